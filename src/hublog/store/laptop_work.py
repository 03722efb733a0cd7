"""What the unit of work does to the journal itself: other laptops' actions come in, and go again."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from hublog.domain.journal import Action, Change, RowKey, Stamp, Value, fold
from hublog.domain.laptops import Doubt
from hublog.domain.records import KINDS, defaults
from hublog.store import laptop_statements, mapping, statements
from hublog.store.laptop_reader import by_table
from hublog.store.mapping import MAPPINGS, Cells, to_json


def add_journal(
    driver: Any,  # noqa: ANN401 - a driver connection, which has no types
    actions: Iterable[Action],
    changes: Iterable[Change],
    came_with: Stamp,
) -> None:
    """Write actions of another laptop at the end of the journal, each with its run of changes."""
    mine: dict[Stamp, list[Change]] = {}
    for change in changes:
        mine.setdefault(change.stamp, []).append(change)
    (last,) = driver.execute(statements.LAST_NUMBER).fetchone()
    number = int(last or 0)
    action_rows: list[Cells] = []
    change_rows: list[Cells] = []
    for action in actions:
        run = mine.get(action.stamp, [])
        brought = replace(action, came_with=came_with)
        action_rows.append(mapping.action_cells(brought, number + 1, number + len(run)))
        change_rows += [mapping.change_cells(each, n) for n, each in enumerate(run, number + 1)]
        number += len(run)
    driver.executemany(statements.ADD_ACTION, action_rows)
    driver.executemany(statements.ADD_CHANGE, change_rows)


def replace_changes(driver: Any, changes: Iterable[Change]) -> None:  # noqa: ANN401 - as above
    """Put these in the place of the same changes, of which they say less."""
    for change in changes:
        cells = mapping.change_cells(change, 0)
        gaps = (*cells[4:6], change.row_id, change.table, str(change.stamp))
        driver.execute(statements.BLANK_CHANGE, gaps)


def drop_actions(driver: Any, stamps: Collection[Stamp]) -> None:  # noqa: ANN401 - as above
    """Take actions and their changes out of the journal."""
    texts = to_json([str(stamp) for stamp in stamps])
    runs = driver.execute(laptop_statements.RUN_OF, (texts,)).fetchall()
    driver.executemany(laptop_statements.DROP_CHANGES, runs)
    driver.execute(laptop_statements.DROP_ACTIONS, (texts,))


def fold_anew(driver: Any, keys: Iterable[RowKey]) -> None:  # noqa: ANN401 - as above
    """Write these rows as the journal has them; those of which it knows nothing go."""
    for table, ids in by_table(keys).items():
        gap = (to_json(ids),)
        held = {row[0]: row for row in driver.execute(statements.by_ids(table), gap)}
        usual = defaults(KINDS[table])
        made: list[Cells] = []
        changed: list[Cells] = []
        rows = driver.execute(laptop_statements.HISTORIES, (table, *gap))
        for (_, row_id), history in groupby(map(mapping.change, rows), key=lambda c: c.key):
            row = MAPPINGS[table].cells({"id": row_id, **usual, **_folded(list(history))})
            before = held.pop(row_id, None)
            if before is None:
                made.append(row)
            elif tuple(before) != row:
                changed.append((*row[1:], row_id))
        driver.executemany(statements.adding(table), made)
        driver.executemany(statements.replacing(table), changed)
        driver.execute(laptop_statements.dropping(table), (to_json(list(held)),))


def _folded(history: list[Change]) -> Mapping[str, Value]:
    """What a row's whole history comes to."""
    if len(history) == 1:
        return history[0].after
    ((_, cells),) = fold(history).items()
    return {name: cell.value for name, cell in cells.items()}


def keep_doubts(driver: Any, doubts: Iterable[Doubt]) -> None:  # noqa: ANN401 - as above
    """Remember what was noticed."""
    rows = [(each.table, each.one, each.other, str(each.came_with)) for each in doubts]
    driver.executemany(laptop_statements.KEEP_DOUBT, rows)


def drop_doubts(driver: Any, came_with: Stamp) -> None:  # noqa: ANN401 - as above
    """Forget what was noticed at that bringing together."""
    driver.execute(laptop_statements.DROP_DOUBTS, (str(came_with),))
