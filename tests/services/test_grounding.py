"""What lives never names what is gone, once two laptops know the same."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Session
from hublog.services.grounding import ground, stays_for
from hublog.services.people import PersonChanges
from in_memory import done
from two_laptops import TwoLaptops, two_laptops


@pytest.fixture
def both() -> TwoLaptops:
    return two_laptops()


def test_whoever_was_signed_in_comes_back_though_adding_them_was_undone(both) -> None:
    adding = max(
        s for s, a in both.first.store.register.actions.items() if a.kind == "added_person"
    )
    done(both.first.hub.undo.one("Sam", adding))
    both.second.hub.sign_in.person("Kim", both.session, both.wren)
    assert both.alike()
    assert both.first.hub.get(Person, both.wren).alive


def test_a_session_that_was_joined_to_one_that_is_gone_comes_back(both) -> None:
    store = both.first.store
    with store.writing("Sam", "test") as work:
        session = work.get(Session, both.session)
        work.put(replace(session, id="kept", alive=False), Person(id="p", known_as="Ada"))
        work.put(replace(session, alive=False, joined_to="kept"))
        work.put(Attendance(id="a", session_id=both.session, person_id="p"))
        ground(work, [])
        assert work.get(Session, both.session).alive


def test_a_session_joined_to_what_is_not_there_stands_for_itself(both) -> None:
    with both.first.store.reading() as reader:
        lost = replace(reader.get(Session, both.session), alive=False, joined_to="nowhere")
        assert stays_for(reader, lost) == lost


@pytest.mark.parametrize(
    ("at_kept", "at_other", "came"),
    [
        ("present", "did_not_attend", "present"),
        ("did_not_attend", "present", "present"),
        ("cancelled", "present", "present"),
    ],
)
def test_whoever_came_to_one_of_two_has_come(both, at_kept, at_other, came) -> None:
    hub = both.first.hub
    other = Session(id="other", activity_id=both.activity, date=hub.clock.now().date())
    hub.sign_in.person("Sam", both.session, both.wren)
    (held,) = hub.find(Attendance)
    with both.first.store.writing("Sam", "test") as work:
        work.put(replace(held, status=at_kept), other)
        work.put(Attendance(id="o", session_id="other", person_id=both.wren, status=at_other))
        work.commit()
    done(both.first.asking.same_session("Sam", both.session, "other"))
    assert [(each.id, each.status) for each in hub.find(Attendance)] == [(held.id, came)]


def test_what_was_told_at_the_end_of_one_of_two_sessions_is_told_of_both(both) -> None:
    """Meals count in a figure, and a note is read; what was told of the one that stays is kept."""
    hub = both.first.hub
    other = Session(
        id="other", activity_id=both.activity, date=hub.clock.now().date(), status="closed"
    )
    told = {"meals": 12, "note": "Soup ran out", "learning_note": "Ask for more", "paper_count": 0}
    with both.first.store.writing("Sam", "test") as work:
        kept = work.get(Session, both.session)
        work.put(replace(other, **told), replace(kept, note="Rain"))
        work.commit()
    done(both.first.asking.same_session("Sam", both.session, "other"))
    stays = hub.get(Session, both.session)
    assert stays == replace(kept, **(told | {"note": "Rain"}))
    assert both.alike()


NOON = datetime(2026, 5, 5, 12)  # noqa: DTZ001 - local wall time
GONE = {"left_at": NOON, "left_with": "Jo Example"}
LATER = {"left_at": NOON + timedelta(hours=1), "left_with": "Kim Example"}


@pytest.mark.parametrize(
    ("at_kept", "at_other", "ended"),
    [
        ({}, GONE, GONE),
        ({"at": None}, GONE, GONE),
        (GONE, {}, GONE),
        (GONE, LATER, LATER),
        (LATER, GONE, LATER),
        ({"at": NOON + timedelta(minutes=5)}, GONE, {}),
        (GONE, {"at": NOON + timedelta(minutes=5)}, {}),
        ({}, {}, {}),
    ],
)
def test_whoever_left_one_of_two_sessions_that_are_one_has_left(
    both, at_kept, at_other, ended
) -> None:
    """Who collected a child is not lost by the joining, nor is anybody gone who came again since."""
    hub = both.first.hub
    other = Session(id="other", activity_id=both.activity, date=hub.clock.now().date())
    hub.sign_in.person("Sam", both.session, both.wren)
    (held,) = hub.find(Attendance)
    with both.first.store.writing("Sam", "test") as work:
        came = replace(held, at=NOON - timedelta(hours=2))
        work.put(other, replace(came, **at_kept))
        work.put(replace(came, id="o", session_id="other", **at_other))
        work.commit()
    done(both.first.asking.same_session("Sam", both.session, "other"))
    (visit,) = hub.find(Attendance)
    expected = {"left_at": None, "left_with": ""} | ended
    assert {"left_at": visit.left_at, "left_with": visit.left_with} == expected
    assert both.alike()


@pytest.mark.parametrize("later", ["signing in", "taking back"])
def test_whoever_is_signed_in_stays_though_the_other_laptop_took_back_its_own(both, later) -> None:
    first, second = both.both()
    first.hub.sign_in.person("Sam", both.session, both.wren)
    if later == "signing in":
        done(first.hub.undo.latest("Sam"))
    second.hub.clock.advance(minutes=1)
    second.hub.sign_in.person("Kim", both.session, both.wren)
    first.hub.clock.advance(minutes=2)
    if later == "taking back":
        done(first.hub.undo.latest("Sam"))
    assert both.alike()
    assert [each.status for each in first.hub.find(Attendance)] == ["present"]


def test_what_both_took_back_without_hearing_of_each_other_is_gone(both) -> None:
    for laptop in (*both.both(), both.first):
        laptop.hub.clock.advance(minutes=1)
        laptop.hub.sign_in.person("Sam", both.session, both.wren)
        done(laptop.hub.undo.latest("Sam"))
    assert both.alike()
    assert both.first.hub.find(Attendance) == []


def test_somebody_written_about_on_one_laptop_stays_though_the_other_undid_adding_them(
    both,
) -> None:
    first, second = both.both()
    robin = first.hub.add_person("Robin")
    second.hear(first)
    done(second.hub.people.amend("Kim", robin, PersonChanges(note="needs a quiet seat")))
    first.hub.clock.advance(minutes=5)
    done(first.hub.undo.latest("Sam"))
    assert both.alike()
    person = first.hub.get(Person, robin)
    assert (person.alive, person.note) == (True, "needs a quiet seat")


def test_whoever_was_signed_in_on_both_can_be_taken_off_on_one(both) -> None:
    first, second = both.both()
    for laptop in (first, second):
        laptop.hub.clock.advance(minutes=1)
        laptop.hub.sign_in.person("Sam", both.session, both.wren)
    assert both.alike()
    second.hub.clock.advance(minutes=9)
    (row,) = second.hub.find(Attendance)
    done(second.hub.sign_in.take_back("Kim", both.session, row.id))
    assert both.alike()
    assert first.hub.find(Attendance) == []


def test_a_session_of_both_runs_on_though_its_opening_was_taken_back_on_one(both) -> None:
    first, second = both.both()
    day = date(2026, 4, 28)
    opened = first.hub.open(both.activity, day)
    assert second.hub.open(both.activity, day) == opened
    first.hub.clock.advance(minutes=5)
    done(first.hub.undo.latest("Sam"))
    assert both.alike()
    assert first.hub.get(Session, opened).alive


def test_what_was_moved_to_the_other_session_stays_there(both) -> None:
    first, second = both.both()
    other = replace(first.hub.get(Session, both.session), id="other")
    with first.store.writing("Sam", "test") as work:
        work.put(other)
        work.commit()
    second.hear(first)
    for laptop in (first, second):
        laptop.hub.sign_in.person("Sam", both.session, both.wren)
    first.hub.clock.advance(minutes=5)
    done(first.asking.same_session("Sam", "other", both.session))
    assert both.alike()
    assert [each.session_id for each in first.hub.find(Attendance)] == ["other"]
    assert not first.hub.get(Session, both.session).alive


def test_of_two_who_were_each_merged_into_the_other_one_stays(both) -> None:
    first, second = both.both()
    robin = first.hub.add_person("Robin")
    second.hear(first)
    done(first.hub.people.merge("Sam", both.wren, robin))
    done(second.hub.people.merge("Kim", robin, both.wren))
    assert both.alike()
    with second.store.reading() as reader:
        (listed,) = reader.listed_people()
    stays = first.hub.get(Person, listed.id)
    assert (stays.id, stays.status, stays.merged_into) == (both.wren, "active", None)
    assert first.hub.get(Person, robin).merged_into == both.wren
    assert "Robin" in (stays.known_as, *stays.also_known_as)
