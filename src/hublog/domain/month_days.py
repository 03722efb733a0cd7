"""A month as a calendar: what each day holds, how busy it was, and what is missing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from hublog.domain.ledger import Ledger
from hublog.domain.month_rows import SessionRow, session_rows
from hublog.domain.months import Month, days
from hublog.domain.timetable import Gap, gaps, unmet

HOTTEST = 5
"""The darkest shade of a day."""


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of the calendar; ``footfall`` is that of the sessions held, ``None`` without one.

    ``status`` is what matters most of the day: missing (a session was due and has no numbers), open
    (running or left open), held, cancelled, planned (today or later) or none. ``heat`` is 0 where
    nobody came, else 1 to 5, against the days of the last twelve months.
    """

    date: date
    footfall: int | None
    sessions: tuple[str, ...]
    status: str
    heat: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of a month, its sessions and the gaps in it."""

    days: tuple[DayCell, ...]
    sessions: tuple[SessionRow, ...]
    gaps: tuple[Gap, ...]


def calendar_of(book: Ledger, month: Month, today: date) -> Calendar:
    """The month's calendar as of ``today``, which is not over yet."""
    sessions = session_rows(book, month.window)
    by_day: dict[date, list[SessionRow]] = defaultdict(list)
    for row in sessions:
        by_day[row.date].append(row)
    facts = book.facts
    empty = [id_ for id_, s in facts.sessions.items() if not book.turnout(s).footfall]
    missing = gaps(facts.activities.values(), facts.sessions.values(), empty, month.window, today)
    without = {gap.day for gap in missing}
    heats = _heats(book, month)
    cells = []
    for day in days(month.window):
        rows = by_day[day]
        held = [row.footfall for row in rows if row.status == "closed"]
        footfall = sum(held) if held else None
        status = _status(book, day, {row.status for row in rows}, day in without, today)
        heat = heats.get(footfall or 0, 0)
        cells.append(DayCell(day, footfall, tuple(row.session_id for row in rows), status, heat))
    return Calendar(tuple(cells), sessions, missing)


def _status(book: Ledger, day: date, statuses: set[str], missing: bool, today: date) -> str:  # noqa: FBT001 - one of five facts
    if missing:
        return "missing"
    for status in ("open", "closed", "cancelled", "planned"):
        if status in statuses:
            return {"closed": "held"}.get(status, status)
    return "planned" if day >= today and _is_planned(book, day) else "none"


def _is_planned(book: Ledger, day: date) -> bool:
    return any(
        each.status == "active" and unmet(each.slots_on(day), ())
        for each in book.facts.activities.values()
    )


def _heats(book: Ledger, month: Month) -> Mapping[int, int]:
    """The shade of each number of people, by its place among the days of the last twelve months.

    A single very busy day leaves the others their shades, and a quiet month looks quiet.
    """
    footfall: dict[date, int] = defaultdict(int)
    for session in book.held_in(month.rolling_year):
        footfall[session.date] += book.turnout(session).footfall
    return _shades(sorted(n for n in footfall.values() if n))


def _shades(numbers: Sequence[int]) -> dict[int, int]:
    """For each of the numbers, which are in order, the fifth that the middle of its run falls in."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, number in enumerate(numbers):
        places[number].append(place)
    return {
        number: ceil(HOTTEST * (run[0] + run[-1] + 1) / (2 * len(numbers)))
        for number, run in places.items()
    }
