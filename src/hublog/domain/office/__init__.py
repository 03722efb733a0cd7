"""What the programme office knows: its hubs, the returns it holds, what it asks and what it learns."""
