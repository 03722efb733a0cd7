"""The comparison of conditions, worked by hand, and what it withholds (screens.md, Office)."""

import datetime as dt

import pytest

from compared import (
    HUBS,
    JAN,
    JUNE,
    drop_in,
    january,
    of,
    withheld,
)
from hublog.domain.months import Month
from hublog.domain.office.evidence import OTHER_SIDE, REASONS, TOO_FEW, TOO_FEW_HUBS, Side, evidence
from hublog.domain.office.evidence_sums import (
    FIRST_VISITS,
    MEAN,
    MEDIAN,
    NONE,
    NOT_SHARED,
    NOT_YET,
    RETENTION,
)
from hublog.domain.office.hubs import ListedHub
from hublog.domain.office.tallying import tallied
from made_returns import (
    arrived,
    session_said,
    visit,
)


def test_footfall_per_session_with_and_without() -> None:
    found = drop_in([january(hub) for hub in HUBS])
    # With: 11, 13, 15 at each hub; without: 10, 12, 14. Fifteen of 39 were named, and of 36.
    mean = of(found, MEAN)
    assert mean.present == Side(value=13, n=9, hubs=3, coverage=15 / 39, completeness=1)
    assert mean.absent == Side(value=12, n=9, hubs=3, coverage=15 / 36, completeness=1)
    assert (of(found, MEDIAN).present.value, of(found, MEDIAN).absent.value) == (13, 12)
    assert found.both == 3


def test_the_median_of_an_even_number_lies_between() -> None:
    quiet = arrived("DDD-FOR", "2026-01", [session_said("q", dt.date(2026, 1, 7), footfall=11)])
    found = drop_in([*(january(hub) for hub in HUBS), quiet])
    # Without: 10, 10, 10, 11, 12, 12, 12, 14, 14, 14.
    assert of(found, MEDIAN).absent.value == 12
    quieter = arrived("EEE-FIV", "2026-01", [session_said("q", dt.date(2026, 1, 7), footfall=11)])
    low = [session_said(f"l{n}", dt.date(2026, 1, 8), footfall=9) for n in range(2)]
    found = drop_in(
        [*(january(hub) for hub in HUBS), quiet, quieter, arrived("FFF-SIX", "2026-01", low)]
    )
    # 9, 9, 10, 10, 10, 11, 11, 12, 12, 12, 14, 14, 14; one more makes it even.
    assert of(found, MEDIAN).absent.value == 11
    more = arrived("GGG-SEV", "2026-01", [session_said("m", dt.date(2026, 1, 8), footfall=30)])
    found = drop_in(
        [*(january(hub) for hub in HUBS), quiet, quieter, arrived("FFF-SIX", "2026-01", low), more]
    )
    assert of(found, MEDIAN).absent.value == 11.5


def test_first_visits_are_a_share_of_all_who_came() -> None:
    found = of(drop_in([january(hub) for hub in HUBS]), FIRST_VISITS)
    assert (found.present.value, found.present.n) == (45 / 117, 117)
    assert found.absent.value == 45 / 108


def test_sessions_that_did_not_run_and_other_types_do_not_count() -> None:
    day = dt.date(2026, 1, 7)
    others = [
        session_said("x", day, conditions="PEER", status="cancelled"),
        session_said("y", day, conditions="PEER", type_="FOOD"),
        session_said("z", day, conditions="PEERS"),
    ]
    returns = [january(hub) for hub in HUBS]
    found = of(drop_in([*returns, arrived("DDD-FOR", "2026-01", others)]), MEAN)
    assert found.present.n == 9
    assert found.absent.n == 10


def test_under_three_hubs_nothing_is_shown_on_either_side() -> None:
    returns = [january(hub) for hub in HUBS[:2]]
    plain = [session_said(f"x{n}", dt.date(2026, 1, 8)) for n in range(9)]
    found = of(drop_in([*returns, arrived("DDD-FOR", "2026-01", plain)]), MEAN)
    assert withheld(found) == (TOO_FEW_HUBS, OTHER_SIDE)


def test_under_eight_sessions_nothing_is_shown_on_either_side() -> None:
    returns = [
        arrived(
            hub,
            "2026-01",
            [
                session_said("a", dt.date(2026, 1, 8), conditions="PEER"),
                *(session_said(f"x{n}", dt.date(2026, 1, 9)) for n in range(3)),
            ],
        )
        for hub in HUBS
    ]
    assert withheld(of(drop_in(returns), MEAN)) == (TOO_FEW, OTHER_SIDE)
    assert withheld(of(drop_in(returns), MEDIAN)) == (TOO_FEW, OTHER_SIDE)


@pytest.mark.parametrize(("first_visits", "why"), [(7, TOO_FEW), (8, ""), (0, "")])
def test_a_share_is_withheld_that_tells_of_fewer_than_eight(first_visits: int, why: str) -> None:
    sessions = [
        session_said("a", dt.date(2026, 1, 8), conditions="PEER"),
        session_said("b", dt.date(2026, 1, 9)),
    ]
    returns = [arrived(hub, "2026-01", sessions) for hub in HUBS]
    told = session_said(
        "a", dt.date(2026, 1, 8), conditions="PEER", first_time_counted=first_visits
    )
    returns[0] = arrived(HUBS[0], "2026-01", [told, sessions[1]])
    assert withheld(of(drop_in(returns), FIRST_VISITS)) == (why, OTHER_SIDE if why else "")


def test_a_condition_that_was_always_there_leaves_nothing_to_compare_with() -> None:
    returns = [
        arrived(
            hub,
            "2026-01",
            [session_said(f"a{n}", dt.date(2026, 1, 8), conditions="PEER") for n in range(3)],
        )
        for hub in HUBS
    ]
    found = drop_in(returns)
    assert withheld(of(found, MEAN)) == ("", NONE)
    assert withheld(of(found, MEDIAN)) == ("", NONE)
    assert withheld(of(found, RETENTION)) == (NONE, NONE)
    assert found.both == 0


def test_completeness_counts_the_months_of_the_hubs_that_ran_it() -> None:
    hubs = [ListedHub(code=hub, name=hub, first_month="2025-11") for hub in HUBS]
    silent = ListedHub(code="ZZZ-NIL", name="", first_month="2026-01")
    gone = ListedHub(code="OLD-ONE", name="", first_month="2020-01", last_month="2020-02")
    returns = [january(hub) for hub in HUBS[:2]] + [january(HUBS[2], complete=False)]
    tallies = tallied(returns, [*hubs, silent, gone], Month(2025, 12), JAN)
    found = evidence(tallies, Month(2025, 12), JAN)
    assert (found.hubs, found.completeness) == (4, 2 / 7)
    (comparison,) = found.comparisons
    assert (comparison.type, comparison.condition) == ("DROPIN", "PEER")
    assert of(comparison, MEAN).present.completeness == 2 / 6


def test_a_hub_that_no_list_knows_is_complete_with_what_it_sent() -> None:
    tallies = tallied([january("AAA-ONE"), arrived("AAA-ONE", "2026-03")], (), JAN, JAN)
    assert tuple(tallies.months["AAA-ONE"]) == (1, 1, 1)


def test_nothing_held_is_nothing_to_compare() -> None:
    found = evidence(tallied([], (), JAN, JUNE), JAN, JUNE)
    assert (found.comparisons, found.hubs, found.completeness) == ((), 0, None)


def test_people_whom_a_hub_forgot_and_visits_that_did_not_take_place_do_not_count() -> None:
    rows = (
        visit("s0", "", first=True),
        visit("s0", "p", first=True)._replace(status="cancelled"),
        visit("s1", "q"),
    )
    assert not tallied([january("AAA-ONE", attendance=rows)], (), JAN, JAN).newcomers


def test_each_reason_is_known() -> None:
    assert {TOO_FEW, TOO_FEW_HUBS, OTHER_SIDE, NOT_SHARED, NOT_YET, NONE} == set(REASONS)
