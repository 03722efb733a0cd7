"""How much a test tries: little whenever all tests are passed, much where ``dev.py crash`` asks for it."""

import os

LONG = bool(os.environ.get("HUBLOG_LONG_RUN"))


def tries(usually: int, at_length: int) -> int:
    """How often to try something."""
    return at_length if LONG else usually
