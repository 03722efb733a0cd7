"""Two records of one child, or of two children who were taken for one: what is told stays where it belongs."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.care import Care, Contact
from hublog.domain.people import NOT_ASKED
from hublog.services.care import GrownUp
from hublog.services.care_records import CareChanges
from in_memory import done
from signed_in import child, here

JO, KIM = (
    Contact(name="Jo Example", phone="01632 960001"),
    Contact(name="Kim", phone="01632 960002"),
)


@pytest.fixture
def camp(hub) -> str:
    """An open session of an activity for children."""
    return hub.open(hub.add_activity("Holiday Camp", age_group="child"))


def test_two_records_of_one_child_keep_them_safe_together_and_apart(hub, camp) -> None:
    ann, annie = child(hub), child(hub, "Annie Example")
    done(hub.care.amend("Sam", ann, CareChanges(allergies="nuts")))
    done(hub.care.amend("Sam", annie, CareChanges(allergies="milk", contacts=(JO,))))
    merge = done(hub.people.merge("Sam", ann, annie))
    here(hub, camp, annie)
    found = done(hub.care.at_session(camp, annie))
    assert found.person.id == ann
    assert found.care is not None
    assert (found.care.allergies, found.care.contacts) == ("nuts / milk", (JO,))
    done(hub.care.amend("Sam", ann, CareChanges(allergies="nuts and milk")))
    assert done(hub.care.of(annie)).care.allergies == "nuts and milk"
    done(hub.undo.one("Sam", merge.stamp))
    for each in (ann, annie):
        assert done(hub.care.of(each)).care.allergies == "nuts and milk"


def test_two_children_taken_for_one_keep_what_is_theirs_whatever_is_written_meanwhile(
    hub, camp
) -> None:
    ann, annie = child(hub), child(hub, "Annie Example")
    eve = Contact(name="Eve", phone="01632 960003")
    done(hub.care.amend("Sam", ann, CareChanges(contacts=(JO,), allergies="nuts", fsm="Y")))
    theirs = CareChanges(
        contacts=(KIM, eve), collect_by="Bee, Cy", allergies="milk", needs="quiet", none_known=True
    )
    done(hub.care.amend("Sam", annie, theirs))
    merge = done(hub.people.merge("Sam", ann, annie))
    here(hub, camp, annie)
    done(hub.care.said_yes("Sam", camp, ann, GrownUp("Di", "FRIEND", "01632 960004")))
    no_longer = replace(KIM, may_collect=False)
    changes = CareChanges(
        contacts=(JO, no_longer),
        collect_by="Bee, Flo",
        allergies="nuts / milk / eggs",
        medical="asthma",
        needs="",
        send="SUP",
    )
    done(hub.care.amend("Sam", ann, changes))
    both = done(hub.care.of(ann)).care
    assert (both.contacts, both.collectors) == ((JO, no_longer), ("Jo Example", "Flo", "Bee"))
    assert (both.allergies, both.medical, both.needs) == ("nuts / eggs / milk", "asthma", "")
    done(hub.undo.one("Sam", merge.stamp))
    other = done(hub.care.of(annie)).care
    assert (other.contacts, other.collect_by, other.allergies) == ((no_longer,), "Bee", "milk")
    assert (other.medical, other.needs, other.fsm, other.send) == ("", "", NOT_ASKED, NOT_ASKED)
    one = done(hub.care.of(ann)).care
    assert (one.contacts, one.collect_by, one.allergies) == ((JO,), "Flo", "nuts / eggs")
    assert (one.fsm, one.send) == ("Y", "SUP")


def test_what_is_written_of_a_child_known_by_another_record_only_goes_on_its_date(hub) -> None:
    ann, annie = child(hub), child(hub, "Annie Example")
    done(hub.care.amend("Sam", annie, CareChanges(fsm="Y", allergies="milk", collect_by="Bee")))
    done(hub.people.merge("Sam", ann, annie))
    changes = CareChanges(fsm="N", own_way_home=False, allergies="no milk", collect_by="Cy")
    done(hub.care.amend("Sam", ann, changes))
    both = done(hub.care.of(ann)).care
    assert (both.fsm, both.own_way_home) == ("N", False)
    assert (both.allergies, both.collect_by) == ("no milk", "Cy")
    own, other = sorted(hub.find(Care), key=lambda care: care.person_id != ann)
    assert (own.delete_on, own.fsm, other.fsm) == (other.delete_on, "N", "N")
    assert (other.allergies, other.collect_by, other.own_way_home) == ("no milk", "", None)


def test_what_is_told_of_one_child_twice_goes_on_the_later_of_the_two_days(hub) -> None:
    ann, annie = child(hub), child(hub, "Annie Example")
    june, september = dt.date(2026, 6, 1), dt.date(2026, 9, 1)
    done(hub.care.amend("Sam", annie, CareChanges(allergies="milk", delete_on=june)))
    done(hub.care.amend("Sam", ann, CareChanges(allergies="nuts", delete_on=september)))
    done(hub.people.merge("Sam", ann, annie))
    assert done(hub.care.of(ann)).care.delete_on == september
    assert hub.care.due(september - dt.timedelta(days=1)) == ()
    (found,) = hub.care.due(september)
    assert (found.person_id, found.delete_on) == (ann, september)
    hub.care.delete("Sam", [ann])
    assert all(care.says_nothing for care in hub.find(Care))
    assert hub.care.due(september) == ()
