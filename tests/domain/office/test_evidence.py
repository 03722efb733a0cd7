"""The comparison of conditions, worked by hand, and what it withholds (screens.md, Office)."""

import datetime as dt
from typing import Any

import pytest

from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.evidence import (
    OTHER_SIDE,
    REASONS,
    TOO_FEW,
    TOO_FEW_HUBS,
    Comparison,
    Measure,
    Side,
    compared,
    evidence,
)
from hublog.domain.office.evidence_sums import (
    CHANGE,
    FIRST_VISITS,
    IMPROVED,
    MEAN,
    MEDIAN,
    NONE,
    NOT_SHARED,
    NOT_YET,
    REACH,
    REFERRALS,
    RETENTION,
)
from hublog.domain.office.hubs import ListedHub
from hublog.domain.office.tallying import tallied
from made_returns import (
    arrived,
    coming_back_after,
    outcome_said,
    person_said,
    referral_said,
    session_said,
    visit,
)

JAN, JUNE = Month(2026, 1), Month(2026, 6)
HUBS = ("AAA-ONE", "BBB-TWO", "CCC-TRE")
LATER = ("2026-02", "2026-03", "2026-04", "2026-05")


def months_after(hub: str) -> list[Arrived]:
    """Returns with nothing in them, so that the 90 days of January are all held."""
    return [arrived(hub, month) for month in LATER]


def january(hub: str, **more: Any) -> Arrived:  # noqa: ANN401 - passes on what a test says
    """Three sessions with somebody leading who is in the same boat, and three without."""
    days = [dt.date(2026, 1, day) for day in (5, 6, 12, 13, 19, 20)]
    sessions = [
        session_said(
            f"s{n}",
            day,
            conditions="PEER" if n % 2 else "",
            footfall=10 + n,
            named_present=5,
            first_time_named=4,
            first_time_counted=1,
        )
        for n, day in enumerate(days)
    ]
    return arrived(hub, "2026-01", sessions, **more)


def with_newcomers(hub: str, newcomers: int) -> list[Arrived]:
    """At each of the first two sessions so many came first; one in two of them comes again."""
    visits = []
    for n in range(newcomers):
        for session in ("s0", "s1"):
            visits.append(visit(session, f"{session}p{n}", first=True))
            if n % 2:
                visits.append(visit("s4", f"{session}p{n}"))
    people = [person_said(f"s0p{n}", 1 if n % 2 else 9) for n in range(newcomers)]
    people += [person_said(f"s1p{n}", 2 if n % 2 else None) for n in range(newcomers)]
    made = january(hub, attendance=tuple(visits), people=tuple(people))
    return [made, *months_after(hub)]


def drop_in(returns: list[Arrived], condition: str = "PEER", hubs=()) -> Comparison:
    (found,) = compared(tallied(returns, hubs, JAN, JAN), "DROPIN", [condition])
    return found


def of(found: Comparison, kind: str, detail: str = "") -> Measure:
    (measure,) = [m for m in found.measures if (m.kind, m.detail) == (kind, detail)]
    return measure


def withheld(measure: Measure) -> tuple[str, str]:
    for side in (measure.present, measure.absent):
        assert not side.withheld or side == Side(withheld=side.withheld)
    return measure.present.withheld, measure.absent.withheld


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


def test_retention_belongs_to_the_session_of_the_first_visit() -> None:
    found = drop_in([each for hub in HUBS for each in with_newcomers(hub, 6)])
    # Eighteen people each; the odd three of six came again. First visits told: 5 a session.
    retention = of(found, RETENTION)
    assert retention.present == Side(value=0.5, n=18, hubs=3, coverage=18 / 45, completeness=1)
    assert retention.absent.value == 0.5


@pytest.mark.parametrize(("days", "stayed"), [(0, 0), (1, 3), (90, 3), (91, 0)])
def test_staying_means_coming_on_a_later_day_within_ninety(days: int, stayed: int) -> None:
    (newcomers,) = tallied(coming_back_after(days), (), JAN, JAN).newcomers.values()
    assert newcomers == (3, 3, stayed)


@pytest.mark.parametrize("gap", ["missing", "incomplete", "not_shared"])
def test_ninety_days_count_only_where_every_month_of_them_is_held(gap: str) -> None:
    returns = []
    for hub in HUBS:
        made = with_newcomers(hub, 6)
        february = {
            "missing": [],
            "incomplete": [arrived(hub, "2026-02", complete=False)],
            "not_shared": [arrived(hub, "2026-02", rows_shared=False)],
        }[gap]
        returns += [made[0], *february, *made[2:]]
    assert withheld(of(drop_in(returns), RETENTION)) == (NOT_YET, NOT_YET)


def test_somebody_who_has_two_first_visits_keeps_the_earlier_one() -> None:
    returns = [each for hub in HUBS for each in with_newcomers(hub, 6)]
    again = session_said("t", dt.date(2026, 2, 3), conditions="PEER")
    second = arrived("DDD-FOR", "2026-02", [again], attendance=(visit("t", "p", first=True),))
    first = arrived(
        "DDD-FOR",
        "2026-01",
        [session_said("s", dt.date(2026, 1, 3))],
        attendance=(visit("s", "p", first=True),),
    )
    tallies = tallied([*returns, first, second], (), JAN, Month(2026, 2))
    assert [
        (key.conditions, each.people)
        for key, each in tallies.newcomers.items()
        if key.hub_code == "DDD-FOR"
    ] == [("", 1)]


def test_deprivation_reach_is_told_for_each_index_alone() -> None:
    returns = [each for hub in HUBS for each in with_newcomers(hub, 6)]
    found = drop_in(returns)
    # Without: of six at a hub three live in decile 1 and three in 9; with: only three are known.
    reach = of(found, REACH, "IOD2025")
    assert reach.absent == Side(value=0.5, n=18, hubs=3, coverage=18 / 45, completeness=1)
    assert reach.present == Side(value=1, n=9, hubs=3, coverage=9 / 45, completeness=1)
    welsh = [
        arrived(
            hub,
            "2026-01",
            [session_said("w", dt.date(2026, 1, 9), first_time_named=8)],
            attendance=tuple(visit("w", f"p{n}", first=True) for n in range(8)),
            people=tuple(person_said(f"p{n}", 1, "WIMD2025") for n in range(8)),
        )
        for hub in ("WWW-ONE", "WWW-TWO", "WWW-TRE")
    ]
    both = drop_in([*returns, *welsh])
    assert of(both, REACH, "IOD2025").absent.n == 18
    assert of(both, REACH, "WIMD2025").absent == Side(
        value=1, n=24, hubs=3, coverage=1, completeness=1
    )
    assert withheld(of(both, REACH, "WIMD2025")) == (NONE, "")


def test_hubs_that_share_no_rows_are_said_to_share_none() -> None:
    found = drop_in([january(hub, rows_shared=False) for hub in HUBS])
    assert withheld(of(found, RETENTION)) == (NOT_SHARED, NOT_SHARED)
    assert withheld(of(found, REACH)) == (NOT_SHARED, NOT_SHARED)
    assert withheld(of(drop_in([january(hub) for hub in HUBS]), REACH)) == (NONE, NONE)


def test_who_was_passed_on_belongs_to_what_was_in_place_on_the_day() -> None:
    day = dt.date(2026, 1, 13)
    said = [
        *(referral_said(f"a{n}", day, "taken_up") for n in range(3)),  # s3, with
        referral_said("b", dt.date(2026, 1, 19), "declined"),  # s4, without
        referral_said("c", dt.date(2026, 1, 1), "taken_up"),  # before all: s0, without
        referral_said("d", dt.date(2026, 1, 18), "no_reply"),  # after s3, with
        referral_said("e", day, "sent"),
        referral_said("f", day, "taken_up", way="in"),
        referral_said("g", dt.date(2025, 12, 3), "taken_up"),  # December is not held
        referral_said("h", day, "taken_up", code="OTHER"),
    ]
    tallies = tallied([january("AAA-ONE", referrals=tuple(said))], (), JAN, JAN)
    assert {key.conditions: tuple(each) for key, each in tallies.ended.items()} == {
        "PEER": (4, 3),
        "": (2, 1),
    }
    assert tallies.unplaced == 2


def test_an_outcome_told_twice_counts_as_it_was_told_last() -> None:
    day = dt.date(2026, 1, 13)
    again = arrived("AAA-ONE", "2026-02", referrals=(referral_said("a", day, "declined"),))
    first = january("AAA-ONE", referrals=(referral_said("a", day, "taken_up"),))
    tallies = tallied([again, first], (), JAN, Month(2026, 2))
    assert [tuple(each) for each in tallies.ended.values()] == [(1, 0)]


def test_completed_referrals_say_how_many_could_be_placed() -> None:
    returns = []
    for hub in HUBS:
        days = {"": dt.date(2026, 1, 5), "PEER": dt.date(2026, 1, 6)}
        said = [
            referral_said(f"{c}{n}", day, "taken_up" if n else "declined")
            for c, day in days.items()
            for n in range(3)
        ]
        said += [referral_said(f"x{n}", days[""], "taken_up", code="") for n in range(2)]
        returns.append(january(hub, referrals=tuple(said)))
    found = of(drop_in(returns), REFERRALS)
    assert withheld(found) == (TOO_FEW, TOO_FEW)  # three of nine were not taken up
    returns = [
        january(hub, referrals=(*(r._replace(status="taken_up") for r in each.referrals),))
        for hub, each in zip(HUBS, returns, strict=True)
    ]
    found = of(drop_in(returns), REFERRALS)
    assert found.present == Side(value=1, n=9, hubs=3, coverage=18 / 24, completeness=1)


def test_matched_pairs_are_pooled_by_question() -> None:
    returns = [
        january(
            hub,
            outcomes=(
                outcome_said(10, change, improved=8, code="WARM", question="worth"),
                outcome_said(10, None, code="WARM", question="worth"),
                outcome_said(10, 1.0, code="NONE", question="worth"),
            ),
        )
        for hub, change in zip(HUBS, (0.5, 1.0, 1.5), strict=True)
    ]
    found = drop_in(returns)
    # The last session of January, on the 20th, was led by people in the same boat.
    assert of(found, CHANGE, "ONS4:worth").present == Side(value=1.0, n=30, hubs=3, completeness=1)
    assert withheld(of(found, CHANGE, "ONS4:worth")) == ("", NONE)
    # Of 30 pairs 24 improved; the other six are too few to tell of.
    assert withheld(of(found, IMPROVED, "ONS4:worth")) == (TOO_FEW, NONE)


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
