import datetime as dt

import pytest

from hublog.domain.checks.finding import ASKS
from look import JUNE_2, TUESDAY, MonthRegister, found, messages, said

WEEK = dt.timedelta(7)


def weekly(*footfall: int, last: dt.date = TUESDAY) -> MonthRegister:
    """A session every week, the last one on a Tuesday of May."""
    register = MonthRegister()
    for back, n in zip(range(len(footfall) - 1, -1, -1), footfall, strict=True):
        register.of(last - back * WEEK, counted=n)
    return register


def test_a_session_far_busier_than_usual_is_asked_about_with_the_run_beside_it() -> None:
    """DQ10."""
    (one,) = found(weekly(*[10] * 14, 26), "DQ10")
    assert (one.message, one.severity, one.evidence) == ("DQ10.usual", ASKS, "26")
    assert one.values["usual"] == "10"
    assert len(one.run) == 12
    assert one.run[-1] == (TUESDAY, 26)
    assert one.run[0] == (TUESDAY - 11 * WEEK, 10)


def test_the_twelve_sessions_before_say_what_is_usual() -> None:
    """DQ10: the busy time before them is over."""
    assert messages(weekly(90, 90, *[10] * 12, 26), "DQ10") == ["DQ10.usual"]
    assert found(weekly(*[90] * 7, *[10] * 6, 26), "DQ10") == []
    (one,) = found(weekly(10, 10, 11, 11, 27), "DQ10")
    assert one.values["usual"] == "10.5"


@pytest.mark.parametrize(
    "footfall", [(10, 10, 10, 10, 25), (10, 10, 10, 90), (40, 40, 40, 40, 1), (0, 0, 0, 0, 2)]
)
def test_what_is_usual_or_not_known_yet_is_not_asked_about(footfall) -> None:
    """DQ10: not above 2.5 times the median, with at least four sessions before it."""
    assert found(weekly(*footfall), "DQ10") == []


def test_where_nobody_came_before_a_few_are_a_jump() -> None:
    """DQ10."""
    assert messages(weekly(0, 0, 0, 0, 3), "DQ10") == ["DQ10.usual"]


def test_more_people_than_the_place_holds_are_asked_about() -> None:
    """DQ10."""
    register = weekly(10, 10, 10, 10, 12)
    register.activity(place_id="hall")
    register.place("hall", capacity=11)
    (one,) = found(register, "DQ10")
    assert one.message == "DQ10.capacity"
    assert "the place holds 11" in said(one)
    register.place("hall", capacity=12)
    assert found(register, "DQ10") == []


def test_both_at_once_are_one_question() -> None:
    """DQ10."""
    register = weekly(10, 10, 10, 10, 30)
    register.place("hall", capacity=20)
    register.activity(place_id="hall")
    assert messages(register, "DQ10") == ["DQ10.both"]


def test_cancelled_sessions_and_other_activities_say_nothing_of_what_is_usual() -> None:
    """DQ10."""
    register = MonthRegister()
    register.activity("fair")
    for back in range(1, 6):
        register.of(TUESDAY - back * WEEK, counted=2, activity_id="fair")
        register.of(TUESDAY - back * WEEK, status="cancelled")
    register.of(TUESDAY, counted=60)
    assert found(register, "DQ10") == []


def test_a_clock_before_the_newest_record_is_asked_about() -> None:
    """DQ02."""
    (one,) = found(MonthRegister(), "DQ02", newest=JUNE_2 + dt.timedelta(hours=2))
    assert (one.message, one.severity, one.subject) == ("DQ02.behind", ASKS, "clock")


def test_a_long_silence_is_asked_about_once_whatever_day_it_is_then() -> None:
    """DQ02: the newest record is more than 35 days old."""
    newest = JUNE_2 - dt.timedelta(days=36)
    (one,) = found(MonthRegister(), "DQ02", newest=newest)
    (later,) = found(MonthRegister(), "DQ02", newest=newest, now=JUNE_2 + dt.timedelta(3))
    assert one.message == "DQ02.silent"
    assert one.evidence == later.evidence


@pytest.mark.parametrize(
    "newest",
    [None, JUNE_2, JUNE_2 - dt.timedelta(days=35), JUNE_2 + dt.timedelta(minutes=20)],
)
def test_a_clock_that_is_right_is_not(newest) -> None:
    """DQ02: two laptops may differ by minutes."""
    assert found(MonthRegister(), "DQ02", newest=newest) == []
