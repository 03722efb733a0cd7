"""Moments of a start, written down where a measurement asks for them."""

import os
import time
from pathlib import Path

_FILE = os.environ.get("HUBLOG_MARKS")


def mark(name: str) -> None:
    """Note that this was reached; nothing at all where nobody measures."""
    if _FILE:
        with Path(_FILE).open("a", encoding="utf-8") as marks:
            marks.write(f"{name} {time.perf_counter()}\n")
