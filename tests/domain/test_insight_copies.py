"""What leaves as a picture, a table or on paper: no small number, and none that can be worked out."""

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.insight_copies import for_everybody
from hublog.domain.insights import (
    AgeVisits,
    Cohort,
    Insights,
    MonthOfPeople,
    PassedOn,
    insights,
)
from hublog.domain.ledger import ledger
from hublog.domain.months import Month, Window
from hublog.domain.suppression import HIDDEN, shown
from made_facts import MadeRegister

MAY = Month(2026, 5)
YEAR = Window(dt.date(2025, 6, 1), dt.date(2026, 5, 31))
NOTHING = insights(ledger(MadeRegister().facts()), YEAR)


def numbers(seen: Insights) -> list[object]:
    """Every number of people that is drawn or said."""
    rows = (*seen.months, *seen.cohorts, *seen.passed_on)
    return [
        *(each.visits for each in (*seen.weeks, *seen.hours, *seen.weekdays, *seen.ages)),
        *(n for row in rows for n in row[1:3]),
        *(seen.people, seen.first),
    ]


held = st.lists(
    st.tuples(
        st.dates(dt.date(2025, 11, 1), dt.date(2026, 5, 31)),
        st.sets(st.sampled_from("ABCDEFGHIJKLMN")),
        st.integers(0, 12),
    ),
    max_size=8,
)


@settings(max_examples=60)
@given(held)
def test_nothing_small_ever_leaves(held) -> None:
    """Each number is hidden, nothing, or rounded by the one rule."""
    register = MadeRegister()
    for day, names, counted in held:
        register.session(day, sorted(names), {"65+": counted, "U18": counted // 2})
    seen = insights(ledger(register.facts()), YEAR)
    left = for_everybody(seen)
    for true, out in zip(numbers(seen), numbers(left), strict=True):
        assert out in {shown(int(true)), HIDDEN}
    assert for_everybody(seen) == left


def test_a_month_that_its_own_summary_would_tell_is_hidden() -> None:
    """Of 13 (shown as 15) 11 had been before (shown as 10): somebody subtracts, and finds 1 to 7."""
    seen = replace(NOTHING, months=(MonthOfPeople(MAY, 2, 11),), people=13, first=2, visits=13)
    assert for_everybody(seen).months == (MonthOfPeople(MAY, HIDDEN, 10),)


def test_newcomers_who_went_are_guarded_like_those_who_stayed() -> None:
    """Control: 8 of 18 stayed, which is 10 of 20 with 10 gone."""
    some = replace(NOTHING, cohorts=(Cohort(MAY, 18, 8),))
    assert for_everybody(some).cohorts == (Cohort(MAY, 20, 10),)
    told = replace(NOTHING, cohorts=(Cohort(MAY, 8, 7),))
    assert for_everybody(told).cohorts == (Cohort(MAY, 10, HIDDEN),)


def test_an_hour_that_others_would_tell_is_withheld_with_its_day() -> None:
    """The same session in each hour but one, which another seven came to."""
    register = MadeRegister()
    tuesday = dt.date(2026, 5, 5)
    register.session(tuesday, (), 12)
    register.session(tuesday, (), 7, start=dt.time(11), end=dt.time(13))
    left = for_everybody(insights(ledger(register.facts()), YEAR))
    assert [each.visits for each in left.hours] == [10, 20, HIDDEN]


def test_ages_and_referrals_are_hidden_where_they_are_few() -> None:
    seen = replace(
        NOTHING,
        ages=(AgeVisits("65+", 14), AgeVisits("U18", 3)),
        visits=17,
        passed_on=(PassedOn(MAY, 12, 3),),
    )
    left = for_everybody(seen)
    assert left.ages == (AgeVisits("65+", 15), AgeVisits("U18", HIDDEN))
    assert left.passed_on == (PassedOn(MAY, 10, HIDDEN),)
