"""Where this laptop keeps the register, and how long making a key may take."""

import os
from pathlib import Path

import appdirs

_USUAL_KEY_SECONDS = 1.0


def home(given: Path | None = None) -> Path:
    """The home folder: the one given, else ``HUBLOG_HOME``, else the system's data folder."""
    return given or Path(
        os.environ.get("HUBLOG_HOME") or appdirs.user_data_dir("hublog", appauthor=False)
    )


def key_seconds() -> float:
    """How long deriving a key should take on this laptop, in seconds.

    ``HUBLOG_KEY_SECONDS`` overrides it; 0 asks for the allowed floor, as the tests do.
    """
    return float(os.environ.get("HUBLOG_KEY_SECONDS") or _USUAL_KEY_SECONDS)


def database() -> str:
    """The URL of a programme office's database server, from ``HUBLOG_DATABASE``; empty for none."""
    return os.environ.get("HUBLOG_DATABASE", "")
