"""What leaves as a picture, a table or on paper: no small number, and none that can be worked out."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.insight_copies import for_everybody
from hublog.domain.insight_wellbeing import Answered
from hublog.domain.insights import (
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


def numbers(seen: Insights) -> list[object]:
    """Every number of people that is drawn or said."""
    rows = (*seen.months, *seen.cohorts, *seen.passed_on)
    return [
        *(each.visits for each in (*seen.weeks, *seen.hours, *seen.weekdays, *seen.ages)),
        *(n for row in rows for n in row[1:3]),
        *(seen.people, seen.first, *seen.stayed, *seen.taken_up),
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


def left_of(register: MadeRegister, span: Window = YEAR) -> Insights:
    return for_everybody(insights(ledger(register.facts()), span))


def test_new_and_returning_people_are_hidden_where_they_are_few() -> None:
    register = MadeRegister()
    register.session(dt.date(2026, 4, 7), "ABCDEFGHIJK")
    register.session(dt.date(2026, 5, 5), "ABCDEFGHIJKLM")
    assert left_of(register).months == (
        MonthOfPeople(MAY.plus(-1), 10, 0),
        MonthOfPeople(MAY, HIDDEN, 10),
    )


def test_newcomers_who_went_are_guarded_like_those_who_stayed() -> None:
    register = MadeRegister()
    register.session(dt.date(2025, 12, 2), "ABCDEFGHIJKLMNOPQR")
    register.session(dt.date(2025, 12, 9), "ABCDEFGH")
    assert left_of(register).cohorts == (
        Cohort(Month(2025, 12), 20, 10),
        Cohort(Month(2026, 1), 0, 0),
        Cohort(Month(2026, 2), 0, 0),
    )


def test_what_is_too_few_in_each_month_is_told_over_all_of_them() -> None:
    register = MadeRegister()
    for month, names in ((12, "ABCDEFG"), (11, "HIJKLM")):
        register.session(dt.date(2025, month, 2), names)
        register.session(dt.date(2025, month, 9), names)
    left = left_of(register)
    assert {each.new for each in left.cohorts[:2]} == {HIDDEN}
    assert left.stayed == (15, 15)


def answered_twice(better: int, same: int, worse: int) -> MadeRegister:
    """People who answered the ONS questions in March, and again in May."""
    register = MadeRegister()
    for n in range(better + same + worse):
        later = 8 if n < better else 5 if n < better + same else 2
        register.answered(f"p{n}", dt.date(2026, 3, 3), 5, 5, 5, 5)
        register.answered(f"p{n}", dt.date(2026, 5, 12), later, 5, 5, 5, stage="review")
    return register


def test_what_changed_for_people_is_counted_by_question_and_hidden_where_few() -> None:
    """E01: of ten for whom life is better, two the same and nobody worse; seven answers tell nothing."""
    register = answered_twice(10, 2, 0)
    seen = insights(ledger(register.facts()), YEAR).wellbeing
    assert (seen.began, seen.twice) == (12, 12)
    assert seen.measures[0] == Answered("E01", 10, 2, 0)
    assert [each.measure for each in seen.measures] == ["E01", "E02", "E03", "E04"]
    left = left_of(register).wellbeing
    assert (left.began, left.twice) == (10, 10)
    assert left.measures[:2] == (Answered("E01", 10, HIDDEN, 0), Answered("E02", 0, 10, 0))
    assert left_of(answered_twice(4, 3, 0)).wellbeing.measures == ()


def test_an_hour_that_others_would_tell_is_withheld_with_its_day() -> None:
    """The same session in each hour but one, which another seven came to."""
    register = MadeRegister()
    tuesday = dt.date(2026, 5, 5)
    register.session(tuesday, (), 12)
    register.session(tuesday, (), 7, start=dt.time(11), end=dt.time(13))
    left = left_of(register)
    assert [each.visits for each in left.hours] == [10, 20, HIDDEN]
    register.session(tuesday, (), 9, start=None)
    assert [each.visits for each in left_of(register).hours] == [10, 20, HIDDEN]


def test_ages_and_referrals_are_hidden_where_they_are_few() -> None:
    register = MadeRegister()
    register.session(dt.date(2026, 5, 5), (), {"65+": 14, "U18": 3})
    for n in range(12):
        register.referred("out", dt.date(2026, 5, 5), None, "taken_up" if n < 3 else "", None)
    left = left_of(register)
    ages = {each.group: each.visits for each in left.ages}
    assert (ages["65+"], ages["U18"], ages["NK"]) == (15, HIDDEN, 0)
    assert left.passed_on == (PassedOn(MAY, 10, HIDDEN),)
