"""What the register page shows of a session."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from hublog.domain.hubs import Place
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Count, Session
from hublog.services.at_the_door import AtTheDoor
from in_memory import done

TODAY = date(2026, 5, 5)


@pytest.fixture
def door(hub) -> AtTheDoor:
    return AtTheDoor(hub.store)


@pytest.fixture
def past(hub, session) -> Callable[..., str]:
    """Makes the session of the same activity so many weeks ago, with these people at it."""
    activity = hub.get(Session, session).activity_id

    def make(weeks, *people: str) -> str:
        held = hub.open(activity, TODAY - timedelta(weeks=weeks))
        for person in people:
            done(hub.sign_in.person("Sam", held, person))
        done(hub.sessions.finish("Sam", held))
        return held

    return make


def test_everybody_here_stands_newest_first_with_what_was_counted(hub, session, door) -> None:
    """A03: footfall is named plus counted."""
    done(hub.sign_in.new_person("Sam", session, "Ann Ash"))
    hub.clock.advance(minutes=1)
    done(hub.sign_in.count("Sam", session, "75-84", 2))
    hub.clock.advance(minutes=1)
    done(hub.sign_in.party("Sam", session, {"U18": 2, "25-44": 1}))
    view = door.view(session)
    assert [(e.kind, e.n) for e in view.entries] == [("party", 3), ("count", 2), ("person", 1)]
    assert view.entries[0].parts == (("25-44", 1), ("U18", 2))
    assert view.entries[2].person.name == "Ann Ash"
    assert view.entries[2].at == hub.clock.now() - timedelta(minutes=2)
    assert (view.named, view.counted, view.footfall) == (1, 5, 6)
    assert view.bands == {"65+": 2, "U18": 2, "25-44": 1}


def test_a_session_nobody_came_to_yet_is_empty(hub, door) -> None:
    session = hub.open(hub.add_activity(place="The Hall"))
    view = door.view(session)
    assert (view.entries, view.footfall, view.first_visits, view.helpers) == ((), 0, 0, ())
    assert view.place == hub.find(Place)[0]
    assert view.activity.name == "Warm Tuesday"


def test_a_session_that_is_not_there_is_our_bug(door) -> None:
    for ask in (door.view, door.doorway, door.helpers_lately):
        with pytest.raises(LookupError):
            ask("nothing")


def test_what_was_taken_off_by_a_smaller_number_is_not_shown(hub, session, door) -> None:
    for n in (1, 3, -2):
        done(hub.sign_in.count("Sam", session, "65+", n))
        hub.clock.advance(minutes=1)
    assert [each.n for each in door.view(session).entries] == [1, 1]
    done(hub.sign_in.count("Sam", session, "65+", -1))
    assert [each.n for each in door.view(session).entries] == [1]


def test_a_band_that_two_laptops_took_below_zero_counts_nobody(hub, session, door) -> None:
    done(hub.sign_in.count("Sam", session, "65+", 1, first_time_n=1))
    with hub.store.writing("Sam", "test") as work:
        work.put(Count(id="other", session_id=session, age_band="65+", n=-2))
        work.commit()
    view = door.view(session)
    assert (view.counted, view.bands, view.entries, view.first_visits) == (0, {}, (), 0)


def test_first_visits_are_people_never_seen_before_and_counted_ones_who_said_so(
    hub, session, door, past
) -> None:
    """B04: the earlier of what the person said and the first attendance recorded."""
    ann, bea, cy = (hub.add_person(name) for name in ("Ann Ash", "Bea Beech", "Cy Cedar"))
    past(1, ann)
    with hub.store.writing("Sam", "amended") as work:
        work.amend("person", cy, {"first_seen_on": "2020-02-02"})
        work.commit()
    for person in (ann, bea, cy):
        done(hub.sign_in.person("Sam", session, person))
    done(hub.sign_in.count("Sam", session, "65+", 2, first_time_n=1))
    view = door.view(session)
    first = [each.person.name for each in view.entries if each.first_visit]
    assert (first, view.first_visits) == (["Bea Beech"], 2)


def test_whoever_came_under_another_record_of_theirs_is_no_first_visit(
    hub, session, door, past
) -> None:
    """B04, DQ13: merges are followed both ways."""
    ann, annie = hub.add_person("Ann Ash"), hub.add_person("Annie Ash")
    past(1, annie)
    done(hub.people.merge("Sam", ann, annie))
    done(hub.sign_in.person("Sam", session, ann))
    assert door.view(session).first_visits == 0


def test_two_records_of_one_person_are_one_line_of_the_earlier_time(hub, session, door) -> None:
    """DQ11: counting goes by distinct people."""
    ann, annie = hub.add_person("Ann Ash"), hub.add_person("Annie Ash")
    at = hub.clock.now()
    done(hub.sign_in.person("Sam", session, annie))
    hub.clock.advance(minutes=5)
    done(hub.sign_in.person("Sam", session, ann))
    done(hub.people.merge("Sam", ann, annie))
    (entry,) = door.view(session).entries
    assert (entry.person.id, entry.at) == (ann, at)


def test_a_forgotten_person_is_counted_without_a_name(hub, session, door) -> None:
    """A05: a forgotten person's attendance counts as unnamed, so footfall stays true."""
    ann = done(hub.sign_in.new_person("Sam", session, "Ann Ash")).person.id
    done(hub.forget.person("Sam", ann))
    view = door.view(session)
    assert (view.named, view.counted, view.footfall, view.first_visits) == (0, 1, 1, 0)
    assert not view.entries[0].has_name


def test_who_usually_comes_is_found_first_and_merges_are_followed(hub, session, door, past) -> None:
    ann, annie, bea = (hub.add_person(name) for name in ("Ann Ash", "Annie Ash", "Anna Beech"))
    past(3, annie)
    past(2, ann, bea)
    past(1, ann)
    elsewhere = hub.open(hub.add_activity("Garden"), TODAY)
    done(hub.sign_in.person("Sam", elsewhere, bea))
    done(hub.people.merge("Sam", ann, annie))
    doorway = door.doorway(session)
    assert (doorway.habits[ann].times, doorway.habits[ann].of) == (3, 3)
    assert doorway.habits[ann].is_usual
    assert annie not in doorway.habits
    assert [each.person.id for each in doorway.directory.find("an")] == [ann, bea]


def test_a_forgotten_person_has_no_habit(hub, session, door, past) -> None:
    ann = hub.add_person("Ann Ash")
    past(1, ann)
    done(hub.forget.person("Sam", ann))
    assert door.doorway(session).habits == {}


def test_the_first_session_of_an_activity_knows_everybody_and_no_habits(hub, session, door) -> None:
    hub.add_person("Ann Ash")
    doorway = door.doorway(session)
    assert (len(doorway.directory), doorway.habits) == (1, {})


def test_running_sessions_are_told_latest_opened_first(hub, session, door, past) -> None:
    """Scenario 1 of domain.md: after a crash the app opens at the running session."""
    past(1)
    hub.clock.advance(minutes=5)
    other = hub.open(hub.add_activity("Garden Tuesday"))
    assert [each.id for each in door.running()] == [other, session]


def test_helpers_are_shown_by_name_their_time_given_or_not(hub, session, door) -> None:
    ann, annie = hub.add_person("Ann Ash"), hub.add_person("Annie Ash")
    done(hub.helping.volunteer("Sam", session, annie, None))
    done(hub.people.merge("Sam", ann, annie))
    done(hub.helping.new_volunteer("Sam", session, "Abe Alder", 90))
    helpers = door.view(session).helpers
    assert [(h.person.name, h.minutes) for h in helpers] == [("Abe Alder", 90), ("Ann Ash", None)]


def test_those_who_helped_lately_are_offered_this_activitys_first(hub, session, door) -> None:
    ann, bea, cy, dee = (
        hub.add_person(name) for name in ("Ann Ash", "Bea Beech", "Cy Cedar", "Dee Dock")
    )
    activity, garden = hub.get(Session, session).activity_id, hub.add_activity("Garden Tuesday")
    for where, weeks, people in (
        (garden, 1, (bea,)),
        (garden, 2, (bea, cy)),
        (activity, 3, (ann, dee)),
        (activity, 30, (cy,)),
    ):
        held = hub.open(where, TODAY - timedelta(weeks=weeks))
        for person in people:
            done(hub.helping.volunteer("Sam", held, person, 60))
    done(hub.helping.volunteer("Sam", session, dee, None))
    assert [each.name for each in door.helpers_lately(session)] == [
        *("Ann Ash", "Bea Beech", "Cy Cedar")
    ]


def test_whoever_cannot_sign_in_is_not_offered_as_a_helper(hub, session, door) -> None:
    ann = hub.add_person("Ann Ash")
    held = hub.open(hub.get(Session, session).activity_id, TODAY - timedelta(weeks=1))
    done(hub.helping.volunteer("Sam", held, ann, 60))
    done(hub.forget.person("Sam", ann))
    assert door.helpers_lately(session) == ()


def test_people_without_a_time_of_signing_in_stand_last(hub, session, door) -> None:
    with hub.store.writing("Sam", "brought_in") as work:
        work.put(Person(id="p", known_as="Ann"), Attendance(id="t", session_id=session, person_id="p"))  # fmt: skip
        work.commit()
    done(hub.sign_in.count("Sam", session, "65+"))
    assert [each.kind for each in door.view(session).entries] == ["count", "person"]


def test_who_came_last_is_known_within_one_second(hub, door, session) -> None:
    hub.clock.at = hub.clock.at.replace(microsecond=100_000)
    people = [hub.add_person(f"Person {number}") for number in range(6)]
    for person in people:
        done(hub.sign_in.person("Sam", session, person))
        hub.clock.advance(milliseconds=100)
    entries = door.view(session).entries
    assert [each.person.id for each in entries] == people[::-1]
