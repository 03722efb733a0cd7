"""What lives never names what is gone, once two laptops know the same."""

from dataclasses import replace

import pytest

from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Session
from hublog.services.grounding import ground, stays_for
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
    [("present", "did_not_attend", "present"), ("did_not_attend", "present", "present")],
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
