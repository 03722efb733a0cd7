"""One user action in one transaction: state rows and journal rows together."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial, reduce
from typing import TYPE_CHECKING, Any, NamedTuple

from hublog.domain import writing
from hublog.domain.drafts import Draft
from hublog.domain.hub_packs import Area
from hublog.domain.journal import EARLIEST, Action, Change, RowKey, Stamp, Value
from hublog.domain.laptops import Doubt
from hublog.domain.records import TABLES, Record, to_values
from hublog.services.changed import Changed
from hublog.store import areas, drafts, laptop_work, mapping, statements
from hublog.store.mapping import MAPPINGS, Cells, to_json
from hublog.store.reader import SqlReader

if TYPE_CHECKING:  # returns stand on every figure; the door starts without them
    from hublog.domain.returns import Sent

Values = dict[str, Value]
Redaction = Callable[[Change], Change]


class Transaction(NamedTuple):
    """A transaction that was begun: where its statements run, and how it is stamped and ended."""

    driver: Any
    next_stamp: Callable[[Stamp], Stamp]
    commit: Callable[[], None]


class SqlUnitOfWork(SqlReader):
    """The rows are written as they are put; what they were before is kept for the journal."""

    def __init__(
        self,
        transaction: Transaction,
        source_secret: bytes,
        actor: str,
        kind: str,
    ) -> None:
        super().__init__(transaction.driver, source_secret)
        self._transaction = transaction
        self._actor = actor
        self._kind = kind
        self._before: dict[RowKey, Values | None] = {}
        self._now: dict[RowKey, Values] = {}
        self._redactions: dict[RowKey, list[Redaction]] = {}
        self._decided: dict[RowKey, Mapping[str, str]] = {}
        self._beside_kept = False
        self._finished: Draft | None = None
        self._landmark: Stamp | None = None
        self._touched: dict[str, set[str]] = {}
        self._over = False

    @property
    def tables_written(self) -> frozenset[str]:
        """The tables whose rows this action has written."""
        return frozenset(self._touched)

    def put(self, *records: Record) -> None:
        """Write the records as they are now; equal ones leave no trace."""
        self.put_all(records)

    def put_all(self, records: Iterable[Record]) -> None:
        """The same for many records, of one kind or several, in bulk."""
        tables: dict[str, dict[str, Values]] = {}
        for record in records:
            tables.setdefault(TABLES[type(record)], {})[record.id] = to_values(record)
        for table, rows in tables.items():
            self._write(table, rows)

    def amend(self, table: str, row_id: str, fields: Mapping[str, Value]) -> None:
        """Write some fields of a row by their plain values, as undoing does."""
        row = self._row(table, row_id)
        if row is None:
            raise LookupError(f"no such row in {table}")
        self._write(table, {row_id: {**row, **fields}})

    def redact(self, rows: Mapping[RowKey, Collection[str]]) -> None:
        """Blank these fields of these rows in every change of the journal; ids stay."""
        for key, names in rows.items():
            self._redact(key, partial(writing.blanked, names=names))

    def reword(self, rows: Mapping[RowKey, Collection[str]], said: Callable[[Any], Any]) -> None:
        """Put what ``said`` makes of these fields' texts in place of them, in every such change."""
        for key, names in rows.items():
            self._redact(key, partial(writing.reworded, names=names, said=said))

    def keep_draft(self, draft: Draft) -> None:
        """Keep a draft as it is now, in the transaction of this action."""
        self._demand_running()
        self._driver.execute(statements.KEEP_DRAFT, drafts.cells(draft))
        self._beside_kept = True

    def finish_draft(self, draft: Draft) -> None:
        """Keep a draft as written by this action; drop it where the action changes nothing."""
        self._demand_running()
        self._finished = draft

    def drop_half_typed(self, whose: str | None = None) -> None:
        """Let go of whatever was half typed, whosever it is where nobody is named."""
        self._demand_running()
        self._driver.execute(statements.DROP_HALF_TYPED, (whose,))
        self._beside_kept = True

    def keep_sent(self, sent: "Sent") -> None:
        """Keep what was sent as a version, in place of what is kept of it already."""
        from hublog.store.sent import cells

        self._demand_running()
        self._driver.execute(statements.KEEP_SENT, cells(sent))
        self._beside_kept = True

    def keep_areas(self, area_list: str, found: Iterable[Area], beside: str) -> None:
        """Keep a list of areas under its name; of the others only the one named beside it stays."""
        self._demand_running()
        self._driver.execute(statements.DROP_OTHER_AREAS, (to_json([area_list, beside]),))
        self._many(statements.KEEP_AREA, [areas.cells(area_list, each) for each in found])
        self._beside_kept = True

    def decide(
        self, table: str, row_id: str, fields: Mapping[str, Value], bases: Mapping[str, str]
    ) -> None:
        """Write these fields knowing the stamps of ``bases``; that is journalled, differing or not."""
        self.amend(table, row_id, fields)
        key = (table, row_id)
        if key not in self._now and (row := self._row(table, row_id)) is not None:
            self._before[key] = self._now[key] = row
        self._decided[key] = bases

    def landmark(self, after: Stamp = EARLIEST) -> Stamp:
        """Have this action written though it may change no row; its stamp, later than that one."""
        self._demand_running()
        self._landmark = self._transaction.next_stamp(after)
        return self._landmark

    def then(self, kind: str, about: Mapping[str, str | int] | None = None) -> None:
        """End this action here, and begin another one in the same transaction."""
        self._demand_running()
        self._end(about or {}, None)
        self._kind = kind

    def add_journal(
        self, actions: Iterable[Action], changes: Iterable[Change], came_with: Stamp
    ) -> None:
        """Add actions of another laptop, with their changes; rows are as before until folded."""
        laptop_work.add_journal(self._driver, actions, changes, came_with)
        self._beside_kept = True

    def replace_changes(self, changes: Iterable[Change]) -> None:
        """Put these in the place of the same changes, of which they say less."""
        laptop_work.replace_changes(self._driver, changes)
        self._beside_kept = True

    def drop_actions(self, stamps: Collection[Stamp]) -> None:
        """Take actions out of the journal, with their changes; rows are as before until folded."""
        laptop_work.drop_actions(self._driver, stamps)
        self._beside_kept = True

    def fold_anew(self, keys: Collection[RowKey]) -> None:
        """Write these rows as the journal has them; before this action writes any of them."""
        laptop_work.fold_anew(self._driver, keys)
        self._touch(keys)

    def keep_doubts(self, doubts: Iterable[Doubt]) -> None:
        """Remember what was noticed when another laptop's actions came in."""
        laptop_work.keep_doubts(self._driver, doubts)

    def drop_doubts(self, came_with: Stamp) -> None:
        """Forget what was noticed at that bringing together."""
        laptop_work.drop_doubts(self._driver, came_with)

    def drop_sent(self, version_ids: Collection[str]) -> None:
        """Keep no more what was sent as these versions."""
        self._many(statements.DROP_SENT, [(version_id,) for version_id in version_ids])

    def commit(
        self, about: Mapping[str, str | int] | None = None, undoes: Stamp | None = None
    ) -> Changed:
        """Make everything put durable, state and journal together, and say what changed."""
        self._demand_running()
        stamp, changed = self._end(about or {}, undoes)
        self._finish(stamp, changed)
        if self._touched or self._beside_kept:
            self._transaction.commit()
        self._over = True
        rows = {table: frozenset(ids) for table, ids in self._touched.items()}
        return Changed(stamp, rows) if rows else Changed()

    def _end(self, about: Mapping[str, str | int], undoes: Stamp | None) -> tuple[Stamp, bool]:
        """Write the action so far; its stamp, and whether it changed anything."""
        stamp = self._landmark or self._transaction.next_stamp(EARLIEST)
        changes = [change for key in self._now if (change := self._change(stamp, key))]
        if changes or self._landmark:
            action = Action(stamp, self._actor, self._kind, about, undoes)
            first = int(self._one(statements.LAST_NUMBER) or 0) + 1
            last = first + len(changes) - 1
            self._many(statements.ADD_ACTION, [mapping.action_cells(action, first, last)])
            rows = [mapping.change_cells(change, n) for n, change in enumerate(changes, first)]
            self._many(statements.ADD_CHANGE, rows)
        self._touch(change.key for change in changes)
        self._beside_kept |= bool(self._redactions or self._landmark)
        for held in (self._before, self._now, self._redactions, self._decided):
            held.clear()
        self._landmark = None
        return stamp, bool(changes)

    def _touch(self, keys: Iterable[RowKey]) -> None:
        for table, row_id in keys:
            self._touched.setdefault(table, set()).add(row_id)

    def _finish(self, stamp: Stamp, changed: bool) -> None:  # noqa: FBT001 - whether it did anything
        if self._finished is None:
            return
        if changed:
            self.keep_draft(replace(self._finished, written=str(stamp)))
        else:
            self._driver.execute(statements.DROP_DRAFT, (self._finished.id,))
            self._beside_kept = True

    def _write(self, table: str, rows: dict[str, Values]) -> None:
        self._demand_running()
        held = self._held(table, rows)
        made: list[Cells] = []
        changed: list[Cells] = []
        cells = MAPPINGS[table].cells
        # By id, as the tables and the journal's index lie: the file's pages fill from left to right.
        for row_id in sorted(rows):
            row, before = rows[row_id], held.get(row_id)
            if before == row:
                continue
            key = (table, row_id)
            self._before.setdefault(key, before)
            self._now[key] = row
            if before is None:
                made.append(cells(row))
            else:
                changed.append((*cells(row)[1:], row_id))
        self._many(statements.adding(table), made)
        self._many(statements.replacing(table), changed)

    def _demand_running(self) -> None:
        if self._over:
            raise RuntimeError("this action is over")

    def _held(self, table: str, row_ids: Collection[str]) -> dict[str, Values]:
        if len(row_ids) == 1:
            (row_id,) = row_ids
            row = self._row(table, row_id)
            return {} if row is None else {row_id: row}
        rows = self._all(statements.by_ids(table), to_json(list(row_ids)))
        return {row[0]: MAPPINGS[table].values(row) for row in rows}

    def _change(self, stamp: Stamp, key: RowKey) -> Change | None:
        table, _ = key
        before, now = self._before[key], self._now[key]
        if before is None:
            change: Change | None = writing.making(stamp, table, now)
        else:
            change = writing.overwriting(stamp, table, before, now, lambda: self._history(key))
            if key in self._decided:
                change = writing.decided(stamp, table, before, now, self._decided[key])
        redactions = self._redactions.get(key, ()) if change else ()
        return reduce(lambda left, redaction: left and redaction(left), redactions, change)

    def _redact(self, key: RowKey, redaction: Redaction) -> None:
        # What this action writes itself is redacted at its end.
        self._redactions.setdefault(key, []).append(redaction)
        table, row_id = key
        for change in self._history(key):
            left = mapping.change_cells(redaction(change), 0)
            gaps = (*left[4:6], row_id, table, str(change.stamp))
            self._driver.execute(statements.BLANK_CHANGE, gaps)

    def _history(self, key: RowKey) -> list[Change]:
        table, row_id = key
        return [mapping.change(row) for row in self._all(statements.HISTORY_OF, row_id, table)]

    def _many(self, statement: str, rows: list[Cells]) -> None:
        if len(rows) == 1:
            self._driver.execute(statement, rows[0])
        elif rows:
            self._driver.executemany(statement, rows)
