"""What was told of some rows before it was taken away goes from register and journal; what came since stays."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from hublog.domain.journal import Change, RowKey, Stamp, Value
from hublog.domain.writing import blanked
from hublog.services.ports import Reader, UnitOfWork

Told = Mapping[str, Collection[Value]]
"""By field, what somebody told."""


def blank_told_before(
    work: UnitOfWork, rows: Mapping[RowKey, Stamp], names: Collection[str]
) -> None:
    """Blank these fields of each row in every change from before its stamp, and fold it anew.

    Later changes tell nothing of it either, neither as what they found nor by putting it back. Before
    the action that runs writes any of these rows.
    """
    less: list[Change] = []
    for key, history in groupby(work.histories(rows), key=lambda change: change.key):
        less += _less(work, list(history), rows[key], names)
    work.replace_changes(less)
    work.fold_anew({each.key for each in less})


def _less(
    reader: Reader, history: Collection[Change], stamp: Stamp, names: Collection[str]
) -> Iterator[Change]:
    """What is left of those changes of a row that say too much."""
    since = [each for each in history if each.stamp > stamp]
    back = {each.stamp for each in since if _puts_back(reader, each.stamp)}
    told = {
        name: [c.after[name] for c in since if name in c.after and c.stamp not in back]
        for name in names
    }
    for change in history:
        left = blanked(change, names)
        if change.stamp > stamp:
            after = _told(change.after, left.after, told) if change.stamp in back else change.after
            before = change.before and _told(change.before, left.before or {}, told)
            left = replace(change, before=before, after=after)
        if left != change:
            yield left


def _puts_back(reader: Reader, stamp: Stamp) -> bool:
    """Whether an action says nothing new: it takes another one back."""
    action = reader.action(stamp)
    return action is not None and action.undoes is not None


def _told(
    values: Mapping[str, Value], blank: Mapping[str, Value], told: Told
) -> Mapping[str, Value]:
    """The values that somebody told since, blank ones in place of the others."""
    return {n: v if v in told.get(n, ()) else blank[n] for n, v in values.items()}
