"""A store under test, whichever it is, and made-up records to put in it."""

from datetime import date, datetime, time
from typing import NamedTuple

from fakes import FakeClock
from hublog.domain.acceptances import Acceptance
from hublog.domain.activities import Activity, DatedCondition, Slot
from hublog.domain.care import Care, Contact
from hublog.domain.consents import Consent
from hublog.domain.hubs import Hub, Place
from hublog.domain.journal import Stamp, inverse
from hublog.domain.laptops import Laptop
from hublog.domain.learning import Learning
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person, SourceKey, Tombstone
from hublog.domain.records import Record
from hublog.domain.referrals import Referral
from hublog.domain.rights import Request
from hublog.domain.seats import Seat
from hublog.domain.sessions import Attendance, Count, Session
from hublog.domain.versions import ReturnVersion
from hublog.domain.volunteering import VolunteerTime
from hublog.services.changed import Changed
from hublog.services.ports import Store
from questions import question

WREN = Person(id="p1", known_as="Wren")
ROBIN = Person(id="p2", known_as="Robin", full_name="Robin Made-Up", also_known_as=("Rob", "Bobs"))
WARM = Activity(id="a1", name="Warm", type="DROPIN")


class Held(NamedTuple):
    store: Store
    clock: FakeClock

    def put(self, *records: Record, kind="test", about=None, undoes=None) -> Changed:
        with self.store.writing("Ann", kind) as work:
            work.put(*records)
            return work.commit(about, undoes)

    def take_back(self, stamp: Stamp) -> Changed:
        with self.store.writing("Ann", "undo") as work:
            later = work.changes_after(stamp)
            for change in work.changes_of(stamp):
                back = inverse(change, later)
                work.amend(back.table, back.row_id, back.fields)
            return work.commit(undoes=stamp)

    def digest(self) -> str:
        with self.store.reading() as reader:
            return reader.digest()


def session(row_id: str, day: date = date(2026, 5, 5), start: time | None = None) -> Session:
    return Session(id=row_id, activity_id="a1", date=day, start=start)


EVERYTHING = [
    Hub(id="h", code="CUM-EWA", name="Ewanrigg", records_complete_from=date(2026, 1, 1)),
    Place(id="l", name="Hall", capacity=40),
    Activity(
        id="a2",
        name="Garden",
        type="GARDEN",
        place_id="l",
        schedule=(Slot(weekday=1, start=time(10), end=time(12), valid_from=date(2026, 1, 1)),),
        conditions=(DatedCondition(code="PEER", since=date(2026, 2, 1)),),
    ),
    Session(
        id="s",
        activity_id="a2",
        date=date(2026, 5, 5),
        start=time(10),
        end=time(12, 30),
        conditions=("PEER",),
        opened_at=datetime(2026, 5, 5, 9, 58, 1),  # noqa: DTZ001 - local wall time
    ),
    Person(id="p", known_as="Ŵren “quoted”\n=1+1", also_known_as=("W",), contact_ok=False),
    Attendance(id="t", session_id="s", person_id="p"),
    Count(id="c", session_id="s", age_band="65+", n=-1),
    VolunteerTime(id="v", person_id="p", date=date(2026, 5, 5), minutes=90),
    SourceKey(id="k", person_id="p"),
    Tombstone(id="gone", forgotten_on=date(2026, 5, 6)),
    ReturnVersion(
        id="r",
        month="2026-05",
        version=1,
        signed_by="Ann",
        signed_on=date(2026, 6, 1),
        device="D",
        digest="0",
        sent_at=datetime(2026, 6, 1, 9, 30),  # noqa: DTZ001 - local wall time
    ),
    Referral(id="g", direction="out", date=date(2026, 5, 5), person_id="p", session_id="s"),
    Learning(id="y", month="2026-05", went_well="Tea\nand time", conditions=("PEER",)),
    Acceptance(
        id="o",
        rule="DQ09",
        subject="s",
        evidence="9",
        reason="They left early",
        accepted_by="Ann",
        accepted_on=date(2026, 6, 1),
    ),
    question(),
    Laptop(id="K", name="Front desk"),
    Seat(id="m", name="Ann", pin="salt$scrypt"),
    Consent(
        id="n",
        person_id="p",
        purpose="photo",
        decision="yes",
        at=datetime(2026, 5, 5, 10),  # noqa: DTZ001 - local wall time
        expires_on=date(2026, 5, 5),
    ),
    Care(id="o", person_id="p", contacts=(Contact(name="Ash", phone="01"),), own_way_home=False),
    Outcome(
        id="q",
        person_id="p",
        instrument="ONS4",
        stage="start",
        date=date(2026, 5, 5),
        answers=(7, None, 8, 2),
    ),
    Request(id="r", kind="copy", received_on=date(2026, 5, 5), person_id="p"),
]
