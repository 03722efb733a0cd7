import datetime as dt

import pytest

from hublog.domain.checks.finding import ASKS
from look import TUESDAY, MonthRegister, found, messages, said


def gave(*minutes: int | None, name: str = "A") -> MonthRegister:
    """Somebody helped on as many days of May as there are numbers."""
    register = MonthRegister()
    for day, each in enumerate(minutes, start=1):
        register.helped(name, dt.date(2026, 5, day), each)
    return register


def test_more_than_twelve_hours_on_a_day_are_asked_about() -> None:
    """DQ22: all that one person gave on that day together."""
    register = gave(600)
    register.helped("A", dt.date(2026, 5, 1), 150)
    (one,) = found(register, "DQ22")
    assert (one.message, one.severity, one.subject) == ("DQ22.day", ASKS, "A|2026-05-01")
    assert one.rows == (("person", "A"), ("volunteer_time", "time-0"), ("volunteer_time", "time-1"))
    assert said(one) == "A helped for 12.5 hours on 2026-05-01."


def test_more_than_eighty_hours_in_the_month_are_asked_about() -> None:
    """DQ22."""
    (one,) = found(gave(*[600] * 8, 60), "DQ22")
    assert (one.message, one.subject, one.values) == ("DQ22.month", "A|2026-05", {"hours": "81"})


def test_time_as_people_give_it_is_not() -> None:
    """DQ22: twelve hours and eighty are within reason, and other months are their own."""
    register = gave(720, *[600] * 6, 480)
    register.helped("A", dt.date(2026, 4, 30), 1440)
    register.helped("A", dt.date(2026, 6, 1), None)
    assert found(register, "DQ22") == []


def test_time_that_was_not_told_is_asked_about_once_for_each_session() -> None:
    """DQ22: a volunteer present with no time."""
    register = MonthRegister()
    session = register.session(TUESDAY, "C")
    register.gave("A", session, None)
    register.gave("B", session, None)
    register.gave("C", session, 60)
    (one,) = found(register, "DQ22")
    assert (one.message, one.subject, one.people) == ("DQ22.untold", session, ("A", "B"))
    assert one.rows[0] == ("session", session)
    assert one.values["n"] == 2


def test_time_given_outside_any_session_is_asked_about_by_day() -> None:
    """DQ22."""
    register = gave(None)
    register.gave("B", "taken back", None, dt.date(2026, 5, 1))
    (one,) = found(register, "DQ22")
    assert (one.message, one.subject) == ("DQ22.untold_aside", "helping|2026-05-01")
    assert one.rows == (("volunteer_time", "time-0"), ("volunteer_time", "time-1"))


@pytest.mark.parametrize(("minutes", "expected"), [(900, []), (None, ["DQ22.untold_aside"])])
def test_of_the_forgotten_only_the_gap_is_seen(minutes, expected) -> None:
    """DQ22: nobody can be asked how long it really was."""
    register = gave(minutes)
    register.person("A", status="forgotten")
    assert messages(register, "DQ22") == expected
