"""A hub in memory with every use case that needs no spreadsheet."""

from dataclasses import dataclass, field
from datetime import time
from typing import Any

from fake_keys import FakeKeyRing, access_of
from fakes import FakeClock, FakeIds, FakeStore
from hublog import resources
from hublog.domain.activities import DatedCondition, Slot
from hublog.domain.problems import Problem
from hublog.services.activities import Activities, ActivityDetails
from hublog.services.camp import Camps
from hublog.services.care import CareOfChildren
from hublog.services.consents import Consents
from hublog.services.forget import Forget
from hublog.services.helping import Helping
from hublog.services.hub import HubDetails, Hubs
from hublog.services.hub_people import PeopleSettings
from hublog.services.learning import LearningOfMonths
from hublog.services.people import People
from hublog.services.referrals import Referrals
from hublog.services.seats import Seats
from hublog.services.sessions import Sessions
from hublog.services.sign_in import SignIn
from hublog.services.type_up import TypeUp
from hublog.services.undo import Undoing
from hublog.services.wellbeing import Wellbeing


@dataclass
class InMemory:
    """A hub in memory: Tuesday 5 May 2026, ten o'clock."""

    store: FakeStore
    clock: FakeClock
    ids: FakeIds
    ring: FakeKeyRing = field(default_factory=FakeKeyRing)

    def __post_init__(self) -> None:
        self.access = access_of(self.ring)
        self.hub = Hubs(self.store, self.ids)
        self.activities = Activities(self.store, self.ids, resources.code_lists)
        self.people = People(self.store, self.clock, self.ids, resources.code_lists)
        self.sign_in = SignIn(self.store, self.clock, self.ids, resources.code_lists)
        self.helping = Helping(self.store, self.ids)
        self.care = CareOfChildren(self.store, self.clock, self.ids, resources.code_lists)
        self.camp = Camps(self.store, self.clock, self.access)
        self.sessions = Sessions(self.store, self.clock, resources.code_lists)
        self.type_up = TypeUp(self.store, self.clock, self.ids)
        self.referrals = Referrals(self.store, self.clock, self.ids, resources.code_lists)
        self.learning = LearningOfMonths(self.store, resources.code_lists)
        self.undo = Undoing(self.store, self.clock, self.access)
        self.seats = Seats(self.store, self.ids, self.access)
        self.consents = Consents(self.store, self.clock, self.ids, resources.code_lists)
        self.forget = Forget(self.store, self.clock)
        self.wellbeing = Wellbeing(self.store, self.clock, self.ids)

    def turn(self, **settings: bool) -> None:
        """Set something about people."""
        done(self.hub.amend_people("Sam", PeopleSettings(**settings)))

    def add_activity(
        self, name="Warm Tuesday", weekday=1, start="10:00", end="12:00", **more: str
    ) -> str:
        """The id of a new activity that runs every ``weekday``."""
        slot = Slot(weekday=weekday, start=time.fromisoformat(start), end=time.fromisoformat(end))
        details = ActivityDetails(
            name=name,
            type="DROPIN",
            schedule=(slot,),
            conditions=(DatedCondition(code="PEER"),),
            **more,
        )
        (activity_id,) = done(self.activities.add("Sam", details)).rows["activity"]
        return activity_id

    def open(self, activity_id, day=None) -> str:
        """The id of the activity's session of that day, open now."""
        return done(
            self.sessions.open("Sam", activity_id, day or self.clock.now().date())
        ).session.id

    def add_person(self, name) -> str:
        """The id of a new person."""
        (person_id,) = done(self.people.add("Sam", name)).people
        return person_id

    def digest(self) -> str:
        """The logical content of the register."""
        with self.store.reading() as reader:
            return reader.digest()

    def put(self, *records: object) -> None:
        """Write records as they are, in an action of their own."""
        with self.store.writing("Sam", "test") as work:
            work.put(*records)
            work.commit()

    def find(self, kind, **wanted: object) -> list[Any]:
        """Living records."""
        with self.store.reading() as reader:
            return reader.find(kind, **wanted)

    def get(self, kind, row_id) -> Any:  # noqa: ANN401 - of the kind asked for
        """One record."""
        with self.store.reading() as reader:
            return reader.get(kind, row_id)


def hub_in_memory() -> InMemory:
    """A new hub in memory."""
    clock = FakeClock()
    in_memory = InMemory(FakeStore(clock), clock, FakeIds())
    done(in_memory.hub.set_up("Sam", HubDetails(code="CUM-EWA", name="Ewanrigg Hub")))
    return in_memory


def done(result) -> Any:  # noqa: ANN401 - of the kind the use case gives
    """The result, which must not be a Problem."""
    assert not isinstance(result, Problem), result
    return result
