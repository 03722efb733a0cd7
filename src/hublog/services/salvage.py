"""What could still be read of a register, and how it is laid out for people in an emergency."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from hublog.domain.drafts import Draft
from hublog.domain.journal import Action, Change, Stamp, Value
from hublog.domain.records import KINDS, REFERENCES, TABLES
from hublog.services.moments import moment

Row = Mapping[str, Value]
Cell = str | int | float | date | datetime | time | None
_SECRET = frozenset({"pin", "office_key"})
"""Fields that help nobody who reads, and could help a thief."""
_BESIDE = {"person_id": "person", "session_id": "session", "activity_id": "activity"}
"""The fields that name another row by its id, and the column beside it that says whom or what in words."""
_NOT_TOLD = frozenset({"source_key", "tombstone"})
"""Tables that hold digests and ids alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvagedTable:
    """The rows of a table that could be read, by their ids.

    ``from_history`` are those that the table has lost and the history of changes still knows; ``lost`` are
    ids that other rows name and nobody knows any more; ``broken`` where the table was not read to its end.
    """

    rows: Mapping[str, Row]
    from_history: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()
    broken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """Everything of a register that could be read; ``broken`` where history or sheets were not read to the end."""

    tables: Mapping[str, SalvagedTable]
    actions: Mapping[Stamp, Action] = field(default_factory=dict)
    changes: Sequence[Change] = ()
    drafts: Sequence[Draft] = ()
    broken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DumpSheet:
    """One sheet of the spreadsheet: ``table`` names it and ``columns`` its columns, both for the catalogue."""

    table: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    from_history: int = 0
    lost: int = 0
    broken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DumpBook:
    """The spreadsheet before it is drawn."""

    hub: str
    made_at: datetime
    sheets: tuple[DumpSheet, ...]
    protected: bool


def book(found: Salvaged, made_at: datetime, *, protected: bool) -> DumpBook:
    """Lay out what was found: a sheet for each table that holds anything, then drafts and the history."""
    sheets = [
        _sheet(table, found)
        for table in KINDS
        if table not in _NOT_TOLD and (found.tables[table].rows or found.tables[table].broken)
    ]
    if found.drafts:
        sheets.append(_drafts(found.drafts))
    if found.changes or found.broken:
        sheets.append(_history(found))
    hubs = found.tables["hub"].rows.values()
    name = next((str(each.get("name", "")) for each in hubs), "")
    return DumpBook(hub=name, made_at=made_at, sheets=tuple(sheets), protected=protected)


def _sheet(table: str, found: Salvaged) -> DumpSheet:
    held = found.tables[table]
    names = [name for name in _fields(table) if name not in _SECRET]
    beside = [name for name in names if name in _BESIDE]
    columns = (*(_BESIDE[name] for name in beside), *names, "read_from")
    rows = [
        (
            *(_named(found, _BESIDE[name], row.get(name)) for name in beside),
            *(_cell(row.get(name)) for name in names),
            "history" if row_id in held.from_history else "table",
        )
        for row_id, row in sorted(held.rows.items())
    ]
    return DumpSheet(
        table=table,
        columns=columns,
        rows=rows,
        from_history=len(held.from_history),
        lost=len(held.lost),
        broken=held.broken,
    )


def _fields(table: str) -> list[str]:
    """The fields of a table, those that name other rows last."""
    kind = KINDS[table]
    names = list(kind.__dataclass_fields__)
    ids = [name for name in names if name == "id" or name in REFERENCES.get(kind, {})]
    return [*(name for name in names if name not in ids), *ids]


def _named(found: Salvaged, table: str, row_id: Value) -> str:
    """What a row is called by people: a name, or the day and the activity of a session."""
    row = found.tables[table].rows.get(str(row_id))
    if row is None:
        return ""
    if table == "session":
        activity = _named(found, "activity", row.get("activity_id"))
        return f"{row.get('date')} {activity}".strip()
    return str(row.get("full_name") or row.get("known_as") or row.get("name") or "")


def _cell(value: Value) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _part(value) if isinstance(value, list | dict) else value


def _part(value: Value) -> str:
    if isinstance(value, list):
        return "; ".join(map(_part, value))
    if isinstance(value, dict):
        return " ".join(f"{name} {_part(each)}" for name, each in value.items())
    return str(value)


def _drafts(drafts: Iterable[Draft]) -> DumpSheet:
    rows = [
        (each.saved_at, each.day, *line.cells, each.note) for each in drafts for line in each.rows
    ]
    columns = ("saved_at", "date", "text", "age", "first_time", "at", "minutes", "note")
    return DumpSheet(table="draft", columns=columns, rows=rows)


def _history(found: Salvaged) -> DumpSheet:
    rows = []
    for change in found.changes:
        action = found.actions.get(change.stamp)
        who, what = (action.actor, action.kind) if action else ("", "")
        told = {n: v for n, v in change.after.items() if n not in _SECRET}
        line = "; ".join(f"{name}: {_cell(value)}" for name, value in told.items())
        rows.append((moment(change.stamp), who, what, change.table, change.row_id, line))
    columns = ("done_at", "actor", "action", "table", "row_id", "written")
    return DumpSheet(table="history", columns=columns, rows=rows, broken=found.broken)


def referenced(rows: Mapping[str, Mapping[str, Row]]) -> dict[str, set[str]]:
    """Which ids of each table the readable rows of others name."""
    named: dict[str, set[str]] = {table: set() for table in KINDS}
    for table, held in rows.items():
        for name, target in REFERENCES.get(KINDS[table], {}).items():
            ids = (row.get(name) for row in held.values())
            named[TABLES[target]].update(str(each) for each in ids if each is not None)
    return named
