"""What the hub offers again and again, its timetable and the conditions it runs under."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time

from hublog.domain.names import fold

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


def short_code(name: str, taken: Collection[str]) -> str:
    """A free code from the name's first letters, such as ``WARM`` or ``WARM2``."""
    stem = code = fold(name).replace(" ", "").upper()[:_SHORT_CODE_LENGTH]
    number = 1
    while code in taken:
        number += 1
        code = f"{stem}{number}"
    return code


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)
