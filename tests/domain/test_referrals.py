"""Advice and referrals: how they stood on a day, the figures made of them, and their rows."""

import datetime as dt
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.behind import rows_behind
from hublog.domain.indicators import Indicator, figures
from hublog.domain.ledger import ledger
from hublog.domain.months import Month
from hublog.domain.referrals import DIRECTIONS, OUTCOMES, Referral
from hublog.domain.return_rows import ReturnRows
from hublog.domain.sheet_rows import ReferralRow
from made_facts import MadeRegister

MAY, JUNE = Month(2026, 5), Month(2026, 6)
IDS = (*(f"D01.{direction}" for direction in DIRECTIONS), "D02", "D03", "D04")


def by_id(register: MadeRegister, month: Month = MAY) -> dict[str, Indicator]:
    return {each.id: each for each in figures(ledger(register.facts()), month.window)}


def rows(register: MadeRegister, month: Month = MAY) -> tuple[ReferralRow, ...]:
    return ReturnRows(ledger(register.facts()), month, month.last).referrals()


def referrals(*days: st.SearchStrategy[dt.date]) -> st.SearchStrategy[list[tuple]]:
    made, told = days
    outcome = st.sampled_from(["", *OUTCOMES])
    return st.lists(st.tuples(st.sampled_from(DIRECTIONS), made, outcome, told), max_size=14)


spring = st.dates(dt.date(2026, 4, 20), dt.date(2026, 7, 5))


def register_of(told: list[tuple]) -> MadeRegister:
    register = MadeRegister()
    for direction, made, outcome, day in told:
        if direction == "signpost" or not outcome:
            register.referred(direction, made)
        else:
            register.referred(direction, made, None, outcome, max(made, day))
    return register


@settings(max_examples=150)
@given(referrals(spring, spring))
def test_the_figures_equal_a_naive_count_and_their_rows_add_up_to_them(told) -> None:
    """D01, D02, D03, D04: counted once more, as a person would on paper."""
    register = register_of(told)
    got = by_id(register)
    for direction in DIRECTIONS:
        made = [t for t in told if t[0] == direction and str(t[1]).startswith("2026-05")]
        assert got[f"D01.{direction}"].value == len(made)
    ended = [
        (outcome, (max(made, day) - made).days)
        for direction, made, outcome, day in told
        if direction == "out" and outcome and str(max(made, day)).startswith("2026-05")
    ]
    taken = [days for outcome, days in ended if outcome == "taken_up"]
    assert got["D02"].value == got["D03"].numerator == len(taken)
    assert got["D03"].denominator == len(ended)
    assert got["D03"].value == (len(taken) / len(ended) if ended else None)
    assert got["D04"].value == (median(taken) if taken else None)
    book = ledger(register.facts())
    for id_ in ("D01.in", "D01.out", "D01.signpost", "D02", "D03"):
        behind = rows_behind(book, MAY, id_)
        assert behind.kind == "referrals"
        counting = sum(row.counts for row in behind.rows)
        assert counting == (got[id_].value if id_ != "D03" else got[id_].numerator)
    assert len(rows_behind(book, MAY, "D03").rows) == got["D03"].denominator
    assert len(rows_behind(book, MAY, "D04").rows) == len(taken)


@settings(max_examples=100)
@given(referrals(spring, st.dates(dt.date(2026, 6, 1), dt.date(2026, 7, 5))))
def test_what_becomes_known_later_changes_nothing_of_a_month_already_sent(told) -> None:
    """D01, D02, D03, D04: neither the figures nor the rows of May."""
    without = register_of([(direction, made, "", day) for direction, made, _, day in told])
    later = register_of(told)
    assert rows(later) == rows(without)
    assert [by_id(later)[id_] for id_ in IDS] == [by_id(without)[id_] for id_ in IDS]


def test_a_referral_stands_in_the_month_it_was_made_and_in_the_one_it_ended() -> None:
    """Each time as it stood at the end of that month."""
    register = MadeRegister()
    made = register.referred("out", dt.date(2026, 5, 28), "A", "taken_up", dt.date(2026, 6, 4))
    (in_may,) = rows(register)
    (in_june,) = rows(register, JUNE)
    assert (in_may.status, in_may.days_to_outcome) == ("sent", None)
    assert (in_june.status, in_june.days_to_outcome) == ("taken_up", 7)
    assert in_may.referral_id == in_june.referral_id == made.id
    assert rows(register, JUNE.plus(1)) == ()


def test_rows_stand_in_id_order_and_name_nobody() -> None:
    register = MadeRegister()
    register.referred("signpost", dt.date(2026, 5, 19), "Canary")
    register.referred("in", dt.date(2026, 5, 5))
    register.referrals.reverse()
    got = rows(register)
    assert [(row.referral_id[-1], row.direction, row.status) for row in got] == [
        ("0", "signpost", ""),
        ("1", "in", "accepted"),
    ]
    assert got[0].activity_code == ""  # the activity is not among these facts
    assert "Canary" not in repr(got)


@pytest.mark.parametrize(
    ("direction", "first"), [("out", "sent"), ("in", "accepted"), ("signpost", "")]
)
def test_one_of_which_nothing_is_known_stands_as_it_began(direction, first) -> None:
    referral = Referral(id="r", direction=direction, date=dt.date(2026, 5, 5))
    assert referral.as_of(dt.date(2026, 5, 31)).status == first
    assert referral.days_to_outcome is None


def test_an_outcome_without_a_day_came_on_the_day_of_the_referral() -> None:
    """Nothing that was recorded is left out of every month."""
    referral = Referral(id="r", direction="out", date=dt.date(2026, 5, 5), status="declined")
    assert referral.ended_by(dt.date(2026, 5, 5))
    assert referral.as_of(dt.date(2026, 5, 31)) is referral
    assert referral.days_to_outcome is None


def test_the_rows_behind_a_figure_say_who_where_and_what_became_of_it() -> None:
    register = MadeRegister()
    register.referred("out", dt.date(2026, 5, 5), "Wren", "no_reply", dt.date(2026, 5, 20))
    register.referred("out", dt.date(2026, 5, 4))
    book = ledger(register.facts())
    nobody, wren = rows_behind(book, MAY, "D01.out").rows
    assert (wren.name, wren.org_type, wren.status) == ("Wren", "PHARMACY", "no_reply")
    assert (nobody.name, nobody.activity, nobody.status) == ("", "", "sent")
    (ended,) = rows_behind(book, MAY, "D03").rows
    assert (ended.referral_id, ended.counts) == (wren.referral_id, False)
