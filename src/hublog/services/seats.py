"""Who works at the desk: first names on tiles, and their PINs."""

from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from hublog.domain.journal import Action
from hublog.domain.names import clean, fold
from hublog.domain.problems import Problem
from hublog.domain.seats import LONGEST_SEAT, Seat, can_sit, is_pin, salted, seat_id
from hublog.services.access import WRONG_PINS, Access
from hublog.services.changed import Changed
from hublog.services.ports import Ids, Reader, Store
from hublog.services.unavailable import StorageUnavailable


class Tile(NamedTuple):
    """A name to choose at the desk, and whether a PIN is asked."""

    id: str
    name: str
    has_pin: bool


def odd_name(name: str) -> Problem | None:
    """What is wrong with a name for the desk; an empty one says nothing."""
    cleaned = clean(name)
    if cleaned and not can_sit(cleaned):
        return Problem("DESK_NAME", cleaned[:LONGEST_SEAT])
    return None


class Seats:
    """Use cases about those who work at the desk."""

    def __init__(self, store: Store, ids: Ids, access: Access) -> None:
        self._store = store
        self._ids = ids
        self._access = access

    def everybody(self) -> tuple[Tile, ...]:
        """A tile for each of them, by name."""
        with self._store.reading() as reader:
            seats = sorted(reader.find(Seat), key=lambda seat: fold(seat.name))
        return tuple(Tile(seat.id, seat.name, seat.has_pin) for seat in seats)

    def add(self, actor: str, name: str) -> Changed | Problem:
        """Add somebody to those who work at this desk; a first name is enough.

        Problems: DESK_NAME, DESK_NAME_TAKEN where somebody goes by that name already.
        """
        wrong = odd_name(name)
        if wrong is not None or not clean(name):
            return wrong or Problem("DESK_NAME")
        with self._store.writing(actor, "added_desk_name") as work:
            held = work.get(Seat, seat_id(name))
            if held is not None and held.alive:
                return Problem("DESK_NAME_TAKEN", clean(name))
            work.put(Seat(id=seat_id(name), name=clean(name)))
            return work.commit()

    def remove(self, actor: str, seat: str) -> Changed | Problem:
        """Take a name off those who work at this desk; what they did keeps their name.

        Problem: NO_SUCH_SEAT.
        """
        with self._store.writing(actor, "removed_desk_name") as work:
            held = _seat(work, seat)
            if isinstance(held, Problem):
                return held
            work.put(replace(held, alive=False))
            return work.commit()

    def set_pin(self, actor: str, seat: str, pin: str) -> Changed | Problem:
        """Give somebody a PIN, in place of the one they forgot or as the first.

        Problems: PIN_DIGITS, NO_SUCH_SEAT.
        """
        if not is_pin(pin):
            return Problem("PIN_DIGITS")
        return self._write_pin(actor, "set_pin", seat, salted(pin, self._ids.reference()))

    def clear_pin(self, actor: str, seat: str) -> Changed | Problem:
        """Have somebody sit down without a PIN. Problem: NO_SUCH_SEAT."""
        return self._write_pin(actor, "cleared_pin", seat, "")

    def change_pin(self, actor: str, seat: str, old: str, new: str) -> Changed | Problem:
        """Change one's own PIN, by the old one; an empty old one makes the first.

        Problems: those of ``check_pin``, PIN_DIGITS.
        """
        if not is_pin(new):
            return Problem("PIN_DIGITS")
        held = self._checked(seat, old)
        if isinstance(held, Problem):
            return held
        return self._write_pin(actor, "changed_pin", seat, salted(new, self._ids.reference()))

    def check_pin(self, seat: str, pin: str) -> Seat | Problem:
        """Sit down, as a volunteer, in a running session that was locked.

        Problems: WRONG_PIN with the tries left, PIN_SPENT after five wrong ones in a row, whoever's
        they were: the passphrase is needed then; NO_SUCH_SEAT.
        """
        held = self._checked(seat, pin)
        if not isinstance(held, Problem):
            self._access.step_down()
        return held

    def spent(self) -> bool:
        """Whether no PIN counts any more until the passphrase was given."""
        return not self._access.tries_left

    def _checked(self, seat: str, pin: str) -> Seat | Problem:
        access = self._access
        if self.spent():
            return Problem("PIN_SPENT")
        with self._store.reading() as reader:
            held = _seat(reader, seat)
        if isinstance(held, Problem):
            return held
        if held.opens(pin):
            if (
                held.has_pin
            ):  # or a seat without one would give a passer-by five tries at the others
                access.found()
                self._keep_count()
            return held
        access.missed()
        self._keep_count()
        left = access.tries_left
        return Problem("WRONG_PIN", held.name, {"n": left}) if left else Problem("PIN_SPENT")

    def _keep_count(self) -> None:
        # On a disk that is full it is counted in this run alone; a right PIN opens all the same.
        with suppress(StorageUnavailable):
            kept = str(self._access.wrong_pins or "")
            if self._store.noted(WRONG_PINS) != kept:
                self._store.note(WRONG_PINS, kept)

    def _write_pin(self, actor: str, kind: str, seat: str, kept: str) -> Changed | Problem:
        with self._store.writing(actor, kind) as work:
            held = _seat(work, seat)
            if isinstance(held, Problem):
                return held
            work.put(replace(held, pin=kept))
            return work.commit()


def _seat(reader: Reader, seat: str) -> Seat | Problem:
    held = reader.get(Seat, seat)
    return held if held is not None and held.alive else Problem("NO_SUCH_SEAT")


def takes_off_pin(reader: Reader, action: Action) -> bool:
    """A name added without a PIN may have one by now, which others shall not get round."""
    added = [change.row_id for change in reader.changes_of(action.stamp) if change.table == "seat"]
    return any(seat.has_pin for seat in reader.get_many(Seat, added).values())
