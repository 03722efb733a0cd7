"""A made-up hub is plausible, the same every time, and has something to do today."""

import datetime as dt
import tomllib
from collections import Counter
from random import Random

import pytest

from fakes import FakeIds
from hublog import resources
from hublog.domain.activities import Activity
from hublog.domain.checks.rules import findings
from hublog.domain.months import Month
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Session
from hublog.domain.sessions import Count as Counted
from hublog.domain.versions import ReturnVersion
from hublog.domain.volunteering import VolunteerTime
from hublog.services.books import Books
from hublog.services.made_up import MadeUp
from hublog.services.months import Months
from hublog.services.today import Today
from in_memory import InMemory, done, hub_in_memory

PLAN = tomllib.loads(resources.path("demo/made_up.toml").read_text(encoding="utf-8"))
AUTUMN = dt.datetime(2026, 11, 24, 9, 0)  # noqa: DTZ001 - local wall time
MONTHS = Month(2025, 11), Month(2026, 9), Month(2026, 10)


def filled(now: dt.datetime = AUTUMN) -> InMemory:
    hub = hub_in_memory()
    hub.clock.at = now
    fill = MadeUp(hub.store, hub.clock, FakeIds(1), Random(2026))  # noqa: S311 - nothing is secret
    done(fill.fill("Sam", PLAN))
    return hub


@pytest.fixture(scope="module")
def year() -> InMemory:
    return filled()


def test_a_made_up_year_ends_yesterday_and_holds_every_kind_of_fact(year) -> None:
    sessions = year.find(Session)
    assert max(each.date for each in sessions) < AUTUMN.date()
    assert {each.status for each in sessions} == {"closed", "cancelled"}
    assert {each.source for each in sessions} == {"live", "paper"}
    assert {each.cancel_reason for each in sessions} >= {None, "HOLIDAY", "WEATHER", "NOVOL"}
    assert any(each.note for each in sessions)
    assert len(year.find(Attendance)) > 1_000
    assert any(each.party for each in year.find(Counted))
    assert {each.minutes is None for each in year.find(VolunteerTime)} == {True, False}
    assert len({person.name for person in year.find(Person)}) == len(year.find(Person))
    assert year.store.check() == []


def test_people_come_at_some_time_unless_a_sheet_was_typed_up(year) -> None:
    sessions = {each.id: each for each in year.find(Session)}
    for each in year.find(Attendance):
        session = sessions[each.session_id]
        if session.source == "paper":
            assert each.at is None
        else:
            assert session.date == each.at.date()
            assert session.start <= each.at.time() < dt.time(15, 45)


def test_the_garden_sleeps_in_winter_and_the_hub_grows(year) -> None:
    names = {each.id: each.short_code for each in year.find(Activity)}
    dates = {each.id: (names[each.activity_id], each.date) for each in year.find(Session)}
    came = Counter(
        (code, day.year, day.month)
        for code, day in (dates[each.session_id] for each in year.find(Attendance))
    )
    assert came["GROW", 2026, 6] > 1.5 * came["GROW", 2026, 1]
    assert came["MUG", 2026, 10] > came["MUG", 2025, 11]


def test_what_people_told_is_partly_known(year) -> None:
    """B11, B10: neither nothing nor everything."""
    figures = {
        each.id: each.value
        for each in Months(year.store, Books(year.store, year.store.clock, findings)).indicators(
            MONTHS[2]
        )
    }
    for part in ("sex", "ethnic_group", "disability", "postcode", "heard_from"):
        assert 0.3 < figures[f"B11.{part}"] < 1
    assert 0 < figures["B10"] < 1
    assert figures["B04"] > 0
    assert 0.3 < figures["B06"] < 1


def test_there_is_something_to_do_today(year) -> None:
    """The first thing one sees: a session to start, and what needs a moment."""
    seen = Today(year.store).of(AUTUMN.date(), AUTUMN.date())
    assert [(card.activity.name, card.place) for card in seen.cards] == [("Hug a Mug", "Main hall")]
    assert seen.cards[0].last_time > 15
    needs = Counter(each.kind for each in seen.needs)
    assert needs == {"not_recorded": 2, "month_to_send": 1, "unfinished_people": 1}
    (unfinished,) = (each for each in seen.needs if each.kind == "unfinished_people")
    assert unfinished.n == 3
    assert min(seen.week.by_week[:-1]) > 0


@pytest.mark.parametrize("day", [0, 3])
def test_whatever_day_it_is_something_is_planned(day) -> None:
    """On a Monday the drop-in moves there; Thursday has its garden."""
    now = dt.datetime(2027, 1, 4 + day, 18, 30)  # noqa: DTZ001 - local wall time
    assert Today(filled(now).store).of(now.date(), now.date()).cards


def test_the_returns_of_earlier_months_were_sent(year) -> None:
    sent = {each.month: each for each in year.find(ReturnVersion)}
    first, before, last = (sent.get(str(month)) for month in MONTHS)
    assert (first.version, first.signed_on) == (1, dt.date(2025, 12, 3))
    assert (first.sent, before.sent, last) == (True, True, None)
    with year.store.reading() as reader:
        assert reader.sent(first.id).content.digest() == first.digest
    assert len(year.find(ReturnVersion)) == 11


def test_the_same_chance_gives_the_same_facts(year) -> None:
    assert filled().digest() == year.digest()


def test_every_made_up_name_says_so() -> None:
    """Whoever reads a name sees a plant; the postcodes lie in no area that there is."""
    assert {"Birch", "Fern", "Hazel", "Rowan"} < set(PLAN["names"]["last"])
    assert len(PLAN["names"]["last"]) == len(set(PLAN["names"]["last"]))
    assert all(each.startswith(("WW", "N")) for each in PLAN["told"]["postcode"])
