"""The content of a month's return: one typed row per line of each sheet (return-format.md, Sheets)."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, fields, replace
from typing import NamedTuple

from hublog.domain.breakdowns import BreakdownRow
from hublog.domain.hubs import Hub
from hublog.domain.indicators import Comparison
from hublog.domain.months import Month

COUNTED_BANDS = (
    *("0-4", "5-10", "11-15", "16-17", "18-24", "25-34", "35-44", "45-54"),
    *("55-64", "65-74", "75-84", "85+", "NS", "NK", "U18", "25-44", "45-64", "65+"),
)
"""Every age band and door group a count may carry, in the order of their columns; only grows."""

VOLUNTEER_KINDS = ("delivery", "setup", "admin", "training")
"""The kinds of volunteer time, in the order of their columns; only grows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the first page says, and what the hidden manifest repeats for machines.

    ``supersedes`` is the version before, if any; ``complete`` says that the month was over when the
    return was drawn; ``rows_shared`` that it holds rows about people who agreed. ``coverage`` is
    A05, ``None`` where nobody came.
    """

    hub: Hub
    month: Month
    version: int
    drawn_on: dt.date
    device: str
    complete: bool
    sessions_held: int
    sessions_cancelled: int
    footfall: int
    different_people: int
    coverage: float | None
    rows_shared: bool

    @property
    def supersedes(self) -> int | None:
        """The version that this one replaces whole."""
        return self.version - 1 if self.version > 1 else None

    @property
    def nil(self) -> bool:
        """Whether nothing was held, which is a return all the same."""
        return self.sessions_held == 0


class SessionRow(NamedTuple):
    """One session of the month, whatever its status; ``counted`` follows ``COUNTED_BANDS``.

    People counted without a name who belong to no known band, and visits of people who were
    forgotten, stand under ``NK``, so that ``footfall`` is ``named_present`` plus ``counted``.
    """

    session_id: str
    activity_code: str
    activity: str
    type: str
    date: dt.date
    weekday: str
    start: dt.time | None
    end: dt.time | None
    hours: float | None
    place: str
    status: str
    cancel_reason: str | None
    named_present: int
    counted: tuple[int, ...]
    footfall: int
    first_time_named: int
    first_time_counted: int
    volunteers: int
    volunteer_hours: float
    conditions: str
    source: str
    entered_on: dt.date | None
    days_late: int | None
    note: str


class PersonRow(NamedTuple):
    """One person who agreed to it, without a name; rows never cross sensitive traits."""

    person_ref: str
    age_band: str
    imd_decile: int | None
    imd_index: str
    first_ever_month: str
    visits_month: int
    visits_12m: int
    engagement_band: str


class AttendanceRow(NamedTuple):
    """One visit of a person who agreed to it."""

    attendance_id: str
    session_id: str
    person_ref: str
    status: str
    is_first: bool


class VolunteeringRow(NamedTuple):
    """Volunteers of one activity; ``minutes`` follows ``VOLUNTEER_KINDS``.

    ``activity_code`` is empty for time that was given outside any session.
    """

    activity_code: str
    activity: str
    people: int
    minutes: tuple[int, ...]
    times_without_minutes: int


class WeekBar(NamedTuple):
    """Footfall of one week, which begins on a Monday."""

    monday: dt.date
    footfall: int


class MonthBar(NamedTuple):
    """Different people of one month, by whether it was their first visit."""

    month: Month
    first_visits: int
    returning: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnContent:
    """Everything one return says; rows stand in id order."""

    cover: Cover
    summary: tuple[Comparison, ...]
    sessions: tuple[SessionRow, ...]
    people: tuple[PersonRow, ...]
    attendance: tuple[AttendanceRow, ...]
    volunteering: tuple[VolunteeringRow, ...]
    breakdown: tuple[BreakdownRow, ...]
    weeks: tuple[WeekBar, ...]
    months: tuple[MonthBar, ...]

    def under(self, version: int, drawn_on: dt.date, device: str) -> "ReturnContent":
        """The same content as that version, of that day and device."""
        cover = replace(self.cover, version=version, drawn_on=drawn_on, device=device)
        return replace(self, cover=cover)

    def digest(self) -> str:
        """SHA-256 of all it says, without when, by which device and as which version."""
        frozen = {"version", "drawn_on", "device"}
        cover = [getattr(self.cover, f.name) for f in fields(Cover) if f.name not in frozen]
        sheets = [getattr(self, f.name) for f in fields(self) if f.name != "cover"]
        text = json.dumps([cover, sheets], default=str, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def file_name(hub_code: str, month: Month, version: int) -> str:
    """The name of the workbook, such as ``CUM-EWA_2026-05_v1.xlsx``."""
    return f"{hub_code}_{month}_v{version}.xlsx"
