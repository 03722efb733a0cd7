"""One occurrence of an activity, who came to it and who was only counted."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from hublog.domain.derived_ids import derived

_UK = ZoneInfo("Europe/London")
JOINED_TO = "joined_to"
"""The one field that may name a row for what it was: ``Session.joined_to``."""
ALONE = "-"
"""What ``Attendance.left_with`` begins with where somebody left by themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One occurrence of an activity: one date, one place, start to end.

    ``status`` is planned, open, closed or cancelled; ``source`` is live, paper or import. When it
    opens it takes a copy of the activity's type, place and conditions, so that later changes to the
    activity never rewrite it. ``entered_on`` is the day its facts reached the register.
    ``nobody_came`` says of an empty session that this is a fact and no gap (DQ07). One that was made
    twice, on two laptops, is gone once a person said so, and ``joined_to`` names the one that stays. ``meals`` were given out at it,
    ``None`` where nobody counted them.
    """

    id: str
    activity_id: str
    date: dt.date
    start: dt.time | None = None
    end: dt.time | None = None
    status: str = "planned"
    cancel_reason: str | None = None
    type: str = ""
    place_id: str | None = None
    conditions: tuple[str, ...] = ()
    source: str = "live"
    paper_count: int | None = None
    nobody_came: bool = False
    opened_at: dt.datetime | None = None
    entered_on: dt.date | None = None
    note: str = ""
    learning_note: str = ""
    joined_to: str | None = None
    meals: int | None = None
    alive: bool = True

    @property
    def last_day(self) -> dt.date:
        """The day it ends on, the next one where it runs over midnight."""
        over_night = self.start is not None and self.end is not None and self.end < self.start
        return self.date + dt.timedelta(days=over_night)

    @property
    def hours(self) -> float | None:
        """How long it ran, in hours by the UK clock; ``None`` where a time is missing."""
        if self.start is None or self.end is None:
            return None
        first = dt.datetime.combine(self.date, self.start, _UK)
        last = dt.datetime.combine(self.date, self.end, _UK)
        if self.end < self.start:
            last += dt.timedelta(days=1)
        return (last.timestamp() - first.timestamp()) / 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One person at one session, counted once however often they come and go.

    ``status`` is present, cancelled or did_not_attend; ``at`` is the local time of signing in. Where
    leaving is written down, as of children, ``left_at`` is the local time of it and ``left_with``
    whoever collected them, ``ALONE`` (and why) where they went by themselves, empty where nobody
    wrote it down.
    """

    id: str
    session_id: str
    person_id: str
    status: str = "present"
    at: dt.datetime | None = None
    left_at: dt.datetime | None = None
    left_with: str = ""
    alive: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """People counted without a name: ``n`` more (or fewer) in an age band or door group.

    The tally of a band is the sum of its rows, so two laptops add up and any single count can be
    taken back. ``first_time_n`` of them said it was their first time. Counts of people who came
    together, such as a family, carry the same ``party``.
    """

    id: str
    session_id: str
    age_band: str
    n: int
    first_time_n: int = 0
    party: str = ""
    at: dt.datetime | None = None
    alive: bool = True


def session_id(activity_id: str, day: dt.date, start: dt.time | None, number: int = 1) -> str:
    """The id two laptops agree on for the same session (safety.md, the journal).

    A session that is moved takes its id along; the next one of that day and start gets ``number`` 2.
    """
    moment = start.isoformat("minutes") if start else ""
    again = "" if number == 1 else f"|{number}"
    return derived(f"session|{activity_id}|{day.isoformat()}|{moment}{again}")


def attendance_id(session: str, person: str) -> str:
    """The id two laptops agree on for one person at one session (safety.md, the journal)."""
    return derived(f"attendance|{session}|{person}")


def brought_in_id(*parts: str) -> str:
    """The id of a fact of a brought-in file that has none of its own: same file, same id."""
    return derived("|".join(("brought in", *parts)))
