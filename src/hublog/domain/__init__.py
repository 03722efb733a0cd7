"""Pure rules and records: no files, no clock, no screen, no database."""
