"""Spoils pages of a register's file, as a worn disk does."""

from contextlib import closing
from pathlib import Path

from hublog.store.engine import keyed
from hublog.store.folder import PAGE_BYTES


def root_of(database: Path, key: bytes, name: str) -> int:
    """The number of the first page of a table or an index."""
    with closing(keyed(database, key)) as connection:
        found = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,))
        return int(found.fetchone()[0])


def spoil_page(database: Path, number: int) -> None:
    """Turn one bit of a page."""
    content = bytearray(database.read_bytes())
    content[(number - 1) * PAGE_BYTES + PAGE_BYTES // 2] ^= 1
    database.write_bytes(content)


def spoil(file: Path, at: int = -2000) -> None:
    """Turn one bit of a byte."""
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)
