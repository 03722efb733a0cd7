"""Care of children: what those on shift must know, what is missing, and what goes on its date."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from hublog.domain.activities import Activity
from hublog.domain.ages import GROWN_UP
from hublog.domain.care import Care, Contact, called_first, care_id, kept_until
from hublog.domain.children import FOR_CHILDREN, under
from hublog.domain.codes import CodeLists
from hublog.domain.consents import TAKE_PART, YES, Consent
from hublog.domain.laptops import DELETED_CARE
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance, Session
from hublog.services.answered_now import put_answer
from hublog.services.care_due import DAY_CHOSEN, DueCare, due, goes_on
from hublog.services.care_records import (
    CareChanges,
    amended,
    cares_of,
    delete_care,
    put_care,
    tells_health_after_a_no,
)
from hublog.services.changed import Changed
from hublog.services.children_here import AtTheDesk, Calling, at_session, calling
from hublog.services.hub import the_hub
from hublog.services.people import IN_THE_LIST, standing_for
from hublog.services.ports import Clock, Ids, Reader, Store, UnitOfWork
from hublog.services.who_came import identities


@dataclass(frozen=True, slots=True)
class CareOf:
    """A child and all that is told of their care; ``is_child`` of today.

    It goes on ``goes_on`` if they do not come again (``care_due``).
    """

    person: Person
    care: Care
    is_child: bool
    goes_on: date | None


@dataclass(frozen=True, slots=True)
class GrownUp:
    """Who said yes for a child: name, relationship (list of that name) and phone."""

    name: str
    relationship: str
    phone: str


class CareOfChildren:
    """Use cases about the care of children; nothing here is in what others get."""

    def __init__(
        self, store: Store, clock: Clock, ids: Ids, codes: Callable[[], CodeLists]
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._codes = codes

    def of(self, person_id: str) -> CareOf | Problem:
        """All that is told of somebody's care. Problem: NO_SUCH_PERSON."""
        with self._store.reading() as reader:
            person = standing_for(reader, person_id, IN_THE_LIST)
            if isinstance(person, Problem):
                return person
            care = cares_of(reader, [person.id]).get(person.id) or _nothing(person.id)
            today = self._clock.now().date()
            young = under(person, GROWN_UP, today)
            return CareOf(person, care, young, goes_on(reader, person.id, care.delete_on, today))

    def at_session(self, session_id: str, person_id: str) -> AtTheDesk | Problem:
        """What matters today of somebody who is at an open session.

        Problems: SESSION_NOT_OPEN, NO_SUCH_PERSON, NOT_HERE.
        """
        with self._store.reading() as reader:
            return at_session(reader, session_id, person_id, self._clock.now().date())

    def calling(self, session_id: str, written: Collection[str] = ()) -> Calling:
        """What is to be said at the desk, once these attendances were written.

        Of whoever came to an activity for children, and of others where something is told of them.
        """
        with self._store.reading() as reader:
            return calling(reader, session_id, written, self._clock.now().date())

    def amend(self, actor: str, person_id: str, changes: CareChanges) -> Changed | Problem:
        """Write what is told anew of a child's care; when it goes is set with the first of it.

        Problems: NO_SUCH_PERSON, CARE_NOT_A_CHILD, CARE_HEALTH_NO where health is told of somebody
        whose last answer to that was a no, and those of ``care_records.amended``.
        """
        with self._store.writing(actor, "kept_care") as work:
            person = standing_for(work, person_id, IN_THE_LIST)
            if isinstance(person, Problem):
                return person
            care = self._care(work, person)
            if isinstance(care, Problem):
                return care
            told = amended(care, changes, self._codes)
            if isinstance(told, Problem):
                return told
            if tells_health_after_a_no(work, care, told):
                return Problem("CARE_HEALTH_NO", person.name)
            put_care(work, told)
            chosen = {DAY_CHOSEN: 1} if told.delete_on != care.delete_on else {}
            return work.commit({"person": person.id, **chosen})

    def said_yes(
        self, actor: str, session_id: str, person_id: str, grown_up: GrownUp
    ) -> Changed | Problem:
        """A grown-up said yes to a child taking part today; whom to call is noted with it.

        The yes holds until tonight, so that a form is asked for before the next day. Problems:
        those of ``at_session``, CARE_NOT_A_CHILD, GROWN_UP_PHONE, and of ``care_records.amended``.
        """
        with self._store.writing(actor, "said_yes") as work:
            here = at_session(work, session_id, person_id, self._clock.now().date())
            if isinstance(here, Problem):
                return here
            told = self._with_contact(work, here.person, grown_up)
            if isinstance(told, Problem):
                return told
            put_care(work, told)
            if here.missing.consent is not None:  # a yes that holds longer is not cut short
                self._put_yes(work, here, session_id, told.contacts)
            return work.commit({"session": session_id, "person": here.person.id})

    def due(self, day: date) -> tuple[DueCare, ...]:
        """Those of whom something is to be deleted by that day, the longest overdue first."""
        with self._store.reading() as reader:
            return due(reader, day)

    def delete(self, actor: str, person_ids: Collection[str]) -> Changed:
        """Delete the care records of these people, from state and journal; it cannot be undone."""
        today = self._clock.now().date()
        with self._store.writing(actor, DELETED_CARE) as work:
            delete_care(work, person_ids, today)
            return work.commit({"n": len(person_ids)})

    def _care(self, work: UnitOfWork, person: Person) -> Care | Problem:
        """The record to be changed; one that says nothing yet gets its date."""
        today = self._clock.now().date()
        held = cares_of(work, [person.id]).get(person.id)
        if held is not None and not held.says_nothing:
            return held
        if not under(person, GROWN_UP, today):
            return Problem("CARE_NOT_A_CHILD", person.name)
        last = max(_days_for_children(work, person), default=today)
        return replace(_nothing(person.id), delete_on=kept_until(max(last, today)))

    def _with_contact(self, work: UnitOfWork, person: Person, grown_up: GrownUp) -> Care | Problem:
        """The care record with that grown-up first among those to call, once only."""
        care = self._care(work, person)
        if isinstance(care, Problem):
            return care
        if not grown_up.phone.strip():
            return Problem("GROWN_UP_PHONE" if grown_up.name.strip() else "CARE_NAME")
        new = Contact(
            name=grown_up.name, relationship=grown_up.relationship, phone=grown_up.phone.strip()
        )
        told = amended(care, CareChanges(contacts=(new,)), self._codes)
        if isinstance(told, Problem):
            return told
        (new,) = told.contacts
        new = replace(new, may_collect=not care.is_barred(new.name))
        return replace(care, contacts=called_first(new, care.contacts))

    def _put_yes(
        self, work: UnitOfWork, here: AtTheDesk, session_id: str, contacts: tuple[Contact, ...]
    ) -> None:
        session = work.get_many(Session, [session_id])[session_id]
        yes = Consent(
            id=self._ids.new(),
            person_id=here.person.id,
            purpose=TAKE_PART,
            decision=YES,
            at=self._clock.now(),
            given_by=contacts[0].name,
            relationship=contacts[0].relationship,
            method="spoken",
            notice_version=the_hub(work).notice_version,
            expires_on=max(session.last_day, self._clock.now().date()),
        )
        put_answer(work, yes, identities(work, {yes.person_id}).records({yes.person_id}))


def _nothing(person_id: str) -> Care:
    return Care(id=care_id(person_id), person_id=person_id)


def _days_for_children(reader: Reader, person: Person) -> Iterator[date]:
    """The days on which somebody came to activities for children, and the last day of each of these."""
    visits = reader.find(Attendance, person_id=person.id, status="present")
    sessions = reader.get_many(Session, {each.session_id for each in visits}).values()
    activities = reader.get_many(Activity, {each.activity_id for each in sessions})
    for each in sessions:
        if each.alive and activities[each.activity_id].age_group == FOR_CHILDREN:
            ends = (slot.valid_to for slot in activities[each.activity_id].schedule)
            yield from (each.date, *(day for day in ends if day is not None))
