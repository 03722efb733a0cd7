"""Where an office keeps its store: in its home folder, or on a server that the folder names."""

import tomllib
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from hublog.store.durable import make_folder, write_whole
from hublog.store.engine import disk_translated

FILE = "office.toml"
"""Beside the store; it says that an office was set up here before any secret is asked for."""


def is_office(home: Path) -> bool:
    """Whether an office was set up in that folder."""
    return (home / FILE).exists()


def server(home: Path) -> str:
    """The URL of the server that the folder names; empty where the store lies in the folder."""
    try:
        told = tomllib.loads((home / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(told.get("database", ""))


def remember(home: Path, url: str = "") -> None:
    """Say that an office is here, and which server it uses; a password in the URL is never kept."""
    with disk_translated(home):
        make_folder(home, 0o700)
        plain = without_password(url)
        write_whole(home / FILE, f"database = '{plain}'\n".encode())


def without_password(url: str) -> str:
    """The URL as it may be shown and kept."""
    try:
        named = make_url(url) if url else None
    except ArgumentError:
        return ""
    if named is None:
        return ""
    # ``set`` takes nothing away, and what it hides behind stars would be tried as a password.
    bare: URL = named._replace(password=None)
    return bare.render_as_string()
