"""The list of the forgotten outside the database: ids and nothing else.

It lies in the home folder and beside every backup, so that a restored older backup cannot bring
anybody back (safety.md, the journal).
"""

import json
from collections.abc import Collection
from pathlib import Path

from hublog.store.durable import write_whole
from hublog.store.folder import BACKUPS, FORGOTTEN


def read(file: Path) -> frozenset[str]:
    """The ids on one list; none where there is no list or it cannot be read."""
    try:
        ids = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return frozenset()
    return frozenset(map(str, ids)) if isinstance(ids, list) else frozenset()


def write(file: Path, ids: Collection[str]) -> None:
    """Write a list whole, sorted, one id a line."""
    write_whole(file, json.dumps(sorted(ids), indent=0).encode())


def beside(backup: Path) -> Path:
    """Where the list of a backup lies."""
    return backup.with_suffix(".forgotten")


def known_in(home: Path) -> frozenset[str]:
    """Everybody any list in a home folder names."""
    lists = [home / FORGOTTEN, *(home / BACKUPS).glob("*.forgotten")]
    return frozenset().union(*map(read, lists))
