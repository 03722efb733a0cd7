"""Reads what can still be read: each table from both ends, and from the history what the table has lost."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from sqlalchemy import Table, bindparam, select
from sqlcipher3 import dbapi2

from hublog.domain.drafts import Draft
from hublog.domain.journal import Action, Change, Value, fold
from hublog.domain.records import KINDS, defaults
from hublog.services.salvage import Salvaged, SalvagedTable, referenced
from hublog.store import drafts, mapping
from hublog.store.mapping import MAPPINGS
from hublog.store.statements import sql
from hublog.store.tables import ACTION, CHANGE, DRAFT, STATE

_LONGEST_GAP = 4_096
"""So many changes in a row may be unreadable before the rest of the history is looked for from its end."""

_CHANGE = sql(select(CHANGE.c.number).where(CHANGE.c.number == bindparam("number")))
_CHANGES_FROM = sql(
    select(CHANGE).where(CHANGE.c.number >= bindparam("number")).order_by(CHANGE.c.number)
)

Connect = Callable[[], Any]


class _Read(NamedTuple):
    """The rows that could be read, by the table's first column, and whether all were."""

    rows: dict[Any, Sequence[Any]]
    whole: bool


class Salvager:
    """Reads a file that may be damaged; ``connect`` opens it anew after a page that cannot be read.

    SQLCipher answers nothing more on a connection that met one.
    """

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._connection = connect()

    def salvaged(self) -> Salvaged:
        """Everything that can be read."""
        actions, changes = self._read(ACTION), self._changes()
        kept = self._read(DRAFT)
        history = _history(list(_each(changes.rows, mapping.change)))
        tables = {table: self._table(table, history) for table in KINDS}
        named = referenced({table: held.rows for table, held in tables.items()})
        told: list[Action] = list(_each(actions.rows, mapping.action))
        sheets: list[Draft] = list(_each(kept.rows, drafts.draft))
        return Salvaged(
            tables={table: _missed(held, named[table]) for table, held in tables.items()},
            actions={each.stamp: each for each in told},
            changes=history.changes,
            drafts=sheets,
            broken=not (actions.whole and changes.whole and kept.whole),
        )

    def _table(self, table: str, history: "_History") -> SalvagedTable:
        read = self._read(STATE[table])
        rows: dict[str, Mapping[str, Value]] = {}
        for row_id, cells in read.rows.items():
            with suppress(ValueError):
                rows[row_id] = MAPPINGS[table].values(cells)
        usual = defaults(KINDS[table])
        again = {
            row_id: {"id": row_id, **usual, **values}
            for row_id, values in history.state.get(table, {}).items()
            if row_id not in rows
        }
        return SalvagedTable(
            rows={**rows, **again}, from_history=frozenset(again), broken=not read.whole
        )

    def _read(self, table: Table) -> _Read:
        """From the beginning, and where that breaks off, from the end too."""
        key = table.primary_key.columns[0]
        statement = select(*table.columns)
        rows, whole = self._until_broken(sql(statement.order_by(key)))
        if whole:
            return _Read(rows, whole)
        back, _ = self._until_broken(sql(statement.order_by(key.desc())))
        return _Read({**rows, **back}, whole)

    def _changes(self) -> _Read:
        """The journal: numbered, so that reading goes on behind every page that cannot be read."""
        read = self._read(CHANGE)
        if read.whole or not read.rows:
            return read
        rows = dict(read.rows)
        found, last = max(_run(rows)), max(rows)
        while found < last and (gap := self._next(found, last)) is not None:
            more, _ = self._until_broken(_CHANGES_FROM, gap)
            rows |= more
            found = max(more, default=gap)
        return _Read(rows, whole=False)

    def _next(self, number: int, last: int) -> int | None:
        """The next change behind a gap that can be read."""
        for each in range(number + 1, min(last, number + _LONGEST_GAP) + 1):
            rows, whole = self._until_broken(_CHANGE, each)
            if whole and rows:
                return each
        return None

    def _until_broken(self, statement: str, *gaps: int) -> tuple[dict[Any, Sequence[Any]], bool]:
        rows: dict[Any, Sequence[Any]] = {}
        try:
            for row in self._connection.execute(statement, gaps):
                rows[row[0]] = row
        except dbapi2.DatabaseError:
            self._connection = self._connect()
            return rows, False
        return rows, True


class _History(NamedTuple):
    """What the journal says, change by change and folded: plain values by table and id."""

    changes: list[Change]
    state: Mapping[str, Mapping[str, Mapping[str, Value]]]


def _history(changes: list[Change]) -> _History:
    state: dict[str, dict[str, Mapping[str, Value]]] = {}
    for (table, row_id), cells in fold(changes).items():
        values = {name: cell.value for name, cell in cells.items()}
        state.setdefault(table, {})[row_id] = values
    return _History(changes, state)


def _run(rows: Mapping[int, object]) -> Iterator[int]:
    """The numbers from the first on that follow each other."""
    number = min(rows)
    while number in rows:
        yield number
        number += 1


def _each(rows: Mapping[Any, Sequence[Any]], made: Callable[[Sequence[Any]], Any]) -> Iterator[Any]:
    for _, row in sorted(rows.items()):
        with suppress(ValueError, LookupError, TypeError):
            yield made(row)


def _missed(held: SalvagedTable, named: set[str]) -> SalvagedTable:
    return SalvagedTable(
        rows=held.rows,
        from_history=held.from_history,
        lost=frozenset(named - held.rows.keys()),
        broken=held.broken,
    )
