"""How older files get today's tables; imported only where a file is older."""
