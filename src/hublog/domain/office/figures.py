"""The office's figures of a hub and of all hubs, each with how much of what was expected it counts."""

from collections.abc import Mapping
from typing import NamedTuple

from hublog.domain.indicators import ANSWERED, ENGAGEMENT
from hublog.domain.office.hubs import ListedHub
from hublog.domain.office.parts import COUNT, MEDIAN, SHARE, Figure, Part, figure
from hublog.domain.office.people_parts import people_parts
from hublog.domain.office.said_parts import said_parts
from hublog.domain.office.session_parts import session_parts
from hublog.domain.office.spans import Span, expected
from hublog.domain.office.totals import Totals

INDEX_OF = {"E": "IOD2025", "W": "WIMD2025"}
"""The index that a country's area lists hold, as far as we know one."""
FIGURES = (
    *("A01", "A02", "A02.rate", "A03", "A04", "A04.median", "A05", "A06", "A07"),
    *("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08"),
    *(f"B09.{band}" for band in ENGAGEMENT),
    *("B10", "B10.known", *(f"B11.{name}" for name in ANSWERED)),
    *("C01", "C02", "C03", "C03.participants"),
    *("D01.in", "D01.out", "D01.signpost", "D02", "D03", "D04", "Q01", "Q01.late"),
)
"""Every figure in its order; B10 has one line for each index."""
_SHARES = frozenset(
    {
        *("A02.rate", "A04", "A05", "B06", "B07", "B08", "B10", "B10.known", "D03"),
        *(f"B11.{name}" for name in ANSWERED),
    }
)
_MEDIANS = frozenset({"A04.median", "D04", "Q01"})
_NOT_PEOPLE = frozenset({"C02"})
_DECILE = "B10."


class HubTotals(NamedTuple):
    """A hub and the sums of its returns."""

    hub: ListedHub
    totals: Totals


class Figures(NamedTuple):
    """Figures by their ids, in their order: of all hubs, and of each by its code."""

    in_all: Mapping[str, Figure]
    by_hub: Mapping[str, Mapping[str, Figure]]


def figures(hubs: Mapping[str, HubTotals], span: Span) -> Figures:
    """Every figure of these hubs over the span."""
    parts = {code: parts_of(each, span) for code, each in hubs.items()}
    ids = _ids(frozenset(id_ for each in parts.values() for id_ in each))
    return Figures(
        {id_: _figure(id_, [each[id_] for each in parts.values() if id_ in each]) for id_ in ids},
        {
            code: {id_: _figure(id_, [each[id_]]) for id_ in ids if id_ in each}
            for code, each in parts.items()
        },
    )


def parts_of(each: HubTotals, span: Span) -> Mapping[str, Part]:
    """What one hub brings to each figure; a figure that the span has not is not among them."""
    owed = expected(each.hub, span)
    index = INDEX_OF.get(each.hub.country, "")
    return {
        **session_parts(each.totals, len(owed)),
        **people_parts(each.totals, span, owed, index),
        **said_parts(each.totals, span, owed),
    }


def index_of(id_: str) -> str:
    """The deprivation index of a line of B10, empty for every other figure."""
    return id_.removeprefix(_DECILE) if _base(id_) == "B10" and id_ != "B10" else ""


def _base(id_: str) -> str:
    """The id by which a figure is looked up: that of B10 for its lines by index."""
    return "B10" if id_.startswith(_DECILE) and id_ != "B10.known" else id_


def _ids(found: frozenset[str]) -> tuple[str, ...]:
    order = {id_: n for n, id_ in enumerate(FIGURES)}
    return tuple(sorted(found, key=lambda id_: (order[_base(id_)], id_)))


def _figure(id_: str, parts: list[Part]) -> Figure:
    people = id_.startswith(("B", "C")) and id_ not in _NOT_PEOPLE
    return figure(id_, _kind(_base(id_)), parts, about_people=people)


def _kind(id_: str) -> str:
    return SHARE if id_ in _SHARES else MEDIAN if id_ in _MEDIANS else COUNT
