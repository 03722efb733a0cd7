import datetime as dt

import pytest

from fakes import FakeStore
from hublog.domain.activities import Activity, Slot
from hublog.domain.checks.rules import findings
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.sessions import Session
from hublog.services.books import Books
from hublog.services.months import Months, month_named
from made_facts import HUB, stored_example

MAY = Month(2026, 5)
TODAY = dt.date(2026, 6, 1)


def months_over(store: FakeStore) -> Months:
    return Months(store, Books(store, store.clock, findings))


@pytest.fixture
def months() -> Months:
    store = FakeStore()
    stored_example(store)
    return months_over(store)


def test_a_month_is_looked_at_from_the_register(months: Months) -> None:
    """A03, B01: the worked example, out of a store."""
    value = {each.id: each.value for each in months.indicators(MAY)}
    assert (value["A01"], value["A03"], value["B01"], value["B04"]) == (3, 17, 7, 3)


def test_a_month_stands_beside_last_month(months: Months) -> None:
    beside = {each.indicator.id: each for each in months.overview(MAY, TODAY).figures}
    assert (beside["A03"].last_month, beside["A03"].year_to_date) == (4, 21)
    assert beside["B03"].year_to_date == 7


def test_a_month_is_named_by_year_and_number() -> None:
    assert month_named(" 2026-05 ") == MAY
    assert month_named("May") == Problem("NOT_A_MONTH", "May")
    assert month_named("2026-05").first == dt.date(2026, 5, 1)


def test_a_month_is_seen_at_one_glance(months: Months) -> None:
    """A01, A03, A05, B01, B04, B06, C02: beside last month, as the page shows them."""
    seen = months.overview(MAY, TODAY)
    assert {each.indicator.id: each.difference for each in seen.main_figures} == {
        "A01": 2,
        "A03": 13,
        "A05": pytest.approx(12 / 17 - 1),
        "B01": 3,
        "B04": -1,
        "B06": pytest.approx(4 / 7),
        "C02": 0,
    }
    assert (seen.month, seen.recorded, seen.expected, seen.gaps) == (MAY, 3, 3, ())
    assert (len(seen.days), len(seen.sessions)) == (31, 4)


def test_what_was_not_recorded_is_expected_all_the_same() -> None:
    """DQ08."""
    store = FakeStore()
    stored_example(store)
    tuesdays = Slot(weekday=1, start=dt.time(14), end=dt.time(16))
    with store.writing("Sam", "test") as work:
        work.put(Activity(id="tea", name="Tea", type="DROPIN", schedule=(tuesdays,)))
        work.put(Session(id="t", activity_id="tea", date=dt.date(2026, 5, 19), status="closed"))
        work.commit()
    seen = months_over(store).overview(MAY, TODAY)
    assert (seen.recorded, seen.expected) == (4, 5)
    assert [(gap.activity, gap.day.day) for gap in seen.gaps] == [("Tea", 26)]


def test_a_figure_opens_its_rows(months: Months) -> None:
    rows = months.rows(MAY, "A03")
    assert (rows.kind, sum(row.footfall for row in rows.rows)) == ("sessions", 17)


def test_what_was_worked_out_is_kept_until_something_changes(months: Months) -> None:
    assert months.overview(MAY, TODAY).figures is months.overview(MAY, TODAY).figures
    with months._store.writing("Sam", "test") as work:
        work.put(Session(id="x", activity_id="drop-in", date=dt.date(2026, 5, 6), status="closed"))
        work.commit()
    assert months.indicators(MAY)[0].value == 4
    assert months.overview(MAY, TODAY).recorded == 4


def test_an_empty_register_has_a_month_too() -> None:
    store = FakeStore()
    with store.writing("Sam", "test") as work:
        work.put(HUB)
        work.commit()
    store.register.actions.clear()
    months = months_over(store)
    for _ in range(2):
        seen = months.overview(MAY, dt.date(2026, 5, 5))
        assert (seen.recorded, seen.expected, {each.status for each in seen.days}) == (
            0,
            0,
            {"none"},
        )


def test_before_the_register_began_there_is_nothing_to_stand_beside(months: Months) -> None:
    seen = months.overview(Month(2026, 4), TODAY)
    assert {each.difference for each in seen.main_figures} == {None}
