"""Who usually comes to an activity on a weekday."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hublog.domain.habits import LATEST, Habit, habits, latest_alike
from hublog.domain.sessions import Session

TUESDAY = Session(id="today", activity_id="warm", date=date(2026, 5, 5))


def weeks_ago(weeks, **more: object) -> Session:
    held = replace(TUESDAY, id=f"-{weeks}", date=TUESDAY.date - timedelta(weeks=weeks))
    return replace(held, **{"status": "closed", **more})


def test_only_held_sessions_of_that_activity_and_weekday_tell_a_habit_latest_first() -> None:
    others = [
        weeks_ago(1, id="cancelled", status="cancelled"),
        weeks_ago(1, id="open", status="open"),
        weeks_ago(1, id="garden", activity_id="garden"),
        weeks_ago(1, id="friday", date=date(2026, 5, 1)),
        weeks_ago(0, id="this one"),
        weeks_ago(-1, id="next week"),
    ]
    alike = latest_alike([weeks_ago(2), *others, weeks_ago(1)], TUESDAY)
    assert [each.id for each in alike] == ["-1", "-2"]


def test_what_lies_long_ago_is_no_habit() -> None:
    many = [weeks_ago(n) for n in range(1, LATEST + 5)]
    assert [each.id for each in latest_alike(many, TUESDAY)] == [
        f"-{n}" for n in range(1, LATEST + 1)
    ]


def test_who_came_lately_weighs_more_than_who_came_as_often_before() -> None:
    alike = [weeks_ago(n) for n in range(1, 5)]
    found = habits(alike, {"-1": {"new"}, "-2": {"new"}, "-3": {"old"}, "-4": {"old"}})
    assert (found["new"].times, found["old"].times, found["new"].of) == (2, 2, 4)
    assert found["new"].weight > found["old"].weight


def test_who_comes_every_time_weighs_more_than_who_came_last_time() -> None:
    alike = [weeks_ago(n) for n in range(1, LATEST + 1)]
    often = {each.id: {"often"} for each in alike[1:]}
    found = habits(alike, {**often, "-1": {"once"}})
    assert found["often"].weight > found["once"].weight


@pytest.mark.parametrize(
    ("times", "of", "usual"), [(1, 1, False), (2, 2, True), (2, 4, False), (7, 12, True)]
)
def test_a_habit_is_more_than_half_and_more_than_once(times, of, usual) -> None:
    assert Habit(times, of, 1.0).is_usual is usual


def test_without_sessions_there_is_no_habit() -> None:
    assert habits([], {}) == {}
