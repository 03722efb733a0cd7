"""The office's tables, alike on SQLite and PostgreSQL: what was filed, its rows, what was asked.

Days are counted as ``date.toordinal()``, so that days can be taken from each other in SQL; months are
``YYYY-MM``. Lists are JSON texts. The rows of a version lie under its number, so that another version
takes its place by one mark.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy import text as in_sql

from hublog.store.office.columns import OFFICE_METADATA, maybe, number, text, yes_no
from hublog.store.office.row_tables import (
    ANSWER,
    ATTENDANCE,
    FIGURE,
    NEWCOMER,
    OTHER_ROW,
    OUTCOME,
    PERSON_ROW,
    REFERRAL,
    ROW_TABLES,
    SESSION,
    SETTING,
)

__all__ = [
    "ACTIVITY",
    "ANSWER",
    "AREA_PACK",
    "ASKED",
    "ATTENDANCE",
    "DECIDED",
    "ERASED",
    "FIGURE",
    "FILED",
    "HUB",
    "INTAKE",
    "INTAKE_LINE",
    "META",
    "NEWCOMER",
    "OFFICE_METADATA",
    "OFFICE_SCHEMA",
    "OTHER_ROW",
    "OUTCOME",
    "PERSON",
    "PERSON_ROW",
    "REFERRAL",
    "ROW_TABLES",
    "SESSION",
    "SETTING",
]

OFFICE_SCHEMA = 100
"""The release that brought today's tables, as in ``store.tables.SCHEMA``."""

META = Table("office_meta", OFFICE_METADATA, text("name", primary_key=True), text("value"))
ACTIVITY = "activity:"
"""What the name of a row of ``META`` begins with that holds an activity; its code follows."""

HUB = Table(
    "hub",
    OFFICE_METADATA,
    text("code", primary_key=True),
    text("name"),
    text("area_name"),
    text("country"),
    text("contact"),
    text("first_month"),
    text("last_month"),
    number("due_day"),
    text("partners"),
    text("public_key"),
    maybe("pinned_on"),
    text("pinned_by"),
)
AREA_PACK = Table(
    "area_pack",
    OFFICE_METADATA,
    Column("hub_code", Text, ForeignKey("hub.code"), primary_key=True),
    text("file_name"),
    Column("content", LargeBinary, nullable=False),
)

INTAKE = Table(
    "intake",
    OFFICE_METADATA,
    number("number", primary_key=True, autoincrement=True),
    text("begun_at"),
    text("taken_by"),
    text("undone_at"),
    text("undone_by"),
)
INTAKE_LINE = Table(
    "intake_line",
    OFFICE_METADATA,
    Column("intake", Integer, ForeignKey("intake.number"), primary_key=True),
    number("position", primary_key=True, autoincrement=False),
    text("file_name"),
    text("outcome"),
    text("hub_code"),
    text("month"),
    number("version"),
    text("told"),
)
"""One line a file; ``told`` is the rest of its outcome as JSON."""

FILED = Table(
    "filed",
    OFFICE_METADATA,
    number("number", primary_key=True, autoincrement=True),
    Column("hub_code", Text, ForeignKey("hub.code"), nullable=False),
    text("month"),
    number("version"),
    text("digest"),
    text("public_key"),
    number("drawn_on"),
    text("taken_at"),
    text("taken_by"),
    Column("intake", Integer, ForeignKey("intake.number"), nullable=False),
    text("file_name"),
    yes_no("standing"),
    yes_no("complete"),
    yes_no("nil"),
    yes_no("rows_shared"),
    number("footfall"),
    text("app_version"),
    text("edits"),
    yes_no("alive"),
    maybe("set_aside_by"),
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
    sqlite_where=in_sql("alive = 1"),
    postgresql_where=FILED.c.alive,
)
Index(
    "filed_stands_once",
    FILED.c.hub_code,
    FILED.c.month,
    unique=True,
    # Word for word as questions ask it, without which SQLite would not use the index for them.
    sqlite_where=in_sql("standing = 1"),
    postgresql_where=FILED.c.standing,
)

PERSON = Table(
    "person",
    OFFICE_METADATA,
    number("number", primary_key=True, autoincrement=True),
    Column("hub_code", Text, ForeignKey("hub.code"), nullable=False),
    text("person_ref"),
    UniqueConstraint("hub_code", "person_ref", name="person_once"),
)
ERASED = Table(
    "erased",
    OFFICE_METADATA,
    Column("hub_code", Text, ForeignKey("hub.code"), primary_key=True),
    text("person_ref", primary_key=True),
    number("forgotten_on"),
)
"""Whom a hub forgot: rows under that reference are deleted and never taken in again."""


ASKED = Table(
    "asked",
    OFFICE_METADATA,
    text("id", primary_key=True),
    Column("hub_code", Text, ForeignKey("hub.code"), nullable=False),
    text("month"),
    number("version"),
    text("sheet"),
    text("row_id"),
    text("code"),
    text("message"),
    number("asked_on"),
    text("asked_by"),
    maybe("sent_on"),
    yes_no("alive"),
)
DECIDED = Table(
    "decided",
    OFFICE_METADATA,
    number("number", primary_key=True, autoincrement=True),
    Column("hub_code", Text, ForeignKey("hub.code"), nullable=False),
    text("month"),
    number("version"),
    text("decision"),
    number("decided_on"),
    text("decided_by"),
    text("note"),
)
