"""One typed row for each line of a return's sheets (return-format.md, Sheets)."""

import datetime as dt
from typing import NamedTuple

from hublog.domain.months import Month

COUNTED_BANDS = (
    *("0-4", "5-10", "11-15", "16-17", "18-24", "25-34", "35-44", "45-54"),
    *("55-64", "65-74", "75-84", "85+", "NS", "NK", "U18", "25-44", "45-64", "65+"),
)
"""Every age band and door group a count may carry, in the order of their columns; only grows."""

VOLUNTEER_KINDS = ("delivery", "setup", "admin", "training")
"""The kinds of volunteer time, in the order of their columns; only grows."""


def band_name(band: str) -> str:
    """The machine name of a band: ``85+`` is ``85_plus``."""
    return band.lower().replace("-", "_").replace("+", "_plus")


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


class ReferralRow(NamedTuple):
    """One referral made in the month, or whose outcome came in it, as it stood at the month's end.

    It stands in both returns; that way no later outcome ever changes what was sent.
    """

    referral_id: str
    activity_code: str
    direction: str
    date: dt.date
    org_type: str
    reason: str
    status: str
    days_to_outcome: int | None


class OutcomeRow(NamedTuple):
    """What changed for those who answered one question twice in one activity; nobody's own answers.

    ``pairs`` counts people whose later answer fell in the month; there is no row of fewer than 8
    (domain.md, E01-E08). The rest may be ``None`` in rows that were sent before that was so.
    """

    activity_code: str
    instrument: str
    question: str
    pairs: int
    mean_start: float | None
    mean_latest: float | None
    mean_change: float | None
    improved: int | None
    same: int | None
    worse: int | None


class LearningRow(NamedTuple):
    """One answer of the month's learning; ``prompt`` is one of ``learning.PROMPTS``."""

    prompt: str
    text: str
    conditions: str
    story_consent: str


class ChangeRow(NamedTuple):
    """One field, or one whole row, that differs from the version before."""

    sheet: str
    row_id: str
    change: str
    field: str
    old: str
    new: str
    reason: str


class ErasureRow(NamedTuple):
    """Somebody was forgotten: whoever holds rows under this reference deletes them."""

    person_ref: str
    forgotten_on: dt.date


class CheckRow(NamedTuple):
    """Something a check found, or the office asked, that travels with the hub's reason.

    ``message`` is a key below ``check`` in the catalogue, ``values`` fill its gaps. ``query_id`` is
    the id of the office's question that the row answers.
    """

    rule: str
    severity: str
    sheet: str
    row_id: str
    message: str
    values: tuple[tuple[str, str | int], ...]
    reason: str
    query_id: str = ""


class WeekBar(NamedTuple):
    """Footfall of one week, which begins on a Monday."""

    monday: dt.date
    footfall: int


class MonthBar(NamedTuple):
    """Different people of one month, by whether it was their first visit."""

    month: Month
    first_visits: int
    returning: int
