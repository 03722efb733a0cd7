"""Undoing anything, undoings too, in any order: nothing living ever refers to what is gone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import FakeClock, FakeIds, FakeStore
from hublog.domain.people import Person
from hublog.domain.records import KINDS, REFERENCES, TABLES
from hublog.domain.sessions import Session
from hublog.services.hub import HubDetails
from in_memory import InMemory, done

STEPS = st.lists(
    st.tuples(
        st.sampled_from(("new", "visit", "merge", "undo", "undo", "undo")), st.integers(0, 99)
    ),
    min_size=5,
    max_size=20,
)


def a_hub() -> InMemory:
    hub = InMemory(FakeStore(), FakeClock(), FakeIds())
    done(hub.hub.set_up("Sam", HubDetails(code="CUM-EWA", name="Ewanrigg Hub")))
    for name in ("Warm Tuesday", "Kickabout"):
        hub.open(hub.add_activity(name, place="The Hall"))
    return hub


def take(hub: InMemory, step: str, which: int) -> None:
    """Do it where it can be done; Problems are answers, too."""
    people, sessions = hub.find(Person), hub.find(Session)
    session = sessions[which % len(sessions)].id if sessions else "none"
    if step == "new":
        hub.sign_in.new_person("Sam", session, f"Somebody {which}")
    elif step == "undo":
        lately = list(hub.store.register.actions)[-6:]
        hub.undo.one("Sam", lately[which % len(lately)])
    elif people:
        one, other = people[which % len(people)].id, people[which // 7 % len(people)].id
        if step == "merge":
            hub.people.merge("Sam", one, other)
        else:
            hub.sign_in.person("Sam", session, one)


@given(STEPS)
@settings(max_examples=120, deadline=None)
def test_nothing_living_refers_to_what_is_gone(steps) -> None:
    hub = a_hub()
    for step, which in steps:
        take(hub, step, which)
        living = {(t, row.id): row for t, kind in KINDS.items() for row in hub.find(kind)}
        for (table, _), row in living.items():
            for name, kind in REFERENCES.get(KINDS[table], {}).items():
                target = getattr(row, name)
                assert target is None or (TABLES[kind], target) in living
