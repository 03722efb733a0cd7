"""The tables, made from the records themselves, and the journal's."""

import types
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

from hublog.domain.records import KINDS, REFERENCES, TABLES, Record

APPLICATION_ID = 0x6875626C
"""Marks a file as a register of hublog."""
OFFICE_APPLICATION_ID = 0x6875626F
"""Marks a file as the store of a programme office."""
SCHEMA = 100
"""The release that brought today's tables, 0.1.0, as major, minor and patch of two digits each."""

METADATA = MetaData()

_INDEXED: Mapping[str, tuple[str | tuple[str, ...], ...]] = {
    # So that heads are counted from the index alone, without opening each row's page.
    "attendance": (("session_id", "status", "alive"), "person_id"),
    "count": ("session_id",),
    "volunteer_time": ("person_id", "session_id", "date"),
    "session": ("date",),
    "person": ("merged_into",),
    "referral": ("person_id", "activity_id", "session_id"),
    **dict.fromkeys(("consent", "care", "request"), ("person_id",)),
    "outcome": ("person_id", "activity_id"),
}


def plain_hint(hint: object) -> object:
    """The type of a field, without its being optional."""
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (arg for arg in get_args(hint) if arg is not type(None))
    return hint


def _table(name: str, kind: type[Record]) -> Table:
    hints = get_type_hints(kind)
    columns = [_column(kind, f.name, hints[f.name]) for f in fields(kind)]
    indexes = [_index(name, each) for each in _INDEXED.get(name, ())]
    return _without_rowid(name, *columns, *indexes)


def _index(name: str, by: str | tuple[str, ...]) -> Index:
    columns = (by,) if isinstance(by, str) else by
    return Index(f"{name}_by_{columns[0]}", *columns)


def _column(kind: type[Record], name: str, hint: object) -> Column[Any]:
    plain = plain_hint(hint)
    target = REFERENCES.get(kind, {}).get(name)
    # Deferred, so that the order in which one action writes its rows is free.
    references = (
        [ForeignKey(f"{TABLES[target]}.id", deferrable=True, initially="DEFERRED")]
        if target
        else []
    )
    return Column(
        name,
        Integer if plain in (int, bool) else Text,
        *references,
        primary_key=name == "id",
        nullable=plain is not hint,
    )


def _without_rowid(name: str, *parts: Column[Any] | Index) -> Table:
    return Table(name, METADATA, *parts, sqlite_with_rowid=False, sqlite_strict=True)


STATE = {name: _table(name, kind) for name, kind in KINDS.items()}

# Numbered in the order of writing, so that the journal grows at its end only; the changes of one
# action are a run of numbers, which saves the door an index.
CHANGE = Table(
    "change",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("row_id", Text, nullable=False),
    Column("tbl", Text, nullable=False),
    Column("stamp", Text, nullable=False),
    Column("before", Text),
    Column("after", Text, nullable=False),
    Column("base", Text, nullable=False),
    Index("change_of_row", "row_id", "tbl", "stamp", unique=True),
    sqlite_strict=True,
)
ACTION = _without_rowid(
    "action",
    Column("stamp", Text, primary_key=True),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("undoes", Text),
    Column("first_change", Integer, nullable=False),
    Column("last_change", Integer, nullable=False),
    Column("came_with", Text),
)
Index("action_by_came_with", ACTION.c.came_with, sqlite_where=ACTION.c.came_with.is_not(None))
Index("action_by_undoes", ACTION.c.undoes, sqlite_where=ACTION.c.undoes.is_not(None))
# Paper sheets that are being typed up: no records, so neither journal nor digest know of them.
DRAFT = _without_rowid(
    "draft",
    Column("id", Text, primary_key=True),
    Column("saved_at", Text, nullable=False),
    Column("content", Text, nullable=False),
)
# What was half typed when the register was let go, by who may see it; no records either.
HALF_TYPED = _without_rowid(
    "half_typed",
    Column("whose", Text, primary_key=True),
    Column("content", Text, nullable=False),
)
# What was sent, whole: never changed, so it needs no journal; rowids, since its rows are large.
SENT = Table(
    "sent",
    METADATA,
    Column("version_id", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("workbook", LargeBinary, nullable=False),
    sqlite_strict=True,
)
# Where postcodes lie, as the office says; the hub's record names the list that counts, so that taking
# in a pack can be undone while its rows stay.
AREA = _without_rowid(
    "area",
    Column("list", Text, primary_key=True),
    Column("postcode", Text, primary_key=True),
    Column("lsoa", Text, nullable=False),
    Column("imd_decile", Integer),
    Column("imd_index", Text, nullable=False),
    Column("district", Text, nullable=False),
)
# What one laptop noticed when another's actions came in; the answers travel, the asking does not.
DOUBT = _without_rowid(
    "doubt",
    Column("tbl", Text, primary_key=True),
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("came_with", Text, nullable=False),
)
NOTE = "note:"
"""How the names begin under which a laptop keeps what it was told of itself."""
META = _without_rowid(
    "meta",
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
