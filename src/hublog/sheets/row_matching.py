"""Which rows of a sheet are as they were sent, by their digests alone."""

from collections import Counter, deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hublog.domain import verification as differing
from hublog.domain.verification import Difference

FIRST_ROW = 3
"""The number of a sheet's first data row."""


class FoundRow(NamedTuple):
    """A row as it stands: its number, what it is told by, its digest now and the one it carries.

    ``digest`` is ``None`` where a column is missing, so that nobody can tell what the row says;
    ``carried`` where the row has no place for one.
    """

    number: int
    row_id: str
    digest: str | None
    carried: str | None


@dataclass(frozen=True, slots=True)
class Matched:
    """What differs, and how many rows are whole in themselves but were never sealed here."""

    found: list[Difference]
    strangers: int


def match(sheet: str, rows: Sequence[FoundRow], sealed: Sequence[str], first_row: int) -> Matched:
    """Hold the rows against the digests that were sealed, in the order in which they were sent.

    A row's own place means nothing, so that sorting is no edit. An edited row is known by the digest
    it carries, or by standing where the one that is missing stood.
    """
    left = Counter(sealed)
    found: list[Difference] = []
    changed: list[FoundRow] = []
    for row in rows:
        if row.digest and left[row.digest]:
            left[row.digest] -= 1
            if row.carried not in {row.digest, None}:
                found.append(_edited(sheet, row))
        else:
            changed.append(row)
    gone = _gone(left, sealed, first_row)
    places: dict[str, deque[int]] = {}
    for number, digest in gone.items():
        places.setdefault(digest, deque()).append(number)
    unknown: list[FoundRow] = []
    for row in changed:
        if row.carried and places.get(row.carried):
            was = places[row.carried].popleft()
            del gone[was]
            if row.digest:
                found.append(_edited(sheet, row, was))
        else:
            unknown.append(row)
    known = frozenset(sealed)
    found += [_unknown(sheet, row, known, gone) for row in unknown]
    found += [_removed(sheet, number) for number in gone]
    strangers = sum(row.digest == row.carried and row.digest not in known for row in unknown)
    return Matched(sorted(found, key=lambda each: each.row or each.sent_row or 0), strangers)


def own_digests_alone(sheet: str, rows: Sequence[FoundRow]) -> Matched:
    """Hold each row against the digest it carries, where no manifest can be believed."""
    edited = [_edited(sheet, row) for row in rows if row.digest and row.digest != row.carried]
    return Matched(edited, 0)


def _gone(left: Counter[str], sealed: Sequence[str], first_row: int) -> dict[int, str]:
    """The digests of the rows that are not there any more as they were, by their number when sent.

    Of rows that said the same, the last ones are the ones that are gone.
    """
    gone: dict[int, str] = {}
    for number in range(first_row + len(sealed) - 1, first_row - 1, -1):
        digest = sealed[number - first_row]
        if left[digest]:
            left[digest] -= 1
            gone[number] = digest
    return dict(sorted(gone.items()))


def _unknown(sheet: str, row: FoundRow, known: Collection[str], gone: dict[int, str]) -> Difference:
    """A row that carries no digest of a missing one: a copy, or edited, or not there before."""
    if (row.digest or row.carried) in known:
        kind = differing.ROW_DOUBLED
    elif gone.pop(row.number, None):
        return _edited(sheet, row, row.number)
    else:
        kind = differing.ROW_ADDED
    return Difference(kind=kind, sheet=sheet, row=row.number, row_id=row.row_id)


def _edited(sheet: str, row: FoundRow, was: int | None = None) -> Difference:
    return Difference(
        kind=differing.ROW_EDITED, sheet=sheet, row=row.number, sent_row=was, row_id=row.row_id
    )


def _removed(sheet: str, number: int) -> Difference:
    return Difference(kind=differing.ROW_REMOVED, sheet=sheet, sent_row=number)
