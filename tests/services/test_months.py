import datetime as dt

import pytest

from fakes import FakeStore
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.services.months import Months, month_named
from made_facts import stored_example

MAY = Month(2026, 5)


@pytest.fixture
def months() -> Months:
    store = FakeStore()
    stored_example(store)
    return Months(store)


def test_a_month_is_looked_at_from_the_register(months: Months) -> None:
    """A03, B01: the worked example, out of a store."""
    value = {each.id: each.value for each in months.indicators(MAY)}
    assert (value["A01"], value["A03"], value["B01"], value["B04"]) == (3, 17, 7, 3)


def test_a_month_stands_beside_last_month(months: Months) -> None:
    beside = {each.indicator.id: each for each in months.with_comparison(MAY)}
    assert (beside["A03"].last_month, beside["A03"].year_to_date) == (4, 21)
    assert beside["B03"].year_to_date == 7


def test_a_month_can_be_shown_to_everybody(months: Months) -> None:
    shown = {each.id: each.value for each in months.publication(MAY).figures}
    assert (shown["A03"], shown["B01"]) == (15, "*")


def test_a_month_is_named_by_year_and_number() -> None:
    assert month_named(" 2026-05 ") == MAY
    assert month_named("May") == Problem("NOT_A_MONTH", "May")
    assert month_named("2026-05").first == dt.date(2026, 5, 1)
