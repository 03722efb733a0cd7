import datetime as dt

import pytest

from hublog.domain.problems import Problem
from hublog.domain.told_day import told_day

NEWEST = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24 Nov", dt.date(2026, 11, 24)),
        ("24/11", dt.date(2026, 11, 24)),
        ("20 November", NEWEST),
        ("3 Jan", dt.date(2027, 1, 3)),
        ("Tue 24 Nov 2026", dt.date(2026, 11, 24)),
        ("2026-11-24", dt.date(2026, 11, 24)),
        ("1 Jan 2026", dt.date(2026, 1, 1)),
    ],
)
def test_a_date_is_understood_as_people_write_it(text, day) -> None:
    """Scenario 3."""
    assert told_day(text, NEWEST) == day


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("today", "TODAY_UNCLEAR"),
        ("yesterday", "TODAY_UNCLEAR"),
        ("", "TODAY_UNCLEAR"),
        ("29 Feb", "TODAY_UNCLEAR"),
        ("Mon 24 Nov", "TODAY_WEEKDAY"),
        ("24 Nov 2062", "CLOCK_UNBELIEVABLE"),
        ("24 Nov 2006", "CLOCK_UNBELIEVABLE"),
    ],
)
def test_what_cannot_be_today_is_said(text, problem) -> None:
    found = told_day(text, NEWEST)
    assert isinstance(found, Problem)
    assert found.code == problem


def test_the_day_that_is_rare_is_understood_where_it_comes() -> None:
    assert told_day("29 Feb", dt.date(2027, 12, 1)) == dt.date(2028, 2, 29)
