"""The day of a sheet, as people write it; today is Friday 20 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.paper_days import spelled_day
from hublog.domain.problems import Problem

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 19)),
        ("fri", TODAY),
        ("Friday", TODAY),
        ("last friday", date(2026, 11, 13)),
        ("last tue", date(2026, 11, 17)),
        ("this tuesday", date(2026, 11, 17)),
        ("on thu", date(2026, 11, 19)),
        ("sat", date(2026, 11, 14)),
        ("dydd mawrth", date(2026, 11, 17)),
        ("20/11", TODAY),
        ("21/11", date(2025, 11, 21)),
        ("20.11", TODAY),
        ("20 11", TODAY),
        ("20-11", TODAY),
        ("20.11.25", date(2025, 11, 20)),
        ("20/11/2025", date(2025, 11, 20)),
        ("2026-11-03", date(2026, 11, 3)),
        ("20 Nov", TODAY),
        ("3rd October", date(2026, 10, 3)),
        ("1 Dec", date(2025, 12, 1)),
        ("Tue 17 Nov", date(2026, 11, 17)),
        ("Tuesday 17/11", date(2026, 11, 17)),
        ("29/2", date(2024, 2, 29)),
        ("17", date(2026, 11, 17)),
        ("the 17th", date(2026, 11, 17)),
        ("31", date(2026, 10, 31)),
        (" 20 / 11 ".replace(" ", ""), TODAY),
    ],
)
def test_the_day_is_understood(text, day) -> None:
    assert spelled_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "DAY_UNCLEAR"),
        ("soon", "DAY_UNCLEAR"),
        ("last week", "DAY_UNCLEAR"),
        ("11/20", "DAY_UNCLEAR"),
        ("32", "DAY_UNCLEAR"),
        ("31/2", "DAY_UNCLEAR"),
        ("30 Feb", "DAY_UNCLEAR"),
        ("Wed 17 Nov", "DAY_WEEKDAY"),
        ("21/11/2026", "SESSION_IN_FUTURE"),
        ("2027-01-01", "SESSION_IN_FUTURE"),
    ],
)
def test_what_cannot_be_the_day_of_a_sheet_is_said_so(text, code) -> None:
    """DQ01: no session lies in the future."""
    assert spelled_day(text, TODAY).code == code


@given(st.text(), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_no_text_gives_a_day_to_come(text, today) -> None:
    """DQ01."""
    day = spelled_day(text, today)
    assert isinstance(day, Problem) or day <= today


@given(st.dates(date(2004, 2, 29), date(2099, 12, 31)), st.integers(0, 360))
def test_day_and_month_mean_the_latest_such_day(today, back) -> None:
    day = today - timedelta(days=back)
    assert spelled_day(f"{day.day}/{day.month}", today) == day
    assert spelled_day(day.isoformat(), today) == day
