"""The tables of rows: each lies under the number of its version, at its position in the sheet."""

from typing import Any

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, Table

from hublog.store.office.columns import OFFICE_METADATA, maybe, number, text, yes_no


def _rows(name: str, *columns: Column[Any], checked: bool = True) -> Table:
    """A table of rows of one version: its number and a position in the sheet lead."""
    references = [ForeignKey("filed.number")] if checked else []
    return Table(
        name,
        OFFICE_METADATA,
        Column("filed", Integer, *references, primary_key=True, autoincrement=False),
        number("position", primary_key=True, autoincrement=False),
        *columns,
        sqlite_with_rowid=False,
    )


FIGURE = _rows(
    "figure_said",
    text("indicator"),
    maybe("value", Float),
    maybe("numerator", Float),
    maybe("denominator", Float),
    text("note"),
)
SESSION = _rows(
    "session_row",
    text("session_id"),
    text("activity_code"),
    text("activity"),
    text("type"),
    number("day"),
    text("weekday"),
    text("start"),
    text("end"),
    maybe("hours", Float),
    text("place"),
    text("status"),
    text("cancel_reason"),
    number("named_present"),
    text("counted"),
    number("footfall"),
    number("first_time_named"),
    number("first_time_counted"),
    number("volunteers"),
    Column("volunteer_hours", Float, nullable=False),
    text("conditions"),
    text("source"),
    maybe("entered_on"),
    maybe("days_late"),
    text("note"),
)
"""``conditions`` begin and end with a semicolon where there are any, so that one can be looked for."""
PERSON_ROW = _rows(
    "person_row",
    number("person"),
    text("age_band"),
    maybe("imd_decile"),
    text("imd_index"),
    text("first_ever_month"),
    number("visits_month"),
    number("visits_12m"),
    text("engagement_band"),
    checked=False,
)
ATTENDANCE = _rows(
    "attendance_row",
    text("attendance_id"),
    # The position of its session among the session rows of the same version.
    number("session"),
    number("person"),
    number("day"),
    text("status"),
    yes_no("is_first"),
    checked=False,
)
"""These two are nearly all there is: the database does not look up for each row what it belongs to, which
takes a server half the time of an import. ``SqlOfficeStore.check`` does.
"""
REFERRAL = _rows(
    "referral_row",
    text("referral_id"),
    text("activity_code"),
    text("direction"),
    number("day"),
    text("org_type"),
    text("reason"),
    text("status"),
    maybe("days_to_outcome"),
)
OUTCOME = _rows(
    "outcome_row",
    text("activity_code"),
    text("instrument"),
    text("question"),
    number("pairs"),
    maybe("mean_start", Float),
    maybe("mean_latest", Float),
    maybe("mean_change", Float),
    maybe("improved"),
    maybe("same"),
    maybe("worse"),
)
ANSWER = _rows("answer_row", text("query_id"), text("answer"))
"""What a version answers to questions of the office; one that only mends the row answers nothing."""
OTHER_ROW = _rows("other_row", text("sheet"), text("cells"))
"""Rows that nothing is added up from, as JSON: volunteering, breakdown, learning, changes, checks."""

SETTING = _rows(
    "setting_row",
    text("type"),
    text("conditions"),
    number("sessions"),
    number("footfall"),
    number("named"),
    number("first_visits"),
    text("turnouts"),
)
"""Sums of a version's sessions that were held under one type and the same conditions.

``turnouts`` say how many had each footfall, as JSON. Written once with the version, so that a year of
every hub is added up in a moment.
"""
NEWCOMER = _rows(
    "newcomer_row",
    # The position of the setting of the first visit among the setting rows of the same version.
    number("setting"),
    Column("person", Integer, ForeignKey("person.number"), nullable=False),
    number("day"),
    # Whether the same version tells of a visit on a later day.
    yes_no("came_again"),
    maybe("imd_decile"),
    text("imd_index"),
)
"""First visits of people, with what else the same version says of them."""

ROW_TABLES = (
    *(FIGURE, SESSION, PERSON_ROW, ATTENDANCE, REFERRAL, OUTCOME, ANSWER, OTHER_ROW),
    *(SETTING, NEWCOMER),
)

Index("answer_row_by_query", ANSWER.c.query_id)
Index("person_row_by_person", PERSON_ROW.c.person)
Index("attendance_row_by_person", ATTENDANCE.c.person, ATTENDANCE.c.day, ATTENDANCE.c.filed)
Index("newcomer_row_by_person", NEWCOMER.c.person)
Index("session_row_by_activity", SESSION.c.filed, SESSION.c.activity_code, SESSION.c.day)
