"""How an older store of an office gets today's tables; imported only where one is older."""
