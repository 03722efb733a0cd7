"""One mechanism for audit, undo, merging and "what changed" (safety.md, the journal)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]
RowKey = tuple[str, str]
"""(table, row id)"""

LARGEST_LEAD_MS = 24 * 60 * 60 * 1000
"""How far a foreign stamp may be ahead of our clock before it is refused."""
_LARGEST_COUNTER = 0xFFFF


class Stamp(NamedTuple):
    """A hybrid logical clock reading: wall milliseconds, counter, device. Unique and ordered."""

    millis: int
    counter: int
    device: str

    def __str__(self) -> str:
        """The text form; texts sort as the stamps do."""
        return f"{self.millis:012x}-{self.counter:04x}-{self.device}"

    @classmethod
    def parse(cls, text: str) -> "Stamp":
        """Read the text form back."""
        millis, counter, device = text.split("-", 2)
        return cls(int(millis, 16), int(counter, 16), device)

    def next(self, now_ms: int, device: str) -> "Stamp":
        """The stamp that follows this one, whatever the wall clock says."""
        if now_ms > self.millis:
            return Stamp(now_ms, 0, device)
        if self.counter < _LARGEST_COUNTER:
            return Stamp(self.millis, self.counter + 1, device)
        return Stamp(self.millis + 1, 0, device)

    def too_far_ahead(self, now_ms: int) -> bool:
        """Whether a foreign stamp must be refused, or one wrong laptop would win for years."""
        return self.millis - now_ms > LARGEST_LEAD_MS


EARLIEST = Stamp(0, 0, "")


@dataclass(frozen=True, slots=True)
class Action:
    """One user action: the unit of one transaction and of undo; its stamp is its identity.

    ``about`` holds ids and plain numbers only, never a name, so that it can be kept for ever.
    ``came_with`` is known on this laptop alone: the bringing together by which another laptop's action
    came here.
    """

    stamp: Stamp
    actor: str
    kind: str
    about: Mapping[str, str | int] = field(default_factory=dict)
    undoes: Stamp | None = None
    came_with: Stamp | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What one action did to one row.

    ``before`` is ``None`` where the row was made by this change. ``base`` names, for every field
    that was overwritten, the stamp it carried until then (several, with blanks between, where a
    person settled a conflict).
    """

    stamp: Stamp
    table: str
    row_id: str
    before: Mapping[str, Value] | None
    after: Mapping[str, Value]
    base: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> RowKey:
        """The row that was changed."""
        return (self.table, self.row_id)


class Cell(NamedTuple):
    """The value a field holds, and the stamp of the change that put it there."""

    value: Value
    stamp: Stamp


State = dict[RowKey, dict[str, Cell]]
Journal = dict[tuple[Stamp, str, str], Change]


class Conflict(NamedTuple):
    """Two values for one field, written by people who had not seen each other's."""

    table: str
    row_id: str
    field: str
    winner: Cell
    loser: Cell


def journal(changes: Iterable[Change]) -> Journal:
    """Changes by identity; the same change delivered twice is one."""
    return {(c.stamp, c.table, c.row_id): c for c in changes}


def merge(*journals: Journal) -> Journal:
    """The union of journals: commutative, associative and idempotent."""
    merged: Journal = {}
    for each in journals:
        merged |= each
    return dict(sorted(merged.items()))


def fold(changes: Iterable[Change]) -> State:
    """Today's state: for each field of each row the value with the greatest stamp."""
    state: State = {}
    for change in changes:
        row = state.setdefault(change.key, {})
        for name, value in change.after.items():
            held = row.get(name)
            if held is None or held.stamp < change.stamp:
                row[name] = Cell(value, change.stamp)
    return state


def conflicts(changes: Iterable[Change]) -> list[Conflict]:
    """Losing values that nobody overwrote knowingly, for a person to settle.

    A loser is known to have been overwritten when its stamp stands in some ``base``. Equal values
    are no conflict, and neither are two laptops making the same row. Ordered by row and field.
    """
    known = sorted(changes, key=lambda c: c.stamp)
    made = {(c.key, c.stamp) for c in known if c.before is None}
    seen = {
        (change.key, name, Stamp.parse(stamp))
        for change in known
        for name, stamps in change.base.items()
        for stamp in stamps.split()
    }
    state = fold(known)
    found = []
    for change in known:
        for name, value in change.after.items():
            winner = state[change.key][name]
            if winner.value == value or (change.key, name, change.stamp) in seen:
                continue
            if change.before is None and (change.key, winner.stamp) in made:
                continue
            found.append(Conflict(*change.key, name, winner, Cell(value, change.stamp)))
    return sorted(found, key=lambda c: (c.table, c.row_id, c.field, c.loser.stamp))


class Inverse(NamedTuple):
    """How one change is taken back: fields to put back, and those somebody changed since."""

    table: str
    row_id: str
    fields: dict[str, Value]
    changed_since: tuple[str, ...]


def inverse(change: Change, later: Iterable[Change]) -> Inverse:
    """Take one change back without touching what anybody did after it.

    ``later`` are changes to any rows with a greater stamp. Making a row is taken back by
    ``alive = no``; a field goes back only while it still carries this change's stamp.
    """
    overwritten = {
        name
        for other in later
        if other.key == change.key and other.stamp > change.stamp
        for name in other.after
    }
    earlier: Mapping[str, Value] = {"alive": False} if change.before is None else change.before
    return Inverse(
        change.table,
        change.row_id,
        {name: value for name, value in earlier.items() if name not in overwritten},
        tuple(sorted(name for name in earlier if name in overwritten)),
    )
