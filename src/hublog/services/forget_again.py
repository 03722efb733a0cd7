"""Whoever was forgotten on one laptop stays forgotten on all, whatever an older file says."""

from collections.abc import Collection
from datetime import date

from hublog.domain.journal import Change, Value
from hublog.domain.people import Person, Tombstone
from hublog.domain.records import KINDS, TABLES, defaults
from hublog.services.forget import empty
from hublog.services.ports import Reader, UnitOfWork

_PERSON, _TOMBSTONE = TABLES[Person], TABLES[Tombstone]


def forget_again(work: UnitOfWork, person_ids: Collection[str], today: date) -> int:
    """Forget, in the action that runs, whoever of these is known still, and all merged into them.

    How many people that were comes back.
    """
    known = work.get_many(Person, sorted(_with_all_merged(work, person_ids)))
    left = [person for person in known.values() if person.status != "forgotten"]
    if left:
        empty(work, left, today)
    return len(left)


def _with_all_merged(reader: Reader, person_ids: Collection[str]) -> set[str]:
    """These people and everybody who was merged into them, step by step, living or not."""
    found, newest = set(person_ids), set(person_ids)
    while newest:
        naming = reader.naming({(_PERSON, who) for who in newest})
        newest = {row_id for (table, row_id), _ in naming if table == _PERSON} - found
        found |= newest
    return found


def tombstones(reader: Reader) -> frozenset[str]:
    """Everybody who is forgotten here."""
    return frozenset(each.id for each in reader.find(Tombstone))


def forgotten_in(changes: Collection[Change]) -> frozenset[str]:
    """Whom these changes forget."""
    return frozenset(change.row_id for change in changes if change.table == _TOMBSTONE)


def says_less(ours: Change, theirs: Change) -> Change | None:
    """What is left of one change where two laptops keep it differently: of each field what says less.

    None where ours says no more. Either laptop comes to the same.
    """
    if ours == theirs:
        return None
    usual = defaults(KINDS[ours.table])
    left = Change(
        ours.stamp,
        ours.table,
        ours.row_id,
        None if ours.before is None or theirs.before is None
        else {n: _less(v, theirs.before.get(n), usual.get(n, "")) for n, v in ours.before.items()},
        {n: _less(v, theirs.after.get(n), usual.get(n, "")) for n, v in ours.after.items()},
        ours.base,
    )  # fmt: skip
    return None if left == ours else left


def _less(ours: Value, theirs: Value, empty_value: Value) -> Value:
    if empty_value in (ours, theirs):
        return empty_value
    return min(ours, theirs, key=lambda value: (len(str(value)), str(value)))
