"""In-memory stand-ins for the ports, held to the same contract as the real ones."""

import hashlib
import hmac
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import fake_lists
from fake_time import FakeClock, FakeIds  # noqa: F401 - whoever wants a store wants these too
from hublog.domain import writing
from hublog.domain.activities import Activity
from hublog.domain.drafts import Draft
from hublog.domain.facts import Facts, gather
from hublog.domain.hubs import Hub, Place
from hublog.domain.journal import EARLIEST, Action, Change, RowKey, Stamp, Value
from hublog.domain.people import Person, Tombstone
from hublog.domain.problems import Problem
from hublog.domain.records import KINDS, REFERENCES, TABLES, R, Record, from_values, to_values
from hublog.domain.sessions import Attendance, Count, Session
from hublog.domain.volunteering import VolunteerTime
from hublog.services.changed import Changed
from hublog.services.ports import KnownPerson, ListedPerson
from hublog.services.unavailable import StorageUnavailable

Rows = dict[str, dict[str, dict[str, Value]]]


@dataclass
class _Register:
    """Everything a store holds; copied for each action, so that leaving it means rolling back."""

    rows: Rows = field(default_factory=lambda: {table: {} for table in KINDS})
    changes: tuple[Change, ...] = ()
    actions: dict[Stamp, Action] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)

    def __copy__(self) -> "_Register":
        rows = {table: dict(held) for table, held in self.rows.items()}
        return _Register(rows, self.changes, dict(self.actions), dict(self.drafts))


class FakeReader:
    def __init__(self, register: _Register) -> None:
        self._register = register

    def get(self, kind: type[R], row_id: str) -> R | None:
        return self.get_many(kind, [row_id]).get(row_id)

    def get_many(self, kind: type[R], row_ids: Collection[str]) -> dict[str, R]:
        held = self._register.rows[TABLES[kind]]
        return {i: from_values(kind, held[i]) for i in row_ids if i in held}

    def find(self, kind: type[R], **wanted: Value | Collection[str]) -> list[R]:
        def matches(row: Mapping[str, Value]) -> bool:
            return all(
                row[name] in value if isinstance(value, Collection) and not isinstance(value, str)
                else row[name] == value
                for name, value in wanted.items()
            )  # fmt: skip

        return [from_values(kind, row) for row in self._living(TABLES[kind]) if matches(row)]

    def sessions_between(self, first: date, last: date) -> list[Session]:
        found = [each for each in self.find(Session) if first <= each.date <= last]
        return sorted(found, key=lambda s: (s.date, str(s.start or ""), s.id))

    def seen_before(self, person_ids: Collection[str], day: date) -> frozenset[str]:
        days = fake_lists.days_present(self)
        return frozenset(p for p in person_ids if any(seen < day for seen in days.get(p, ())))

    def present_at(self, session_ids: Collection[str]) -> list[tuple[str, str, str]]:
        present = self.find(Attendance, session_id=session_ids, status="present")
        return [(each.session_id, each.person_id, each.id) for each in present]

    def listed_people(self) -> list[ListedPerson]:
        return fake_lists.listed_people(self)

    def known_people(self) -> list[KnownPerson]:
        return fake_lists.known_people(self)

    def facts(self) -> Facts:
        present = self.find(Attendance, status="present")
        (hub,) = self.find(Hub)
        return gather(
            hub,
            activities=self.find(Activity),
            places=self.find(Place),
            sessions=self.find(Session),
            people=self.find(Person),
            present=((a.session_id, a.person_id, a.id) for a in present),
            counts=self.find(Count),
            volunteer_times=self.find(VolunteerTime),
            tombstones=self.find(Tombstone),
        )

    def tallies(self) -> dict[str, int]:
        return {table: len(self._living(table)) for table in KINDS}

    def digest(self) -> str:
        return writing.digest({table: self._living(table) for table in KINDS})

    def last_local_no(self) -> int:
        given = (row["local_no"] for row in self._register.rows["person"].values())
        return max((no for no in given if isinstance(no, int)), default=0)

    def latest_actions(self, limit: int) -> list[Action]:
        return sorted(self._register.actions.values(), key=lambda a: a.stamp, reverse=True)[:limit]

    def action(self, stamp: Stamp) -> Action | None:
        return self._register.actions.get(stamp)

    def changes_of(self, stamp: Stamp) -> list[Change]:
        return [each for each in self._register.changes if each.stamp == stamp]

    def changes_after(self, stamp: Stamp) -> list[Change]:
        rows = {each.key for each in self.changes_of(stamp)}
        return [c for c in self._register.changes if c.stamp > stamp and c.key in rows]

    def changes_writing(self, table: str, fields: Collection[str]) -> list[Change]:
        written = (c for c in self._register.changes if not c.after.keys().isdisjoint(fields))
        return sorted((c for c in written if c.table == table), key=lambda c: c.stamp)

    def was_undone(self, stamp: Stamp) -> bool:
        undoings = (a for a in self._register.actions.values() if a.undoes == stamp)
        return any(not self.was_undone(each.stamp) for each in undoings)

    def source_key(self, original: str) -> str:
        return hmac.new(b"fake", original.encode(), hashlib.sha256).hexdigest()

    def drafts(self) -> tuple[Draft, ...]:
        by_id = sorted(self._register.drafts.values(), key=lambda draft: draft.id)
        return tuple(sorted(by_id, key=lambda draft: draft.saved_at, reverse=True))

    def _living(self, table: str) -> list[dict[str, Value]]:
        held = self._register.rows[table]
        return [held[row_id] for row_id in sorted(held) if held[row_id]["alive"]]


class FakeUnitOfWork(FakeReader):
    def __init__(self, store: "FakeStore", actor: str, kind: str) -> None:
        super().__init__(copy(store.register))
        self._store = store
        self._actor = actor
        self._kind = kind
        self._before: dict[RowKey, dict[str, Value] | None] = {}
        self._redacted: dict[RowKey, set[str]] = {}
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
            self._redacted.setdefault(key, set()).update(names)

    def keep_draft(self, draft: Draft) -> None:
        self._demand_running()
        self._register.drafts[draft.id] = draft

    def finish_draft(self, draft: Draft) -> None:
        self._demand_running()
        self._finished = draft

    def commit(
        self, about: Mapping[str, str | int] | None = None, undoes: Stamp | None = None
    ) -> Changed:
        self._demand_running()
        self._over = True
        stamp = self._store.next_stamp()
        self._store.demand_room()
        made = [
            c for key, before in self._before.items() if (c := self._change(stamp, key, before))
        ]
        self._demand_references()
        register = self._register
        if made:
            register.actions[stamp] = Action(
                stamp, self._actor, self._kind, dict(about or {}), undoes
            )
        register.changes = tuple(
            writing.blanked(c, self._redacted[c.key]) if c.key in self._redacted else c
            for c in (*register.changes, *made)
        )
        if self._finished is not None and made:
            finished = replace(self._finished, written=str(stamp))
            register.drafts[finished.id] = finished
        elif self._finished is not None:
            register.drafts.pop(self._finished.id, None)
        self._store.register = copy(register)
        return Changed(stamp, writing.touched(made)) if made else Changed()

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
        history = [each for each in self._register.changes if each.key == key]
        return writing.overwriting(stamp, table, before, row, lambda: history)

    def _demand_references(self) -> None:
        for table, row_id in self._before:
            for name, target in REFERENCES.get(KINDS[table], {}).items():
                named = self._register.rows[table][row_id][name]
                if named is not None and named not in self._register.rows[TABLES[target]]:
                    raise LookupError(f"{table}.{name} names no {TABLES[target]}")


class FakeStore:
    """A register in memory. Set ``unavailable`` to a Problem to make every commit fail."""

    def __init__(self, clock: FakeClock | None = None, device: str = "FAKEDEVICE") -> None:
        self.clock = clock or FakeClock()
        self.register = _Register()
        self.unavailable: Problem | None = None
        self.backups: list[Path] = []
        self.problems: list[Problem] = []
        self.closed = False
        self._device = device
        self._last = EARLIEST
        self._working = False

    @property
    def device(self) -> str:
        return self._device

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

    def next_stamp(self) -> Stamp:
        self._last = self._last.next(self.clock.millis(), self._device)
        return self._last

    def keep_draft(self, draft: Draft) -> None:
        self._demand_resting()
        self.demand_room()
        self.register.drafts[draft.id] = draft

    def drop_draft(self, draft_id: str) -> None:
        self._demand_resting()
        self.register.drafts.pop(draft_id, None)

    def check(self) -> list[Problem]:
        return self.problems

    def back_up(self, folder: Path, name: str) -> Path:
        self.backups.append(folder / f"{name}.db")
        return self.backups[-1]

    def close(self) -> None:
        self.closed = True
