"""Copies that nobody made, what is in them, and a door behind which they lie."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from hublog.domain.hubs import Hub
from hublog.domain.laptops import TOOK_BACK_YES
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.rotation import Copy
from hublog.services.api import Services
from hublog.services.copy_ports import HeldCopy
from hublog.services.dump import Dumped
from hublog.services.looking_back import BackupLook, Holds, Lost
from hublog.services.ports import Store
from hublog.services.ways_in import Diagnosis
from open_door import OpenDoor

SECRET = "heron"  # noqa: S105 - it opens nothing real
_FOLDER = Path("home/backups")


def moment(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A moment of May 2026 by the hub's own clock."""
    return dt.datetime(2026, 5, day, hour, minute)  # noqa: DTZ001 - local wall time


def held(made_at: dt.datetime, reason: str = "closing", *, outside: bool = False) -> HeldCopy:
    """A copy of 3.4 MB."""
    name = f"CUM-EWA_{made_at:%Y-%m-%d_%H%M%S}_{reason}"
    copy = Copy(name=name, made_at=made_at, reason=reason)
    return HeldCopy(copy, _FOLDER / f"{name}.db", 3_560_000, checked=True, outside=outside)


COPIES = (
    held(moment(4, 16, 31)),
    held(moment(4, 9, 58), "daily"),
    held(moment(1, 16, 12)),
)
"""The newest first."""


def holds(name: str = "Ewanrigg Hub") -> Holds:
    """What a copy holds."""
    return Holds(
        hub=Hub(id="hub", code="CUM-EWA", name=name),
        tallies={"session": 61, "person": 118, "attendance": 1402, "activity": 4},
        newest_action=moment(4, 16, 28),
        newest_session=dt.date(2026, 5, 1),
        months_signed=(Month(2026, 3), Month(2026, 4)),
        device="laptop",
    )


def lost(
    rows: dict[str, int] | None = None, actions: int = 19, *, whole: bool = True, taken: int = 0
) -> Lost:
    """What a copy lacks."""
    return Lost(
        actions=actions,
        by_kind={"signed_in": actions - taken, TOOK_BACK_YES: taken},
        first=moment(5, 9, 40),
        last=moment(5, 9, 57),
        newest_session=dt.date(2026, 5, 5),
        rows={"session": 1, "attendance": 17, "person": 1} if rows is None else rows,
        whole=whole,
    )


def look(
    copy: HeldCopy = COPIES[0],
    lacks: Lost | None = None,
    *,
    forgotten: int = 0,
    other_hub: bool = False,
    faults: tuple[Problem, ...] = (),
) -> BackupLook:
    """What is found in a copy."""
    return BackupLook(
        held=copy,
        holds=holds(),
        lost=lacks,
        forgotten=forgotten,
        other_hub=other_hub,
        faults=faults,
    )


def dumped(path: Path, password: str = "") -> Dumped:
    """What was written of a register that was damaged."""
    return Dumped(
        path=path,
        rows={"person": 118, "session": 61},
        from_history=2,
        lost=3,
        broken=("attendance",),
        protected=bool(password),
    )


@dataclass
class CopiesDoor(OpenDoor):
    """A door whose copies are told by the test; ``done`` says what was asked of it."""

    home: Path
    services: Services
    there: bool = True
    lying: tuple[HeldCopy, ...] = COPIES
    looks: BackupLook | Problem = field(default_factory=lambda: look(lacks=lost()))
    before: HeldCopy | None = None
    diagnosis: Diagnosis | Problem = Problem("NOTHING_DAMAGED")  # noqa: RUF009 - it is frozen
    opens: Services | Problem | None = None
    dumped: Dumped | Problem | None = None
    done: list[tuple[object, ...]] = field(default_factory=list)

    def open(self, secret: str) -> Services | Problem:
        found = self.services if self.opens is None else self.opens
        return found if secret == SECRET else Problem("WRONG_PASSPHRASE")

    def copies(self) -> tuple[HeldCopy, ...]:
        return self.lying

    def look_at_backup(
        self, backup: Path, secret: str, present: Store | None = None
    ) -> BackupLook | Problem:
        self.done.append(("look", backup, present is not None))
        return self.looks if secret == SECRET else Problem("WRONG_PASSPHRASE")

    def restore(self, backup: Path, secret: str) -> Services | Problem:
        self.done.append(("restore", backup, secret))
        return self.services if self.opens is None else self.opens

    def replaced(self) -> HeldCopy | None:
        return self.before

    def undo_restore(self, secret: str) -> Services | Problem:
        self.done.append(("undo", secret))
        return self.services if self.opens is None else self.opens

    def diagnose(self, secret: str) -> Diagnosis | Problem:
        self.done.append(("diagnose", secret))
        return self.diagnosis

    def recover(self, secret: str) -> Services | Problem:
        self.done.append(("recover", secret))
        return self.services

    def dump(self, path: Path, secret: str, password: str = "") -> Dumped | Problem:
        self.done.append(("dump", path, secret, password))
        return self.dumped or dumped(path, password)
