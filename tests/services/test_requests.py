"""What people ask of the hub, in time; and those of whom nothing leaves alone."""

import datetime as dt

import pytest

from hublog.domain.people import Person
from hublog.domain.rights import Request
from hublog.services.requests import LONGEST_NOTE, Requests, Waiting
from in_memory import done


@pytest.fixture
def requests(hub) -> Requests:
    return Requests(hub.store, hub.clock, hub.ids)


def test_what_is_urgent_comes_first_and_what_was_answered_last(hub, requests) -> None:
    ada = hub.add_person("Ada Madeup")
    today = hub.clock.now().date()
    for kind, days in (("copy", 0), ("complaint", 25), ("forget", 40)):
        day = today - dt.timedelta(days=days)
        done(requests.add("Sam", kind, person_id=ada, note=" About it ", received_on=day))
    done(requests.add("Sam", "complaint"))
    found = requests.everything()
    assert [each.request.kind for each in found] == ["forget", "complaint", "complaint", "copy"]
    assert [each.name for each in found] == ["Ada Madeup", "Ada Madeup", "", "Ada Madeup"]
    assert found[0].request.note == "About it"
    assert requests.waiting() == Waiting(2, found[0].request.due_on)
    done(requests.answer("Sam", found[0].request.id))
    done(requests.answer("Sam", found[3].request.id))
    after = requests.everything()
    assert [each.request.kind for each in after][-2:] == ["copy", "forget"]
    assert requests.waiting() == Waiting(1, found[1].request.due_on)


def test_a_complaint_is_acknowledged_and_answered_with_one_step_each(hub, requests) -> None:
    """Data (Use and Access) Act 2025."""
    today = hub.clock.now().date()
    done(requests.add("Sam", "complaint", received_on=today - dt.timedelta(days=29)))
    (asked,) = requests.everything()
    assert requests.waiting() is not None
    done(requests.acknowledge("Sam", asked.request.id))
    assert not requests.acknowledge("Sam", asked.request.id)
    assert requests.waiting() is None
    done(requests.answer("Sam", asked.request.id))
    (answered,) = hub.find(Request)
    assert (answered.acknowledged_on, answered.answered_on) == (today, today)
    assert requests.answer("Sam", asked.request.id).code == "REQUEST_GONE"


def test_answering_a_complaint_at_once_acknowledges_it(hub, requests) -> None:
    done(requests.add("Sam", "complaint"))
    (asked,) = requests.everything()
    done(requests.answer("Sam", asked.request.id))
    (answered,) = hub.find(Request)
    assert answered.acknowledged_on == hub.clock.now().date()


def test_what_cannot_be_asked_is_refused(hub, requests) -> None:
    tomorrow = hub.clock.now().date() + dt.timedelta(days=1)
    assert requests.add("Sam", "money").code == "REQUEST_KIND"
    assert requests.add("Sam", "copy", received_on=tomorrow).code == "REQUEST_TO_COME"
    assert requests.add("Sam", "copy", note="x" * (LONGEST_NOTE + 1)).code == "TEXT_TOO_LONG"
    assert requests.add("Sam", "copy", person_id="nobody").code == "NO_SUCH_PERSON"
    done(requests.add("Sam", "copy"))
    (asked,) = requests.everything()
    assert requests.acknowledge("Sam", asked.request.id).code == "REQUEST_GONE"
    assert requests.acknowledge("Sam", "nothing").code == "REQUEST_GONE"
    done(hub.undo.latest("Sam"))
    assert requests.answer("Sam", asked.request.id).code == "REQUEST_GONE"


def test_somebody_may_stay_here_and_leave_again(hub, requests) -> None:
    ada, other = hub.add_person("Ada Madeup"), hub.add_person("Ada Elsewise")
    done(requests.keep_here("Sam", ada, here=True))
    assert hub.get(Person, ada).keep_here
    done(requests.keep_here("Sam", ada, here=False))
    assert not hub.get(Person, ada).keep_here
    assert requests.keep_here("Sam", "nobody", here=True).code == "NO_SUCH_PERSON"
    done(requests.keep_here("Sam", other, here=True))
    done(hub.people.merge("Sam", ada, other))
    with hub.store.reading() as reader:
        assert [each.keep_here for each in reader.facts().people.values()] == [True]


def test_whoever_was_joined_may_leave_again_though_the_other_page_said_not(hub, requests) -> None:
    ada, other = hub.add_person("Ada Madeup"), hub.add_person("Adda Elsewise")
    done(requests.keep_here("Sam", other, here=True))
    done(hub.people.merge("Sam", ada, other))
    done(requests.keep_here("Sam", ada, here=False))
    with hub.store.reading() as reader:
        assert not any(each.keep_here for each in reader.facts().people.values())
    done(hub.undo.latest("Sam"))
    with hub.store.reading() as reader:
        assert all(each.keep_here for each in reader.facts().people.values())
