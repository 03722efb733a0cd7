"""Dates of a whole column: what the column decides, and what only a person can say."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hublog.domain.registers.grid import Cell
from hublog.domain.registers.spelled import DMY, MDY, ORDERS, Written, Ymd, real, written

_NO_YEAR = Ymd(None, 1, 1)
_ENOUGH = 3
_HALF_A_YEAR = 6


@dataclass(frozen=True, slots=True)
class Dates:
    """A column or row of dates as decided; ``asks`` names what only a person can say."""

    days: tuple[dt.date | None, ...]
    times: tuple[dt.time | None, ...]
    order: str | None
    asks: tuple[str, ...] = ()


def decide(cells: Sequence[Cell], *, order: str = "", year: int | None = None) -> Dates:
    """Read a whole column; ``order`` and ``year`` are what a person answered, if anything.

    The order of day and month is what the column itself proves: a day above 12, a weekday beside
    the date. Where both orders are possible, the UK's is taken if only it makes the dates run
    forwards or fall on one weekday; otherwise it is asked.
    """
    meant = {each: written(each, serials=True) for each in dict.fromkeys(cells)}
    known = [each for each in meant.values() if each]
    chosen = order or _proved(known)
    asks = [] if chosen else ["date_order"]
    if any((each.dmy or each.mdy or _NO_YEAR).year is None for each in known):
        asks += [] if year else ["year"]
        days = _placed(cells, meant, chosen or DMY, year)
    else:
        day_of = {cell: _day(each, chosen or DMY) for cell, each in meant.items()}
        days = [day_of[each] for each in cells]
    time_of = {cell: each.time if each else None for cell, each in meant.items()}
    ambiguous = any(each.dmy != each.mdy for each in known)
    return Dates(
        tuple(days),
        tuple([time_of[cell] for cell in cells]),
        chosen if ambiguous else None,
        tuple(asks),
    )


def _proved(found: list[Written]) -> str:
    """The order the column proves, or nothing."""
    open_ones = [each for each in found if each.dmy != each.mdy]
    fits = {order: sum(1 for each in open_ones if _fits(each, order)) for order in ORDERS}
    if fits[DMY] != fits[MDY]:
        return max(ORDERS, key=fits.__getitem__)
    if not open_ones:
        return DMY
    return DMY if _orderly(found, DMY) and not _orderly(found, MDY) else ""


def _fits(each: Written, order: str) -> bool:
    ymd = each.in_order(order)
    day = ymd.date() if ymd else None
    return ymd is not None and (day is None or each.weekday in (None, day.weekday()))


def _orderly(found: list[Written], order: str) -> bool:
    """Whether the dates run forwards, or all fall on one weekday."""
    ymds = dict.fromkeys(ymd for each in found if (ymd := each.in_order(order)))
    days = [day for ymd in ymds if (day := ymd.date())]
    if len(days) < _ENOUGH:
        return False
    return days == sorted(days) or len({day.weekday() for day in days}) == 1


def _day(each: Written | None, order: str) -> dt.date | None:
    ymd = each.in_order(order) if each else None
    return ymd.date() if ymd else None


def _placed(
    cells: Sequence[Cell], meant: Mapping[Cell, Written | None], order: str, year: int | None
) -> list[dt.date | None]:
    """The days of dates without a year: they run on over New Year from the year answered."""
    days: list[dt.date | None] = []
    last = 1
    for cell in cells:
        each = meant[cell]
        ymd = each.in_order(order) if each else None
        if ymd is None:
            days.append(None)
            continue
        if year is not None and ymd.year is None and last - ymd.month > _HALF_A_YEAR:
            year += 1
        last = ymd.month
        placed = real(year, ymd.month, ymd.day) if ymd.year is None and year else ymd
        days.append(placed.date() if placed else None)
    return days
