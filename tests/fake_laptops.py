"""What the store in memory does with other laptops' journals, and a transfer file that is a copy of it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hublog.domain.hubs import Hub
from hublog.domain.journal import EARLIEST, Action, Change, RowKey, Stamp, Value, fold
from hublog.domain.laptops import FORGOT, Doubt, Laptop
from hublog.domain.problems import Problem
from hublog.domain.records import KINDS, REFERENCES, TABLES, defaults
from hublog.domain.sessions import JOINED_TO
from hublog.services.laptop_ports import Carried
from hublog.services.ports import Store

if TYPE_CHECKING:
    from fake_reader import FakeRegister
    from fakes import FakeStore


class FakeLaptopReader:
    _register: "FakeRegister"

    def stamps(self) -> frozenset[Stamp]:
        return frozenset(self._register.actions)

    def last_written(self) -> dict[str, Stamp]:
        return {stamp.device: stamp for stamp in sorted(self._register.actions)}

    def came_with(self, stamp: Stamp) -> list[Action]:
        found = (a for a in self._register.actions.values() if a.came_with == stamp)
        return sorted(found, key=lambda action: action.stamp)

    def meetings(self) -> list[Action]:
        held = self._register.actions
        stamps = {action.came_with for action in held.values()}
        return [held[stamp] for stamp in sorted(held, reverse=True) if stamp in stamps]

    def undoings(self) -> dict[Stamp, list[Stamp]]:
        found: dict[Stamp, list[Stamp]] = {}
        for action in self._register.actions.values():
            if action.undoes is not None:
                found.setdefault(action.undoes, []).append(action.stamp)
        return found

    def histories(self, keys: Iterable[RowKey]) -> list[Change]:
        wanted = set(keys)
        return self._in_order(each for each in self._register.changes if each.key in wanted)

    def written_on_several(self) -> list[Change]:
        devices: dict[RowKey, set[str]] = {}
        for each in self._register.changes:
            devices.setdefault(each.key, set()).add(each.stamp.device)
        return self.histories(key for key, found in devices.items() if len(found) > 1)

    def below_zero(self) -> list[tuple[str, str, int]]:
        tally: Counter[tuple[str, str]] = Counter()
        for row in self._register.rows["count"].values():
            if row["alive"]:
                tally[row["session_id"], row["age_band"]] += row["n"]
        return [(*key, n) for key, n in sorted(tally.items()) if n < 0]

    def makings(self, table: str) -> list[tuple[Stamp, str]]:
        made = (c for c in self._register.changes if c.before is None and c.table == table)
        return [(each.stamp, each.row_id) for each in made]

    def naming(self, keys: Collection[RowKey]) -> Iterator[tuple[RowKey, RowKey]]:
        for table, rows in self._register.rows.items():
            for name, target in REFERENCES.get(KINDS[table], {}).items():
                for row_id, row in rows.items():
                    named = (TABLES[target], str(row[name]))
                    if named in keys:
                        yield (table, row_id), named

    def groundless(self) -> list[RowKey]:
        rows = self._register.rows
        return sorted(
            {
                (TABLES[target], str(row[name]))
                for table, held in rows.items()
                for name, target in REFERENCES.get(KINDS[table], {}).items()
                for row in held.values()
                if name != JOINED_TO and row["alive"] and row[name] is not None
                if not rows[TABLES[target]][str(row[name])]["alive"]
            }
        )

    def cards_twice(self) -> dict[int, list[str]]:
        people = self._register.rows["person"]
        cards: dict[int, list[str]] = {}
        for row_id in sorted(people):
            row = people[row_id]
            listed = row["alive"] and row["status"] in ("active", "archived")
            if listed and isinstance(row["local_no"], int):
                cards.setdefault(row["local_no"], []).append(row_id)
        return {card: cards[card] for card in sorted(cards) if len(cards[card]) > 1}

    def doubts(self) -> list[Doubt]:
        return sorted(self._register.doubts)

    @staticmethod
    def _in_order(changes: Iterable[Change]) -> list[Change]:
        order = list(KINDS)
        return sorted(changes, key=lambda c: (order.index(c.table), c.row_id, c.stamp))


class FakeLaptopWork:
    """The part of the unit of work in memory that writes the journal itself."""

    _register: "FakeRegister"
    _store: "FakeStore"
    _decided: dict[RowKey, Mapping[str, str]]
    _landmark: Stamp | None
    _touched: dict[str, set[str]]
    amend: Callable[..., None]

    def decide(
        self, table: str, row_id: str, fields: Mapping[str, Value], bases: Mapping[str, str]
    ) -> None:
        self.amend(table, row_id, fields)
        self._decided[table, row_id] = bases

    def landmark(self, after: Stamp = EARLIEST) -> Stamp:
        self._landmark = self._store.next_stamp(after)
        return self._landmark

    def add_journal(
        self, actions: Iterable[Action], changes: Iterable[Change], came_with: Stamp
    ) -> None:
        for action in actions:
            self._register.actions[action.stamp] = replace(action, came_with=came_with)
        self._register.changes = (*self._register.changes, *changes)

    def replace_changes(self, changes: Iterable[Change]) -> None:
        instead = {(c.stamp, c.table, c.row_id): c for c in changes}
        self._register.changes = tuple(
            instead.get((c.stamp, c.table, c.row_id), c) for c in self._register.changes
        )

    def drop_actions(self, stamps: Collection[Stamp]) -> None:
        for stamp in stamps:
            del self._register.actions[stamp]
        self._register.changes = tuple(c for c in self._register.changes if c.stamp not in stamps)

    def fold_anew(self, keys: Collection[RowKey]) -> None:
        state = fold(each for each in self._register.changes if each.key in set(keys))
        for table, row_id in keys:
            self._touched.setdefault(table, set()).add(row_id)
            cells = state.get((table, row_id))
            if cells is None:
                self._register.rows[table].pop(row_id, None)
                continue
            told = {name: cell.value for name, cell in cells.items()}
            self._register.rows[table][row_id] = {"id": row_id, **defaults(KINDS[table]), **told}

    def keep_doubts(self, doubts: Iterable[Doubt]) -> None:
        held = {each[:3]: each for each in (*doubts, *self._register.doubts)}
        self._register.doubts = tuple(held.values())

    def drop_doubts(self, came_with: Stamp) -> None:
        held = self._register.doubts
        self._register.doubts = tuple(each for each in held if each.came_with != came_with)

    def drop_sent(self, version_ids: Collection[str]) -> None:
        for version_id in version_ids:
            self._register.sent.pop(version_id, None)


@dataclass(frozen=True)
class FakeTransfer:
    """A transfer file in memory: a copy of the register, who made it, and its words."""

    register: "FakeRegister"
    device: str
    words: str


class FakeCarrying:
    """The part of the store in memory that writes and reads transfer files; ``disk`` holds them."""

    disk: dict[Path, FakeTransfer]
    register: "FakeRegister"
    public_key: str
    clock: Any
    device: str

    def transfer(self, folder: Path, name: str, words: str) -> Path:
        file = folder / f"{name}.hublog-transfer"
        self.disk[file] = FakeTransfer(copy(self.register), self.device, words)
        return file

    def arrived(
        self, file: Path, secret: str, known: frozenset[Stamp], forget: Callable[[Store], None]
    ) -> Carried | Problem:
        found = self.disk.get(file)
        if found is None:
            return Problem("TRANSFER_MISSING", str(file))
        if found.words != secret:
            return Problem("TRANSFER_WORDS", str(file))
        aside: FakeStore = type(self)(self.clock, "ASIDE")  # type: ignore[call-arg]
        aside.hold(found.register)
        stamps = frozenset(aside.register.actions)
        forget(aside)
        held = aside.register
        new = tuple(held.actions[stamp] for stamp in sorted(stamps - known))
        changes = held.changes
        with aside.reading() as reader:
            (hub,) = reader.find(Hub)
            laptop = reader.get(Laptop, found.device)
        forgetting = any(action.kind == FORGOT for action in new)
        return Carried(
            device=found.device,
            laptop=laptop.name if laptop and laptop.alive else "",
            public_key=aside.public_key,
            hub=hub,
            stamps=stamps,
            actions=new,
            changes=tuple(c for c in changes if c.stamp in stamps and c.stamp not in known),
            shared=tuple(c for c in changes if c.stamp in known) if forgetting else (),
            sent=tuple(held.sent[i] for i in sorted(held.sent)),
            areas=tuple(held.areas.get(hub.area_list, {}).values()),
            doubts=held.doubts,
        )
