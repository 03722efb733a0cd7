"""A return as it arrived: what its manifest says, and the typed rows of its sheets."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from hublog.domain.months import Month
from hublog.domain.sheet_rows import (
    AttendanceRow,
    ChangeRow,
    ErasureRow,
    LearningRow,
    PersonRow,
    ReferralRow,
    SessionRow,
    VolunteeringRow,
)


class FigureSaid(NamedTuple):
    """One line of the Summary sheet; ``None`` is a blank cell."""

    indicator: str
    value: float | None
    numerator: float | None
    denominator: float | None
    note: str


class BreakdownSaid(NamedTuple):
    """One line of the Breakdown sheet, as displayed: a number or ``*``."""

    dimension: str
    category: str
    people: str
    attendances: str


class CheckSaid(NamedTuple):
    """One line of the Checks sheet: what a rule found or the office asked, and the hub's reason.

    ``query_id`` is the id of the question of the office that the line answers, else empty.
    """

    rule: str
    severity: str
    sheet: str
    row_id: str
    message: str
    reason: str
    query_id: str = ""


class OutcomeSaid(NamedTuple):
    """One line of the Outcomes sheet: matched pairs of one question in one activity.

    All but ``pairs`` is ``None`` where the hub had fewer than 8 of them.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """One version of a hub's return for a month, whole.

    ``digest`` is the SHA-256 over what all its sheets say; ``drawn_on`` the day on which the hub
    signed it off; ``complete`` that the month was over by then; ``rows_shared`` that it holds rows
    about people who agreed. ``month`` is
    ``YYYY-MM``.
    """

    hub_code: str
    hub_name: str
    month: str
    version: int
    digest: str
    public_key: str
    drawn_on: dt.date
    app_version: str
    complete: bool
    rows_shared: bool
    figures: tuple[FigureSaid, ...]
    sessions: tuple[SessionRow, ...]
    people: tuple[PersonRow, ...] = ()
    attendance: tuple[AttendanceRow, ...] = ()
    volunteering: tuple[VolunteeringRow, ...] = ()
    referrals: tuple[ReferralRow, ...] = ()
    outcomes: tuple[OutcomeSaid, ...] = ()
    breakdown: tuple[BreakdownSaid, ...] = ()
    learning: tuple[LearningRow, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    erasures: tuple[ErasureRow, ...] = ()
    checks: tuple[CheckSaid, ...] = ()

    @property
    def nil(self) -> bool:
        """Whether nothing was held, which is a return all the same."""
        return not any(row.status == "closed" for row in self.sessions)


def odd_row(arrived: Arrived) -> str:
    """What names the first row that cannot be true of its month; empty where there is none.

    Whoever sealed it, such a return would spoil every sum: sessions of other months or twice, visits
    to sessions that are not there, one reference for two people.
    """
    ids = [row.session_id for row in arrived.sessions]
    if len(set(ids)) < len(ids):
        return "Sessions"
    for row in arrived.sessions:
        if str(Month.of(row.date)) != arrived.month:
            return f"Sessions {row.session_id}"
    refs = [row.person_ref for row in arrived.people]
    if len(set(refs)) < len(refs):
        return "People"
    known = set(ids)
    unknown = (row for row in arrived.attendance if row.session_id not in known)
    return next((f"Attendance {row.attendance_id}" for row in unknown), "")
