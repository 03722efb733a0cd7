"""Small numbers: what may be shown of a count of people, and what a reader could still work out.

domain.md, Small numbers: 0 is shown, 1 to 7 are ``*``, 8 and more are rounded to the nearest 5;
whatever is derived from people comes from the shown counts. That alone leaks: five groups of 8, 1,
1, 1 and 1 with a total shown as 10 can be nothing else. So what a reader could work out from sums
and orderings is worked out here too, and where it would tell a hidden count exactly, the family of
counts that tells it is withheld whole, zeros too, so that the withholding itself says nothing.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

HIDDEN: Literal["*"] = "*"
LARGEST_HIDDEN = 7
STEP = 5
_SLACK = STEP // 2
_NO_LIMIT = 10**9

Shown = int | Literal["*"]
"""What is displayed of a count of people."""


class Range(NamedTuple):
    """What a reader knows of a count: both ends are possible."""

    least: int
    most: int


def shown(n: int) -> Shown:
    """What may be displayed of a count of people."""
    if n == 0:
        return 0
    return HIDDEN if n <= LARGEST_HIDDEN else (n + _SLACK) // STEP * STEP


def percent(part: int, whole: int) -> int | Literal["*"] | None:
    """A whole percentage from the shown counts; ``None`` of nobody.

    Hidden unless the part and what is left of the whole are each 0 or large enough to show.
    """
    if whole == 0:
        return None
    above, below = shown(part), shown(whole)
    if isinstance(above, str) or isinstance(below, str) or shown(whole - part) == HIDDEN:
        return HIDDEN
    return (200 * above + below) // (2 * below)


def behind(displayed: Shown) -> Range:
    """The counts that may stand behind what is displayed."""
    if displayed == HIDDEN:
        return Range(1, LARGEST_HIDDEN)
    if displayed == 0:
        return Range(0, 0)
    return Range(max(displayed - _SLACK, LARGEST_HIDDEN + 1), displayed + _SLACK)


@dataclass(frozen=True, slots=True)
class Relations:
    """What every reader knows of the counts of a page.

    ``sums`` are totals with their parts, ``orders`` pairs of which the first is never more than the
    second. ``known`` tells what stands beside the page. ``weighted`` are parts, each taken so many
    times, that together are never more than a total.
    """

    sums: Collection[tuple[str, tuple[str, ...]]] = ()
    orders: Collection[tuple[str, str]] = ()
    known: Mapping[str, Range] = field(default_factory=dict)
    weighted: Collection[tuple[tuple[tuple[str, int], ...], str]] = ()


def conceal(
    counts: Mapping[str, int],
    relations: Relations,
    families: Iterable[Collection[str]],
    withheld: Collection[str] = (),
) -> dict[str, Shown]:
    """What may be displayed of these counts side by side; ``withheld`` ones are hidden anyway.

    A count is told where the page leaves one small value of it and what stands beside the page more.
    Its family is withheld then; every family, where it is in none or in one that is withheld.
    """
    page = {key: HIDDEN if key in withheld else shown(n) for key, n in counts.items()}
    gone, left = set(withheld), [frozenset(family) for family in families]
    beside = _read(page, gone.union(*left), relations)
    while left:
        ranges = _read(page, gone, relations)
        told = {
            key
            for key, displayed in page.items()
            if displayed == HIDDEN and _is_told(ranges[key]) and not _is_told(beside[key])
        }
        if not told:
            break
        to_go = [family for family in left if told & family] or left
        left = [family for family in left if family not in to_go]
        gone.update(*to_go)
        page |= dict.fromkeys((key for key in gone if key in page), HIDDEN)
    return page


def _read(
    page: Mapping[str, Shown], withheld: Collection[str], relations: Relations
) -> dict[str, Range]:
    """What a reader of the page knows of each count in the end."""
    seen = {key: _ANYTHING if key in withheld else behind(page[key]) for key in page}
    return worked_out(seen, relations)


def worked_out(ranges: Mapping[str, Range], relations: Relations) -> dict[str, Range]:
    """What a reader who adds and subtracts knows in the end of every count.

    Narrows each count by the sums and orders it stands in, until nothing becomes narrower.
    """
    found = {**ranges}
    for key, range_ in relations.known.items():
        _narrow(found, key, *range_)
    before: dict[str, Range] = {}
    while found != before:
        before = dict(found)
        for total, parts in relations.sums:
            _narrow_sum(found, total, parts)
        for small, large in relations.orders:
            _narrow(found, small, 0, found.get(large, _ANYTHING).most)
            _narrow(found, large, found.get(small, _ANYTHING).least, _NO_LIMIT)
        for weighted, total in relations.weighted:
            _narrow_weighted(found, weighted, total)
    return found


_ANYTHING = Range(0, _NO_LIMIT)


def _narrow_sum(found: dict[str, Range], total: str, parts: tuple[str, ...]) -> None:
    least = sum(found.get(part, _ANYTHING).least for part in parts)
    most = sum(found.get(part, _ANYTHING).most for part in parts)
    _narrow(found, total, least, most)
    whole = found[total]
    for part in parts:
        own = found.get(part, _ANYTHING)
        _narrow(found, part, whole.least - (most - own.most), whole.most - (least - own.least))


def _narrow_weighted(
    found: dict[str, Range], parts: tuple[tuple[str, int], ...], total: str
) -> None:
    least = sum(weight * found.get(part, _ANYTHING).least for part, weight in parts)
    _narrow(found, total, least, _NO_LIMIT)
    room = found[total].most - least
    for part, weight in parts:
        _narrow(found, part, 0, found.get(part, _ANYTHING).least + room // weight)


def _narrow(found: dict[str, Range], key: str, least: int, most: int) -> None:
    own = found.get(key, _ANYTHING)
    found[key] = Range(max(own.least, least), min(own.most, most))


def _is_told(range_: Range) -> bool:
    return range_.least == range_.most and 0 < range_.least <= LARGEST_HIDDEN
