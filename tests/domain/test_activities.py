from dataclasses import replace
from datetime import date, time

import pytest

from hublog.domain.activities import (
    Activity,
    DatedCondition,
    Slot,
    timetable_fault,
    with_condition,
)

TUESDAY = date(2026, 5, 5)
LATE = Slot(weekday=1, start=time(14), end=time(16))
EARLY = Slot(weekday=1, start=time(10), end=time(12), valid_from=TUESDAY, valid_to=TUESDAY)


def test_the_timetable_says_what_runs_on_a_day_earliest_first() -> None:
    activity = Activity(id="a1", name="Soup", type="FOOD", schedule=(LATE, EARLY))
    assert activity.slots_on(TUESDAY) == (EARLY, LATE)
    assert activity.slots_on(date(2026, 5, 6)) == ()


def test_both_ends_of_a_timetable_count() -> None:
    assert EARLY.runs_on(TUESDAY)
    assert not EARLY.runs_on(date(2026, 4, 28))
    assert not EARLY.runs_on(date(2026, 5, 12))
    assert LATE.runs_on(date(2026, 5, 12))


def test_conditions_in_place_on_a_day_are_told_once_in_code_order() -> None:
    activity = Activity(
        id="a1",
        name="Soup",
        type="FOOD",
        conditions=(
            DatedCondition(code="PEER"),
            DatedCondition(code="GPSITE", since=TUESDAY),
            DatedCondition(code="PEER", until=TUESDAY),
            DatedCondition(code="LANG", until=date(2026, 5, 4)),
        ),
    )
    assert activity.conditions_on(TUESDAY) == ("GPSITE", "PEER")


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"weekday": 7}, "TIMETABLE_WEEKDAY", "7"),
        ({"weekday": -1}, "TIMETABLE_WEEKDAY", "-1"),
        ({"end": time(14)}, "TIMETABLE_NO_TIME", "14:00"),
        (
            {"valid_from": date(2026, 5, 5), "valid_to": date(2026, 5, 4)},
            "TIMETABLE_DATES",
            "2026-05-04",
        ),
    ],
)
def test_a_timetable_that_cannot_be_is_told(changes, code, where) -> None:
    wrong = timetable_fault([EARLY, replace(LATE, **changes)])
    assert (wrong.code, wrong.where) == (code, where)


def test_a_timetable_may_run_over_midnight_for_one_day_and_open_ended() -> None:
    night = replace(LATE, start=time(22), end=time(2))
    ending = replace(LATE, weekday=2, valid_to=TUESDAY)
    assert timetable_fault([EARLY, LATE, night, ending]) is None
    assert timetable_fault([]) is None


def test_two_lines_may_plan_one_session_only_one_after_the_other() -> None:
    spring = replace(LATE, valid_to=date(2026, 5, 31))
    summer = replace(LATE, valid_from=date(2026, 6, 1), end=time(18))
    assert timetable_fault([spring, summer]) is None
    assert timetable_fault([LATE, summer]).code == "TIMETABLE_TWICE"
    assert timetable_fault([spring, replace(summer, weekday=3), LATE]).where == "14:00"


PEER = DatedCondition(code="PEER")
QUIET = DatedCondition(code="QUIET", since=date(2026, 1, 1))


def test_a_condition_holds_from_the_day_it_is_ticked() -> None:
    after = with_condition([PEER], "QUIET", TUESDAY, holds=True)
    assert after == (PEER, DatedCondition(code="QUIET", since=TUESDAY))


def test_a_condition_held_until_the_day_before_it_is_unticked() -> None:
    after = with_condition([QUIET, PEER], "PEER", TUESDAY, holds=False)
    assert after == (QUIET, DatedCondition(code="PEER", until=date(2026, 5, 4)))
    assert not after[1].holds_on(TUESDAY)
    assert after[1].holds_on(date(2026, 5, 4))


@pytest.mark.parametrize("before", [(), (PEER,), (QUIET,), (PEER, QUIET)])
@pytest.mark.parametrize("code", ["PEER", "QUIET"])
def test_ticking_there_and_back_on_one_day_leaves_no_trace(before, code) -> None:
    held = any(each.code == code for each in before)
    there = with_condition(before, code, TUESDAY, holds=not held)
    assert there != before
    back = with_condition(there, code, TUESDAY, holds=held)
    assert sorted(back, key=repr) == sorted(before, key=repr)


def test_what_is_so_already_stays_as_it_is() -> None:
    assert with_condition([QUIET], "QUIET", TUESDAY, holds=True) == (QUIET,)
    assert with_condition([QUIET], "PEER", TUESDAY, holds=False) == (QUIET,)
    later = DatedCondition(code="PEER", since=date(2026, 6, 1))
    assert with_condition([later], "PEER", TUESDAY, holds=False) == (later,)


def test_a_condition_that_comes_back_has_two_spans_and_later_plans_give_way() -> None:
    past = DatedCondition(code="PEER", since=date(2026, 1, 1), until=date(2026, 2, 1))
    later = DatedCondition(code="PEER", since=date(2026, 6, 1))
    again = with_condition([past, later], "PEER", TUESDAY, holds=True)
    assert again == (past, DatedCondition(code="PEER", since=TUESDAY))
    assert with_condition([PEER, later], "PEER", TUESDAY, holds=False) == (
        DatedCondition(code="PEER", until=date(2026, 5, 4)),
    )
