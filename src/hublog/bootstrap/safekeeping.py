"""The ways in that lead through a copy of the register: looked at, put in place, put back, recovered."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from hublog.domain.problems import Problem
from hublog.services.api import Services
from hublog.services.copy_ports import HeldCopy
from hublog.services.ports import Ids, Store
from hublog.services.settled_clock import SettledClock
from hublog.store import door as store_door
from hublog.store.sql_store import SqlStore

if TYPE_CHECKING:  # only who lost something needs them
    from hublog.services.dump import Dumped
    from hublog.services.looking_back import BackupLook
    from hublog.services.ways_in import Diagnosis

BY_ITSELF = "hublog"
"""Who acts where nobody asked for it: what was forgotten stays forgotten after a restore."""


class Safekeeping:
    """The part of a home folder's door that deals in copies; ``_services`` makes the services of a store."""

    home: Path
    _clock: SettledClock
    _ids: Ids
    _services: Callable[[SqlStore], Services]

    def restore(self, backup: Path, secret: str) -> Services | Problem:
        """Put a backup in the place of the register, which is kept aside, and open it."""
        return self._opened(
            store_door.restore(self.home, self._clock, self._ids, backup, secret, self._forget)
        )

    def copies(self) -> tuple[HeldCopy, ...]:
        """The copies in the home folder, newest first."""
        from hublog.store.folder import BACKUPS
        from hublog.store.shelf import lying

        return lying(self.home / BACKUPS)

    def look_at_backup(
        self, backup: Path, secret: str, present: Store | None = None
    ) -> "BackupLook | Problem":
        """What a backup holds and what of the register it does not; nothing is changed."""
        from hublog.store.looking import look_at

        return look_at(self.home, self._clock, self._ids, backup, secret, present)

    def replaced(self) -> HeldCopy | None:
        """The register that the last restore replaced."""
        from hublog.store.recovering import replaced

        return replaced(self.home, self._clock.now())

    def undo_restore(self, secret: str) -> Services | Problem:
        """Put the register back that the last restore replaced."""
        before = self.replaced()
        if before is None:
            return Problem("NOTHING_REPLACED", str(self.home))
        return self.restore(before.file, secret)

    def diagnose(self, secret: str) -> "Diagnosis | Problem":
        """What is lost or damaged, and what would help."""
        from hublog.store.recovering import diagnose

        return diagnose(self.home, self._clock, self._ids, secret)

    def recover(self, secret: str) -> Services | Problem:
        """Do what ``diagnose`` says, and open the register."""
        from hublog.store.recovering import recover

        return self._opened(recover(self.home, self._clock, self._ids, secret, self._forget))

    def draw_password(self) -> str:
        """Four words nobody can guess."""
        from hublog.store.passphrase import draw

        return draw()

    def dump(self, path: Path, secret: str, password: str = "") -> "Dumped | Problem":
        """Write everything that can still be read into a workbook, though the register does not open."""
        from hublog.services.dump import written
        from hublog.sheets.dump_writer import DumpFiles
        from hublog.store.recovering import salvaged

        found = salvaged(self.home, secret)
        if isinstance(found, Problem):
            return found
        return written(found, DumpFiles(), self._clock.now(), path, password)

    def _forget(self, store: Store, person_ids: Collection[str]) -> None:
        from hublog.services.forget import Forget

        self._clock.attend(store)
        with self._clock.cautiously():
            Forget(store, self._clock).again(BY_ITSELF, person_ids)

    def _opened(self, store: SqlStore | Problem) -> Services | Problem:
        return store if isinstance(store, Problem) else self._services(store)
