"""Run charts around the day a condition began: their line, their signals, whose they do not say."""

import datetime as dt

import pytest

from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.evidence import TOO_FEW_HUBS
from hublog.domain.office.evidence_sums import NONE
from hublog.domain.office.run_chart import (
    DOWN,
    SHIFT,
    TREND,
    UP,
    RunChart,
    RunCharts,
    Signal,
    run_charts,
    series,
)
from made_returns import arrived, session_said

JAN, JUNE = Month(2026, 1), Month(2026, 6)
HUBS = ("AAA-ONE", "BBB-TWO", "CCC-TRE")
BEFORE = (20, 22, 18, 20, 21, 19, 20, 20)


def activity(hub: str, before, after, *, absent_again=()) -> list[Arrived]:
    """An activity every week from 6 January on; ``absent_again`` are places without it afterwards."""
    months: dict[str, list] = {}
    for n, footfall in enumerate((*before, *after)):
        day = dt.date(2026, 1, 6) + dt.timedelta(weeks=n)
        there = n >= len(before) and n - len(before) not in absent_again
        session = session_said(
            f"s{n:02}", day, conditions="QUIET;GPSITE" if there else "QUIET", footfall=footfall
        )
        months.setdefault(str(Month.of(day)), []).append(session)
    return [arrived(hub, month, sessions) for month, sessions in months.items()]


def charts(returns: list[Arrived], last: Month = JUNE) -> RunCharts:
    held = [(each.hub_code, each.month) for each in returns]
    return run_charts(series(returns, "DROPIN", "GPSITE", JAN, last), held)


def one(before, after, *, absent_again=()) -> RunChart:
    """The chart of one activity, which two quieter ones stand beside."""
    returns = [
        each for hub in HUBS for each in activity(hub, before, after, absent_again=absent_again)
    ]
    found = charts(returns).charts
    assert len(found) == 3
    assert len(set(found)) == 1
    return found[0]


def test_the_line_is_the_median_of_the_sessions_before() -> None:
    chart = one(BEFORE, (20, 25, 15, 25, 15, 25), absent_again=(2,))
    assert chart.median == 20
    assert [point.number for point in chart.points] == [*range(-8, 0), *range(1, 7)]
    assert [point.footfall for point in chart.points[-6:]] == [20, 25, 15, 25, 15, 25]
    assert [point.present for point in chart.points[-6:]] == [True, True, False, True, True, True]
    assert not chart.signals
    assert not chart.restless


def test_six_on_one_side_are_a_shift_and_points_on_the_line_are_passed_over() -> None:
    chart = one(BEFORE, (25, 24, 20, 25, 24, 25, 24))
    assert chart.signals == (Signal(SHIFT, UP, 1, 7),)
    assert one(BEFORE, (25, 24, 20, 25, 24, 25, 19)).signals == ()
    assert one(BEFORE, (15, 16, 15, 16, 15, 16)).signals == (Signal(SHIFT, DOWN, 1, 6),)


def test_five_that_rise_or_fall_are_a_trend_and_the_same_again_counts_once() -> None:
    assert one(BEFORE, (18, 19, 19, 21, 22, 23)).signals == (Signal(TREND, UP, 1, 6),)
    assert one(BEFORE, (18, 19, 21, 22, 21, 19)).signals == ()
    assert one(BEFORE, (24, 22, 21, 20, 19, 25)).signals == (Signal(TREND, DOWN, 1, 5),)


def test_sessions_that_were_moving_before_are_called_restless() -> None:
    assert one((10, 12, 14, 16, 18, 20, 22, 24), (20,) * 6).restless


def test_numbers_that_tell_of_few_people_stand_on_no_chart() -> None:
    chart = one(BEFORE, (7, 25, 0, 8, 25, 25))
    assert [point.footfall for point in chart.points[-6:]] == [None, 25, 0, 8, 25, 25]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BEFORE[:7], (20,) * 6),
        (BEFORE, (20,) * 5),
        ((7,) * 8, (20,) * 6),
        (BEFORE, ()),
    ],
)
def test_too_little_around_the_day_or_too_few_people_make_no_chart(before, after) -> None:
    returns = [each for hub in HUBS for each in activity(hub, before, after)]
    assert charts(returns) == RunCharts(withheld=NONE)


def test_under_three_hubs_no_chart_is_shown() -> None:
    returns = [each for hub in HUBS[:2] for each in activity(hub, BEFORE, (20,) * 6)]
    assert charts(returns) == RunCharts(withheld=TOO_FEW_HUBS)
    assert charts([*returns, *activity(HUBS[2], BEFORE, (20,) * 6)]).hubs == 3


def test_months_that_are_not_held_are_counted() -> None:
    returns = [
        each
        for hub in HUBS
        for each in activity(hub, (*BEFORE, *BEFORE), (20,) * 6)
        if each.month != "2026-02"
    ]
    found = charts(returns)
    assert {chart.missing for chart in found.charts} == {1}


def test_only_sessions_of_the_type_that_ran_in_the_months_count() -> None:
    returns = [each for hub in HUBS for each in activity(hub, BEFORE, (20,) * 6)]
    extra = [
        session_said("x", dt.date(2026, 1, 7), type_="FOOD"),
        session_said("y", dt.date(2026, 1, 7), status="cancelled", start=None),
    ]
    assert charts([*returns, arrived("DDD-FOR", "2026-01", extra)]).hubs == 3
    assert charts(returns, last=Month(2026, 3)) == RunCharts(withheld=NONE)
    assert series(returns, "FOOD", "GPSITE", JAN, JUNE) == {}
    timeless = arrived("DDD-FOR", "2026-01", [session_said("z", dt.date(2026, 1, 7), start=None)])
    ((run,),) = series([timeless], "DROPIN", "GPSITE", JAN, JUNE).values()
    assert run.start == ""


def test_charts_stand_in_an_order_that_means_nothing() -> None:
    """Neither in the alphabet's nor by how many come; and always in the same."""
    busy = {f"H{n:02}-HUB": n + 20 for n in range(12)}
    returns = [each for hub, n in busy.items() for each in activity(hub, (n,) * 8, (n,) * 6)]
    medians = [chart.median for chart in charts(returns).charts]
    assert sorted(medians) == list(busy.values())
    assert medians not in (sorted(medians), sorted(medians, reverse=True))
    assert charts(returns[::-1]) == charts(returns)
