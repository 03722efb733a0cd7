"""In-memory stand-ins for the ports, held to the same contract as the real ones."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from functools import partial, reduce
from pathlib import Path
from typing import Any

from fake_laptops import FakeCarrying, FakeLaptopWork, FakeTransfer
from fake_reader import FakeReader, FakeRegister
from fake_shelf import FakeShelf
from fake_time import FakeClock, FakeIds  # noqa: F401 - whoever wants a store wants these too
from hublog.domain import writing
from hublog.domain.drafts import Draft
from hublog.domain.half_typed import HalfTyped
from hublog.domain.hub_packs import Area
from hublog.domain.journal import EARLIEST, Action, Change, RowKey, Stamp, Value
from hublog.domain.problems import Problem
from hublog.domain.records import KINDS, REFERENCES, TABLES, Record, to_values
from hublog.domain.returns import Sent
from hublog.services.changed import Changed
from hublog.services.ports import Seal
from hublog.services.salvage import Salvaged, SalvagedTable
from hublog.services.unavailable import StorageUnavailable


class FakeUnitOfWork(FakeLaptopWork, FakeReader):
    def __init__(self, store: "FakeStore", actor: str, kind: str) -> None:
        super().__init__(copy(store.register))
        self._store = store
        self._actor = actor
        self._kind = kind
        self._before: dict[RowKey, dict[str, Value] | None] = {}
        self._redactions: dict[RowKey, list[Callable[[Change], Change]]] = {}
        self._decided: dict[RowKey, Mapping[str, str]] = {}
        self._landmark: Stamp | None = None
        self._touched: dict[str, set[str]] = {}
        self._finished: Draft | None = None
        self._over = False

    def put(self, *records: Record) -> None:
        self.put_all(records)

    def put_all(self, records: Iterable[Record]) -> None:
        for record in records:
            self._write(TABLES[type(record)], to_values(record))

    def amend(self, table: str, row_id: str, fields: Mapping[str, Value]) -> None:
        self._write(table, {**self._register.rows[table][row_id], **fields})

    def redact(self, rows: Mapping[RowKey, Collection[str]]) -> None:
        for key, names in rows.items():
            self._redactions.setdefault(key, []).append(partial(writing.blanked, names=names))

    def reword(self, rows: Mapping[RowKey, Collection[str]], said: Callable[[Any], Any]) -> None:
        for key, names in rows.items():
            redaction = partial(writing.reworded, names=names, said=said)
            self._redactions.setdefault(key, []).append(redaction)

    def keep_draft(self, draft: Draft) -> None:
        self._demand_running()
        self._register.drafts[draft.id] = draft

    def finish_draft(self, draft: Draft) -> None:
        self._demand_running()
        self._finished = draft

    def drop_half_typed(self, whose: str | None = None) -> None:
        self._demand_running()
        for each in [whose] if whose else list(self._register.half_typed):
            self._register.half_typed.pop(each, None)

    def keep_sent(self, sent: Sent) -> None:
        self._demand_running()
        self._register.sent[sent.version_id] = sent

    def keep_areas(self, area_list: str, found: Iterable[Area], beside: str) -> None:
        self._demand_running()
        held = self._register.areas
        kept = {name: held[name] for name in (area_list, beside) if name in held}
        kept[area_list] = {**kept.get(area_list, {}), **{each.postcode: each for each in found}}
        self._register.areas = kept

    def commit(
        self, about: Mapping[str, str | int] | None = None, undoes: Stamp | None = None
    ) -> Changed:
        self._demand_running()
        self._over = True
        stamp, made = self._end(about, undoes)
        self._store.demand_room()
        self._demand_references()
        register = self._register
        if self._finished is not None and made:
            finished = replace(self._finished, written=str(stamp))
            register.drafts[finished.id] = finished
        elif self._finished is not None:
            register.drafts.pop(self._finished.id, None)
        self._store.register = copy(register)
        rows = {table: frozenset(ids) for table, ids in self._touched.items()}
        return Changed(stamp, rows) if rows else Changed()

    def then(self, kind: str, about: Mapping[str, str | int] | None = None) -> None:
        self._end(about, None)
        self._kind = kind

    def _end(
        self, about: Mapping[str, str | int] | None, undoes: Stamp | None
    ) -> tuple[Stamp, bool]:
        stamp = self._landmark or self._store.next_stamp(EARLIEST)
        made = [
            c for key, before in self._before.items() if (c := self._change(stamp, key, before))
        ]
        register = self._register
        if made or self._landmark:
            register.actions[stamp] = Action(
                stamp, self._actor, self._kind, dict(about or {}), undoes
            )
        register.changes = tuple(
            reduce(lambda change, redaction: redaction(change), self._redactions.get(c.key, ()), c)
            for c in (*register.changes, *made)
        )
        for table, row_id in [each.key for each in made]:
            self._touched.setdefault(table, set()).add(row_id)
        self._before, self._redactions, self._decided, self._landmark = {}, {}, {}, None
        return stamp, bool(made)

    def _write(self, table: str, row: dict[str, Value]) -> None:
        self._demand_running()
        held = self._register.rows[table]
        row_id = str(row["id"])
        self._before.setdefault((table, row_id), held.get(row_id))
        held[row_id] = row

    def _demand_running(self) -> None:
        if self._over:
            raise RuntimeError("this action is over")

    def _change(self, stamp: Stamp, key: RowKey, before: dict[str, Value] | None) -> Change | None:
        table, row_id = key
        row = self._register.rows[table][row_id]
        if before is None:
            return writing.making(stamp, table, row)
        if key in self._decided:
            return writing.decided(stamp, table, before, row, self._decided[key])
        history = [each for each in self._register.changes if each.key == key]
        return writing.overwriting(stamp, table, before, row, lambda: history)

    def _demand_references(self) -> None:
        written = ((table, row_id) for table, ids in self._touched.items() for row_id in ids)
        for table, row_id in written:
            for name, target in REFERENCES.get(KINDS[table], {}).items():
                named = self._register.rows[table].get(row_id, {}).get(name)
                if named is not None and named not in self._register.rows[TABLES[target]]:
                    raise LookupError(f"{table}.{name} names no {TABLES[target]}")


class FakeStore(FakeCarrying):
    """A register in memory. Set ``unavailable`` to a Problem to make every commit fail."""

    def __init__(
        self,
        clock: FakeClock | None = None,
        device: str = "FAKEDEVICE",
        disk: dict[Path, FakeTransfer] | None = None,
    ) -> None:
        self.disk = {} if disk is None else disk
        self.clock = clock or FakeClock()
        self.register = FakeRegister()
        self.unavailable: Problem | None = None
        self.backups: list[Path] = []
        self.problems: list[Problem] = []
        self.shelf = FakeShelf(self._mark)
        self.closed = False
        self.notes: dict[str, str] = {}
        self._device = device
        self._last = EARLIEST
        self._working = False

    def hold(self, register: FakeRegister) -> None:
        """Be a copy of that register; stamps follow the latest of it."""
        self.register = copy(register)
        self._last = max(register.actions, default=EARLIEST)

    @property
    def device(self) -> str:
        return self._device

    @property
    def public_key(self) -> str:
        return self.sealed(b"").public_key

    def sealed(self, message: bytes) -> Seal:
        return Seal("fa4e", hashlib.sha256(message).hexdigest())

    @contextmanager
    def reading(self) -> Iterator[FakeReader]:
        self._demand_resting()
        yield FakeReader(self.register)

    @contextmanager
    def writing(self, actor: str, kind: str) -> Iterator[FakeUnitOfWork]:
        self._demand_resting()
        self._working = True
        try:
            yield FakeUnitOfWork(self, actor, kind)
        finally:
            self._working = False

    def _demand_resting(self) -> None:
        if self._working:
            raise RuntimeError("one action at a time")

    def demand_room(self) -> None:
        if self.unavailable is not None:
            raise StorageUnavailable(self.unavailable)

    def next_stamp(self, after: Stamp = EARLIEST) -> Stamp:
        self._last = max(self._last, after).next(self.clock.millis(), self._device)
        return self._last

    def keep_draft(self, draft: Draft) -> None:
        self._demand_resting()
        self.demand_room()
        self.register.drafts[draft.id] = draft

    def drop_draft(self, draft_id: str) -> None:
        self._demand_resting()
        self.register.drafts.pop(draft_id, None)

    def noted(self, name: str) -> str:
        return self.notes.get(name, "")

    def note(self, name: str, text: str) -> None:
        self._demand_resting()
        self.demand_room()
        self.notes[name] = text

    def keep_half_typed(self, texts: Mapping[str, HalfTyped]) -> None:
        self._demand_resting()
        self.demand_room()
        self.register.half_typed.update(texts)

    def check(self) -> list[Problem]:
        return self.problems

    def salvaged(self) -> Salvaged:
        return Salvaged(
            tables={
                table: SalvagedTable(rows=dict(rows)) for table, rows in self.register.rows.items()
            },
            actions=dict(self.register.actions),
            changes=tuple(self.register.changes),
            drafts=tuple(self.register.drafts.values()),
        )

    def _mark(self) -> str:
        drafts = sorted((each.id, str(each.saved_at)) for each in self.register.drafts.values())
        return f"{len(self.register.changes)} {drafts}"

    def back_up(self, folder: Path, name: str) -> Path:
        self.backups.append(folder / f"{name}.db")
        return self.backups[-1]

    def close(self) -> None:
        self.closed = True
