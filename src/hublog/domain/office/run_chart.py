"""Run charts: one activity's footfall session by session, around the day a condition began.

The rules of shift and trend are those of Perla, Provost and Murray, The run chart (2011); see
docs/method.md. Nothing in a chart says whose it is.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from hublog.domain.derived_ids import derived
from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.evidence import FEWEST, FEWEST_HUBS, TOO_FEW_HUBS
from hublog.domain.office.evidence_sums import NONE
from hublog.domain.office.evidence_tallies import HELD
from hublog.domain.office.tallying import setting

FEWEST_BEFORE, FEWEST_AFTER = 8, 6
"""So many sessions before give a median to hold against; a shift cannot be seen in fewer after."""
SHIFT_LENGTH, TREND_LENGTH = 6, 5
SHIFT, TREND = "shift", "trend"
UP, DOWN = "up", "down"


class SessionRun(NamedTuple):
    """One session of an activity; in order these stand by day, start and place in the return."""

    day: dt.date
    start: str
    place: int
    footfall: int
    present: bool


class ActivityKey(NamedTuple):
    """Which activity of which hub; it never leaves this module with a chart."""

    hub_code: str
    activity_code: str


class Point(NamedTuple):
    """One session: so many since the condition began (the first is 1, those before end with -1).

    ``footfall`` is ``None`` where so few came that the number would tell of them.
    """

    number: int
    footfall: int | None
    present: bool


class Signal(NamedTuple):
    """A run that chance alone seldom makes: a shift or a trend, up or down, between two points."""

    kind: str
    way: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChart:
    """One activity's sessions; ``median`` is that of the points before, ``signals`` are in those after.

    ``restless`` says that the points before show a signal themselves, so that nothing can be told;
    ``missing`` months between the first point and the last are not held.
    """

    points: tuple[Point, ...]
    median: float
    signals: tuple[Signal, ...] = ()
    restless: bool = False
    missing: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCharts:
    """The charts of one type of activity and one condition, in an order that means nothing.

    ``hubs`` is the number of hubs they came from; where there are too few, ``withheld`` says so.
    """

    charts: tuple[RunChart, ...] = ()
    hubs: int = 0
    withheld: str = ""


Series = dict[ActivityKey, list[SessionRun]]


def series(
    returns: Iterable[Arrived], type_: str, condition: str, first: Month, last: Month
) -> Series:
    """The sessions of that type in those months by activity, in any order."""
    found: Series = defaultdict(list)
    for arrived in returns:
        if not str(first) <= arrived.month <= str(last):
            continue
        for place, row in enumerate(arrived.sessions):
            if row.type == type_ and row.status == HELD:
                key = ActivityKey(arrived.hub_code, row.activity_code)
                present = setting(arrived, row).has(condition)
                start = row.start.isoformat("minutes") if row.start else ""
                found[key].append(SessionRun(row.date, start, place, row.footfall, present))
    return dict(found)


def run_charts(found: Series, held: Iterable[tuple[str, str]]) -> RunCharts:
    """The charts of these activities; ``held`` are the hubs and months whose returns are there."""
    months: dict[str, set[str]] = defaultdict(set)
    for hub, month in held:
        months[hub].add(month)
    made = {
        key: chart
        for key, sessions in found.items()
        if (chart := _chart(sorted(sessions), months[key.hub_code])) is not None
    }
    hubs = {key.hub_code for key in made}
    if len(hubs) < FEWEST_HUBS:
        return RunCharts(withheld=TOO_FEW_HUBS if hubs else NONE)
    # Neither the alphabet nor the numbers of people put them in order, so that no place is a rank.
    shuffled = sorted(
        made, key=lambda key: derived(f"run_chart|{key.hub_code}|{key.activity_code}")
    )
    return RunCharts(charts=tuple(made[key] for key in shuffled), hubs=len(hubs))


def _chart(sessions: Sequence[SessionRun], held: set[str]) -> RunChart | None:
    """The chart, unless the condition never began here or too little is known around it."""
    began = next((n for n, each in enumerate(sessions) if each.present), 0)
    before, after = sessions[:began], sessions[began:]
    if len(before) < FEWEST_BEFORE or len(after) < FEWEST_AFTER:
        return None
    line = median(each.footfall for each in before)
    if line < FEWEST:
        return None
    numbers = [*range(-began, 0), *range(1, len(after) + 1)]
    return RunChart(
        points=tuple(
            Point(number, _told(each.footfall), each.present)
            for number, each in zip(numbers, sessions, strict=True)
        ),
        median=line,
        signals=tuple(_signals(numbers[began:], [each.footfall for each in after], line)),
        restless=any(_signals(numbers[:began], [each.footfall for each in before], line)),
        missing=_missing(sessions, held),
    )


def _told(footfall: int) -> int | None:
    return footfall if footfall == 0 or footfall >= FEWEST else None


def _signals(numbers: Sequence[int], values: Sequence[int], line: float) -> Iterator[Signal]:
    """Shifts first, then trends."""
    off = [(n, value > line) for n, value in zip(numbers, values, strict=True) if value != line]
    for above, run in groupby(off, key=lambda each: each[1]):
        yield from _signal(SHIFT, [n for n, _ in run], SHIFT_LENGTH, up=above)
    # Two equal values in a row are one point, as the rule has it.
    steps = [
        (a[0], b[0], b[1] > a[1])
        for a, b in pairwise(
            next(run) for _, run in groupby(zip(numbers, values, strict=True), key=lambda p: p[1])
        )
    ]
    for rising, moves in groupby(steps, key=lambda step: step[2]):
        run_of = list(moves)
        points = [run_of[0][0], *(step[1] for step in run_of)]
        yield from _signal(TREND, points, TREND_LENGTH, up=rising)


def _signal(kind: str, run: Sequence[int], length: int, *, up: bool) -> Iterator[Signal]:
    if len(run) >= length:
        yield Signal(kind, UP if up else DOWN, run[0], run[-1])


def _missing(sessions: Sequence[SessionRun], held: set[str]) -> int:
    month, last = Month.of(sessions[0].day), Month.of(sessions[-1].day)
    missing = 0
    while month < last:
        missing += str(month) not in held
        month = month.plus(1)
    return missing
