"""What became of a command while the disk failed, as the program under the recorder tells it."""

from pathlib import Path
from typing import NamedTuple

from hublog.domain.people import Person
from hublog.services.unavailable import StorageUnavailable
from made_homes import opened

KINDS = {"open": 1, "write": 2, "sync": 4, "name": 8, "read": 16}
"""What may fail, as the recorder numbers it."""


class Try(NamedTuple):
    """One try: ``hit`` where the failing call was reached; ``parts`` are unfinished files left.

    ``bugs`` is what was written down of bugs; ``file`` is what lies where a file was written to, ``holds``
    what the register comes to when the disk works again, ``names`` who is in it.
    """

    n: int
    hit: bool
    code: int
    out: str
    err: str
    parts: list[str]
    bugs: str
    file: str
    holds: str
    names: list[str]


def names_in(home: Path) -> list[str]:
    """Everybody in the register; nobody where it cannot be opened."""
    try:
        hub = opened(home)
    except StorageUnavailable:
        return []
    names = sorted(person.name for person in hub.find(Person))
    hub.store.close()
    return names
