"""When a sentence says what, and when it says nothing certain."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.ages import GROUPS
from hublog.domain.insight_headlines import Headline, headline
from hublog.domain.insight_wellbeing import Answered, Wellbeing
from hublog.domain.insights import (
    AgeVisits,
    Part,
    PassedOn,
    Week,
    Weekday,
    insights,
)
from hublog.domain.ledger import ledger
from hublog.domain.months import Month, Window
from made_facts import MadeRegister

MONDAY = dt.date(2026, 1, 5)
SPAN = Window(dt.date(2025, 6, 1), dt.date(2026, 5, 31))
NOTHING = insights(ledger(MadeRegister().facts()), SPAN)
MAY = Month(2026, 5)


def weeks(*visits: object, whole: bool = True) -> tuple[Week, ...]:
    """A session each week; None where there was none."""
    return tuple(
        Week(MONDAY + dt.timedelta(7 * n), v or 0, int(v is not None), whole)
        for n, v in enumerate(visits)
    )


def said(card: str, **seen: object) -> Headline:
    return headline(replace(NOTHING, **seen), card)


UP = [20, 22, 18, 25, 20, 21, 19, 23]


@pytest.mark.parametrize(
    ("seen", "what"),
    [
        ((), Headline("nothing")),
        (weeks(None, None), Headline("nothing")),
        (weeks(5, whole=False), Headline("early", n=0)),
        (weeks(5, None, 7), Headline("early", n=2)),
        (weeks(5, 7, 9, 11), Headline("steady", n=8)),
        (weeks(*UP, 21, 25, 26, 24, 30, 28), Headline("more", n=26, of=21)),
        (weeks(*UP, 20, 25, 26, 24, 30, 28), Headline("steady", n=23)),
        (weeks(*UP, 12, 10, 19, 15, 12, 20), Headline("fewer", n=15, of=21)),
        (weeks(*UP[1:], 25, 25, 26, 24, 30, 28), Headline("steady", n=24)),
        (weeks(*UP, "*", 25), Headline("hidden")),
    ],
)
def test_visits_are_said_to_go_up_or_down_only_after_six_weeks_on_one_side(seen, what) -> None:
    """Six in a row beside the middle of eight before, as in a run chart."""
    assert said("attendance", weeks=seen) == what


@pytest.mark.parametrize(
    ("seen", "what"),
    [
        ({"visits": 0, "named": 0, "people": 0, "first": 0}, "nothing"),
        ({"visits": 21, "named": 10, "people": 9, "first": 3}, "few_named"),
        ({"visits": 20, "named": 10, "people": 7, "first": 3}, "early"),
        ({"visits": 20, "named": 10, "people": "*", "first": 0}, "hidden"),
        ({"visits": 20, "named": 10, "people": 10, "first": "*"}, "hidden"),
        ({"visits": 20, "named": 10, "people": 8, "first": 3}, "provisional"),
        ({"visits": 20, "named": 10, "people": 8, "first": 3, "provisional": False}, "first"),
    ],
)
def test_newcomers_are_told_where_names_are_known(seen, what) -> None:
    found = said("newcomers", **seen)
    assert found.kind == what
    if what in {"first", "provisional"}:
        assert (found.n, found.of) == (3, 8)


@pytest.mark.parametrize(
    ("seen", "what"),
    [
        (Wellbeing(0, 0, ()), Headline("nothing")),
        (Wellbeing(12, 7, ()), Headline("early")),
        (Wellbeing(12, 9, (Answered("E01", 4, 3, 2),)), Headline("twice", n=9, of=12)),
        (Wellbeing(10, "*", ()), Headline("hidden")),
        (Wellbeing("*", 0, ()), Headline("hidden")),
    ],
)
def test_what_changed_for_people_is_told_by_how_many_answered_twice(seen, what) -> None:
    """E01-E07: each question stands alone, so the sentence is about none of them."""
    assert said("wellbeing", wellbeing=seen) == what


def day(weekday: int, visits: object, days: int, spread: float = 1.0) -> Weekday:
    return Weekday(weekday, visits, days, spread)


@pytest.mark.parametrize(
    ("seen", "what"),
    [
        ([], Headline("nothing")),
        ([day(1, 90, 3)], Headline("early")),
        ([day(1, 124, 4), day(2, 300, 3)], Headline("one_day", n=31, weekday=1)),
        ([day(1, 124, 4), day(4, 80, 4)], Headline("busiest", n=31, weekday=1)),
        ([day(1, 80, 4), day(4, 124, 4)], Headline("busiest", n=31, weekday=4)),
        ([day(1, 124, 4), day(4, 113, 4)], Headline("alike", n=30)),
        ([day(1, 100, 4, 0), day(4, 100, 4, 0)], Headline("alike", n=25)),
        ([day(1, "*", 4), day(4, 80, 4)], Headline("hidden")),
    ],
)
def test_a_day_is_busiest_where_chance_seldom_makes_it_so(seen, what) -> None:
    assert said("hours", weekdays=tuple(seen)) == what


def ages(**visits: object) -> tuple[AgeVisits, ...]:
    named = {"U18": visits.get("child", 0), "65+": visits.get("old", 0), "NK": visits.get("nk", 0)}
    named["NS"] = visits.get("ns", 0)
    return tuple(AgeVisits(group, named.get(group, 0)) for group in GROUPS)


@pytest.mark.parametrize(
    ("seen", "what"),
    [
        (ages(), Headline("nothing")),
        (ages(old=19), Headline("early")),
        (ages(old=15, ns=8, nk=8), Headline("unknown")),
        (ages(old=30, child=20), Headline("most", n=60, group="65+")),
        (ages(old=20, child=14, nk=10), Headline("more", n=45, group="65+")),
        (ages(old=16, child=14, nk=10), Headline("alike")),
        (ages(old="*", child=14), Headline("hidden")),
    ],
)
def test_an_age_group_is_named_where_most_visits_have_one(seen, what) -> None:
    assert said("ages", ages=seen) == what


@pytest.mark.parametrize(
    ("seen", "what"),
    [
        (Part(0, 0), Headline("early")),
        (Part(3, 7), Headline("early")),
        (Part(5, 12), Headline("share", n=5, of=12)),
        (Part("*", 10), Headline("hidden")),
        (Part(0, "*"), Headline("hidden")),
    ],
)
def test_newcomers_stayed_or_it_is_too_early_to_say(seen, what) -> None:
    assert said("stayed", stayed=seen) == what


@pytest.mark.parametrize(
    ("seen", "taken_up", "what"),
    [
        ((), Part(0, 0), Headline("nothing")),
        ((PassedOn(MAY, 4, 2),), Part(2, 4), Headline("so_far", n=2, of=4)),
        ((PassedOn(MAY, 10, "*"),), Part("*", 10), Headline("hidden")),
        ((PassedOn(MAY, "*", 0),), Part(0, "*"), Headline("hidden")),
    ],
)
def test_people_passed_on_are_told_with_what_became_of_them(seen, taken_up, what) -> None:
    assert said("passed_on", passed_on=seen, taken_up=taken_up) == what
