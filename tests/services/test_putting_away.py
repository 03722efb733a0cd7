"""Those who do not come any more: put away together, never added twice, and back as they come."""

from datetime import date, timedelta

import pytest

from hublog.domain.drafts import Row
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance
from hublog.domain.volunteering import VolunteerTime
from hublog.services.putting_away import PuttingAway, a_year_before
from in_memory import InMemory, done
from typed_sheets import sheet, write


@pytest.fixture
def putting_away(hub) -> PuttingAway:
    return PuttingAway(hub.store, hub.clock)


def gone(hub: InMemory, name: str = "Ann Example") -> str:
    """Somebody who was put away."""
    person = hub.add_person(name)
    done(hub.people.archive("Sam", person))
    return person


def came_once(hub: InMemory, activity: str, name: str) -> str:
    """Somebody who was at today's session."""
    person = hub.add_person(name)
    done(hub.sign_in.person("Sam", hub.open(activity), person))
    return person


def test_who_was_not_here_for_a_year_is_suggested_unless_they_help(hub, putting_away) -> None:
    activity = hub.add_activity()
    old, helps, comes = (came_once(hub, activity, name) for name in ("Old", "Helps", "Comes"))
    hub.add_person("Never Came")
    away = came_once(hub, activity, "Put Away")
    done(hub.people.archive("Sam", away))
    hub.clock.advance(days=364)
    assert putting_away.suggested() == ()
    hub.clock.advance(days=1)
    session = hub.open(activity)
    done(hub.sign_in.person("Sam", session, comes))
    done(hub.helping.volunteer("Sam", session, helps, None))
    assert [row.id for row in putting_away.suggested()] == [old]


def test_many_are_put_away_in_one_action_and_no_figure_changes(hub, putting_away) -> None:
    activity = hub.add_activity()
    people = [came_once(hub, activity, name) for name in ("Ann", "Bea", "Cy")]
    with hub.store.reading() as reader:
        before = reader.headcounts(date(2026, 5, 1), date(2026, 5, 31))
    done(putting_away.put_away("Sam", people))
    with hub.store.reading() as reader:
        assert reader.headcounts(date(2026, 5, 1), date(2026, 5, 31)) == before
        assert reader.latest_actions(1)[0].about == {"n": 3}
    assert {p.status for p in hub.find(Person)} == {"archived"}
    done(hub.undo.latest("Sam"))
    assert {p.status for p in hub.find(Person)} == {"active"}


def test_nobody_and_who_is_away_already_cannot_be_put_away(hub, putting_away) -> None:
    assert putting_away.put_away("Sam", []) == Problem("NOBODY_CHOSEN")
    assert putting_away.put_away("Sam", [gone(hub)]) == Problem("NO_SUCH_PERSON")


def test_a_year_before_the_day_that_is_rare() -> None:
    assert a_year_before(date(2028, 2, 29)) == date(2027, 2, 28)
    assert a_year_before(date(2026, 5, 5)) == date(2025, 5, 5)


def test_who_was_put_away_is_found_by_a_whole_name_or_a_card_only(hub) -> None:
    ann = gone(hub)
    hub.add_person("Annabel Other")
    directory = hub.people.directory()
    assert [found.person.id for found in directory.find("Ann Example")] == [ann]
    assert [found.person.id for found in directory.find("1")] == [ann]
    assert ann not in {found.person.id for found in directory.find("ann")}
    assert ann not in {found.person.id for found in directory.find("exampel")}
    assert [person.id for person in directory.resembling("Ann Exampel")] == [ann]
    directory.drop(ann)
    assert directory.exact("Ann Example") == []


def test_who_was_put_away_and_comes_is_back_and_nobody_twice(hub, session) -> None:
    ann = gone(hub)
    came = done(hub.sign_in.person("Sam", session, ann))
    assert came.brought_back
    assert hub.people.get(ann).status == "active"
    done(hub.undo.latest("Sam"))
    assert hub.people.get(ann).status == "archived"
    assert hub.find(Attendance) == []
    again = done(hub.sign_in.person("Sam", session, hub.add_person("Bea Sample")))
    assert not again.brought_back


def test_who_was_put_away_and_helps_is_back(hub, session) -> None:
    ann = gone(hub)
    done(hub.helping.volunteer("Sam", session, ann, 60))
    assert hub.people.get(ann).status == "active"
    assert len(hub.find(VolunteerTime)) == 1


def test_who_was_put_away_and_stands_on_a_sheet_is_back_once_it_is_written(hub) -> None:
    ann = gone(hub)
    draft = sheet(hub, Row("Ann Example"), Row("Ann"))
    view = hub.type_up.read(draft)
    assert [note.code for note in view.rows[0].notes] == ["PAPER_BROUGHT_BACK"]
    assert view.rows[1].kind == "new"
    assert hub.people.get(ann).status == "archived"
    write(hub, sheet(hub, Row("Ann Example"), activity=draft.activity_id))
    assert [person.id for person in hub.find(Person)] == [ann]
    assert hub.people.get(ann).status == "active"


def test_a_day_before_the_year_is_over_nobody_is_suggested(hub, putting_away) -> None:
    came_once(hub, hub.add_activity(), "Ann")
    hub.clock.at += timedelta(days=30)
    assert putting_away.suggested() == ()
