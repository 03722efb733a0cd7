import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.clocks import (
    AHEAD,
    BEHIND,
    EITHER,
    Answer,
    Reckoned,
    believable,
    days_apart,
    evidence,
    reckoned,
)

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
NOW = 20_000 * DAY
"""Some day in 2024, at midnight."""


def answer(offset: int = 0, laptop: int = NOW, newest: int = 0) -> Answer:
    return Answer(offset=offset, laptop=laptop, newest=newest, device="D")


@pytest.mark.parametrize("away", [0, 35 * DAY, -HOUR, -5 * MINUTE, 3 * DAY])
def test_small_drifts_winter_time_and_a_month_of_rest_ask_nothing(away) -> None:
    """DQ02."""
    assert reckoned(NOW + away, None, NOW) == Reckoned(0)


@pytest.mark.parametrize(
    ("away", "why"), [(-2 * HOUR, BEHIND), (-2520 * DAY, BEHIND), (36 * DAY, AHEAD)]
)
def test_a_clock_before_the_newest_record_or_long_after_it_is_doubted(away, why) -> None:
    """DQ02."""
    assert reckoned(NOW + away, None, NOW) == Reckoned(0, why)


def test_where_nothing_is_known_the_laptop_is_believed() -> None:
    assert reckoned(5, None, None) == Reckoned(0)
    assert evidence(None, None) is None


def test_an_answer_is_used_while_the_clock_runs_on_from_there() -> None:
    """Scenario 3: the laptop says 2020, and somebody told what day it is."""
    told = answer(2520 * DAY, NOW - 2520 * DAY, newest=NOW - DAY)
    known = evidence(NOW - DAY, told)
    assert known == NOW
    assert reckoned(told.laptop + 7 * DAY, told, known) == Reckoned(2520 * DAY)


def test_a_clock_that_was_reset_again_is_asked_about_again() -> None:
    """The battery is dead: every morning is the first of January 2020."""
    told = answer(2520 * DAY, NOW - 2520 * DAY)
    assert reckoned(told.laptop + 5 * MINUTE, told, NOW + HOUR) == Reckoned(2520 * DAY, BEHIND)


@pytest.mark.parametrize("offset", [2520 * DAY, -60 * DAY, -3 * HOUR])
def test_a_clock_that_was_put_right_since_is_believed_again(offset) -> None:
    told = answer(offset, NOW - offset)
    assert reckoned(NOW + 3 * MINUTE, told, NOW) == Reckoned(0)


def test_put_right_by_so_much_or_left_alone_for_so_long_is_asked() -> None:
    told = answer(2 * DAY, NOW - 2 * DAY)
    assert reckoned(NOW + 6 * DAY, told, NOW) == Reckoned(2 * DAY, EITHER)
    settled = answer(2 * DAY, NOW + 6 * DAY, newest=NOW)
    assert reckoned(NOW + 7 * DAY, settled, evidence(NOW, settled)) == Reckoned(2 * DAY)


def test_neither_with_the_offset_nor_without_it_is_asked() -> None:
    told = answer(100 * DAY, NOW - 100 * DAY)
    assert reckoned(NOW + 50 * DAY, told, NOW) == Reckoned(100 * DAY, AHEAD)


def test_what_was_there_when_it_was_settled_proves_nothing_any_more() -> None:
    """Something was once written down with a clock that was years ahead."""
    right = answer(laptop=NOW, newest=NOW + 900 * DAY)
    assert evidence(NOW + 900 * DAY + 7, right) == NOW
    assert reckoned(NOW + DAY, right, evidence(NOW + 900 * DAY, right)) == Reckoned(0)


def test_what_is_written_down_later_counts_again() -> None:
    right = answer(laptop=NOW, newest=NOW - 90 * DAY)
    assert evidence(NOW + DAY, right) == NOW + DAY


def test_an_answer_outlives_its_text() -> None:
    told = answer(-7, 8, 9)
    assert Answer.parse(str(told)) == told


@pytest.mark.parametrize(
    ("day", "can_be"),
    [
        (dt.date(2024, 12, 31), False),
        (dt.date(2026, 5, 5), True),
        (dt.date(2036, 5, 5), True),
        (dt.date(2062, 5, 5), False),
    ],
)
def test_a_slip_in_the_year_is_not_believed(day, can_be) -> None:
    assert believable(day, dt.date(2026, 5, 5)) is can_be


def test_offsets_are_told_in_whole_days() -> None:
    assert [days_apart(2520 * DAY + HOUR), days_apart(-3 * DAY), days_apart(HOUR)] == [2520, -3, 0]


MOMENTS = st.integers(min_value=0, max_value=2 * NOW)


@given(laptop=MOMENTS, known=MOMENTS, offset=st.integers(-NOW, NOW))
def test_what_is_reckoned_without_asking_is_never_far_from_what_is_known(
    laptop, known, offset
) -> None:
    """DQ02: whatever the clock does, time never jumps unasked."""
    told = answer(offset, laptop=known - offset)
    by = reckoned(laptop, told, known)
    if not by.doubt:
        assert -90 * MINUTE <= laptop + by.offset - known <= 35 * DAY
        assert by.offset in {0, offset}


@given(known=MOMENTS, lead=st.integers(0, 35 * DAY))
def test_a_clock_that_simply_runs_is_never_asked_about(known, lead) -> None:
    assert reckoned(known + lead, None, known) == Reckoned(0)
