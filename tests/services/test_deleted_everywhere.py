"""Care that was deleted stays deleted, whatever another laptop wrote before it heard."""

from datetime import date

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


def told_before_and_deleted_unheard(both: TwoLaptops) -> None:
    for laptop in both.both():
        laptop.hub.clock.advance(days=42)
    done(both.first.hub.care.delete("Sam", [both.wren]))
    for laptop in both.both():
        laptop.hub.clock.advance(hours=1)


def test_what_was_told_before_does_not_stay_as_what_a_later_change_found(both) -> None:
    there = both.second.hub
    told_before_and_deleted_unheard(both)
    first = done(there.care.amend("Kim", both.wren, CareChanges(allergies="nuts and milk")))
    then = done(there.care.amend("Kim", both.wren, CareChanges(allergies="milk")))
    assert both.alike()
    for laptop in both.both():
        assert not told_anywhere(laptop, NUTS)
        assert told_anywhere(laptop, "nuts and milk")
    for each in (then, first):
        done(there.undo.one("Kim", each.stamp))
    (care,) = there.find(Care)
    assert care.allergies == ""


def test_undoing_after_the_deletion_brings_nothing_back_that_was_told_before(both) -> None:
    there = both.second.hub
    changed = done(there.care.amend("Kim", both.wren, CareChanges(allergies="none", needs="")))
    told_before_and_deleted_unheard(both)
    done(there.undo.one("Kim", changed.stamp))
    assert both.alike()
    for laptop in both.both():
        assert not told_anywhere(laptop, NUTS)
        assert all(care.says_nothing for care in laptop.hub.find(Care))


def test_undoing_and_doing_again_keeps_what_was_told_after_the_deletion(both) -> None:
    there = both.second.hub
    told_before_and_deleted_unheard(both)
    done(there.care.amend("Kim", both.wren, CareChanges(medical="asthma")))
    done(there.undo.latest("Kim"))
    done(there.undo.redo("Kim"))
    assert both.alike()
    (care,) = both.first.hub.find(Care)
    assert (care.allergies, care.medical) == ("", "asthma")


def test_who_collected_a_child_without_care_notes_goes_too(both) -> None:
    """Both laptops wrote it of one visit, and only one name is seen where it is deleted."""
    here, there = both.both()
    bea = here.hub.add_person("Bea")
    done(here.hub.sign_in.person("Sam", both.session, bea))
    there.hear(here)
    leaves(there, both.session, bea, CANARY)
    here.hub.clock.advance(minutes=1)
    leaves(here, both.session, bea, "Mum")
    for laptop in both.both():
        laptop.hub.clock.advance(days=60)
    done(here.hub.care.delete("Sam", [bea]))
    assert both.alike()
    for laptop in both.both():
        assert not told_anywhere(laptop, CANARY)


def test_a_deletion_asks_nothing_about_the_day_that_the_other_laptop_set(both) -> None:
    here, there = both.both()
    there.hub.clock.advance(days=42)
    later = CareChanges(delete_on=date(2026, 12, 1))
    done(there.hub.care.amend("Kim", both.wren, later))
    here.hub.clock.advance(days=43)
    done(here.hub.care.delete("Sam", [both.wren]))
    there.hub.clock.advance(days=2)
    assert both.alike()
    for laptop in both.both():
        assert laptop.open().answers == ()
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


def test_who_collected_a_child_without_care_notes_goes_from_both_journals(both) -> None:
    """Both wrote it at the same visit, and only one of the two names counts."""
    here, there = both.first, both.second
    bea = here.hub.add_person("Bea")
    done(here.hub.sign_in.person("Sam", both.session, bea))
    there.hear(here)
    leaves(there, both.session, bea, CANARY)
    here.hub.clock.advance(minutes=1)
    leaves(here, both.session, bea, NUTS)
    for laptop in both.both():
        laptop.hub.clock.advance(days=60)
    due = here.hub.care.due(here.hub.clock.now().date())
    done(here.hub.care.delete("Sam", [each.person_id for each in due]))
    assert both.alike()
    for laptop in both.both():
        assert not told_anywhere(laptop, CANARY)
        assert not told_anywhere(laptop, NUTS)


def test_who_collected_a_child_that_came_back_goes_from_the_other_journal_too(both) -> None:
    wren, here, there = both.wren, both.first, both.second
    leaves(there, both.session, wren, CANARY)
    leaves(there, both.session, wren, "")
    here.hear(there)
    for laptop in both.both():
        laptop.hub.clock.advance(days=60)
    done(here.hub.care.delete("Sam", [wren]))
    assert both.alike()
    assert not any(told_anywhere(laptop, CANARY) for laptop in both.both())
