"""A camp that runs, with children of whom something is missing, for tests and walks."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hublog.domain.activities import Slot
from hublog.domain.care import Contact
from hublog.domain.sessions import Session
from hublog.services.activities import ActivityDetails
from hublog.services.care_records import CareChanges
from hublog.services.people import PersonChanges
from in_memory import InMemory, done

if TYPE_CHECKING:  # walks begin with it
    from walking import LivedIn

JO = Contact(name="Jo Example", phone="01632 960001")
KIM = Contact(name="Kim Example", relationship="FRIEND", phone="01632 960002")


def a_camp(hub: InMemory) -> str:
    """The id of a session of today at a holiday camp, open now and with nobody at it."""
    now = hub.clock.now()
    slot = Slot(weekday=now.weekday(), start=now.time(), end=now.replace(hour=15).time())
    details = ActivityDetails(name="Holiday Camp", type="CAMP", age_group="child", schedule=(slot,))
    (activity,) = done(hub.activities.add("Sam", details)).rows["activity"]
    return hub.open(activity)


def a_child(hub: InMemory, name: str, born: int = 2018, **told: object) -> str:
    """The id of a child; whatever is told of their care is noted."""
    who = hub.add_person(name)
    done(hub.people.amend("Sam", who, PersonChanges(birth_year=born)))
    if told:
        done(hub.care.amend("Sam", who, CareChanges(**told)))  # type: ignore[arg-type]
    return who


def at_camp(hub: InMemory) -> str:
    """The session, with three children at it: one without anything, one with allergies, one gone."""
    session = a_camp(hub)
    children = (
        a_child(hub, "Ash Fern"),
        a_child(hub, "Bo Reed", allergies="Nuts: pen in the red bag", contacts=(JO, KIM)),
        a_child(hub, "Eve Moss", 2013, contacts=(KIM,), own_way_home=True),
    )
    for each in children:
        done(hub.sign_in.person("Sam", session, each))
    done(hub.camp.sign_out("Sam", session, children[2], "", alone=True))
    return session


LAST = 3
"""So many days of the week at camp come before the last one."""
WHY = "Walks with the neighbour from number twelve, phoned the mother at ten to three"


def a_week_at_camp(hub: InMemory) -> str:
    """The session of a Friday, three more before it: one child left, two whom nobody signed out."""
    camp = a_camp(hub)
    activity = hub.get(Session, camp).activity_id
    kit, nia, pia = (a_child(hub, name) for name in ("Kit Madeup", "Nia Sample", "Pia Fakename"))
    for number in range(LAST + 1):
        if number:
            done(hub.sessions.finish("Sam", camp))
            hub.clock.advance(days=1)
            camp = hub.open(activity)
        for who in (kit, nia, pia)[: 2 if number < LAST else 3]:
            done(hub.sign_in.person("Sam", camp, who))
        if number < LAST:
            done(hub.camp.sign_out("Sam", camp, kit, "Jo Example"))
    done(hub.camp.sign_out("Sam", camp, kit, WHY, alone=True))
    return camp


def a_child_known(lived: "LivedIn") -> Mapping[str, object]:
    """What the page about a child is asked to show."""
    told = {"allergies": "Nuts", "contacts": (JO, KIM)}
    return {"person": a_child(lived.hub, "Bo Reed", **told)}


def notes_due(lived: "LivedIn") -> Mapping[str, object]:
    """Care notes of two children are due."""
    today = lived.hub.clock.now().date()
    for name in ("Bo Reed", "Ash Fern"):
        a_child(lived.hub, name, allergies="Nuts", delete_on=today)
    return {}


def children_at_camp(lived: "LivedIn") -> Mapping[str, object]:
    """What a page is asked to show of that session."""
    return {"session": at_camp(lived.hub)}


AT_CAMP = {
    "register: children": (
        "register",
        children_at_camp,
        lambda page: page.children_here.next.click(),
    ),
    "register: a yes": (
        "register",
        children_at_camp,
        lambda page: page.children_here.ask_for_yes(),
    ),
    "person: care notes": ("person", a_child_known, lambda page: page.care.change.click()),
    "care due": ("care_due", notes_due, lambda page: page.delete.click()),
    "camp": ("camp", children_at_camp),
    "camp: leaving": (
        "camp",
        children_at_camp,
        lambda page: page._leave(page.camp.week.children[1]),
    ),
}
"""The page of each scene with children, what it is asked to show, and what is done on it."""
