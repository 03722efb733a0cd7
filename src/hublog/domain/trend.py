"""Footfall month by month beside a month's own figures, and what the two together tell a reader."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hublog.domain.indicators import ENGAGEMENT
from hublog.domain.ledger import Ledger
from hublog.domain.months import Month, Window
from hublog.domain.suppression import Range, Relations, Shown

MONTHS = 12
"""So many months stand side by side, the page's own among them as the last."""
BANDS = tuple(f"B09.{band}" for band in ENGAGEMENT)


class MonthShown(NamedTuple):
    """What may be shown of a month's footfall; ``None`` where the register had not begun."""

    month: Month
    footfall: Shown | None


def months_to(month: Month) -> tuple[Month, ...]:
    """The months of the trend, the earliest first."""
    return tuple(month.plus(n) for n in range(1 - MONTHS, 1))


def key(each: Month, month: Month) -> str:
    """The key of a month's footfall on the page of ``month``, whose own is the figure A03."""
    return "A03" if each == month else f"A03/{each}"


def earlier(book: Ledger, month: Month) -> dict[str, int]:
    """The true footfall of the earlier months by key, without those before the register began."""
    return {
        key(each, month): sum(book.turnout(s).footfall for s in book.held_in(each.window))
        for each in months_to(month)
        if each != month and _begun(book, each)
    }


def family(month: Month) -> tuple[str, ...]:
    """The keys of the earlier months, which are withheld together."""
    return tuple(key(each, month) for each in months_to(month)[:-1])


def rows(book: Ledger, month: Month, page: Mapping[str, Shown]) -> tuple[MonthShown, ...]:
    """The months as they are displayed on that page."""
    return tuple(
        MonthShown(each, page[key(each, month)] if _begun(book, each) else None)
        for each in months_to(month)
    )


def relations(book: Ledger, month: Month) -> Relations:
    """What ties the months to the different people of the page.

    Whoever came in the quarter or the year but not this month came in another month, so its
    footfall is at least so many; and the twelve months hold every visit of their people, each of
    whom came as often as their band says, or more. Before the register began there was nobody.
    """
    orders = [(people, f"reach/{people}") for people in ("B02", "B03", "year")]
    windows = (month.quarter_to_date, month.year_to_date, month.rolling_year)
    sums = [
        (reach, ("B01", *_others(month, window)))
        for (_, reach), window in zip(orders, windows, strict=True)
    ]
    every = ("visits/year", tuple(key(each, month) for each in months_to(month)))
    least = tuple(zip(BANDS, ENGAGEMENT.values(), strict=True))
    nobody = [each for each in months_to(month) if not _begun(book, each)]
    return Relations(
        (*sums, every),
        orders,
        {key(each, month): Range(0, 0) for each in nobody},
        [(least, "visits/year")],
    )


def _others(month: Month, window: Window) -> Sequence[str]:
    return [key(each, month) for each in months_to(month)[:-1] if each.first >= window.first]


def _begun(book: Ledger, month: Month) -> bool:
    return month.last >= book.began
