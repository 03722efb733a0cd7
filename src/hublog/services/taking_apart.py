"""Takes another laptop's actions out of the journal again, unless something here stands on them."""

from collections import Counter

from hublog.domain.journal import Action, RowKey, Stamp
from hublog.domain.laptops import TOOK_APART
from hublog.domain.problems import Problem
from hublog.domain.records import TABLES
from hublog.domain.taking_apart import those_that_stay
from hublog.domain.versions import ReturnVersion
from hublog.services.changed import Changed
from hublog.services.copying import copy_before
from hublog.services.grounding import ground
from hublog.services.ports import Clock, Store, UnitOfWork
from hublog.services.told import tell
from hublog.services.undone import Undone

_VERSION = TABLES[ReturnVersion]


def take_apart(store: Store, clock: Clock, actor: str, stamp: Stamp) -> Undone | Problem:
    """Take out all that came by one bringing together, as if the file had never been brought in.

    A copy is made before, though the file brings it again. Problems: COPY_FIRST, NO_SUCH_ACTION,
    ALREADY_UNDONE where nothing of it is here, CHANGED_SINCE where all of it has to stay.
    """
    wrong = copy_before(store, clock, "undo_merge")
    if wrong is not None:
        return wrong
    with store.writing(actor, TOOK_APART) as work:
        meeting = work.action(stamp)
        if meeting is None:
            return Problem("NO_SUCH_ACTION", str(stamp))
        came = work.came_with(stamp)
        if not came:
            return Problem("ALREADY_UNDONE")
        told = tell(work, meeting)
        # What the joining did itself goes with it, such as rows that it brought back.
        all_of_it = [*came, meeting]
        changes = [change for action in all_of_it for change in work.changes_of(action.stamp)]
        keys = {change.key for change in changes}
        stay = _stay(work, all_of_it, keys)
        gone = frozenset(action.stamp for action in all_of_it) - stay
        if not gone - {stamp}:
            return Problem("CHANGED_SINCE")
        kept = Counter(
            change.table
            for change in changes
            if change.stamp in stay and change.before is None and change.stamp != stamp
        )
        changed = _without(work, meeting, gone, keys)
        return Undone(told, changed, dict(kept), {})


def _stay(work: UnitOfWork, came: list[Action], keys: set[RowKey]) -> frozenset[Stamp]:
    return those_that_stay(came, work.histories(keys), list(work.naming(keys)), work.undoings())


def _without(
    work: UnitOfWork, meeting: Action, gone: frozenset[Stamp], keys: set[RowKey]
) -> Changed:
    work.landmark()
    work.drop_actions(gone)
    work.fold_anew(keys)
    ground(work, keys)
    work.drop_doubts(meeting.stamp)
    versions = [row_id for table, row_id in keys if table == _VERSION]
    left = work.get_many(ReturnVersion, versions)
    work.drop_sent([each for each in versions if each not in left])
    about = {name: value for name, value in meeting.about.items() if name == "laptop"}
    return work.commit({**about, "n": len(gone - {meeting.stamp})})
