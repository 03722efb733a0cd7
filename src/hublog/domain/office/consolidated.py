"""What the consolidated workbook holds: figures and charts at its front, and the lines of its sheets."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from hublog.domain.months import Month
from hublog.domain.office.figures import Figures, HubTotals, figures
from hublog.domain.office.filed import Filed, standing
from hublog.domain.office.hubs import ListedHub
from hublog.domain.office.lines import (
    BreakdownLine,
    ConditionLine,
    LearningLine,
    MissingLine,
    PersonLine,
    SessionLine,
)
from hublog.domain.office.matrix import MISSING, NOT_YET, WAITING, Cell, Matrix
from hublog.domain.office.spans import Span, expected
from hublog.domain.office.totals import Totals

L = TypeVar("L")
_WITHOUT_RETURN = frozenset({MISSING, WAITING, NOT_YET})


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfAll:
    """One month of all hubs: footfall of the returns that are held, and how the returns came.

    ``waiting`` are over and not due yet; of a month that is not over nothing is awaited.
    """

    month: Month
    footfall: int
    in_time: int
    late: int
    missing: int
    waiting: int

    @property
    def held(self) -> int:
        """How many returns are held for it."""
        return self.in_time + self.late


@dataclass(frozen=True, slots=True)
class TypeOfAll:
    """Sessions held of one type of activity, and their footfall, in all hubs."""

    type: str
    held: int
    footfall: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The figures of a span, of every hub that owes a return for it or has sent one.

    ``returns`` of ``returns_expected`` are held; ``unfinished`` of them were signed off before their month
    was over, ``edited`` hold rows that were changed outside hublog and taken all the same. ``types`` are
    those with sessions, the busiest first.
    """

    span: Span
    office: str
    made_on: dt.date
    hubs: tuple[ListedHub, ...]
    figures: Figures
    months: tuple[MonthOfAll, ...]
    types: tuple[TypeOfAll, ...]
    returns: int
    returns_expected: int
    unfinished: int
    edited: int

    @property
    def hubs_heard(self) -> int:
        """How many of the hubs have a return in the span."""
        return self.figures.in_all["A01"].hubs if self.hubs else 0

    @property
    def file_name(self) -> str:
        """The name of the workbook, such as ``consolidated_2026-04_2026-06.xlsx``."""
        return f"consolidated_{self.span}.xlsx"


@dataclass(frozen=True, slots=True)
class Lines(Generic[L]):
    """The lines of one sheet: how many, and each of them in turn, so that they need not all be held."""

    number: int
    each: Callable[[], Iterable[L]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidated:
    """Everything that the workbook says."""

    overview: Overview
    sessions: Lines[SessionLine]
    people: Lines[PersonLine]
    breakdown: Lines[BreakdownLine]
    conditions: Lines[ConditionLine]
    learning: Lines[LearningLine]
    missing: Lines[MissingLine]


def overview(
    totals: Mapping[str, Totals],
    returns: Matrix,
    filed: Collection[Filed],
    span: Span,
    *,
    office: str,
    made_on: dt.date,
) -> Overview:
    """The figures of the span; ``returns`` are the hubs by its months, ``filed`` what is held of it."""
    owed = {hub.code: len(expected(hub, span)) for hub in returns.hubs}
    hubs = tuple(hub for hub in returns.hubs if owed[hub.code] or hub.code in totals)
    each = {hub.code: HubTotals(hub, totals.get(hub.code, Totals())) for hub in hubs}
    stands = standing(filed).values()
    held = {code: len(hub.totals.months) for code, hub in each.items()}
    return Overview(
        span=span,
        office=office,
        made_on=made_on,
        hubs=hubs,
        figures=figures(each, span),
        months=tuple(_months(totals.values(), returns, span)),
        types=tuple(_types(totals.values())),
        returns=sum(held.values()),
        returns_expected=sum(max(owed[code], n) for code, n in held.items()),
        unfinished=sum(not filing.complete for filing in stands),
        edited=sum(bool(filing.edits) for filing in stands),
    )


def missing(returns: Matrix) -> Iterator[MissingLine]:
    """The returns that are expected and not here, by month and hub, and whom to ask."""
    hubs = {hub.code: hub for hub in returns.hubs}
    cells = sorted(returns.cells.values(), key=lambda cell: (cell.month, cell.hub_code))
    for cell in cells:
        if cell.state in _WITHOUT_RETURN:
            hub = hubs[cell.hub_code]
            yield MissingLine(hub.code, hub.name, cell.month, cell.state, cell.due_on, hub.contact)


def _months(totals: Iterable[Totals], returns: Matrix, span: Span) -> Iterator[MonthOfAll]:
    footfall: Counter[str] = Counter()
    for each in totals:
        footfall.update(each.footfall_by_month)
    for month in span.months:
        came = Counter(map(_came, _of(returns, month)))
        yield MonthOfAll(
            month=month,
            footfall=footfall[str(month)],
            in_time=came["in_time"],
            late=came["late"],
            missing=came[MISSING],
            waiting=came[WAITING],
        )


def _of(returns: Matrix, month: Month) -> Iterator[Cell]:
    return (returns.cells[hub.code, str(month)] for hub in returns.hubs)


def _came(cell: Cell) -> str:
    """How a return came, whatever else is true of it: a version 2 may be in time, too."""
    if cell.version == 0:
        return cell.state
    return "late" if cell.late_days else "in_time"


def _types(totals: Iterable[Totals]) -> Iterator[TypeOfAll]:
    held: Counter[str] = Counter()
    footfall: Counter[str] = Counter()
    for each in totals:
        held.update(each.held_by_type)
        footfall.update(each.footfall_by_type)
    for type_ in sorted(held, key=lambda name: (-footfall[name], name)):
        yield TypeOfAll(type_, held[type_], footfall[type_])
