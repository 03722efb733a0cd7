"""What was told of some rows before it was taken away goes from register and journal; what came since stays."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from hublog.domain.journal import Change, RowKey, Stamp, Value
from hublog.domain.writing import blanked
from hublog.services.ports import Reader, UnitOfWork

Values = Mapping[str, Value]
Told = Mapping[str, list[Value]]
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
        pairs = _blanked(work, history, rows[key], names)
        less += [left for change, left in pairs if left != change]
    work.replace_changes(less)
    work.fold_anew({each.key for each in less})


def _blanked(
    reader: Reader, history: Iterator[Change], stamp: Stamp, names: Collection[str]
) -> Iterator[tuple[Change, Change]]:
    """Every change of a row, oldest first, with what is left of it."""
    told: defaultdict[str, list[Value]] = defaultdict(list)
    for change in history:
        left = blanked(change, names)
        if change.stamp > stamp:
            before = change.before and _only_told(change.before, left.before or {}, told)
            if _puts_back(reader, change.stamp):
                left = replace(
                    left, before=before, after=_only_told(change.after, left.after, told)
                )
            else:
                left = replace(change, before=before)
                for name, value in change.after.items():
                    told[name].append(value)
        yield change, left


def _puts_back(reader: Reader, stamp: Stamp) -> bool:
    """Whether an action says nothing new: it takes another one back."""
    action = reader.action(stamp)
    return action is not None and action.undoes is not None


def _only_told(values: Values, blank: Values, told: Told) -> Values:
    """The values that somebody told since, blank ones in place of the others."""
    return {name: v if v in told.get(name, ()) else blank[name] for name, v in values.items()}
