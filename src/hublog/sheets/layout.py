"""The return as data: which sheets it has, and which columns, in one catalogue that only grows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hublog.domain.returns import ReturnContent
from hublog.domain.sheet_rows import (
    COUNTED_BANDS,
    VOLUNTEER_KINDS,
    SessionRow,
    VolunteeringRow,
    band_name,
)
from hublog.sheets.canonical import Cell, Kind

FORMAT_VERSION = 1
ROW_DIGEST = "row_digest"
COVER = "Cover"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its machine name, what it holds, its width in characters, wrapped or upright."""

    name: str
    kind: Kind
    width: float
    wrap: bool = False
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One data sheet: row 1 machine names, row 2 labels, from row 3 a table of the sheet's name.

    ``frozen`` is the number of columns that stay in sight; ``pages`` how many pages wide it prints.
    """

    name: str
    columns: tuple[Column, ...]
    frozen: int = 1
    pages: int = 1

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of its columns but the row digest, which speaks of the others."""
        return tuple(column.kind for column in self.columns[:-1])


def _sheet(name: str, *columns: Column, frozen: int = 1, pages: int = 1) -> Sheet:
    return Sheet(name, (*columns, Column(ROW_DIGEST, Kind.ID, 13)), frozen, pages)


SUMMARY = _sheet(
    "Summary",
    Column("indicator_id", Kind.CODE, 16),
    Column("indicator", Kind.TEXT, 36, wrap=True),
    Column("value", Kind.FIGURE, 11),
    Column("numerator", Kind.FIGURE, 11),
    Column("denominator", Kind.FIGURE, 11),
    Column("last_month", Kind.FIGURE, 11),
    Column("same_month_last_year", Kind.FIGURE, 12),
    Column("year_to_date", Kind.FIGURE, 11),
    Column("note", Kind.TEXT, 46, wrap=True),
    Column("flag", Kind.CODE, 12),
    frozen=2,
)
SESSIONS = _sheet(
    "Sessions",
    Column("session_id", Kind.ID, 25),
    Column("activity_code", Kind.CODE, 13),
    Column("activity", Kind.TEXT, 28, wrap=True),
    Column("type", Kind.CODE, 11),
    Column("date", Kind.DATE, 13),
    Column("weekday", Kind.CODE, 11),
    Column("start", Kind.TIME, 8),
    Column("end", Kind.TIME, 8),
    Column("hours", Kind.HOURS, 8),
    Column("place", Kind.TEXT, 20, wrap=True),
    Column("status", Kind.CODE, 11),
    Column("cancel_reason", Kind.CODE, 13),
    Column("named_present", Kind.INTEGER, 9, upright=True),
    *(
        Column(f"counted_{band_name(band)}", Kind.INTEGER, 6, upright=True)
        for band in COUNTED_BANDS
    ),
    Column("footfall", Kind.INTEGER, 9, upright=True),
    Column("first_time_named", Kind.INTEGER, 8, upright=True),
    Column("first_time_counted", Kind.INTEGER, 8, upright=True),
    Column("volunteers", Kind.INTEGER, 8, upright=True),
    Column("volunteer_hours", Kind.HOURS, 9, upright=True),
    Column("conditions", Kind.CODE, 22, wrap=True),
    Column("source", Kind.CODE, 9),
    Column("entered_on", Kind.DATE, 13),
    Column("days_late", Kind.INTEGER, 7, upright=True),
    Column("note", Kind.TEXT, 44, wrap=True),
    pages=2,
)
PEOPLE = _sheet(
    "People",
    Column("person_ref", Kind.CODE, 18),
    Column("age_band", Kind.CODE, 12),
    Column("imd_decile", Kind.INTEGER, 19),
    Column("imd_index", Kind.CODE, 18),
    Column("first_ever_month", Kind.CODE, 16),
    Column("visits_month", Kind.INTEGER, 18),
    Column("visits_12m", Kind.INTEGER, 20),
    Column("engagement_band", Kind.CODE, 18),
)
ATTENDANCE = _sheet(
    "Attendance",
    Column("attendance_id", Kind.ID, 25),
    Column("session_id", Kind.ID, 25),
    Column("person_ref", Kind.CODE, 18),
    Column("status", Kind.CODE, 14),
    Column("is_first", Kind.YESNO, 14),
)
VOLUNTEERING = _sheet(
    "Volunteering",
    Column("activity_code", Kind.CODE, 18),
    Column("activity", Kind.TEXT, 34, wrap=True),
    Column("people", Kind.INTEGER, 12),
    *(Column(f"minutes_{kind}", Kind.INTEGER, 14) for kind in VOLUNTEER_KINDS),
    Column("times_without_minutes", Kind.INTEGER, 16),
)
REFERRALS = _sheet(
    "Referrals",
    Column("referral_id", Kind.ID, 25),
    Column("activity_code", Kind.CODE, 16),
    Column("direction", Kind.CODE, 13),
    Column("date", Kind.DATE, 13),
    Column("org_type", Kind.CODE, 16),
    Column("reason", Kind.CODE, 22),
    Column("status", Kind.CODE, 15),
    Column("days_to_outcome", Kind.INTEGER, 13),
)
OUTCOMES = _sheet(
    "Outcomes",
    Column("activity_code", Kind.CODE, 18),
    Column("instrument", Kind.CODE, 18),
    Column("question", Kind.CODE, 18),
    Column("pairs", Kind.INTEGER, 11),
    Column("mean_start", Kind.MEAN, 13),
    Column("mean_latest", Kind.MEAN, 13),
    Column("mean_change", Kind.MEAN, 13),
    Column("improved", Kind.INTEGER, 12),
    Column("same", Kind.INTEGER, 12),
    Column("worse", Kind.INTEGER, 12),
    frozen=3,
)
BREAKDOWN = _sheet(
    "Breakdown",
    Column("dimension", Kind.CODE, 16),
    Column("category", Kind.CODE, 14),
    Column("label", Kind.TEXT, 44, wrap=True),
    Column("different_people", Kind.SHOWN, 16),
    Column("attendances", Kind.SHOWN, 16),
)
LEARNING = _sheet(
    "Learning",
    Column("prompt", Kind.CODE, 16),
    Column("question", Kind.TEXT, 26, wrap=True),
    Column("text", Kind.TEXT, 74, wrap=True),
    Column("conditions", Kind.CODE, 22, wrap=True),
    Column("story_consent", Kind.CODE, 14),
)
CHANGES = _sheet(
    "Changes",
    Column("sheet", Kind.CODE, 14),
    Column("row_id", Kind.ID, 25),
    Column("change", Kind.CODE, 11),
    Column("field", Kind.CODE, 20),
    Column("old", Kind.TEXT, 32, wrap=True),
    Column("new", Kind.TEXT, 32, wrap=True),
    Column("reason", Kind.TEXT, 40, wrap=True),
)
ERASURES = _sheet(
    "Erasures",
    Column("person_ref", Kind.CODE, 24),
    Column("forgotten_on", Kind.DATE, 56),
)
CHECKS = _sheet(
    "Checks",
    Column("rule", Kind.CODE, 10),
    Column("severity", Kind.CODE, 12),
    Column("sheet", Kind.CODE, 14),
    Column("row_id", Kind.ID, 25),
    Column("message", Kind.TEXT, 58, wrap=True),
    Column("reason", Kind.TEXT, 44, wrap=True),
    Column("query_id", Kind.ID, 25),
)
CODES = _sheet(
    "Codes",
    Column("list", Kind.CODE, 20),
    Column("code", Kind.CODE, 18),
    Column("label", Kind.TEXT, 40, wrap=True),
    Column("label_cy", Kind.TEXT, 30, wrap=True),
    Column("meaning", Kind.TEXT, 62, wrap=True),
    frozen=2,
)

SHEETS = (
    *(SUMMARY, SESSIONS, PEOPLE, ATTENDANCE, VOLUNTEERING, REFERRALS, OUTCOMES, BREAKDOWN),
    *(LEARNING, CHANGES, ERASURES, CHECKS, CODES),
)
"""Every data sheet, in the order of the workbook.

Each is there in every return, so that a reader finds what it expects. What has nothing to say has no
rows: ``Changes`` has none in a first version.
"""

Row = Sequence[Cell]


def session_cells(row: SessionRow) -> Row:
    """A session's cells, one counted column per band."""
    values: tuple[Any, ...] = tuple(row)
    at = SessionRow._fields.index("counted")
    return (*values[:at], *row.counted, *values[at + 1 :])


def volunteering_cells(row: VolunteeringRow) -> Row:
    """An activity's cells, one column of minutes per kind."""
    return (row.activity_code, row.activity, row.people, *row.minutes, row.times_without_minutes)


def plain_sheets(content: ReturnContent) -> dict[str, Iterable[Row]]:
    """The rows of the sheets that need no words."""
    flatten: Callable[[SessionRow], Row] = session_cells
    return {
        SESSIONS.name: map(flatten, content.sessions),
        PEOPLE.name: content.people,
        ATTENDANCE.name: content.attendance,
        VOLUNTEERING.name: map(volunteering_cells, content.volunteering),
        REFERRALS.name: content.referrals,
        OUTCOMES.name: content.outcomes,
        CHANGES.name: content.changes,
        ERASURES.name: content.erasures,
    }
