"""The bin: everything that was taken off, by whom and when, and putting it back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from hublog.domain.activities import Activity
from hublog.domain.drafts import Draft
from hublog.domain.journal import Action, RowKey, Stamp
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.records import KINDS, REFERENCES, Record, is_final
from hublog.domain.taking_off import takes_off, went
from hublog.services.changed import Changed
from hublog.services.ports import Clock, Reader, Store
from hublog.services.told import Told, tell
from hublog.services.undo import FOR_EVER, Undoing


class Binned(NamedTuple):
    """One thing in the bin; ``key`` is what ``put_back`` takes.

    ``told`` says what was done; where ``taken_back``, that was undone, and what it had made went with
    it. ``who`` is empty for a paper sheet, of which nobody noted it.
    """

    key: str
    at: datetime
    who: str
    told: Told
    taken_back: bool = False


class PutBack(NamedTuple):
    """Something was put back; ``stays`` counts what does not, since somebody changed it since."""

    changed: Changed
    stays: int = 0


class Bin:
    """Use cases about what was taken off. Nothing in the bin is ever emptied by itself."""

    def __init__(self, store: Store, clock: Clock, undoing: Undoing) -> None:
        self._store = store
        self._clock = clock
        self._undoing = undoing

    def everything(self) -> tuple[Binned, ...]:
        """What is in the bin, what was taken off last first; of the forgotten nothing is in it."""
        with self._store.reading() as reader:
            found = [*self._taken_off(reader), *self._sheets(reader)]
        return tuple(sorted(found, key=lambda each: each.at, reverse=True))

    def put_back(self, actor: str, key: str) -> PutBack | Problem:
        """Put one thing back, as it was: a paper sheet to be gone on with, or what an action took.

        Problems: BIN_GONE where it is not in the bin any more, and those of ``Undoing.one``.
        """
        with self._store.reading() as reader:
            sheet = next((each for each in reader.drafts() if each.id == key), None)
        if sheet is not None:
            return self._put_back_sheet(sheet)
        if all(each.key != key for each in self.everything()):
            return Problem("BIN_GONE")
        undone = self._undoing.one(actor, Stamp.parse(key))
        if isinstance(undone, Problem):
            return undone
        return PutBack(undone.changed, sum(undone.kept.values()) + len(undone.changed_since))

    def _put_back_sheet(self, sheet: Draft) -> PutBack | Problem:
        if not sheet.thrown_away:
            return Problem("BIN_GONE")
        self._store.keep_draft(replace(sheet, thrown_away=False))
        return PutBack(Changed())

    def _taken_off(self, reader: Reader) -> Iterator[Binned]:
        seen: set[RowKey] = set()
        for action in reader.taking_off():
            if action.kind in FOR_EVER or reader.was_undone(action.stamp):
                continue
            origin, undone = _origin(reader, action)
            if undone and takes_off(origin, reader.changes_of(origin.stamp)):
                continue  # what was taken off was put back
            changes = [change for change in reader.changes_of(action.stamp) if went(change)]
            gone = {change.key for change in changes} - seen
            seen |= gone
            if changes and not _still_gone(reader, gone):
                continue
            yield Binned(
                key=str(action.stamp),
                at=self._clock.local(action.stamp.millis),
                who=action.actor,
                told=tell(reader, action),
                taken_back=undone,
            )

    def _sheets(self, reader: Reader) -> Iterator[Binned]:
        for sheet in reader.drafts():
            if sheet.thrown_away:
                yield Binned(sheet.id, sheet.saved_at, "", _sheet_told(reader, sheet))


def _sheet_told(reader: Reader, sheet: Draft) -> Told:
    rows = sum(not row.empty for row in sheet.rows)
    activity = reader.get(Activity, sheet.activity_id)
    if activity is None or sheet.day is None:
        return Told("threw_away_rows", {"n": rows})
    of = {"session": activity.name, "date": sheet.day.isoformat()}
    return Told("threw_away_sheet", {**of, "n": rows})


def _origin(reader: Reader, action: Action) -> tuple[Action, bool]:
    """What was done at first, and whether it stands undone by this action or was done again by it."""
    undone = False
    while action.undoes is not None and (before := reader.action(action.undoes)) is not None:
        action, undone = before, not undone
    return action, undone


def _still_gone(reader: Reader, keys: set[RowKey]) -> bool:
    """Whether any of these rows is gone today, not emptied, and about nobody who is forgotten."""
    for table, row_id in keys:
        row = reader.get(KINDS[table], row_id)
        if row is not None and not row.alive and not _about_forgotten(reader, row):
            return True
    return False


def _about_forgotten(reader: Reader, row: Record) -> bool:
    if isinstance(row, Person) or is_final(row):
        return is_final(row)
    people = [
        getattr(row, name) for name, kind in REFERENCES.get(type(row), {}).items() if kind is Person
    ]
    found = reader.get_many(Person, [each for each in people if each])
    return any(person.status == "forgotten" for person in found.values())
