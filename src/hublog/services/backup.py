"""Copies of the register, and looking at its health."""

from datetime import datetime
from pathlib import Path

from hublog.domain.problems import Problem
from hublog.services.hub import the_hub
from hublog.services.ports import Clock, Store


class Backups:
    """Use cases about copies of the register."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def back_up(self, folder: Path) -> Path:
        """Write a verified copy into the folder, with its keys and the list of the forgotten.

        The copy's path comes back. Its name says which hub and when.
        """
        with self._store.reading() as reader:
            code = the_hub(reader).code
        return self._store.back_up(folder, copy_name(code, self._clock.now()))

    def check(self) -> list[Problem]:
        """Look at integrity, schema and journal; no problems where all is well."""
        return self._store.check()


def copy_name(code: str, now: datetime) -> str:
    """The name of a copy made now, without an ending; names of later copies sort later."""
    return f"{code}_{now:%Y-%m-%d_%H%M%S}"
