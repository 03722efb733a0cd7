import datetime as dt

import pytest

from hublog.domain.checks.finding import ASKS, BLOCKS
from look import TUESDAY, MonthRegister, at, found, messages, said

NOON = dt.time(12)
MIDNIGHT = dt.time(0)


def test_a_session_in_the_future_that_has_begun_blocks() -> None:
    """DQ01."""
    register = MonthRegister()
    register.session(TUESDAY, "A")
    register.session(TUESDAY, status="open")
    now = at(5, 4, 23, 59)
    first, second = found(register, "DQ01", now=now)
    assert {first.severity, second.severity} == {BLOCKS}
    assert first.rows == (("session", first.subject),)
    assert "Warm Tuesday on 2026-05-05" in said(first)


def test_today_and_what_is_only_planned_are_no_future() -> None:
    """DQ01."""
    register = MonthRegister()
    register.session(TUESDAY, "A")
    register.session(TUESDAY + dt.timedelta(1), status="planned")
    register.session(TUESDAY + dt.timedelta(1), status="cancelled")
    assert found(register, "DQ01", now=at(5, 5, 0, 1)) == []


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        (None, NOON, "DQ04.times"),
        (NOON, None, "DQ04.times"),
        (NOON, NOON, "DQ04.none"),
        (dt.time(9), dt.time(21, 1), "DQ04.long"),
        (dt.time(20), dt.time(8, 30), "DQ04.long"),
    ],
)
def test_a_held_session_without_a_sound_length_blocks(start, end, message) -> None:
    """DQ04."""
    register = MonthRegister()
    register.session(TUESDAY, "A", start=start, end=end)
    (one,) = found(register, "DQ04")
    assert (one.message, one.severity) == (message, BLOCKS)


def test_twelve_hours_are_a_sound_length_also_over_midnight() -> None:
    """DQ04."""
    register = MonthRegister()
    register.session(TUESDAY, "A", start=dt.time(9), end=dt.time(21))
    register.session(TUESDAY, "A", start=dt.time(20), end=dt.time(8))
    register.session(TUESDAY, "A", start=NOON, end=MIDNIGHT)
    register.session(TUESDAY, start=None, status="cancelled")
    register.session(TUESDAY, start=None, status="planned")
    assert found(register, "DQ04") == []


@pytest.mark.parametrize("day", [dt.date(2026, 3, 28), dt.date(2026, 10, 24)])
def test_nights_on_which_clocks_change_make_no_session_too_long(day) -> None:
    """DQ04: the times say twelve hours, or the clock does."""
    register = MonthRegister()
    over = dt.timedelta(minutes=30 if day.month == 3 else 0)
    end = (dt.datetime.combine(day, dt.time(8)) + over).time()
    register.session(day, "A", start=dt.time(20), end=end)
    month = type(register.look().month).of(day)
    look = register.look(now=at(12, 1), month=month)
    assert found(look, "DQ04") == []


def test_a_session_still_open_on_a_later_day_blocks() -> None:
    """DQ06."""
    register = MonthRegister()
    register.session(TUESDAY, "A", status="open")
    assert messages(register, "DQ06", now=at(5, 6)) == ["DQ06"]


def test_a_session_that_runs_over_midnight_is_still_running_the_next_day() -> None:
    """DQ06."""
    register = MonthRegister()
    register.session(TUESDAY, "A", start=dt.time(20), end=dt.time(1), status="open")
    assert found(register, "DQ06", now=at(5, 6, 0, 30)) == []
    assert messages(register, "DQ06", now=at(5, 7, 0, 30)) == ["DQ06"]


def test_nobody_in_a_finished_session_blocks_until_it_is_said_that_nobody_came() -> None:
    """DQ07."""
    register = MonthRegister()
    register.of(TUESDAY)
    assert messages(register, "DQ07") == ["DQ07"]


def test_zero_is_a_fact_and_so_are_people_counted_or_forgotten() -> None:
    """DQ07."""
    register = MonthRegister()
    register.of(TUESDAY, nobody_came=True)
    register.of(TUESDAY, counted=1)
    register.person("A", status="forgotten")
    register.of(TUESDAY, "A")
    register.of(TUESDAY, status="cancelled")
    assert found(register, "DQ07") == []


@pytest.mark.parametrize(("paper", "recorded"), [(33, 30), (30, 33), (9, 8), (0, 1)])
def test_a_paper_count_that_differs_is_asked_about(paper, recorded) -> None:
    """DQ09: by more than two, or more than a tenth."""
    register = MonthRegister()
    register.of(TUESDAY, counted=recorded, paper_count=paper)
    (one,) = found(register, "DQ09")
    assert one.severity == ASKS
    assert one.evidence == f"{paper} {recorded}"


@pytest.mark.parametrize(("paper", "recorded"), [(32, 30), (20, 22), (0, 0), (None, 12)])
def test_a_paper_count_that_is_near_enough_is_not(paper, recorded) -> None:
    """DQ09."""
    register = MonthRegister()
    register.of(TUESDAY, counted=recorded, paper_count=paper)
    register.of(TUESDAY, counted=1, paper_count=50, status="cancelled")
    assert found(register, "DQ09") == []


def test_one_person_twice_in_a_session_would_be_our_mistake() -> None:
    """DQ11: the register counts nobody twice, merged or not."""
    register = MonthRegister()
    register.person("B", merged_into="A", status="merged")
    register.session(TUESDAY, "AB")
    look = register.look()
    assert found(look, "DQ11") == []
    (turnout,) = look.book.turnouts.values()
    object.__setattr__(turnout, "people", ("A", "A"))
    (one,) = found(look, "DQ11")
    assert one.people == ("A",)
