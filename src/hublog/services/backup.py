"""Copies of the register, and looking at its health."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from hublog.domain.problems import Problem
from hublog.domain.rotation import ASKED, CLOSING, DAILY, REASONS, copy_name
from hublog.services.copy_ports import HeldCopy, Shelf
from hublog.services.copying import OUTSIDE, OUTSIDE_AT, Copied, along, copied, current
from hublog.services.hub import the_hub
from hublog.services.ports import Clock, Store
from hublog.services.unavailable import StorageUnavailable

REMIND_DAYS = range(1, 91)
_USUAL_REMIND_DAYS = 7
_REMIND, _SINCE = "copies_remind_days", "copies_since"


class CopiesStatus(NamedTuple):
    """How the copies stand.

    ``today`` where one was made today; ``failed`` is what the last try of this run said, if it failed.
    ``days_outside`` is set where somebody should be reminded: so many days without a copy outside.
    """

    last: HeldCopy | None
    today: bool
    failed: Problem | None
    outside_folder: Path | None
    outside_there: bool
    outside_same_disk: bool
    outside_last: datetime | None
    remind_days: int
    days_outside: int | None


class Backups:
    """Use cases about copies of the register."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._failed: Problem | None = None
        self._stays_here = False

    def back_up(self, folder: Path) -> Path:
        """Write a verified copy into the folder, with its keys and the list of the forgotten.

        The copy's path comes back. Its name says which hub and when.
        """
        with self._store.reading() as reader:
            code = the_hub(reader).code
        now, shelf = self._clock.now(), self._store.shelf
        made = self._store.back_up(folder, copy_name(code, now))
        if shelf.outside_this_disk(folder):
            shelf.note(OUTSIDE_AT, now.isoformat(timespec="seconds"))
        return made

    def check(self) -> list[Problem]:
        """Look at integrity, schema and journal; no problems where all is well."""
        return self._store.check()

    def daily(self) -> Copied | None:
        """The copy that the first opening of a day makes; ``None`` where today has one.

        It looks at every page of the register, so it finds damage too. Nothing is raised.
        """
        return self._quietly(self._daily)

    def at_close(self) -> Copied | None:
        """The copy upon closing; ``None`` where nothing was written since the last. Nothing is raised."""
        return self._quietly(self._at_close)

    def stays_here(self) -> None:
        """Let the copy upon closing go to no stick, which may be slow: the key must be gone in seconds."""
        self._stays_here = True

    def now(self) -> Copied:
        """A copy because somebody asked for one. Nothing is raised."""
        return self._noted(copied(self._store, self._clock, ASKED))

    def list(self) -> tuple[HeldCopy, ...]:
        """Every copy on this laptop and in the folder outside, where that is there; newest first."""
        shelf = self._store.shelf
        folder = self._outside()
        beside = shelf.copies(folder) if folder is not None and shelf.is_folder(folder) else ()
        held = (*shelf.copies(), *(each._replace(outside=True) for each in beside))
        return tuple(sorted(held, key=lambda each: each.copy.made_at, reverse=True))

    def verify(self, file: Path) -> Problem | None:
        """Look whether a copy would restore; a damaged one is set aside.

        Problems: ``BACKUP_MISSING``, ``BACKUP_DAMAGED``, ``BACKUP_OTHER_KEY``.
        """
        return self._store.shelf.verify(file)

    def status(self) -> CopiesStatus:
        """How the copies stand, for the status line and the settings."""
        shelf, now = self._store.shelf, self._clock.now()
        last, folder = _last(shelf, now.date()), self._outside()
        said = shelf.noted(OUTSIDE_AT)
        return CopiesStatus(
            last=last,
            today=_is_of(last, now.date()),
            failed=self._failed,
            outside_folder=folder,
            outside_there=folder is not None and shelf.is_folder(folder),
            outside_same_disk=folder is not None and not shelf.outside_this_disk(folder),
            outside_last=datetime.fromisoformat(said) if said else None,
            remind_days=remind_days(shelf),
            days_outside=days_outside(shelf, now.date()),
        )

    def choose_outside(self, folder: Path | None) -> Problem | None:
        """Choose where copies outside this laptop go, such as a USB stick; ``None`` for nowhere.

        Problem: ``COPIES_FOLDER`` where there is no such folder or it is part of the home folder.
        """
        shelf = self._store.shelf
        if folder is not None and (shelf.inside_home(folder) or not shelf.is_folder(folder)):
            return Problem("COPIES_FOLDER", str(folder))
        shelf.note(OUTSIDE, "" if folder is None else str(folder))
        return None

    def remind_after(self, days: int) -> Problem | None:
        """Choose after how many days without a copy outside somebody is reminded.

        Problem: ``COPIES_REMIND``.
        """
        if days not in REMIND_DAYS:
            return Problem("COPIES_REMIND", str(days), {"most": REMIND_DAYS[-1]})
        self._store.shelf.note(_REMIND, str(days))
        return None

    def _daily(self) -> Copied | None:
        shelf, today = self._store.shelf, self._clock.now().date()
        if _is_of(_last(shelf, today), today):
            return None
        if not shelf.noted(_SINCE):
            shelf.note(_SINCE, today.isoformat())
        return self._noted(copied(self._store, self._clock, DAILY))

    def _at_close(self) -> Copied | None:
        shelf = self._store.shelf
        held, outside = current(shelf), not self._stays_here
        if held is None:
            return self._noted(copied(self._store, self._clock, CLOSING, outside=outside))
        outside = outside and bool(shelf.noted(OUTSIDE))
        return along(shelf, held, self._clock.now()) if outside else None

    def _quietly(self, job: Callable[[], Copied | None]) -> Copied | None:
        try:
            return job()
        except StorageUnavailable as failure:
            return self._noted(Copied(problem=failure.problem))

    def _outside(self) -> Path | None:
        chosen = self._store.shelf.noted(OUTSIDE)
        return Path(chosen) if chosen else None

    def _noted(self, made: Copied) -> Copied:
        self._failed = made.problem
        return made


def remind_days(shelf: Shelf) -> int:
    """After how many days without a copy outside somebody is reminded."""
    return int(shelf.noted(_REMIND) or _USUAL_REMIND_DAYS)


def days_outside(shelf: Shelf, today: date) -> int | None:
    """For how many days no copy went outside this laptop, once that is too long.

    Counted from the last one, or from the first day on which hublog made copies by itself.
    """
    since = shelf.noted(OUTSIDE_AT)[:10] or shelf.noted(_SINCE)
    if not since:
        return None
    days = (today - date.fromisoformat(since)).days
    return days if days > remind_days(shelf) else None


def _last(shelf: Shelf, today: date) -> HeldCopy | None:
    """The newest, though the clock was ahead when others were made."""
    ours = [each for each in shelf.copies() if each.copy.reason in REASONS]
    by_now = (each for each in ours if each.copy.made_at.date() <= today)
    return next(by_now, ours[0] if ours else None)


def _is_of(copy: HeldCopy | None, day: date) -> bool:
    return copy is not None and copy.copy.made_at.date() == day
