"""The use cases of the programme office, over its store."""
