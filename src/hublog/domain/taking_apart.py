"""Which of the actions that came from another laptop have to stay, since something here stands on them."""

from collections.abc import Collection, Iterator, Mapping

from hublog.domain.journal import Action, Change, RowKey, Stamp, State, fold
from hublog.domain.laptops import TAKE_AWAY
from hublog.domain.records import KINDS, REFERENCES, TABLES


def those_that_stay(
    came: Collection[Action],
    histories: Collection[Change],
    naming: Collection[tuple[RowKey, RowKey]],
    undoings: Mapping[Stamp, Collection[Stamp]],
) -> frozenset[Stamp]:
    """The stamps of those that stay, of all that ``came``.

    ``histories`` is everything that was ever done to the rows they changed, ``naming`` says which rows
    name such rows, ``undoings`` who takes whom back. What somebody wanted gone stays gone. What made a
    row stays while anything that stays has changed it, or is in a row that names it; and what was taken
    back stays while its taking back does.
    """
    ours = frozenset(action.stamp for action in came)
    touched = {change.key for change in histories}
    named_from_outside = {named for row, named in naming if row not in touched}
    makers: dict[RowKey, set[Stamp]] = {}
    for change in histories:
        if change.before is None:
            makers.setdefault(change.key, set()).add(change.stamp)
    stay = {action.stamp for action in came if action.kind in TAKE_AWAY}
    while True:
        gone = ours - stay
        left = [change for change in histories if change.stamp not in gone]
        needed = named_from_outside | {change.key for change in left} | set(_named(fold(left)))
        more = {
            stamp for key in needed & makers.keys() if makers[key] <= gone for stamp in makers[key]
        } | {stamp for stamp in gone if not gone.issuperset(undoings.get(stamp, ()))}
        if not more:
            return frozenset(stay)
        stay |= more


def _named(state: State) -> Iterator[RowKey]:
    """Every row that one of these rows names."""
    for (table, _), cells in state.items():
        for name, target in REFERENCES.get(KINDS[table], {}).items():
            cell = cells.get(name)
            if cell is not None and cell.value is not None:
                yield TABLES[target], str(cell.value)
