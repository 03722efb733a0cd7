"""A verified copy for a reason: made, taken along, and older ones let go of after it."""

from collections.abc import Collection
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from hublog.domain.problems import Problem
from hublog.domain.rotation import copy_name, kept
from hublog.services.copy_ports import HeldCopy, Shelf
from hublog.services.hub import the_hub
from hublog.services.ports import Clock, Store
from hublog.services.unavailable import StorageUnavailable

OUTSIDE, OUTSIDE_AT = "copies_outside", "copies_outside_at"
_AS_OF, _TAKEN = "copies_as_of", "copies_taken_along"
_TRIES = 2


class Copied(NamedTuple):
    """What came of a copy: the copy, or why there is none; the same for the one outside this laptop."""

    copy: HeldCopy | None = None
    problem: Problem | None = None
    outside: HeldCopy | None = None
    outside_problem: Problem | None = None


def copy_before(store: Store, clock: Clock, reason: str) -> Problem | None:
    """A verified copy before something that could go wrong; none is made of what was copied just so.

    What held a new file for a moment, a virus scanner say, may have let go of it at the second try.
    Problem: ``COPY_FIRST``, because of what failed, where that failed too; whoever asked does nothing then.
    """
    why: Problem | None = None
    for _ in range(_TRIES):
        try:
            if current(store.shelf) is None:
                make(store, clock, reason)
        except StorageUnavailable as failure:
            why = failure.problem
        else:
            return None
    return Problem("COPY_FIRST", str(store.shelf.folder), because=why)


def copied(store: Store, clock: Clock, reason: str, *, outside: bool = True) -> Copied:
    """Make a copy and take it along; nothing is raised, since no copy may stop the day's work."""
    try:
        held = make(store, clock, reason)
        return along(store.shelf, held, clock.now()) if outside else Copied(held)
    except StorageUnavailable as failure:
        return Copied(problem=failure.problem)


def make(store: Store, clock: Clock, reason: str) -> HeldCopy:
    """Make a copy on this laptop; older ones go once it is verified. Raises ``StorageUnavailable``."""
    shelf = store.shelf
    with store.reading() as reader:
        code = the_hub(reader).code
    now, taken = clock.now(), {each.copy.name for each in shelf.copies()}
    while (name := copy_name(code, now, reason)) in taken:
        now += timedelta(seconds=1)
    mark = shelf.mark()
    held = shelf.make(name)
    shelf.note(_AS_OF, f"{name} {mark}")
    _rotate(shelf, shelf.copies(), clock.now().date(), name)
    return held


def current(shelf: Shelf) -> HeldCopy | None:
    """The copy that holds just what the register holds, if there is one."""
    name, _, mark = shelf.noted(_AS_OF).partition(" ")
    if not name or mark != shelf.mark():
        return None
    return next((each for each in shelf.copies() if each.copy.name == name), None)


def along(shelf: Shelf, held: HeldCopy, now: datetime) -> Copied:
    """Take a copy along into the folder outside, where one was chosen and it is there."""
    chosen = shelf.noted(OUTSIDE)
    if not chosen:
        return Copied(held)
    folder = Path(chosen)
    if not shelf.is_folder(folder):
        return Copied(held, outside_problem=Problem("STICK_MISSING", chosen))
    try:
        there = {each.copy.name: each for each in shelf.copies(folder)}
        beside = there.get(held.copy.name) or shelf.take_along(held, folder)
        if shelf.outside_this_disk(folder):
            shelf.note(OUTSIDE_AT, now.isoformat(timespec="seconds"))
        ours = _taken_by_us(shelf, folder, held.copy.name)
    except StorageUnavailable as failure:
        return Copied(held, outside_problem=failure.problem)
    _rotate(shelf, ours, now.date(), held.copy.name)
    return Copied(held, None, beside._replace(outside=True))


def _taken_by_us(shelf: Shelf, folder: Path, name: str) -> tuple[HeldCopy, ...]:
    """What this laptop took along: the copies of others on the same stick are not ours to take away."""
    taken = {*shelf.noted(_TAKEN).split(), name}
    ours = tuple(each for each in shelf.copies(folder) if each.copy.name in taken)
    shelf.note(_TAKEN, " ".join(sorted(each.copy.name for each in ours)))
    return ours


def _rotate(shelf: Shelf, lying: Collection[HeldCopy], today: date, made: str) -> None:
    stay = kept([each.copy for each in lying], today, made)
    # What cannot be taken away now is taken away after the next copy.
    with suppress(StorageUnavailable):
        shelf.remove([each for each in lying if each.copy.name not in stay])
