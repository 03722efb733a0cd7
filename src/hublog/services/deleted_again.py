"""Care that was deleted on one laptop is gone on all, though another one wrote of it before it heard."""

from collections.abc import Iterable, Iterator, Mapping

from hublog.domain.care import Care
from hublog.domain.journal import Change, Stamp
from hublog.domain.records import TABLES, defaults
from hublog.domain.sessions import Attendance
from hublog.domain.writing import blanked
from hublog.services.care_records import DELETED, LEFT_WITH, TOLD
from hublog.services.ports import Reader, UnitOfWork

_CARE, _ATTENDANCE = TABLES[Care], TABLES[Attendance]


def deleted_again(work: UnitOfWork) -> None:
    """Take away what was told before a deletion; what somebody told after it stays.

    Before the action that runs writes any of these rows.
    """
    told = work.changes_writing(_CARE, TOLD)
    rows = _deletions(work, told)
    if not rows:
        return
    cares = work.get_many(Care, rows)
    people = {cares[row_id].person_id: stamp for row_id, stamp in rows.items()}
    left = [*_before(told, rows, TOLD), *_who_collected(work, people)]
    work.replace_changes(left)
    work.fold_anew({change.key for change in left})


def _deletions(reader: Reader, told: Iterable[Change]) -> dict[str, Stamp]:
    """When each care record was deleted last."""
    usual = defaults(Care)
    fields = set(TOLD)
    empty = [
        each
        for each in told
        if all(each.after[name] == usual[name] for name in each.after.keys() & fields)
    ]
    kinds = {stamp: reader.action(stamp) for stamp in {each.stamp for each in empty}}
    found = [each for each in empty if (a := kinds[each.stamp]) and a.kind == DELETED]
    return {each.row_id: each.stamp for each in sorted(found, key=lambda each: each.stamp)}


def _who_collected(reader: Reader, people: Mapping[str, Stamp]) -> Iterator[Change]:
    told = reader.changes_writing(_ATTENDANCE, [LEFT_WITH])
    visits = reader.get_many(Attendance, {each.row_id for each in told})
    rows = {
        row_id: people[visit.person_id]
        for row_id, visit in visits.items()
        if visit.person_id in people
    }
    return _before(told, rows, (LEFT_WITH,))


def _before(
    told: Iterable[Change], rows: Mapping[str, Stamp], names: Iterable[str]
) -> Iterator[Change]:
    """What is left of the changes from before the deletion that still say anything."""
    fields = tuple(names)
    for change in told:
        if change.row_id in rows and change.stamp < rows[change.row_id]:
            less = blanked(change, fields)
            if less != change:
                yield less
