"""The returns that the office holds: every version that was taken in, and which one stands."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class AcceptedEdit(NamedTuple):
    """A row that was changed after its hub signed it off, and that the office took all the same.

    ``kind``, ``sheet``, ``row`` and ``row_id`` are those of the ``Difference``.
    """

    kind: str
    sheet: str
    row: int
    row_id: str
    accepted_by: str
    accepted_on: dt.date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """One version of a hub's month that was taken in.

    ``standing`` says that it is the highest of its month, which replaces the others whole. ``intake``
    is the number of the import that brought it, ``number`` its own. ``edits`` are the rows that were
    taken though they were edited outside hublog.
    """

    number: int
    hub_code: str
    month: str
    version: int
    digest: str
    drawn_on: dt.date
    taken_at: dt.datetime
    taken_by: str
    intake: int
    file_name: str
    standing: bool
    complete: bool
    nil: bool
    rows_shared: bool
    footfall: int
    edits: tuple[AcceptedEdit, ...] = ()


def standing(versions: Iterable[Filed]) -> dict[tuple[str, str], Filed]:
    """The one that stands of each hub and month."""
    return {(each.hub_code, each.month): each for each in versions if each.standing}


def missing_below(versions: Iterable[int]) -> tuple[int, ...]:
    """The versions that never arrived though a higher one did, such as 2 where 1 and 3 are there."""
    known = set(versions)
    return tuple(n for n in range(1, max(known, default=0)) if n not in known)
