"""A yes that was taken back on one laptop takes away on all what was written before, whatever arrives when."""

from collections.abc import Collection
from dataclasses import replace
from itertools import groupby

from hublog.domain.consents import MEDICAL, WITHDRAWN, Consent, latest
from hublog.domain.journal import Change, RowKey, Stamp
from hublog.domain.records import TABLES
from hublog.domain.writing import blanked
from hublog.services.depending import emptied, take_away_rows
from hublog.services.ports import Reader, UnitOfWork


def withdrawn_again(work: UnitOfWork) -> None:
    """Take away, in the action that runs, what was told before a yes was taken back that counts still.

    Each record goes by its own answers, since a merge may have been a mistake; what merged people
    said differently is left to DQ19. What was written later is not touched: somebody may rely on it.
    """
    taken_back = [
        each for each in latest(work.find(Consent)).values() if each.decision == WITHDRAWN
    ]
    for answer, stamp in zip(taken_back, _stamps(work, taken_back), strict=True):
        rows = emptied(work, [answer.person_id], answer.purpose)
        if answer.purpose == MEDICAL:
            _blank_before(work, rows, stamp)
        else:
            _take_whole(work, rows, stamp)


def _stamps(reader: Reader, answers: Collection[Consent]) -> list[Stamp]:
    """When each of these answers was written, in their order."""
    changes = reader.histories([(TABLES[Consent], each.id) for each in answers])
    made = {each.row_id: each.stamp for each in changes if each.before is None}
    return [made[each.id] for each in answers]


def _take_whole(work: UnitOfWork, rows: dict[RowKey, tuple[str, ...]], stamp: Stamp) -> None:
    """Empty those rows that were made before, where the journal holds anything of them yet."""
    told = {each.key for each in work.histories(rows) if blanked(each, rows[each.key]) != each}
    made = {c.key for c in work.histories(told) if c.before is None and c.stamp < stamp}
    take_away_rows(work, {key: rows[key] for key in rows if key in made})


def _blank_before(work: UnitOfWork, rows: dict[RowKey, tuple[str, ...]], stamp: Stamp) -> None:
    """Blank what was written before, in the journal; a row is then what was written since."""
    less: list[Change] = []
    for key, changes in groupby(work.histories(rows), key=lambda change: change.key):
        history = list(changes)
        since = [each for each in history if each.stamp > stamp]
        for change in history:
            left = _less(change, rows[key], since if change in since else None)
            if left != change:
                less.append(left)
    work.replace_changes(less)
    work.fold_anew({each.key for each in less})


def _less(change: Change, names: Collection[str], since: Collection[Change] | None) -> Change:
    """One change without what was written before; ``since`` are the later ones where it is of them."""
    left = blanked(change, names)
    if since is None:
        return left
    if change.before is None or left.before is None:
        return change
    said = {name: [each.after[name] for each in since if name in each.after] for name in names}
    kept = {n: v if v in said.get(n, ()) else left.before[n] for n, v in change.before.items()}
    return replace(change, before=kept)
