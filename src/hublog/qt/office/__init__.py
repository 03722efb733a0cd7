"""The window of a programme office: returns, evidence, packs and settings."""
