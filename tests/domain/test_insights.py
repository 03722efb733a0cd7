"""The pictures of a longer time: against the figures of months, at the edges, and in words."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.indicators import figures
from hublog.domain.insights import Cohort, Hour, PassedOn, Week, four_weeks, hours_of, insights
from hublog.domain.ledger import ledger
from hublog.domain.months import Month, Window
from hublog.domain.sessions import Session
from hublog.domain.spans import span_of
from made_facts import MadeRegister

TUESDAY = dt.date(2026, 5, 5)
YEAR = Window(dt.date(2025, 6, 1), dt.date(2026, 5, 31))


def at(start: str | None, end: str | None, day: dt.date = TUESDAY) -> Session:
    times = [dt.time.fromisoformat(each) if each else None for each in (start, end)]
    return Session(id="s", activity_id="a", date=day, start=times[0], end=times[1])


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("10:00", "12:00", [(1, 10), (1, 11)]),
        ("10:30", "12:15", [(1, 10), (1, 11), (1, 12)]),
        ("10:00", None, [(1, 10)]),
        ("10:00", "10:00", [(1, 10)]),
        ("22:30", "01:00", [(1, 22), (1, 23), (2, 0)]),
        (None, "12:00", []),
    ],
)
def test_a_session_runs_in_these_hours_of_the_week(start, end, hours) -> None:
    assert list(hours_of(at(start, end))) == hours


def test_an_hour_after_midnight_on_sunday_is_one_of_monday() -> None:
    assert hours_of(at("23:00", "00:30", dt.date(2026, 5, 10))) == ((6, 23), (0, 0))


def test_the_mean_of_an_hour_is_over_the_days_on_which_anything_ran_then() -> None:
    register = MadeRegister()
    register.session(TUESDAY, "AB", 2)
    register.session(TUESDAY, "A", start=dt.time(11), end=dt.time(12))
    register.session(TUESDAY + dt.timedelta(7), "A", start=None)
    register.session(TUESDAY + dt.timedelta(14), "ABC")
    seen = insights(ledger(register.facts()), YEAR)
    assert seen.hours == (Hour(1, 10, 7, 2), Hour(1, 11, 8, 2))
    assert seen.untimed == 1
    assert [(d.weekday, d.visits, d.days) for d in seen.weekdays] == [(1, 9, 3)]
    assert seen.weekdays[0].spread == pytest.approx((4 / 3) ** 0.5)


def test_weeks_are_whole_ones_and_the_one_that_runs() -> None:
    register = MadeRegister()
    register.session(dt.date(2026, 4, 30), "A")
    register.session(TUESDAY, "A", 3)
    register.session(TUESDAY + dt.timedelta(14), "AB")
    weeks = insights(
        ledger(register.facts()), Window(dt.date(2026, 5, 1), dt.date(2026, 5, 19))
    ).weeks
    assert weeks == (
        Week(dt.date(2026, 5, 4), 4, 1, whole=True),
        Week(dt.date(2026, 5, 11), 0, 0, whole=True),
        Week(dt.date(2026, 5, 18), 2, 1, whole=False),
    )


def test_the_week_of_the_first_session_of_all_is_whole() -> None:
    register = MadeRegister()
    register.session(dt.date(2026, 4, 30), "A")
    span = span_of("all", dt.date(2026, 5, 3), dt.date(2026, 4, 30))
    assert insights(ledger(register.facts()), span).weeks == (
        Week(dt.date(2026, 4, 27), 1, 1, whole=True),
    )


def test_the_line_leaves_out_weeks_that_did_not_run_and_stops_at_hidden_ones() -> None:
    def week(n: int, visits: object, sessions: int = 1, *, whole: bool = True) -> Week:
        return Week(TUESDAY + dt.timedelta(7 * n), visits, sessions, whole)

    weeks = [week(0, 10), week(1, 20), week(2, 0, 0), week(3, 30), week(4, 40, whole=False)]
    assert four_weeks(tuple(weeks)) == (None, None, None, 20, None)
    weeks = [week(0, 10), week(1, "*"), week(2, 10), week(3, 10), week(4, 10), week(5, 10)]
    assert four_weeks(tuple(weeks)) == (None, None, None, None, None, 10)


@pytest.mark.parametrize(
    ("key", "first"),
    [
        ("year", dt.date(2025, 6, 1)),
        ("quarter", dt.date(2026, 4, 1)),
        ("april", dt.date(2026, 4, 1)),
        ("all", dt.date(2024, 2, 3)),
    ],
)
def test_a_span_ends_today(key, first) -> None:
    assert span_of(key, TUESDAY, dt.date(2024, 2, 3)) == Window(first, TUESDAY)


def test_a_register_without_sessions_has_this_month_to_look_at() -> None:
    span = span_of("all", TUESDAY, None)
    assert span == Window(dt.date(2026, 5, 1), TUESDAY)
    seen = insights(ledger(MadeRegister().facts()), span)
    assert (seen.weeks, seen.months, seen.hours, seen.cohorts, seen.passed_on) == ((),) * 5
    assert {each.visits for each in seen.ages} == {0}


def test_only_what_was_known_by_the_last_day_is_said_of_newcomers() -> None:
    """B08: a month counts once the 90 days of its last newcomer are over."""
    register = MadeRegister()
    register.session(dt.date(2026, 1, 20), "AB")
    register.session(dt.date(2026, 2, 3), "A")
    book = ledger(register.facts())
    seen = insights(book, Window(dt.date(2026, 4, 1), dt.date(2026, 4, 20)))
    assert seen.cohorts == (Cohort(Month(2026, 1), 2, 1),)
    assert insights(book, Window(dt.date(2026, 4, 1), dt.date(2026, 4, 19))).cohorts == ()
    assert insights(book, Window(dt.date(2026, 5, 1), dt.date(2026, 6, 1))).cohorts == ()


def test_what_was_taken_up_counts_in_the_month_of_the_referral() -> None:
    register = MadeRegister()
    register.referred("out", dt.date(2026, 2, 3), None, "taken_up", dt.date(2026, 4, 1))
    register.referred("out", dt.date(2026, 4, 3))
    register.referred("signpost", dt.date(2026, 4, 3))
    assert insights(
        ledger(register.facts()), Window(YEAR.first, dt.date(2026, 5, 5))
    ).passed_on == (
        PassedOn(Month(2026, 2), 1, 1),
        PassedOn(Month(2026, 3), 0, 0),
        PassedOn(Month(2026, 4), 1, 0),
        PassedOn(Month(2026, 5), 0, 0),
    )


held = st.lists(
    st.tuples(
        st.dates(dt.date(2025, 11, 1), dt.date(2026, 6, 30)),
        st.sets(st.sampled_from("ABCDEFGHIJ")),
        st.integers(0, 9),
        st.sampled_from(["closed", "closed", "open", "cancelled"]),
    ),
    max_size=12,
)


@settings(max_examples=40)
@given(held, st.sampled_from([Month(2026, n) for n in range(1, 7)]))
def test_a_span_of_one_month_says_what_its_figures_say(held, month) -> None:
    """A03, A05, B01, B04, B05, B08: one definition."""
    register = MadeRegister()
    for day, names, counted, status in held:
        register.session(day, sorted(names), counted, status=status)
    book = ledger(replace(register.facts(), hub=register.hub))
    seen, span = insights(book, month.window), month.window
    figure = {each.id: each for each in figures(book, span)}
    assert seen.visits == figure["A03"].value == sum(int(each.visits) for each in seen.ages)
    assert seen.visits == sum(int(day.visits) for day in seen.weekdays)
    assert seen.named == figure["A05"].numerator
    assert (seen.people, seen.first) == (figure["B01"].value, figure["B04"].value)
    for each in seen.months:
        assert each.month == month
        assert (each.first, each.returning) == (figure["B04"].value, figure["B05"].value)
    cohorts = {c.month: c for c in seen.cohorts}.get(month.plus(-3))
    if cohorts is not None:
        assert (cohorts.stayed, cohorts.new) == (figure["B08"].numerator, figure["B08"].denominator)
    else:
        assert figure["B08"].value is None
    for place, run in enumerate(seen.runs):
        assert run.hours not in [each.hours for each in seen.runs[:place]]
    for each in seen.hours:
        at = each.weekday, each.hour
        assert each.visits == sum(run.visits for run in seen.runs if at in run.hours)
