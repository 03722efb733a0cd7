"""Copies of the office's store."""

from pathlib import Path

from hublog.domain.problems import Problem
from hublog.domain.rotation import copy_name
from hublog.services.office.ports import OfficeStore
from hublog.services.ports import Clock

_NAME = "office"


class OfficeBackups:
    """Use cases about copies of the store."""

    def __init__(self, store: OfficeStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def back_up(self, folder: Path) -> Path | Problem:
        """Write a verified copy into the folder; its name says when.

        Problems: OFFICE_SERVER_BACKUP where the store lies on a server.
        """
        return self._store.back_up(folder, copy_name(_NAME, self._clock.now()))
