import datetime as dt

import pytest

from hublog.domain.months import Month, Window, days

MAY = Month(2026, 5)


def test_a_month_is_written_the_way_it_is_read() -> None:
    assert Month.parse("2026-05") == MAY
    assert str(MAY) == "2026-05"


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-5", "2026-13", "2026-00", "May 2026", "26-05", "0001-01", "9999-12"]
)
def test_anything_else_is_no_month(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the caller's text
        Month.parse(text)


def test_months_are_counted_over_the_turn_of_the_year() -> None:
    assert MAY.plus(-5) == Month(2025, 12)
    assert MAY.plus(8) == Month(2027, 1)
    assert Month.of(dt.date(2028, 2, 29)).last == dt.date(2028, 2, 29)


@pytest.mark.parametrize(
    ("month", "quarter", "year"),
    [
        (Month(2026, 3), dt.date(2026, 1, 1), dt.date(2025, 4, 1)),
        (Month(2026, 4), dt.date(2026, 4, 1), dt.date(2026, 4, 1)),
        (Month(2026, 12), dt.date(2026, 10, 1), dt.date(2026, 4, 1)),
    ],
)
def test_quarters_and_programme_years_begin_when_domain_md_says(month, quarter, year) -> None:
    assert month.quarter_to_date == Window(quarter, month.last)
    assert month.year_to_date == Window(year, month.last)


def test_twelve_months_end_with_this_one() -> None:
    assert MAY.rolling_year == Window(dt.date(2025, 6, 1), dt.date(2026, 5, 31))


def test_a_window_holds_both_its_ends_and_only_days() -> None:
    assert (MAY.first in MAY.window, MAY.last in MAY.window, "2026-05-05" in MAY.window) == (
        True,
        True,
        False,
    )
    assert days(Window(dt.date(2026, 5, 30), dt.date(2026, 6, 1))) == [
        dt.date(2026, 5, 30),
        dt.date(2026, 5, 31),
        dt.date(2026, 6, 1),
    ]
