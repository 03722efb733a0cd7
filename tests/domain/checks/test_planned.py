import datetime as dt

from hublog.domain.activities import Slot
from hublog.domain.checks.finding import ASKS, BLOCKS
from look import TUESDAY, MonthRegister, at, found, messages, tuesdays

EVENING = dt.time(18)
NINE = dt.time(21)
WEDNESDAY = TUESDAY + dt.timedelta(1)


def planned(*slots: Slot) -> MonthRegister:
    register = MonthRegister()
    register.activity(schedule=slots or (tuesdays(),))
    return register


def test_a_session_on_an_unusual_weekday_is_asked_about() -> None:
    """DQ03."""
    register = planned()
    register.session(WEDNESDAY, "A")
    register.session(WEDNESDAY, "A", status="open")
    first, _ = found(register, "DQ03")
    assert (first.severity, first.evidence, first.day) == (ASKS, "2026-05-06", WEDNESDAY)


def test_usual_days_cancelled_sessions_and_activities_without_a_timetable_are_not() -> None:
    """DQ03."""
    register = planned()
    register.activity("fair")
    register.session(TUESDAY, "A", start=dt.time(15), end=dt.time(16))
    register.session(WEDNESDAY, status="cancelled")
    register.session(WEDNESDAY, status="planned")
    register.of(WEDNESDAY, "A", activity_id="fair")
    assert found(register, "DQ03") == []


def test_only_lines_of_the_timetable_that_hold_that_day_say_what_is_usual() -> None:
    """DQ03."""
    until = tuesdays(valid_to=dt.date(2026, 5, 4))
    since = tuesdays(valid_from=dt.date(2026, 5, 20))
    register = planned(until, since)
    register.session(WEDNESDAY, "A")
    assert found(register, "DQ03") == []
    register.session(dt.date(2026, 5, 21), "A")
    register.session(dt.date(2026, 5, 1), "A")
    assert messages(register, "DQ03") == ["DQ03", "DQ03"]


def test_two_sessions_of_one_activity_place_and_day_are_asked_about() -> None:
    """DQ05."""
    register = planned()
    first = register.session(TUESDAY, "A")
    second = register.session(TUESDAY, "A", start=EVENING, end=NINE)
    (one,) = found(register, "DQ05")
    assert one.severity == ASKS
    assert one.values["n"] == 2
    assert one.rows == (("session", second), ("session", first))
    third = register.session(TUESDAY, "A", start=NINE, end=dt.time(22))
    (other,) = found(register, "DQ05")
    assert other.evidence == f"{first} {second} {third}" != one.evidence


def test_sessions_that_the_timetable_plans_so_are_not() -> None:
    """DQ05."""
    register = planned(tuesdays(), tuesdays(EVENING, NINE))
    register.session(TUESDAY, "A")
    register.session(TUESDAY, "A", start=EVENING, end=NINE)
    assert found(register, "DQ05") == []


def test_two_sessions_on_the_same_line_of_the_timetable_are() -> None:
    """DQ05."""
    register = planned(tuesdays(), tuesdays(EVENING, NINE))
    register.session(TUESDAY, "A")
    register.session(TUESDAY, "A")
    assert messages(register, "DQ05") == ["DQ05"]


def test_another_place_another_day_or_a_cancelled_session_is_no_second_one() -> None:
    """DQ05."""
    register = planned()
    register.place("hall")
    register.session(TUESDAY, "A")
    register.of(TUESDAY, "A", place_id="hall")
    register.session(TUESDAY, status="cancelled")
    register.session(TUESDAY + dt.timedelta(7), "A")
    assert found(register, "DQ05") == []


def test_a_planned_session_will_be_where_its_activity_is() -> None:
    """DQ05."""
    register = planned()
    register.activity(place_id="hall")
    register.place("hall")
    register.of(TUESDAY, "A", place_id="hall")
    register.session(TUESDAY, status="planned", start=EVENING, end=NINE)
    assert messages(register, "DQ05") == ["DQ05"]


def test_what_was_due_and_never_written_down_blocks() -> None:
    """DQ08: the timetable plans four Tuesdays, one was held, one cancelled, one left planned."""
    register = planned()
    register.session(TUESDAY, "A")
    register.session(dt.date(2026, 5, 12), status="cancelled")
    left = register.session(dt.date(2026, 5, 19), status="planned")
    first, second = found(register, "DQ08")
    assert (first.message, first.subject, first.rows) == (
        "DQ08.planned",
        left,
        (("session", left),),
    )
    assert second.message == "DQ08.due"
    assert second.subject == "drop-in|2026-05-26|10:00"
    assert second.rows == (("activity", "drop-in"),)
    assert second.gap is not None
    assert {first.severity, second.severity} == {BLOCKS}


def test_what_is_still_to_come_is_not_missing() -> None:
    """DQ08."""
    register = planned()
    register.session(TUESDAY, "A")
    register.session(dt.date(2026, 5, 12), status="planned")
    assert found(register, "DQ08", now=at(5, 12, 23, 59)) == []


def test_a_session_left_open_is_found_once() -> None:
    """DQ06, DQ08."""
    register = MonthRegister()
    register.session(TUESDAY, status="open")
    assert messages(register, "DQ06") == ["DQ06"]
    assert found(register, "DQ08") == []


def test_a_planned_session_without_a_time_is_missing_too() -> None:
    """DQ08."""
    register = MonthRegister()
    register.session(TUESDAY, status="planned", start=None, end=None)
    assert messages(register, "DQ08") == ["DQ08.planned"]
