"""What holds of the indicators of any register: against a naive count, over time, and in time."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.facts import Facts
from hublog.domain.indicators import Indicator, compared, figures, indicators
from hublog.domain.ledger import ledger
from hublog.domain.months import Month, Window
from made_facts import MadeRegister

MAY = Month(2026, 5)


def by_id(facts: Facts, month: Month = MAY) -> dict[str, Indicator]:
    return {each.id: each for each in indicators(facts, month)}


visits = st.lists(
    st.tuples(
        st.dates(dt.date(2025, 11, 1), dt.date(2026, 6, 30)),
        st.sets(st.sampled_from("ABCDEFGHIJ")),
        st.integers(0, 9),
        st.sampled_from(["closed", "closed", "open", "cancelled"]),
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(visits, st.dates(dt.date(2025, 12, 1), dt.date(2026, 6, 30)), st.integers(0, 200))
def test_totals_of_any_window_equal_a_naive_count(held, first, length) -> None:
    """A03, A05, B01, B06: any window, not only a month."""
    window = Window(first, first + dt.timedelta(days=length))
    register = MadeRegister()
    for day, names, counted, status in held:
        register.session(day, sorted(names), counted, status=status)
    inside = [row for row in held if first <= row[0] <= window.last and row[3] == "closed"]
    footfall = named = 0
    often: dict[str, int] = {}
    for _, names, counted, _ in inside:
        footfall += len(names) + counted
        named += len(names)
        for name in names:
            often[name] = often.get(name, 0) + 1
    got = {each.id: each for each in figures(ledger(register.facts()), window)}
    assert (got["A01"].value, got["A03"].value) == (len(inside), footfall)
    assert got["A05"].numerator == named
    assert (got["B01"].value, got["B07"].numerator) == (len(often), named)
    assert got["B06"].numerator == len([n for n in often.values() if n >= 2])
    assert (got["B04"].value or 0) + (got["B05"].value or 0) == len(often)


@settings(max_examples=40)
@given(visits)
def test_different_people_of_a_longer_window_are_never_a_sum(held) -> None:
    """B02, B03: at least the busiest month, at most the months together, and truly distinct."""
    register = MadeRegister()
    for day, names, counted, status in held:
        register.session(day, sorted(names), counted, status=status)
    facts = register.facts()
    months = [Month(2026, 4), Month(2026, 5), Month(2026, 6)]
    each = [by_id(facts, month)["B01"].value or 0 for month in months]
    distinct = set()
    for day, names, _, status in held:
        if day >= dt.date(2026, 4, 1) and status == "closed":
            distinct |= names
    june = by_id(facts, months[-1])
    assert june["B02"].value == june["B03"].value == len(distinct)
    assert max(each) <= len(distinct) <= sum(each)


@pytest.fixture(scope="module")
def large_register() -> Facts:
    """60,000 visits by 5,000 people to 1,500 sessions over five years."""
    register = MadeRegister()
    people = [f"p{n}" for n in range(5000)]
    for name in people:
        register.person(name)
    for n in range(1500):
        day = dt.date(2021, 6, 1) + dt.timedelta(days=n * 6 // 5)
        session = register.session(day, (), {"65+": 4, "U18": 2})
        for k in range(40):
            who = people[(n * 37 + k * 101) % 5000]
            register.present.append((session, who, f"{session}{who}"))
    return register.facts()


def test_a_month_of_a_large_register_is_quick(large_register: Facts) -> None:
    began = time.process_time()
    got = {each.id: each.value for each in indicators(large_register, MAY)}
    took = time.process_time() - began
    assert got["A03"] == (got["A01"] or 0) * 46
    assert took < 0.3  # measured about 0.02 s; the bound is the budget


def test_a_month_stands_beside_other_times_and_before_the_register_there_is_nothing() -> None:
    """B01: the year to date is worked out over its own days, never added up."""
    register = MadeRegister()
    register.session(dt.date(2026, 4, 28), "ABCD")
    register.session(dt.date(2026, 5, 5), "ABE")
    (people,) = (c for c in compared(ledger(register.facts()), MAY) if c.indicator.id == "B01")
    assert (people.indicator.value, people.last_month) == (3, 4)
    assert (people.same_month_last_year, people.year_to_date) == (None, 5)
    register.helped("A", dt.date(2025, 5, 6), 30)
    (people,) = (c for c in compared(ledger(register.facts()), MAY) if c.indicator.id == "B01")
    assert people.same_month_last_year == 0
    assert compared(ledger(MadeRegister().facts()), MAY)[0].year_to_date is None
