import datetime as dt

import pytest

from hublog.domain.checks.finding import ASKS
from look import TUESDAY, MonthRegister, found, said

DAY = dt.timedelta(1)


def two(first: tuple, second: tuple, names: str = "AB", **more: object) -> MonthRegister:
    """The drop-in, then the fair, each with a day, a start and an end."""
    register = MonthRegister()
    register.activity("fair")
    day, start, end = first
    register.of(day, "AB", start=start, end=end)
    day, start, end = second
    register.of(day, names, **{"activity_id": "fair", **more}, start=start, end=end)
    return register


def hours(start: int, end: int, day: dt.date = TUESDAY) -> tuple:
    return day, dt.time(start), dt.time(end)


def test_people_at_two_sessions_at_once_are_one_question() -> None:
    """DQ12."""
    register = two(hours(10, 12), hours(11, 13), "ABC")
    (one,) = found(register, "DQ12")
    assert one.severity == ASKS
    assert one.people == ("A", "B")
    assert one.values["n"] == 2
    assert one.rows[0] == ("session", "2026-05-05-1")
    assert "at Made-up fair on 2026-05-05 and at Warm Tuesday" in said(one)


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        (hours(10, 12), hours(12, 14), "AB"),
        (hours(10, 12), hours(11, 13), "CD"),
        (hours(10, 12), hours(10, 12, TUESDAY + DAY), "AB"),
        (hours(10, 12), (TUESDAY, dt.time(11), None), "AB"),
        (hours(10, 12), (TUESDAY, None, dt.time(11)), "AB"),
    ],
)
def test_one_after_the_other_or_other_people_are_not(first, second, names) -> None:
    """DQ12."""
    assert found(two(first, second, names), "DQ12") == []


def test_a_night_meets_the_next_morning() -> None:
    """DQ12: a session over midnight runs on the next day."""
    register = two((TUESDAY, dt.time(20), dt.time(9)), hours(8, 10, TUESDAY + DAY))
    (one,) = found(register, "DQ12")
    assert one.day == TUESDAY + DAY


def test_a_night_into_the_month_opens_the_session_of_the_month() -> None:
    """DQ12."""
    april_30 = dt.date(2026, 4, 30)
    night = (april_30, dt.time(20), dt.time(9))
    (one,) = found(two(night, hours(8, 10, april_30 + DAY)), "DQ12")
    assert one.rows[:2] == (("session", "2026-05-01-1"), ("session", "2026-04-30-0"))
    last = dt.date(2026, 5, 31)
    register = two((last, dt.time(20), dt.time(9)), hours(8, 10, last + DAY))
    (one,) = found(register, "DQ12")
    assert one.rows[:2] == (("session", "2026-05-31-0"), ("session", "2026-06-01-1"))


def test_two_nights_outside_the_month_are_nothing_of_it() -> None:
    """DQ12."""
    april_30 = dt.date(2026, 4, 30)
    assert found(two(hours(10, 12, april_30), hours(11, 13, april_30)), "DQ12") == []


def test_the_same_activity_at_the_same_place_is_for_another_rule() -> None:
    """DQ05, DQ12."""
    register = two(hours(10, 12), hours(11, 13), activity_id="drop-in")
    assert found(register, "DQ12") == []
    register = two(hours(10, 12), hours(11, 13), activity_id="drop-in", place_id="hall")
    register.place("hall")
    assert len(found(register, "DQ12")) == 1


def test_cancelled_sessions_hold_nobody() -> None:
    """DQ12."""
    assert found(two(hours(10, 12), hours(11, 13), status="cancelled"), "DQ12") == []
