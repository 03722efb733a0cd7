"""What the timetable planned is held against what was recorded."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.activities import Activity, Slot
from hublog.domain.months import Month
from hublog.domain.sessions import Session
from hublog.domain.timetable import Gap, gaps, unmet

MORNING = Slot(weekday=1, start=dt.time(10), end=dt.time(12))
EVENING = Slot(weekday=1, start=dt.time(18), end=dt.time(20))
WARM = Activity(id="a1", name="Warm", type="DROPIN", schedule=(MORNING,))
MAY = Month(2026, 5).window
TODAY = dt.date(2026, 5, 20)


def of(day: int, status: str = "closed", start: int = 10, **more: object) -> Session:
    return Session(
        id=f"s{day}-{start}",
        activity_id="a1",
        date=dt.date(2026, 5, day),
        start=dt.time(start),
        end=dt.time(start + 2),
        status=status,
        **more,
    )


def missing(*sessions: Session, activity=WARM, empty=(), today=TODAY) -> list[int]:
    return [each.day.day for each in gaps([activity], sessions, empty, MAY, today)]


def test_planned_days_without_a_session_are_missing() -> None:
    """DQ08: after the first record, until yesterday."""
    assert missing(of(5)) == [12, 19]
    assert missing(of(5), of(12, "cancelled"), today=dt.date(2026, 5, 19)) == []


def test_nothing_is_missing_before_the_hub_kept_its_own_register() -> None:
    assert missing() == []
    assert missing(of(5, source="import")) == []
    assert missing(of(5, source="import"), of(12)) == [19]


def test_a_line_of_the_timetable_may_begin_later_than_the_hub() -> None:
    garden = replace(WARM, id="a2", name="Garden")
    since = replace(garden, schedule=(replace(MORNING, valid_from=dt.date(2026, 5, 10)),))
    assert missing(of(4), activity=garden) == []
    assert missing(of(4), activity=since) == [12, 19]


def test_an_activity_that_is_no_longer_offered_misses_nothing() -> None:
    assert missing(of(5), activity=replace(WARM, status="inactive")) == []


def test_sessions_left_planned_or_open_with_nobody_are_missing() -> None:
    """DQ06, DQ08."""
    assert missing(of(5), of(12, "planned"), of(19, "open"), empty=["s19-10"]) == [12, 19]
    assert missing(of(5), of(12), of(19, "open")) == []
    found = gaps([], [of(12, "planned")], [], MAY, TODAY)
    assert found == (Gap(dt.date(2026, 5, 12), "a1", "", dt.time(10), "s12-10"),)


def test_a_session_that_runs_over_midnight_is_not_over_yet() -> None:
    night = replace(of(19, "open", 20), end=dt.time(1))
    day = dt.date(2026, 5, 20)
    assert missing(of(5), of(12), night, empty=[night.id], today=day) == []
    assert missing(of(5), of(12), night, empty=[night.id], today=day + dt.timedelta(1)) == [19]


@pytest.mark.parametrize(
    ("slots", "starts", "left"),
    [
        ((MORNING,), [], (MORNING,)),
        ((MORNING,), [14], ()),
        ((MORNING, EVENING), [14], (MORNING, EVENING)),
        ((MORNING, EVENING), [10], (EVENING,)),
    ],
)
def test_the_only_line_of_a_day_may_start_when_it_likes(slots, starts, left) -> None:
    assert unmet(slots, [of(5, start=start) for start in starts]) == left
