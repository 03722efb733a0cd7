"""The copies of a register that nobody has on a disk."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from hublog.domain.problems import Problem
from hublog.domain.rotation import REASONS, Copy, named
from hublog.services.copy_ports import HeldCopy
from hublog.services.unavailable import StorageUnavailable

BACKUPS = Path("home/backups")
STICK = Path("stick")


class FakeShelf:
    """Copies in memory.

    Set ``unavailable`` to a Problem to make every copy fail, ``unreadable`` to make the register itself
    unreadable.

    ``folders`` are there; ``other_disks`` are folders on another disk than the register.
    """

    folder = BACKUPS

    def __init__(self, mark: Callable[[], str]) -> None:
        self.lying: dict[Path, list[HeldCopy]] = {BACKUPS: []}
        self.unavailable: Problem | None = None
        self.stick_unavailable: Problem | None = None
        self.unreadable: Problem | None = None
        self.no_removing = False
        self.faults: dict[Path, Problem] = {}
        self.folders = {BACKUPS, STICK}
        self.other_disks = {STICK}
        self.notes: dict[str, str] = {}
        self.removed: list[str] = []
        self.mark = mark

    def copies(self, folder: Path | None = None) -> tuple[HeldCopy, ...]:
        held = self.lying.get(folder or BACKUPS, [])
        return tuple(sorted(held, key=lambda each: each.copy.made_at, reverse=True))

    def make(self, name: str) -> HeldCopy:
        _demand(self.unavailable)
        return self._put(BACKUPS, name)

    def take_along(self, copy: HeldCopy, folder: Path) -> HeldCopy:
        _demand(self.stick_unavailable)
        return self._put(folder, copy.copy.name)

    def remove(self, copies: Collection[HeldCopy]) -> None:
        if self.no_removing:
            _demand(Problem("DISK_FAILED"))
        for each in copies:
            self.lying[each.file.parent].remove(each)
            self.removed.append(each.copy.name)

    def verify(self, file: Path) -> Problem | None:
        return self.faults.get(file)

    def noted(self, name: str) -> str:
        _demand(self.unreadable)
        return self.notes.get(name, "")

    def note(self, name: str, text: str) -> None:
        _demand(self.unavailable)
        self.notes[name] = text

    def is_folder(self, folder: Path) -> bool:
        return folder in self.folders

    def outside_this_disk(self, folder: Path) -> bool:
        return folder in self.other_disks

    def inside_home(self, folder: Path) -> bool:
        return folder.is_relative_to(BACKUPS.parent)

    def add(self, name: str, folder: Path = BACKUPS, *, holds_forgotten: bool = False) -> HeldCopy:
        """A copy that was made before."""
        held = self._put(folder, name)
        marked = held._replace(copy=replace(held.copy, holds_forgotten=holds_forgotten))
        self.lying[folder][-1] = marked
        return marked

    def _put(self, folder: Path, name: str) -> HeldCopy:
        at, reason = named(name) or (datetime(2026, 1, 1), "other")  # noqa: DTZ001 - local wall time
        copy = Copy(name=name, made_at=at, reason=reason)
        held = HeldCopy(copy, folder / f"{name}.db", 4096, checked=reason in REASONS)
        self.lying.setdefault(folder, []).append(held)
        return held


def _demand(problem: Problem | None) -> None:
    if problem is not None:
        raise StorageUnavailable(problem)
