"""Figures that came later than the page: published under the rule, or not at all."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain import publishing
from hublog.domain.facts import Facts
from hublog.domain.indicators import Indicator, figures
from hublog.domain.ledger import Ledger
from hublog.domain.months import Month, Window
from hublog.domain.publishing import publication
from hublog.domain.referrals import Referral
from made_facts import worked_example

MAY = Month(2026, 5)


def may(day: int) -> dt.date:
    return dt.date(2026, 5, day)


def page_of(facts: Facts) -> dict[str, float | str | None]:
    return {each.id: each.value for each in publication(facts, MAY).figures}


def passed_on(taken_up: int, declined: int, told: int = 0) -> Facts:
    """People passed on in May, each with an answer after four days, and others only told where to go."""
    day = {"date": may(4), "status_date": may(8)}
    statuses = ["taken_up"] * taken_up + ["declined"] * declined
    made = [Referral(id=f"r{n}", direction="out", status=s, **day) for n, s in enumerate(statuses)]
    made += [Referral(id=f"s{n}", direction="signpost", date=may(4)) for n in range(told)]
    return replace(worked_example(), referrals=tuple(made))


@pytest.mark.parametrize(
    ("facts", "told", "out", "taken_up", "share", "days"),
    [
        (passed_on(0, 0), 0, 0, 0, None, None),
        (passed_on(12, 12, 9), 10, 25, 10, 0.4, 4.0),
        (passed_on(12, 3), 0, 15, 10, "*", 4.0),
        (passed_on(3, 9), 0, 10, "*", "*", "*"),
    ],
)
def test_referrals_are_counts_of_people(facts, told, out, taken_up, share, days) -> None:
    """D01 and D02 under the rule, D03 as a percentage, D04 only beside a number of D02."""
    page = page_of(facts)
    assert (page["D01.in"], page["D01.signpost"], page["D01.out"]) == (0, told, out)
    assert (page["D02"], page["D03"], page["D04"]) == (taken_up, share, days)


def test_a_figure_that_no_rule_knows_is_never_published_in_clear(monkeypatch) -> None:
    def more(book: Ledger, window: Window) -> tuple[Indicator, ...]:
        return (*figures(book, window), Indicator("Z99", 3.0), Indicator("Z99.rate", None))

    monkeypatch.setattr(publishing, "figures", more)
    page = page_of(worked_example())
    assert (page["Z99"], page["Z99.rate"], page["A03"]) == ("*", "*", 15)


def test_days_to_an_outcome_are_hidden_where_nobody_says_how_many_there_were() -> None:
    true = {"D04": Indicator("D04", 4.0)}
    assert publishing._days_to_outcome(true, {"D02": 0}) == {"D04": "*"}
    assert publishing._days_to_outcome(true, {}) == {"D04": "*"}
    assert publishing._days_to_outcome({}, {"D02": 10}) == {}
