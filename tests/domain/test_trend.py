"""The months side by side: what is shown of them, and that a reader cannot work the small ones out."""

import datetime as dt
import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from auditing import MAY, Page, counted_on, told_months
from hublog.domain import trend
from hublog.domain.facts import Facts
from hublog.domain.indicators import indicators
from hublog.domain.ledger import ledger
from hublog.domain.months import Month
from hublog.domain.publishing import publication
from hublog.domain.suppression import shown
from made_facts import MadeRegister, worked_example

MARCH, APRIL = Month(2026, 3), Month(2026, 4)


def plain(facts: Facts) -> Page:
    """The bad twin: each month shown by the rule alone, and so are the bands."""
    book = ledger(facts)
    made = publication(facts, MAY)
    true = trend.earlier(book, MAY)
    months = {str(m): shown(true.get(trend.key(m, MAY), 0)) for m, _ in made.trend if m != MAY}
    figures = {each.id: shown(int(each.value or 0)) for each in indicators(facts, MAY)}
    return {key: figures[key] for key in counted_on(made) if key in figures} | months


def two_months_of_seven() -> Facts:
    """One person came six times and eight came once: seven visits in each of two months."""
    register = MadeRegister()
    for month in (3, 4):
        for day in (3, 10, 17):
            once = [f"p{month}-{day}", f"q{month}"] if day == 3 else [f"p{month}-{day}"]
            register.session(dt.date(2026, month, day), ["X", *once])
    return register.facts()


def one_who_came_twelve_times() -> Facts:
    """Of 15 visits of May twelve are one person's, which is all there was but for two in April."""
    register = MadeRegister()
    register.session(dt.date(2026, 4, 2), "AB")
    for day in range(1, 13):
        register.session(dt.date(2026, 5, day), ["X", "ABC"[day - 1]] if day < 4 else ["X"])
    return register.facts()


@pytest.mark.parametrize("facts", [two_months_of_seven(), one_who_came_twelve_times()])
def test_bands_and_months_that_give_each_other_away_are_withheld(facts) -> None:
    """Control: shown by the rule alone, the same months and bands are told."""
    assert told_months(plain(facts)) != []
    assert told_months(counted_on(publication(facts, MAY))) == []


def made_up(seed: int, people: int, sessions: int, counted: int) -> Facts:
    chance = random.Random(seed)  # noqa: S311 - made-up people need no secret dice
    register = MadeRegister()
    names = [f"p{n}" for n in range(people)]
    for month in (MARCH, APRIL, MAY):
        keen, often = chance.random(), chance.randint(0, sessions)
        for n in range(often):
            who = [name for k, name in enumerate(names) if chance.random() < keen / (1 + k % 4)]
            day = month.first + dt.timedelta(days=n)
            register.session(day, who, {"65+": chance.randint(0, counted)})
    return register.facts()


@settings(max_examples=60)
@example(0, 0, 0, 0)
@example(1, 9, 2, 0)
@given(st.integers(0, 10**6), st.integers(0, 14), st.integers(0, 6), st.integers(0, 2))
def test_no_small_month_and_no_small_band_is_told(seed, people, sessions, counted) -> None:
    """domain.md, Small numbers: never a difference that reveals a hidden cell."""
    assert told_months(counted_on(publication(made_up(seed, people, sessions, counted), MAY))) == []


def test_a_trend_shows_each_month_as_the_rule_has_it() -> None:
    register = MadeRegister()
    register.session(dt.date(2025, 7, 1), (), 23)
    register.session(dt.date(2025, 9, 1), (), 4)
    register.session(dt.date(2026, 5, 1), (), 9)
    shown_trend = publication(register.facts(), MAY).trend
    assert [n for _, n in shown_trend] == [None, 25, 0, "*", 0, 0, 0, 0, 0, 0, 0, 10]
    assert [m for m, _ in shown_trend] == [Month(2025, 6).plus(n) for n in range(12)]


def test_the_last_month_of_the_trend_is_the_figure_beside_it() -> None:
    page = publication(worked_example(), MAY)
    assert page.trend[-1] == (MAY, page["A03"])


def test_a_register_that_has_not_begun_has_no_trend() -> None:
    assert {n for _, n in publication(MadeRegister().facts(), MAY).trend} == {None}


def test_what_ties_months_to_people_holds_of_every_register() -> None:
    """Relations that were not true would make a reader's ranges empty, and hide nothing."""
    for seed in range(30):
        facts = made_up(seed, 12, 5, 2)
        book = ledger(facts)
        true = {each.id: int(each.value or 0) for each in indicators(facts, MAY)}
        true |= {"year": sum(true[id_] for id_ in trend.BANDS), **trend.earlier(book, MAY)}
        known = trend.relations(book, MAY)
        total = {key: sum(true.get(part, 0) for part in parts) for key, parts in known.sums}
        assert all(true[small] <= total[large] for small, large in known.orders)
        assert all(
            sum(true[part] * weight for part, weight in parts) <= total[large]
            for parts, large in known.weighted
        )
