"""The office's tables, alike on SQLite and PostgreSQL: what was filed, its rows, what was asked.

Days are counted as ``date.toordinal()``, so that days can be taken from each other in SQL; months are
``YYYY-MM``. Lists are JSON texts. The rows of a version lie under its number, so that another version
takes its place by one mark.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeEngine

OFFICE_SCHEMA = 100
"""The release that brought today's tables, as in ``store.tables.SCHEMA``."""

OFFICE_METADATA = MetaData()


def _text(name: str, **more: Any) -> Column[Any]:  # noqa: ANN401 - SQLAlchemy's own
    return Column(name, Text, nullable=False, **more)


def _number(name: str, **more: Any) -> Column[Any]:  # noqa: ANN401 - as above
    return Column(name, Integer, **{"nullable": False, **more})


def _maybe(name: str, kind: type[TypeEngine[Any]] = Integer) -> Column[Any]:
    return Column(name, kind, nullable=True)


def _yes_no(name: str) -> Column[Any]:
    return Column(name, Boolean(create_constraint=False), nullable=False)


META = Table("office_meta", OFFICE_METADATA, _text("name", primary_key=True), _text("value"))

HUB = Table(
    "hub",
    OFFICE_METADATA,
    _text("code", primary_key=True),
    _text("name"),
    _text("area_name"),
    _text("country"),
    _text("contact"),
    _text("first_month"),
    _text("last_month"),
    _number("due_day"),
    _text("partners"),
    _text("public_key"),
    _maybe("pinned_on"),
    _text("pinned_by"),
)
AREA_PACK = Table(
    "area_pack",
    OFFICE_METADATA,
    Column("hub_code", Text, ForeignKey("hub.code"), primary_key=True),
    _text("file_name"),
    Column("content", LargeBinary, nullable=False),
)

INTAKE = Table(
    "intake",
    OFFICE_METADATA,
    _number("number", primary_key=True, autoincrement=True),
    _text("begun_at"),
    _text("taken_by"),
    _text("undone_at"),
    _text("undone_by"),
)
INTAKE_LINE = Table(
    "intake_line",
    OFFICE_METADATA,
    Column("intake", Integer, ForeignKey("intake.number"), primary_key=True),
    _number("position", primary_key=True, autoincrement=False),
    _text("file_name"),
    _text("outcome"),
    _text("hub_code"),
    _text("month"),
    _number("version"),
    _text("told"),
)
"""One line a file; ``told`` is the rest of its outcome as JSON."""

FILED = Table(
    "filed",
    OFFICE_METADATA,
    _number("number", primary_key=True, autoincrement=True),
    Column("hub_code", Text, ForeignKey("hub.code"), nullable=False),
    _text("month"),
    _number("version"),
    _text("digest"),
    _text("public_key"),
    _number("drawn_on"),
    _text("taken_at"),
    _text("taken_by"),
    Column("intake", Integer, ForeignKey("intake.number"), nullable=False),
    _text("file_name"),
    _yes_no("standing"),
    _yes_no("complete"),
    _yes_no("nil"),
    _yes_no("rows_shared"),
    _number("footfall"),
    _text("app_version"),
    _text("edits"),
    _yes_no("alive"),
    _maybe("set_aside_by"),
)
"""Not ``alive`` are versions whose import was taken back, and those that the import ``set_aside_by`` took
another content in place of."""
# Two imports of one version never both win, whatever they looked at before.
Index(
    "filed_once",
    FILED.c.hub_code,
    FILED.c.month,
    FILED.c.version,
    unique=True,
    sqlite_where=text("alive = 1"),
    postgresql_where=FILED.c.alive,
)
Index(
    "filed_stands_once",
    FILED.c.hub_code,
    FILED.c.month,
    unique=True,
    # Word for word as questions ask it, without which SQLite would not use the index for them.
    sqlite_where=text("standing = 1"),
    postgresql_where=FILED.c.standing,
)

PERSON = Table(
    "person",
    OFFICE_METADATA,
    _number("number", primary_key=True, autoincrement=True),
    Column("hub_code", Text, ForeignKey("hub.code"), nullable=False),
    _text("person_ref"),
    UniqueConstraint("hub_code", "person_ref", name="person_once"),
)
ERASED = Table(
    "erased",
    OFFICE_METADATA,
    Column("hub_code", Text, ForeignKey("hub.code"), primary_key=True),
    _text("person_ref", primary_key=True),
    _number("forgotten_on"),
)
"""Whom a hub forgot: rows under that reference are deleted and never taken in again."""


def _rows(name: str, *columns: Column[Any], checked: bool = True) -> Table:
    """A table of rows of one version: its number and a position in the sheet lead."""
    references = [ForeignKey("filed.number")] if checked else []
    return Table(
        name,
        OFFICE_METADATA,
        Column("filed", Integer, *references, primary_key=True, autoincrement=False),
        _number("position", primary_key=True, autoincrement=False),
        *columns,
        sqlite_with_rowid=False,
    )


FIGURE = _rows(
    "figure_said",
    _text("indicator"),
    _maybe("value", Float),
    _maybe("numerator", Float),
    _maybe("denominator", Float),
    _text("note"),
)
SESSION = _rows(
    "session_row",
    _text("session_id"),
    _text("activity_code"),
    _text("activity"),
    _text("type"),
    _number("day"),
    _text("weekday"),
    _text("start"),
    _text("end"),
    _maybe("hours", Float),
    _text("place"),
    _text("status"),
    _text("cancel_reason"),
    _number("named_present"),
    _text("counted"),
    _number("footfall"),
    _number("first_time_named"),
    _number("first_time_counted"),
    _number("volunteers"),
    Column("volunteer_hours", Float, nullable=False),
    _text("conditions"),
    _text("source"),
    _maybe("entered_on"),
    _maybe("days_late"),
    _text("note"),
)
"""``conditions`` begin and end with a semicolon where there are any, so that one can be looked for."""
PERSON_ROW = _rows(
    "person_row",
    Column("person", Integer, ForeignKey("person.number"), nullable=False),
    _text("age_band"),
    _maybe("imd_decile"),
    _text("imd_index"),
    _text("first_ever_month"),
    _number("visits_month"),
    _number("visits_12m"),
    _text("engagement_band"),
)
ATTENDANCE = _rows(
    "attendance_row",
    _text("attendance_id"),
    # The position of its session among the session rows of the same version.
    _number("session"),
    _number("person"),
    _number("day"),
    _text("status"),
    _yes_no("is_first"),
    checked=False,
)
"""Nearly all there is: the database does not look up for each of these what it belongs to, which takes a
server half the time of an import. ``SqlOfficeStore.check`` does.
"""
REFERRAL = _rows(
    "referral_row",
    _text("referral_id"),
    _text("activity_code"),
    _text("direction"),
    _number("day"),
    _text("org_type"),
    _text("reason"),
    _text("status"),
    _maybe("days_to_outcome"),
)
OUTCOME = _rows(
    "outcome_row",
    _text("activity_code"),
    _text("instrument"),
    _text("question"),
    _number("pairs"),
    _maybe("mean_start", Float),
    _maybe("mean_latest", Float),
    _maybe("mean_change", Float),
    _number("improved"),
    _number("same"),
    _number("worse"),
)
ANSWER = _rows("answer_row", _text("query_id"), _text("answer"))
"""What a version answers to questions of the office; one that only mends the row answers nothing."""
OTHER_ROW = _rows("other_row", _text("sheet"), _text("cells"))
"""Rows that nothing is added up from, as JSON: volunteering, breakdown, learning, changes, checks."""

SETTING = _rows(
    "setting_row",
    _text("type"),
    _text("conditions"),
    _number("sessions"),
    _number("footfall"),
    _number("named"),
    _number("first_visits"),
    _text("turnouts"),
)
"""Sums of a version's sessions that were held under one type and the same conditions.

``turnouts`` say how many had each footfall, as JSON. Written once with the version, so that a year of
every hub is added up in a moment.
"""
NEWCOMER = _rows(
    "newcomer_row",
    # The position of the setting of the first visit among the setting rows of the same version.
    _number("setting"),
    Column("person", Integer, ForeignKey("person.number"), nullable=False),
    _number("day"),
    # Whether the same version tells of a visit on a later day.
    _yes_no("came_again"),
    _maybe("imd_decile"),
    _text("imd_index"),
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

ASKED = Table(
    "asked",
    OFFICE_METADATA,
    _text("id", primary_key=True),
    Column("hub_code", Text, ForeignKey("hub.code"), nullable=False),
    _text("month"),
    _number("version"),
    _text("sheet"),
    _text("row_id"),
    _text("code"),
    _text("message"),
    _number("asked_on"),
    _text("asked_by"),
    _maybe("sent_on"),
    _yes_no("alive"),
)
DECIDED = Table(
    "decided",
    OFFICE_METADATA,
    _number("number", primary_key=True, autoincrement=True),
    Column("hub_code", Text, ForeignKey("hub.code"), nullable=False),
    _text("month"),
    _number("version"),
    _text("decision"),
    _number("decided_on"),
    _text("decided_by"),
    _text("note"),
)
