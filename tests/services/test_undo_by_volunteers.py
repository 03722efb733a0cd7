"""A volunteer takes back what volunteers do, and nothing of the coordinator's."""

import pytest

from fake_keys import FakeKeyRing
from fakes import FakeClock, FakeIds, FakeStore
from hublog.domain.journal import Stamp
from hublog.domain.laptops import BROUGHT_TOGETHER
from hublog.domain.people import Person
from hublog.domain.seats import seat_id
from hublog.domain.sessions import Count
from hublog.services import allowed
from hublog.services.hub import HubDetails
from hublog.services.unavailable import NotAllowed
from in_memory import InMemory, done

THEIRS = "the boss alone knows"


@pytest.fixture
def hub() -> InMemory:
    """A hub with a coordinator, who is there."""
    clock = FakeClock()
    ring = FakeKeyRing(coordinator=THEIRS)
    in_memory = InMemory(FakeStore(clock), clock, FakeIds(), ring)
    done(in_memory.hub.set_up("Sam", HubDetails(code="CUM-EWA", name="Ewanrigg Hub")))
    done(in_memory.access.rise(THEIRS))
    return in_memory


def latest(hub) -> Stamp:
    with hub.store.reading() as reader:
        return reader.latest_actions(1)[0].stamp


def test_a_volunteer_takes_back_a_count_and_does_it_again(hub, session) -> None:
    hub.access.step_down()
    done(hub.sign_in.count("Ann", session, "65+"))
    assert hub.undo.next().kind == "counted"
    done(hub.undo.latest("Ann"))
    assert hub.find(Count) == []
    done(hub.undo.redo("Ann"))
    assert len(hub.find(Count)) == 1


def test_a_volunteer_takes_nothing_of_the_coordinators_back(hub, session) -> None:
    done(hub.sign_in.count("Ann", session, "65+"))
    done(hub.hub.amend("Sam", name="Another Hub"))
    before, stamp = hub.digest(), latest(hub)
    hub.access.step_down()
    assert hub.undo.next() is None
    for undo in (hub.undo.latest, lambda actor: hub.undo.one(actor, stamp)):
        with pytest.raises(NotAllowed):
            undo("Ann")
    assert hub.digest() == before


def test_nor_does_a_volunteer_do_again_what_the_coordinator_took_back(hub) -> None:
    done(hub.hub.amend("Sam", name="Another Hub"))
    done(hub.undo.latest("Sam"))
    before, undoing = hub.digest(), latest(hub)
    hub.access.step_down()
    for again in (hub.undo.redo, lambda actor: hub.undo.one(actor, undoing)):
        with pytest.raises(NotAllowed):
            again("Ann")
    assert hub.digest() == before


def test_what_is_older_and_a_volunteers_goes_back_all_the_same(hub, session) -> None:
    done(hub.sign_in.count("Ann", session, "65+"))
    counted = latest(hub)
    done(hub.hub.amend("Sam", name="Another Hub"))
    hub.access.step_down()
    done(hub.undo.one("Ann", counted))
    assert hub.find(Count) == []


def test_a_volunteer_takes_no_two_laptops_apart(hub) -> None:
    with hub.store.writing("Sam", BROUGHT_TOGETHER) as work:
        work.put(Person(id="p1", known_as="Wren"))
        stamp = work.commit().stamp
    hub.access.step_down()
    with pytest.raises(NotAllowed):
        hub.undo.one("Ann", stamp)
    assert hub.get(Person, "p1").alive


def test_the_coordinators_kinds_are_no_volunteers() -> None:
    never = {"forgot", "signed_off", "sent_return", "merged_people", "brought_in", "changed_hub"}
    assert not never & allowed.VOLUNTEERS_DO


def test_a_volunteer_takes_off_no_name_that_has_a_pin_by_taking_back_its_beginning(hub) -> None:
    """Else the name could be added again without the PIN that keeps others from taking it."""
    done(hub.seats.add("Sam", "Robin"))
    added = latest(hub)
    done(hub.seats.set_pin("Sam", seat_id("Robin"), "2468"))
    before = hub.digest()
    hub.access.step_down()
    with pytest.raises(NotAllowed):
        hub.undo.one("Ann", added)
    assert hub.digest() == before
    done(hub.access.rise(THEIRS))
    done(hub.undo.one("Sam", added))
    assert hub.seats.everybody() == ()


def test_a_volunteer_takes_back_the_name_they_sat_down_by(hub) -> None:
    hub.access.step_down()
    done(hub.seats.add("Ann", "Ann"))
    done(hub.undo.latest("Ann"))
    assert hub.seats.everybody() == ()
