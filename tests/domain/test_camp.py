"""A week of a camp, put together from sessions and attendances."""

import datetime as dt
from dataclasses import replace

from hublog.domain.camp import (
    Stay,
    camp_week,
    left_at,
    offered,
    on_shift,
    over,
    week_of,
    went_alone,
)
from hublog.domain.people import Person
from hublog.domain.sessions import ALONE, Attendance, Session

MONDAY = dt.date(2026, 8, 3)
NINE, THREE = (dt.datetime.combine(MONDAY, dt.time(hour)) for hour in (9, 15))


def session(id_: str, day: int, start: int | None = 9) -> Session:
    at = None if start is None else dt.time(start)
    return Session(id=id_, activity_id="camp", date=MONDAY + dt.timedelta(days=day), start=at)


def visit(who: str, where: str, at=NINE, left=None, left_with: str = "") -> Attendance:
    return Attendance(
        id=f"{who}{where}{at}",
        person_id=who,
        session_id=where,
        at=at,
        left_at=left,
        left_with=left_with,
    )


def test_a_week_runs_from_monday_to_sunday() -> None:
    for day in (0, 6):
        assert week_of(MONDAY + dt.timedelta(days=day)) == (MONDAY, dt.date(2026, 8, 9))


def test_a_session_is_looked_after_until_it_is_over_and_a_day_longer_if_nobody_finished_it() -> (
    None
):
    closed, still_open = (replace(session("a", 0), status=each) for each in ("closed", "open"))
    days = [MONDAY + dt.timedelta(days=n) for n in (-1, 0, 1, 2)]
    assert [on_shift(closed, day) for day in days] == [False, True, False, False]
    assert [on_shift(still_open, day) for day in days] == [False, True, True, False]
    night = replace(closed, start=dt.time(22), end=dt.time(2))
    assert [on_shift(night, day) for day in days] == [False, True, True, False]


def test_a_day_is_over_once_its_last_day_is_past() -> None:
    day, night = session("a", 0), replace(session("b", 0), start=dt.time(22), end=dt.time(2))
    days = [MONDAY + dt.timedelta(days=n) for n in range(3)]
    assert [over(day, each) for each in days] == [False, True, True]
    assert [over(night, each) for each in days] == [False, False, True]


def test_sessions_stand_in_their_order_and_children_by_name() -> None:
    people = {who: Person(id=who, known_as=who) for who in "AB"}
    week = camp_week(
        [session("late", 1), session("noon", 0, 12), session("early", 0, None)],
        [visit("B", "late"), visit("A", "early", left=THREE, left_with="Jo"), visit("a", "late")],
        {"a": "A"},
        people,
    )
    assert [each.id for each in week.sessions] == ["early", "noon", "late"]
    first, second = week.children
    assert (first.person.id, first.stays) == (
        "A",
        {"early": Stay(NINE, THREE, "Jo"), "late": Stay(NINE)},
    )
    assert second.stays == {"late": Stay(NINE)}
    assert week.here("late") == (first, second)
    assert (week.here("early"), week.gone("early"), week.away("early")) == ((), (first,), (second,))


def test_whoever_was_written_down_twice_has_left_once_one_of_the_two_says_so() -> None:
    people = {"A": Person(id="A", known_as="A")}
    again = NINE + dt.timedelta(minutes=5)
    for twice in (
        [visit("A", "s", NINE, THREE, "Jo"), visit("a", "s", again)],
        [visit("A", "s", NINE), visit("a", "s", again, THREE, "Jo")],
    ):
        (line,) = camp_week([session("s", 0)], twice, {"a": "A"}, people).children
        assert line.stays["s"] == Stay(NINE, THREE, "Jo")


def test_going_alone_is_told_from_nobody_having_written_it_down() -> None:
    assert Stay(NINE, THREE, went_alone("")).alone
    assert Stay(NINE, THREE, went_alone("brother at the gate")).why_alone == "brother at the gate"
    assert not Stay(NINE, THREE).alone
    assert not Stay(NINE, None, ALONE).alone
    assert Stay(NINE, THREE, "Jo").why_alone == ""


def test_whoever_collected_before_is_offered_first_if_they_still_may() -> None:
    assert offered(("Jo", "Kim"), {"Kim", "Eve"}) == ("Kim", "Jo")


def test_who_is_signed_out_on_a_later_day_left_at_the_end_as_far_as_it_is_known() -> None:
    nine_to_three = replace(session("a", 0), end=dt.time(15))
    later = NINE + dt.timedelta(days=1)
    assert left_at(nine_to_three, NINE) == NINE
    assert left_at(nine_to_three, later) == THREE
    assert left_at(nine_to_three, later, dt.time(14)) == THREE.replace(hour=14)
    assert left_at(session("a", 0), later) is None
    assert left_at(session("a", 0, None), later, dt.time(14)) == THREE.replace(hour=14)
    over_night = replace(session("a", 0, 22), end=dt.time(2))
    early = later.replace(hour=1)
    assert left_at(over_night, early) == early
    assert left_at(over_night, early + dt.timedelta(days=1)) == later.replace(hour=2)
    assert left_at(over_night, early, dt.time(0, 30)) == later.replace(hour=0, minute=30)
    assert left_at(over_night, early, dt.time(23)) == NINE.replace(hour=23)
