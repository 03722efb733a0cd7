"""The month as everybody may see it: small numbers hidden, the rest rounded (domain.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from hublog.domain import breakdowns
from hublog.domain.breakdowns import BreakdownRow
from hublog.domain.facts import Facts
from hublog.domain.indicators import Indicator, figures
from hublog.domain.ledger import Ledger, ledger
from hublog.domain.months import Month, Window
from hublog.domain.suppression import (
    HIDDEN,
    Relations,
    Shown,
    behind,
    conceal,
    percent,
    shown,
)

_BANDS = ("B09.newbie", "B09.settling", "B09.core", "B09.dedicated")
_COUNTS = (
    *("A03", "B01", "B02", "B03", "B04", "B05", *_BANDS),
    *("C01", "C03", "C03.participants"),
)
_NOT_ABOUT_PEOPLE = ("A01", "A02", "A02.rate", "A06", "Q01", "Q01.late")
_FAMILIES = (("B04", "B05"), ("B03", *_BANDS))
_ANSWERS = {
    "age": "B11.age_band",
    "sex": "B11.sex",
    "ethnic_broad": "B11.ethnic_group",
    "disability": "B11.disability",
    "imd_fifth": "B10.known",
}
"""The figure that tells how many answered, by dimension."""


@dataclass(frozen=True, slots=True)
class Published:
    """One figure as it may be shown: a number, ``*`` where it is hidden, ``None`` for nothing.

    Rates are fractions of whole percents, times in hours.
    """

    id: str
    value: float | Literal["*"] | None


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything of a month that may be shown to everybody, on one page."""

    figures: tuple[Published, ...]
    breakdown: tuple[BreakdownRow, ...]


def publication(facts: Facts, month: Month) -> Publication:
    """The month's figures and its breakdown as everybody may see them."""
    return published(ledger(facts), month.window)


def published(book: Ledger, window: Window) -> Publication:
    """The same for any run of days."""
    true = {each.id: each for each in figures(book, window)}
    lines = breakdowns.broken_down(book, window)
    rates = {each.id: _percentage(each) for each in true.values() if _is_rate(each)}
    counts = {id_: int(true[id_].value or 0) for id_ in _COUNTS}
    # What the workbook for the office withholds is withheld here too, so that nobody who holds
    # both learns from the difference.
    beside = breakdowns.beside_true_totals(lines)
    office = conceal(breakdowns.flat(lines), beside, breakdowns.families())
    page = conceal(
        counts | breakdowns.flat(lines),
        _relations(true),
        (*_FAMILIES, *breakdowns.families()),
        _withheld(office),
    )
    values: dict[str, float | Literal["*"] | None] = {
        **{id_: true[id_].value for id_ in _NOT_ABOUT_PEOPLE},
        **rates,
        **{id_: page[id_] for id_ in _COUNTS},
        **_means_and_hours(book, window, true, page),
    }
    return Publication(
        tuple(Published(id_, values[id_]) for id_ in true), breakdowns.rows(lines, page)
    )


def _is_rate(each: Indicator) -> bool:
    return each.id[:3] in {"A05", "B06", "B08", "B10", "B11"}


def _percentage(each: Indicator) -> float | Literal["*"] | None:
    whole = percent(int(each.numerator or 0), int(each.denominator or 0))
    return whole / 100 if isinstance(whole, int) else whole


def _withheld(page: Mapping[str, Shown]) -> tuple[str, ...]:
    """The lines of the dimensions that are withheld whole; zeros are shown in no other case."""
    return tuple(
        key
        for family in breakdowns.families()
        if all(page[key] == HIDDEN for key in family)
        for key in family
    )


def _relations(true: Mapping[str, Indicator]) -> Relations:
    """What a reader of the page knows, beside the counts themselves.

    Some of it, such as how many were named or answered, shows only in a percentage, and not in
    every case; the reader is taken to know it always.
    """
    lines = breakdowns.relations()
    seen_in = {"named": "A05", "repeat": "B06"} | {
        f"{dimension}/answered": id_ for dimension, id_ in _ANSWERS.items()
    }
    return Relations(
        (*lines.sums, ("B01", ("B04", "B05")), ("year", _BANDS)),
        (*lines.orders, *pairwise(("B01", "B02", "B03", "year"))),
        {key: behind(shown(int(true[id_].numerator or 0))) for key, id_ in seen_in.items()},
    )


def _means_and_hours(
    book: Ledger, window: Window, true: Mapping[str, Indicator], page: Mapping[str, Shown]
) -> dict[str, float | Literal["*"] | None]:
    """What is derived from counts, from what is shown of them."""
    held = book.held_in(window)
    return {
        "A04": _mean(page["A03"], len(held)),
        "B07": _mean(shown(int(true["B07"].numerator or 0)), page["B01"]),
        "C02": _volunteer_hours(page["C01"], true["C02"].value),
        **_by_session([(shown(book.turnout(s).footfall), s.hours) for s in held]),
    }


def _by_session(
    held: list[tuple[Shown, float | None]],
) -> dict[str, float | Literal["*"] | None]:
    people = [n for n, _ in held if n != HIDDEN]
    if len(people) < len(held):
        return {"A04.median": HIDDEN, "A07": HIDDEN}
    known = [n * hours for n, (_, hours) in zip(people, held, strict=True) if hours is not None]
    return {
        "A04.median": median(people) if people else None,
        "A07": sum(known) if known or not held else None,
    }


def _mean(total: Shown, parts: Shown) -> float | Literal["*"] | None:
    if parts == 0:
        return None
    if isinstance(total, str) or isinstance(parts, str):
        return HIDDEN
    return round(total / parts, 1)


def _volunteer_hours(volunteers: Shown, hours: float | None) -> float | Literal["*"] | None:
    """Whole hours; hidden with the volunteers, also where all who gave them were forgotten."""
    if not hours:
        return hours
    return round(hours) if volunteers not in {0, HIDDEN} else HIDDEN
