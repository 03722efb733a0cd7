"""Care that was deleted stays deleted, whatever another laptop wrote before it heard."""

import pytest

from hublog.domain.care import Care
from hublog.domain.sessions import Attendance
from hublog.services.care_records import CareChanges
from hublog.services.people import PersonChanges
from in_memory import done
from two_laptops import OneLaptop, TwoLaptops, two_laptops

CANARY, NUTS = "Penicillin", "Walnuts"


@pytest.fixture
def both() -> TwoLaptops:
    """Two laptops on which Wren is a child of whose care something is told."""
    made = two_laptops()
    hub = made.first.hub
    done(hub.people.amend("Sam", made.wren, PersonChanges(birth_year=2018)))
    done(hub.care.amend("Sam", made.wren, CareChanges(allergies=NUTS)))
    done(hub.sign_in.person("Sam", made.session, made.wren))
    made.second.hear(made.first)
    return made


def leaves(laptop: OneLaptop, session: str, who: str, collector: str) -> None:
    """Somebody leaves, as at a camp."""
    with laptop.store.writing("Kim", "signed_out") as work:
        (visit,) = work.find(Attendance, session_id=session, person_id=who)
        work.amend("attendance", visit.id, {"left_with": collector})
        work.commit()


def told_anywhere(laptop: OneLaptop, text: str) -> bool:
    register = laptop.store.register
    return text in repr((register.rows, register.changes))


@pytest.mark.parametrize("first", [0, 1])
def test_what_the_other_laptop_wrote_before_it_heard_goes_too(both, first) -> None:
    wren, here, there = both.wren, both.first, both.second
    there.hub.clock.advance(seconds=5)
    done(there.hub.care.amend("Kim", wren, CareChanges(medical=CANARY)))
    leaves(there, both.session, wren, CANARY)
    for laptop in both.both():
        laptop.hub.clock.advance(days=42)
    done(here.hub.care.delete("Sam", [wren]))
    order = both.both()
    order[first].hear(order[1 - first])
    order[1 - first].hear(order[first])
    assert both.alike()
    for laptop in both.both():
        assert not told_anywhere(laptop, CANARY)
        assert not told_anywhere(laptop, NUTS)
        assert all(care.says_nothing for care in laptop.hub.find(Care))


def test_what_was_told_after_the_deletion_stays_and_so_does_what_is_told_of_others(both) -> None:
    wren, here, there = both.wren, both.first, both.second
    bea = there.hub.add_person("Bea")
    done(there.hub.people.amend("Kim", bea, PersonChanges(birth_year=2018)))
    done(there.hub.care.amend("Kim", bea, CareChanges(allergies="milk")))
    done(there.hub.care.amend("Kim", bea, CareChanges(allergies="")))
    done(there.hub.sign_in.person("Kim", both.session, bea))
    leaves(there, both.session, bea, "Kit")
    here.hub.clock.advance(minutes=5)
    done(here.hub.care.delete("Sam", [wren]))
    there.hub.clock.advance(hours=1)
    done(there.hub.care.amend("Kim", wren, CareChanges(medical="asthma")))
    leaves(there, both.session, wren, "Jo")
    assert both.alike()
    (care,) = here.hub.find(Care, person_id=wren)
    assert (care.allergies, care.medical) == ("", "asthma")
    assert {each.left_with for each in here.hub.find(Attendance)} == {"Jo", "Kit"}
    assert told_anywhere(here, "milk")


@pytest.mark.parametrize("emptied", [False, True])
def test_what_no_row_says_any_more_goes_from_the_other_journal_too(both, emptied) -> None:
    wren, here, there = both.wren, both.first, both.second
    there.hub.clock.advance(seconds=5)
    kept = done(there.hub.care.amend("Kim", wren, CareChanges(medical=CANARY)))
    if emptied:
        done(there.hub.care.amend("Kim", wren, CareChanges(medical="", allergies="")))
    else:
        done(there.hub.undo.one("Kim", kept.stamp))
    here.hear(there)
    for laptop in both.both():
        laptop.hub.clock.advance(days=42)
    done(here.hub.care.delete("Sam", [wren]))
    assert not told_anywhere(here, CANARY)
    assert both.alike()
    for laptop in both.both():
        assert not told_anywhere(laptop, CANARY)
        assert not told_anywhere(laptop, NUTS)
