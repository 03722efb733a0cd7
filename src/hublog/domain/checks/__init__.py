"""The quality rules of a month, one small pure function each, found by its id (domain.md, DQ01-DQ25)."""
