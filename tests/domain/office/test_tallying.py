"""Which people, referrals and answers belong to which condition, worked by hand."""

import datetime as dt

import pytest

from compared import (
    HUBS,
    JAN,
    drop_in,
    january,
    of,
    with_newcomers,
    withheld,
)
from hublog.domain.months import Month
from hublog.domain.office.evidence import TOO_FEW, Side
from hublog.domain.office.evidence_sums import (
    CHANGE,
    IMPROVED,
    NONE,
    NOT_SHARED,
    NOT_YET,
    REACH,
    REFERRALS,
    RETENTION,
)
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
    newcomers = tallied(returns, (), JAN, JAN).newcomers.values()
    assert sum(each.people for each in newcomers) == 36
    assert not any(each.watched or each.stayed for each in newcomers)


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
