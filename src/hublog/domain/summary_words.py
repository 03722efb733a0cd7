"""What the page for everybody says in words, the same in print and in its workbook."""

from collections.abc import Iterator

from hublog.domain.breakdowns import BreakdownRow
from hublog.domain.codes import CodeLists
from hublog.domain.months import Month
from hublog.domain.people import NOT_ASKED, PREFERS_NOT_TO_SAY
from hublog.domain.publishing import Letterhead, Publication, Value, is_rate
from hublog.domain.suppression import HIDDEN
from hublog.domain.words import Words

TILES = ("A03", "B01", "B04", "A01", "A06")
"""The figures that are shown large, in the order of the page."""


def said(id_: str, value: Value, words: Words) -> str:
    """A figure as people read it: shares in whole per cent, one decimal at most."""
    if value is None:
        return words("figures.none")
    if isinstance(value, str):
        return words("publishing.hidden")
    return words("figures.percent", n=f"{100 * value:.0f}") if is_rate(id_) else number(value)


def number(value: float) -> str:
    """A number as people write it, with one decimal at most."""
    text = f"{value:,.1f}"
    return text.removesuffix(".0")


def month_name(month: Month, words: Words) -> str:
    """The month in words, such as ``May 2026``."""
    return words(f"returns.month.{month.number}", year=month.year)


def month_line(head: Letterhead, words: Words) -> str:
    """The month, and that it is not over where it is not."""
    name = month_name(head.month, words)
    return name if head.complete else words("publishing.so_far", month=name)


def headline(page: Publication, head: Letterhead, words: Words) -> str:
    """The month in one sentence."""
    held, visits = int(_counted(page["A01"])), page["A03"]
    if held == 0:
        kind = "nil"
    elif visits == HIDDEN:
        kind = "few"
    else:
        kind = "visits" if visits else "nobody"
    return words(
        f"publishing.headline.{kind}{'' if head.complete else '_so_far'}",
        month=month_name(head.month, words),
        times=words("publishing.times", n=held),
        visits=said("A03", visits, words),
    )


def tile(id_: str, page: Publication, words: Words) -> tuple[str, str]:
    """A large figure and what it is."""
    value = page[id_]
    shown = said(id_, value, words)
    return shown, words(f"publishing.tile.{id_}", n=1 if shown == number(1) else 2)


def lines(page: Publication, words: Words) -> Iterator[str]:
    """What else can be said in a sentence each, where the numbers may be shown."""
    if first := _counted(page["B04"]):
        yield words("publishing.line.first", n=number(first))
    if repeat := _counted(page["B06"]):
        yield words("publishing.line.repeat", n=said("B06", repeat, words))
    if volunteers := _counted(page["C01"]):
        hours = _counted(page["C02"])
        key = "volunteer_hours" if hours else "volunteers"
        yield words(f"publishing.line.{key}", n=number(volunteers), hours=number(hours))


def conditions(page: Publication, lists: CodeLists, words: Words) -> tuple[str, ...]:
    """What was in place at the sessions held."""
    known = lists["condition"]
    return tuple(known[c].label(words.language) for c in page.conditions if c in known)


def label(row: BreakdownRow, lists: CodeLists, words: Words) -> str:
    """What a line of the breakdown is about."""
    categories = lists[lists["dimension"][row.dimension].more["list"]]
    return categories[row.category].label(words.language)


def drawn_rows(page: Publication, dimension: str) -> tuple[BreakdownRow, ...]:
    """The lines of a dimension without those that say nobody was left unasked."""
    return tuple(
        row
        for row in page.breakdown
        if row.dimension == dimension
        and not (row.category in {PREFERS_NOT_TO_SAY, NOT_ASKED} and row.attendances_display == 0)
    )


def as_of(head: Letterhead, words: Words) -> str:
    """On which day the register said so."""
    day = head.drawn_on
    return words("publishing.as_of", day=day.day, month=month_name(Month.of(day), words))


def contact(head: Letterhead, words: Words) -> str:
    """How to reach the hub; empty where nobody said."""
    line = head.hub.contact_line.strip()
    return words("publishing.contact", contact=line) if line else ""


def _counted(value: Value) -> float:
    return value if isinstance(value, int | float) else 0.0
