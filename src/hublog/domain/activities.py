"""What the hub offers again and again, its timetable and the conditions it runs under."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import combinations

from hublog.domain.names import fold
from hublog.domain.problems import Problem

_DAYS_OF_WEEK = range(7)
_SHORT_CODE_LENGTH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One line of the timetable: every ``weekday`` (0 = Monday) from ``start`` to ``end``.

    An ``end`` before the ``start`` is on the next day. Open ends are ``None``; both dates count.
    """

    weekday: int
    start: time
    end: time
    valid_from: date | None = None
    valid_to: date | None = None

    def runs_on(self, day: date) -> bool:
        """Whether this line of the timetable plans a session on that day."""
        return day.weekday() == self.weekday and _within(day, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedCondition:
    """A condition (code list ``condition``) that was in place between two dates, both included."""

    code: str
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the condition was in place on that day."""
        return _within(day, self.since, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Something the hub offers again and again, or a one-off event.

    ``type`` is a code of list ``activity_type``; ``register_mode`` is named, tally or mixed;
    ``age_group`` is adult, child or all; ``status`` is active or inactive.
    """

    id: str
    name: str
    type: str
    short_code: str = ""
    register_mode: str = "mixed"
    age_group: str = "all"
    place_id: str | None = None
    schedule: tuple[Slot, ...] = ()
    conditions: tuple[DatedCondition, ...] = ()
    status: str = "active"
    alive: bool = True

    def slots_on(self, day: date) -> tuple[Slot, ...]:
        """The timetable lines that plan a session on that day, earliest first."""
        return tuple(
            sorted((s for s in self.schedule if s.runs_on(day)), key=lambda slot: slot.start)
        )

    def conditions_on(self, day: date) -> tuple[str, ...]:
        """The codes of the conditions in place on that day, in code order."""
        return tuple(sorted({c.code for c in self.conditions if c.holds_on(day)}))


def timetable_fault(schedule: Collection[Slot]) -> Problem | None:
    """What cannot be right about a timetable; nothing where all is well.

    Problems: TIMETABLE_WEEKDAY, TIMETABLE_NO_TIME where it ends when it starts, TIMETABLE_DATES where
    the last day is before the first, TIMETABLE_TWICE where two lines plan the same session.
    """
    for slot in schedule:
        if slot.weekday not in _DAYS_OF_WEEK:
            return Problem("TIMETABLE_WEEKDAY", str(slot.weekday))
        if slot.start == slot.end:
            return Problem("TIMETABLE_NO_TIME", _clock(slot.start))
        if slot.valid_from and slot.valid_to and slot.valid_to < slot.valid_from:
            return Problem("TIMETABLE_DATES", slot.valid_to.isoformat())
    for one, other in combinations(schedule, 2):
        same = (one.weekday, one.start) == (other.weekday, other.start)
        if same and _overlap(one, other):
            return Problem("TIMETABLE_TWICE", _clock(one.start))
    return None


def with_condition(
    conditions: Collection[DatedCondition], code: str, day: date, *, holds: bool
) -> tuple[DatedCondition, ...]:
    """The conditions where this one holds from that day on, or held until the day before.

    Whatever was planned for later days gives way. What holds already, or does not, stays as it is;
    on and off, or off and on, on the same day leaves no trace.
    """
    others = tuple(each for each in conditions if each.code != code)
    ours = sorted((c for c in conditions if c.code == code), key=_beginning)
    if any(each.holds_on(day) for each in ours) == holds:
        return tuple(conditions)
    yesterday = day - timedelta(days=1)
    if holds:
        past = [each for each in ours if each.until is not None and each.until < day]
        if past and past[-1].until == yesterday:
            return (*others, *past[:-1], replace(past[-1], until=None))
        return (*others, *past, DatedCondition(code=code, since=day))
    ended = (replace(each, until=yesterday) if each.holds_on(day) else each for each in ours)
    return (*others, *(each for each in ended if each.since is None or each.since <= yesterday))


def short_code(name: str, taken: Collection[str]) -> str:
    """A free code from the name's first letters, such as ``WARM`` or ``WARM2``."""
    stem = code = fold(name).replace(" ", "").upper()[:_SHORT_CODE_LENGTH]
    number = 1
    while code in taken:
        number += 1
        code = f"{stem}{number}"
    return code


def _beginning(condition: DatedCondition) -> date:
    return condition.since or date.min


def _overlap(one: Slot, other: Slot) -> bool:
    first = max(one.valid_from or date.min, other.valid_from or date.min)
    last = min(one.valid_to or date.max, other.valid_to or date.max)
    return first <= last


def _clock(moment: time) -> str:
    return moment.strftime("%H:%M")


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)
