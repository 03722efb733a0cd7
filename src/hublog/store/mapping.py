"""The one mapping between rows and records, over the codec the journal uses too."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, Generic, get_origin, get_type_hints

import orjson

from hublog.domain.journal import Action, Change, Stamp, Value
from hublog.domain.records import KINDS, R, Record, from_values
from hublog.store.tables import plain_hint

Cells = tuple[str | int | None, ...]

_text = lru_cache(maxsize=1)(str)
"""The text of a stamp: the changes of one action, one after the other, carry the same one."""


class RowMapping(Generic[R]):
    """How records of one kind lie in the columns of their table, which are the record's fields."""

    def __init__(self, table: str, kind: type[R]) -> None:
        hints = {name: plain_hint(hint) for name, hint in get_type_hints(kind).items()}
        self.table = table
        self.kind = kind
        self.names = tuple(hints)
        self._lists = tuple(n for n, hint in hints.items() if get_origin(hint) is tuple)
        self._truths = tuple(n for n, hint in hints.items() if hint is bool)
        self._in_order = itemgetter(*self.names)

    def cells(self, values: Mapping[str, Value]) -> Cells:
        """A row for SQLite from plain values; lists become JSON."""
        if self._lists:
            values = {**values, **{name: to_json(values[name]) for name in self._lists}}
        cells: Cells = self._in_order(values)
        return cells

    def values(self, row: Sequence[Any]) -> dict[str, Value]:
        """Plain values from a row, exactly as the journal writes them."""
        values: dict[str, Value] = dict(zip(self.names, row, strict=True))
        for name in self._lists:
            values[name] = orjson.loads(str(values[name]))
        for name in self._truths:
            if values[name] is not None:
                values[name] = bool(values[name])
        return values

    def record(self, row: Sequence[Any]) -> R:
        """The record of a row."""
        return from_values(self.kind, self.values(row))


def to_json(value: object) -> str:
    """Plain values as compact JSON."""
    return orjson.dumps(value).decode()


MAPPINGS: Mapping[str, RowMapping[Any]] = {
    table: RowMapping[Record](table, kind) for table, kind in KINDS.items()
}


def change_cells(change: Change, number: int) -> Cells:
    """The row of a change, the ``number``-th of the journal."""
    return (
        number,
        change.row_id,
        change.table,
        _text(change.stamp),
        None if change.before is None else to_json(change.before),
        to_json(change.after),
        to_json(change.base) if change.base else "{}",
    )


def change(row: Sequence[Any]) -> Change:
    """The change of a row."""
    _, row_id, table, stamp, before, after, base = row
    return Change(
        Stamp.parse(stamp),
        table,
        row_id,
        None if before is None else orjson.loads(before),
        orjson.loads(after),
        orjson.loads(base),
    )


def action_cells(action: Action, first_change: int, last_change: int) -> Cells:
    """The row of an action, whose changes are a run of numbers."""
    undoes = None if action.undoes is None else str(action.undoes)
    came_with = None if action.came_with is None else str(action.came_with)
    said = (str(action.stamp), action.actor, action.kind, to_json(dict(action.about)), undoes)
    return (*said, first_change, last_change, came_with)


def action(row: Sequence[Any]) -> Action:
    """The action of a row."""
    stamp, actor, kind, about, undoes, _, _, came_with = row
    return Action(
        Stamp.parse(stamp),
        actor,
        kind,
        orjson.loads(about),
        None if undoes is None else Stamp.parse(undoes),
        None if came_with is None else Stamp.parse(came_with),
    )
