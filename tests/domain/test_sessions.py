from datetime import date, time
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.derived_ids import NAMESPACE
from hublog.domain.sessions import Session, attendance_id, brought_in_id, session_id


def hours(day: date, start: time | None, end: time | None) -> float | None:
    return Session(id="s1", activity_id="a1", date=day, start=start, end=end).hours


@pytest.mark.parametrize(
    ("day", "start", "end", "expected"),
    [
        (date(2026, 5, 5), time(10), time(12, 30), 2.5),
        (date(2026, 5, 5), time(22), time(1), 3.0),  # over midnight
        (date(2026, 10, 24), time(22), time(3), 6.0),  # the clocks go back in this night
        (date(2026, 3, 28), time(22), time(3), 4.0),  # and forward in this one
        (date(2026, 5, 5), None, time(12), None),
        (date(2026, 5, 5), time(10), None, None),
    ],
)
def test_hours_are_those_of_the_uk_clock(
    day: date, start: time | None, end: time | None, expected: float | None
) -> None:
    """A06: open hours, as the people in the room lived through them."""
    assert hours(day, start, end) == expected


def test_two_laptops_make_the_same_ids_for_the_same_facts() -> None:
    day = date(2026, 5, 5)
    one = session_id("a1", day, time(10))
    assert one == session_id("a1", day, time(10))
    assert UUID(one).version == 5
    others = {session_id("a1", day, None), session_id("a2", day, time(10)), attendance_id("s", "p")}
    assert one not in others
    assert len(others) == 3
    assert attendance_id("s", "p") != attendance_id("p", "s")


@settings(max_examples=30)
@given(st.text(max_size=20), st.text(max_size=20))
def test_derived_ids_are_what_the_standard_says_they_are(one: str, other: str) -> None:
    assert attendance_id(one, other) == str(uuid5(NAMESPACE, f"attendance|{one}|{other}"))
    assert brought_in_id(one, other) == str(uuid5(NAMESPACE, f"brought in|{one}|{other}"))


@pytest.mark.parametrize(
    ("start", "end", "day"), [("21:00", "07:00", 6), ("10:00", "12:00", 5), ("10:00", None, 5)]
)
def test_a_night_ends_on_the_next_day(start, end, day) -> None:
    times = (time.fromisoformat(each) if each else None for each in (start, end))
    begins, ends = times
    night = Session(id="s", activity_id="a", date=date(2026, 5, 5), start=begins, end=ends)
    assert night.last_day == date(2026, 5, day)
