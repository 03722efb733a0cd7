"""The month as everybody may see it: small numbers hidden, the rest rounded (domain.md)."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Literal

from hublog.domain import breakdowns, trend
from hublog.domain.breakdowns import BreakdownRow
from hublog.domain.facts import Facts
from hublog.domain.hubs import Hub
from hublog.domain.indicators import Indicator, figures
from hublog.domain.ledger import Ledger, ledger
from hublog.domain.months import Month, Window
from hublog.domain.outcomes import MEASURES
from hublog.domain.suppression import (
    HIDDEN,
    Relations,
    Shown,
    behind,
    conceal,
    percent,
    shown,
)
from hublog.domain.trend import BANDS, MonthShown

_COUNTS = (
    *("A03", "B01", "B02", "B03", "B04", "B05", *BANDS),
    *("C01", "C03", "C03.participants"),
    *("D01.in", "D01.out", "D01.signpost", "D02"),
)
_NOT_ABOUT_PEOPLE = ("A01", "A02", "A02.rate", "A06", "Q01", "Q01.late")
_RATES = frozenset({"A05", "B06", "B08", "B10", "B11", "D03", "E08"})
"""Shares of people, their parts with a dot among them."""
_FAMILIES = (("B04", "B05"), ("B03", *BANDS))
_ANSWERS = {
    "age": "B11.age_band",
    "sex": "B11.sex",
    "ethnic_broad": "B11.ethnic_group",
    "disability": "B11.disability",
    "imd_fifth": "B10.known",
}
"""The figure that tells how many answered, by dimension."""


Value = float | Literal["*"] | None
"""What is displayed of a figure: a number, ``*`` where it is hidden, ``None`` for nothing."""


@dataclass(frozen=True, slots=True)
class Published:
    """One figure as it may be shown; rates are fractions of whole percents, times in hours."""

    id: str
    value: Value


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything of a month that may be shown to everybody, on one page.

    ``trend`` is the footfall of up to the last twelve months, this one last. ``conditions`` are the
    codes of what was in place at the sessions held, the most frequent first.
    """

    figures: tuple[Published, ...]
    breakdown: tuple[BreakdownRow, ...]
    trend: tuple[MonthShown, ...] = ()
    conditions: tuple[str, ...] = ()

    def __getitem__(self, id_: str) -> Value:
        """What is shown of the figure of that id; ``KeyError`` where there is none."""
        for each in self.figures:
            if each.id == id_:
                return each.value
        raise KeyError(id_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What stands around the figures of a page for everybody; nothing of it counts people.

    ``complete`` says that the month was over on ``drawn_on``.
    """

    hub: Hub
    month: Month
    drawn_on: date
    complete: bool

    def file_name(self, ending: str) -> str:
        """The name of the file of that kind, such as ``CUM-EWA_2026-05_summary.pdf``."""
        return f"{self.hub.code}_{self.month}_summary.{ending}"


def is_rate(id_: str) -> bool:
    """Whether the figure is a share, which is shown in whole per cent."""
    return id_ == "A02.rate" or _is_share_of_people(id_)


def publication(facts: Facts, month: Month) -> Publication:
    """The month's figures, its breakdown and its trend as everybody may see them."""
    return published(ledger(facts), month)


def published(book: Ledger, month: Month, silent: Collection[str] = ()) -> Publication:
    """The same from facts that were worked through already, without the changes that are ``silent``."""
    window = month.window
    true = {each.id: each for each in figures(book, window)}
    lines = breakdowns.broken_down(book, window)
    rates = {id_: _percentage(each) for id_, each in true.items() if _is_share_of_people(id_)}
    counts = {id_: int(true[id_].value or 0) for id_ in _COUNTS if id_ in true}
    # What the workbook for the office withholds is withheld here too, so that nobody who holds
    # both learns from the difference.
    beside = breakdowns.beside_true_totals(lines)
    office = conceal(breakdowns.flat(lines), beside, breakdowns.families())
    page = conceal(
        counts | breakdowns.flat(lines) | trend.earlier(book, month),
        _relations(true, trend.relations(book, month)),
        (*_FAMILIES, trend.family(month), *breakdowns.families()),
        _withheld(office),
    )
    values: dict[str, Value] = {
        **{id_: true[id_].value for id_ in _NOT_ABOUT_PEOPLE},
        **rates,
        **{id_: page[id_] for id_ in counts},
        **_means_and_hours(book, window, true, page),
        **_days_to_outcome(true, page),
        **_changes(true),
        **dict.fromkeys(silent, HIDDEN),
        **_meals(true),
        **_no_children(true),
    }
    return Publication(
        # A figure that no rule here knows is hidden, whatever it is.
        tuple(Published(id_, values.get(id_, HIDDEN)) for id_ in true),
        breakdowns.rows(lines, page),
        trend.rows(book, month, page),
        _in_place(book, window),
    )


def _is_share_of_people(id_: str) -> bool:
    return id_.partition(".")[0] in _RATES


def _in_place(book: Ledger, window: Window) -> tuple[str, ...]:
    often = Counter(code for session in book.held_in(window) for code in set(session.conditions))
    return tuple(sorted(often, key=lambda code: (-often[code], code)))


def _percentage(each: Indicator) -> Value:
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


def _relations(true: Mapping[str, Indicator], months: Relations) -> Relations:
    """What a reader of the page knows, beside the counts themselves.

    Some of it, such as how many were named or answered, shows only in a percentage, and not in
    every case; the reader is taken to know it always.
    """
    lines = breakdowns.relations()
    seen_in = {"named": "A05", "repeat": "B06"} | {
        f"{dimension}/answered": id_ for dimension, id_ in _ANSWERS.items()
    }
    return Relations(
        (*lines.sums, *months.sums, ("B01", ("B04", "B05")), ("year", BANDS)),
        (*lines.orders, *months.orders, *pairwise(("B01", "B02", "B03", "year"))),
        {key: behind(shown(int(true[id_].numerator or 0))) for key, id_ in seen_in.items()}
        | {**months.known},
        months.weighted,
    )


def _means_and_hours(
    book: Ledger, window: Window, true: Mapping[str, Indicator], page: Mapping[str, Shown]
) -> dict[str, Value]:
    """What is derived from counts, from what is shown of them."""
    held = book.held_in(window)
    return {
        "A04": _mean(page["A03"], len(held)),
        "B07": _mean(shown(int(true["B07"].numerator or 0)), page["B01"]),
        "C02": _volunteer_hours(page["C01"], true["C02"].value),
        **_by_session([(shown(book.turnout(s).footfall), s.hours) for s in held]),
    }


def _days_to_outcome(true: Mapping[str, Indicator], page: Mapping[str, Shown]) -> dict[str, Value]:
    """The middle of the days until something was taken up, shown with how many took it up."""
    if "D04" not in true:
        return {}
    days, taken_up = true["D04"].value, page.get("D02", HIDDEN)
    nothing_to_hide = taken_up == 0 and days is None
    return {"D04": days if nothing_to_hide or taken_up not in {0, HIDDEN} else HIDDEN}


def _changes(true: Mapping[str, Indicator]) -> dict[str, Value]:
    """Mean changes of how people are, which no month has of fewer than 8; to one decimal."""
    found = {each.id: true[each.id] for each in MEASURES if each.id in true}
    return {
        id_: (HIDDEN if each.numerator else None) if each.value is None else round(each.value, 1)
        for id_, each in found.items()
    }


def _meals(true: Mapping[str, Indicator]) -> dict[str, Value]:
    """Meals, as people are counted: a few meals tell how few ate."""
    given = true["F03"].value if "F03" in true else None
    return {"F03": None if given is None else shown(int(given))}


def _no_children(true: Mapping[str, Indicator]) -> dict[str, Value]:
    """Where no child came, that none did, and of nobody no share; of any others nothing is told."""
    found = [id_ for id_ in true if id_.partition(".")[0] in {"F01", "F02"}]
    if not found or true["F01"].value:
        return {}
    return {id_: 0 if id_.startswith("F01") else None for id_ in found}


def _by_session(
    held: list[tuple[Shown, float | None]],
) -> dict[str, Value]:
    people = [n for n, _ in held if n != HIDDEN]
    if len(people) < len(held):
        return {"A04.median": HIDDEN, "A07": HIDDEN}
    known = [n * hours for n, (_, hours) in zip(people, held, strict=True) if hours is not None]
    return {
        "A04.median": median(people) if people else None,
        "A07": sum(known) if known or not held else None,
    }


def _mean(total: Shown, parts: Shown) -> Value:
    if parts == 0:
        return None
    if isinstance(total, str) or isinstance(parts, str):
        return HIDDEN
    return round(total / parts, 1)


def _volunteer_hours(volunteers: Shown, hours: float | None) -> Value:
    """Whole hours; hidden with the volunteers, also where all who gave them were forgotten."""
    if not hours:
        return hours
    return round(hours) if volunteers not in {0, HIDDEN} else HIDDEN
