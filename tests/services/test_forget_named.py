"""Before somebody is forgotten it is said where only a person can tell whether they are meant."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog import resources
from hublog.domain.care import Care, Contact
from hublog.domain.consents import Consent
from hublog.domain.sessions import Attendance
from hublog.services.forget_receipt import said_look
from hublog.services.people import PersonChanges
from in_memory import done

NOW = dt.datetime(2026, 5, 5, 10)  # noqa: DTZ001 - local wall time


@pytest.fixture
def jane(hub) -> str:
    """Somebody grown up who looks after children."""
    return hub.add_person("Jane Madeup")


def child(hub, name: str, **told: object) -> str:
    who = hub.add_person(name)
    with hub.store.writing("Sam", "test") as work:
        work.put(Care(id=f"care {name}", person_id=who, **told))
        work.commit()
    return who


def put(hub, *records: object) -> None:
    with hub.store.writing("Sam", "test") as work:
        work.put(*records)
        work.commit()


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ({"contacts": (Contact(name="Jane"),)}, True),
        ({"contacts": (Contact(name="jane"),)}, True),
        ({"contacts": (Contact(name="Jane Other"),)}, False),
        ({"contacts": (Contact(name="Jane Madeup"),)}, False),
        ({"collect_by": "Kim or Jane"}, True),
        ({"collect_by": "Aunt Jane, Kim"}, True),
        ({"collect_by": "Jane Other, Kim"}, False),
        ({"medical": "Jane's pen is in the bag"}, True),
        ({"needs": "likes jane eyre"}, False),
        ({"needs": "Janet helps"}, False),
    ],
)
def test_a_first_name_alone_is_told_before_and_stays(hub, jane, told, named) -> None:
    """A whole name goes by itself, and somebody else of that first name is not meant."""
    ann = child(hub, "Ann Example", **told)
    preview = done(hub.forget.preview(jane))
    assert preview.perhaps == (("Ann Example",) if named else ())
    assert preview.called == (("Ann Example",) if "Jane Madeup" in str(told) else ())
    assert (preview.barred, preview.at_desk) == ((), False)
    done(hub.forget.person("Sam", jane, without_copy=True))
    (care,) = (each for each in hub.find(Care) if each.person_id == ann)
    assert not named or care == Care(id="care Ann Example", person_id=ann, **told)


def test_who_collected_and_who_spoke_for_somebody_is_told_too(hub, jane, session) -> None:
    """Once for each child, by whoever stands for them today; nobody who is forgotten, nothing taken back."""
    ann, annie, bo, eve, own = (
        hub.add_person(name) for name in ("Ann", "Annie Example", "Bo", "Eve", "Jan")
    )
    stay = Attendance(id="a", session_id=session, person_id=ann, at=NOW, left_at=NOW)
    yes = Consent(id="y", person_id=annie, purpose="photo", decision="yes", at=NOW, given_by="Jane")
    put(
        hub,
        replace(stay, left_with="Jane"),
        replace(stay, id="e", person_id=eve, left_with="Jane"),
        yes,
        replace(yes, id="gone", person_id=bo),
        replace(yes, id="own", person_id=own),
        replace(yes, id="other", person_id=bo, given_by="Kim"),
    )
    put(hub, replace(yes, id="gone", person_id=bo, given_by="Kim"))
    done(hub.people.merge("Sam", ann, annie))
    done(hub.people.merge("Sam", jane, own))
    done(hub.forget.person("Sam", eve, without_copy=True))
    assert done(hub.forget.preview(jane)).perhaps == ("Ann",)
    done(hub.undo.latest("Sam"))
    put(hub, replace(yes, alive=False), replace(stay, alive=False, left_with="Jane"))
    assert done(hub.forget.preview(jane)).perhaps == ("Jan",)


@pytest.mark.parametrize(
    ("name", "left"), [("Jane Madeup", "\u2026"), ("JANE MADEUP", "\u2026"), ("Jane", "Jane")]
)
def test_that_somebody_may_not_collect_a_child_stays_without_their_name(
    hub, jane, name, left
) -> None:
    """P14, and nobody gets round a child's safety by being forgotten."""
    never = Contact(name=name, relationship="PARENT", phone="01632 960009", may_collect=False)
    kim = Contact(name="Kim", phone="01632 960002")
    ann = child(hub, "Ann Example", contacts=(never, kim), collect_by=f"{name}, Bee")
    preview = done(hub.forget.preview(jane))
    assert preview.barred == ("Ann Example",)
    done(hub.forget.person("Sam", jane, without_copy=True))
    care = done(hub.care.of(ann)).care
    phone = never.phone if left == name else ""
    assert care.contacts == (replace(never, name=left, phone=phone), kim)
    assert (care.barred, care.collectors) == ((left,), ("Kim", "Bee"))
    with hub.store.reading() as reader:
        told = str([each.after for each in reader.changes_writing("care", ["contacts"])])
    assert (never.phone in told) is (left == name)


def test_at_the_desk_their_name_stays(hub, jane) -> None:
    words = resources.words()
    assert said_look(words, done(hub.forget.preview(jane))) == []
    done(hub.seats.add("Sam", "jane"))
    preview = done(hub.forget.preview(jane))
    assert preview.at_desk
    child(hub, "Ann Example", contacts=(Contact(name="Jane", may_collect=False),))
    child(hub, "Bo Example", collect_by="Jane")
    child(hub, "Cy Example", contacts=(Contact(name="Jane Madeup"),))
    called, perhaps, barred, desk = said_look(words, done(hub.forget.preview(jane)))
    assert "to call for Cy Example." in called
    assert "Ann Example, Bo Example" in perhaps
    assert "may not collect Ann Example." in barred
    assert "at the desk" in desk
    done(hub.people.amend("Sam", jane, PersonChanges(known_as="Jo")))
    assert not done(hub.forget.preview(jane)).at_desk
