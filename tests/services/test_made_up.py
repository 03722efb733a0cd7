"""A made-up hub is plausible, and the same every time."""

import tomllib
from random import Random

from fakes import FakeIds
from hublog import resources
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Session
from hublog.services.made_up import MadeUp
from in_memory import done

PLAN = tomllib.loads(resources.path("demo/made_up.toml").read_text(encoding="utf-8"))


def test_a_made_up_year_ends_yesterday_and_holds_every_kind_of_fact(hub) -> None:
    fill = MadeUp(hub.store, hub.clock, FakeIds(1), Random(1))  # noqa: S311 - nothing is secret
    done(fill.fill("Sam", PLAN))
    sessions = hub.find(Session)
    assert max(each.date for each in sessions) < hub.clock.now().date()
    assert {each.status for each in sessions} == {"closed", "cancelled"}
    assert len(hub.find(Attendance)) > 500
    assert len({person.name for person in hub.find(Person)}) == len(hub.find(Person))
    assert hub.store.check() == []


def test_every_made_up_name_says_so() -> None:
    marks = set(PLAN["names"]["last"])
    assert marks == {"Example", "Sample", "Pretend", "Made-Up", "Invented", "Imagined"}
