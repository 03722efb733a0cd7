from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.rotation import (
    DAYS,
    MONTHS,
    OTHER,
    REASONS,
    REPLACED,
    WEEKS,
    Copy,
    copy_name,
    gone_by,
    kept,
    named,
)

NEW_YEAR = datetime(2026, 1, 1, 9, 30)  # noqa: DTZ001 - local wall time


def copy(at: datetime, reason: str = "daily", *, holds_forgotten: bool = False) -> Copy:
    name = f"{copy_name('CUM-EWA', at, reason)}"
    return Copy(name=name, made_at=at, reason=reason, holds_forgotten=holds_forgotten)


def days(*numbers: int, **more: bool) -> list[Copy]:
    """Copies of these days of the year, half past nine."""
    return [copy(NEW_YEAR + timedelta(days=n), **more) for n in numbers]


MOMENTS = st.integers(0, 400 * 24).map(lambda hours: NEW_YEAR + timedelta(hours=hours))
COPIES = st.lists(
    st.builds(copy, MOMENTS, st.sampled_from(REASONS), holds_forgotten=st.booleans()),
    unique_by=lambda each: each.name,
    max_size=60,
)


def held(copies: list[Copy], names: frozenset[str]) -> list[Copy]:
    return [each for each in copies if each.name in names]


def test_a_year_of_days_leaves_seven_days_four_weeks_and_three_months() -> None:
    year = days(*range(365))
    stay = held(year, kept(year, date(2026, 12, 31)))
    assert [f"{each.made_at:%m-%d}" for each in stay] == [
        *("10-31", "11-30"),  # the month itself ends with the last day
        *("12-13", "12-20"),
        *("12-25", "12-26", "12-27", "12-28", "12-29", "12-30", "12-31"),
    ]


def test_a_hub_that_was_closed_for_a_season_loses_nothing() -> None:
    spring = days(1, 2, 3, 40, 70)
    summer = copy(NEW_YEAR + timedelta(days=300))
    assert kept([*spring, summer], date(2026, 10, 28)) == {each.name for each in (*spring, summer)}


def test_of_today_one_for_each_reason_stays_until_the_evening() -> None:
    before, again, closing = (
        copy(NEW_YEAR, "forget"),
        copy(NEW_YEAR + timedelta(hours=1), "forget"),
        copy(NEW_YEAR + timedelta(hours=8), "closing"),
    )
    today = [before, again, closing]
    assert kept(today, NEW_YEAR.date()) == {again.name, closing.name}
    assert kept(today, NEW_YEAR.date() + timedelta(days=1)) == {closing.name}


def test_who_was_forgotten_stays_in_no_copy_after_the_third_month() -> None:
    """P14: the backups keep nobody for ever."""
    (old,), (new,) = days(10, holds_forgotten=True), days(60)
    assert old.name in kept([old, new], date(2026, 3, 31))
    assert kept([old, new], date(2026, 4, 1)) == {new.name}
    assert gone_by(date(2026, 1, 11)) == date(2026, 4, 1)


def test_without_a_forgotten_person_the_same_copy_stays() -> None:
    """The control of the test before."""
    old, new = days(10, 60)
    assert kept([old, new], date(2026, 4, 1)) == {old.name, new.name}


@pytest.mark.parametrize(
    ("day", "gone"),
    [("2026-11-25", "2027-02-01"), ("2026-12-31", "2027-03-01"), ("2027-01-01", "2027-04-01")],
)
def test_the_day_by_which_they_are_gone_turns_the_year(day, gone) -> None:
    assert gone_by(date.fromisoformat(day)) == date.fromisoformat(gone)


def test_what_a_restore_replaced_goes_with_time_and_what_a_person_put_there_does_not() -> None:
    replaced = Copy(name="replaced-2026-01-01-093000", made_at=NEW_YEAR, reason=REPLACED)
    theirs = Copy(name="monday", made_at=NEW_YEAR, reason=OTHER)
    (ours,) = days(100)
    assert replaced.name in kept([replaced, theirs, ours], date(2026, 3, 31))
    assert kept([replaced, theirs, ours], date(2026, 4, 11)) == {theirs.name, ours.name}


def test_the_last_one_stays_though_somebody_in_it_was_forgotten() -> None:
    (only,) = days(0, holds_forgotten=True)
    assert kept([only], date(2027, 1, 1)) == {only.name}


def test_the_one_just_made_stays_though_the_clock_was_ahead() -> None:
    ahead, (made,) = days(*range(300, 340)), days(5)
    assert made.name in kept([*ahead, made], date(2026, 1, 6), made.name)
    assert made.name not in kept([*ahead, made], date(2026, 12, 1))


def test_copies_of_a_clock_that_was_ahead_take_no_days_from_those_of_today() -> None:
    """Or, once it is put right, only the copy of the same day would ever stay, for years."""
    lying = days(*range(300, 340))
    for n in range(10):
        (made,) = days(n)
        today = made.made_at.date()
        lying = held([*lying, made], kept([*lying, made], today, made.name))
    stay = {each.name for each in lying}
    assert {each.name for each in days(*range(3, 10))} <= stay
    assert lying[0].made_at.date() > today


def test_copies_of_a_clock_that_was_ahead_go_once_there_are_others() -> None:
    lying = days(*range(300, 340))
    year = days(*range(100))
    assert not kept([*lying, *year], date(2026, 4, 10)) & {each.name for each in lying}


@given(copies=COPIES, today=MOMENTS)
def test_the_newest_stays_whatever_there_is(copies, today) -> None:
    """P7: never the last one."""
    stay = kept(copies, today.date())
    assert stay <= {each.name for each in copies}
    assert bool(stay) == bool(copies)
    assert len(stay) <= DAYS + WEEKS + MONTHS + len(REASONS)
    day = today.date()
    lasting = [
        each
        for each in copies
        if not (each.holds_forgotten and day >= gone_by(each.made_at.date()))
    ]
    by_today = [each for each in lasting if each.made_at.date() <= day]
    if lasting:
        newest = max(by_today or lasting, key=lambda each: (each.made_at, each.name))
        assert newest.name in stay


@given(copies=COPIES, today=MOMENTS)
def test_rotating_again_takes_nothing_more(copies, today) -> None:
    stay = kept(copies, today.date())
    assert kept(held(copies, stay), today.date()) == stay


@given(made=st.sets(st.integers(0, 300), min_size=1, max_size=120))
def test_rotating_day_by_day_keeps_what_rotating_at_once_keeps(made) -> None:
    """No copy that will be the last of its week or month goes before that."""
    lying: list[Copy] = []
    for number in sorted(made):
        (new,) = days(number)
        lying = held([*lying, new], kept([*lying, new], new.made_at.date(), new.name))
    everything = days(*sorted(made))
    last = everything[-1].made_at.date()
    assert {each.name for each in lying} == kept(everything, last)


@given(
    made=st.sets(st.integers(0, 300), min_size=2, max_size=120), forgotten_on=st.integers(0, 300)
)
def test_a_day_comes_on_which_nobody_forgotten_is_left(made, forgotten_on) -> None:
    """P14, whichever days a hub is open."""
    day = (NEW_YEAR + timedelta(days=forgotten_on)).date()
    copies = [
        copy(NEW_YEAR + timedelta(days=n), holds_forgotten=n <= forgotten_on) for n in sorted(made)
    ]
    after = copy(NEW_YEAR + timedelta(days=301))
    stay = kept([*copies, after], gone_by(day), after.name)
    assert not any(each.holds_forgotten for each in held(copies, stay))


def test_names_say_when_and_why() -> None:
    at = datetime(2026, 11, 24, 9, 5, 7)  # noqa: DTZ001 - local wall time
    assert copy_name("CUM-EWA", at) == "CUM-EWA_2026-11-24_090507"
    for reason in REASONS:
        assert named(copy_name("C2M-EWA-X", at, reason)) == (at, reason)
    assert named("before-update-2026-11-24-090507") == (at, "update")
    assert named("replaced-2026-11-24-090507-2") == (at, REPLACED)


@pytest.mark.parametrize(
    "name",
    [
        "monday",
        "CUM-EWA_2026-11-24_090507_somehow",
        "CUM-EWA_2026-13-24_090507",
        "replaced-2026-13-24-090507",
        "damaged-2026-11-24-090507",
        "../CUM-EWA_2026-11-24_090507",
    ],
)
def test_other_names_are_none_of_ours(name) -> None:
    assert named(name) is None
