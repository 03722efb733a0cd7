"""How the window looks: colours, type, spacing and icons from one table of tokens."""
