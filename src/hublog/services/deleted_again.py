"""Care that was deleted on one laptop is gone on all, though another one wrote of it before it heard."""

from collections.abc import Iterable

from hublog.domain.care import Care
from hublog.domain.journal import Change, RowKey, Stamp
from hublog.domain.laptops import DELETED_CARE
from hublog.domain.records import TABLES
from hublog.domain.sessions import Attendance
from hublog.domain.writing import blanked
from hublog.services.care_records import LEFT_WITH, TOLD
from hublog.services.ports import Reader, UnitOfWork
from hublog.services.told_before import blank_told_before

_EMPTIED: tuple[tuple[type[Care | Attendance], tuple[str, ...]], ...] = (
    (Care, TOLD),
    (Attendance, (LEFT_WITH,)),
)


def deleted_again(work: UnitOfWork) -> None:
    """Take away what was told of a child, and who collected them, before that was last deleted.

    What somebody told after it stays. Before the action that runs writes any of these rows.
    """
    whose: dict[RowKey, str] = {}
    deletions: dict[RowKey, Stamp] = {}
    for kind, names in _EMPTIED:
        told = work.changes_writing(TABLES[kind], names)
        rows = work.get_many(kind, {each.row_id for each in told})
        whose |= {(TABLES[kind], row_id): row.person_id for row_id, row in rows.items()}
        deletions |= _deletions(work, told, names)
    deleted: dict[str, Stamp] = {}
    for key, stamp in deletions.items():
        deleted[whose[key]] = max(stamp, deleted.get(whose[key], stamp))
    for kind, names in _EMPTIED:
        theirs = {k: deleted[who] for k, who in whose.items() if who in deleted}
        blank_told_before(work, {k: s for k, s in theirs.items() if k[0] == TABLES[kind]}, names)


def _deletions(
    reader: Reader, told: Iterable[Change], names: tuple[str, ...]
) -> dict[RowKey, Stamp]:
    """When each row was emptied last by a deletion; of changes that are in order."""
    empty = [each for each in told if blanked(each, names).after == each.after]
    kinds = {stamp: reader.action(stamp) for stamp in {each.stamp for each in empty}}
    return {c.key: c.stamp for c in empty if (a := kinds[c.stamp]) and a.kind == DELETED_CARE}
