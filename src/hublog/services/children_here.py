"""What the desk of a session is told of children who are at it: what is missing, what not to forget."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from hublog.domain.activities import Activity
from hublog.domain.camp import on_shift
from hublog.domain.care import Care
from hublog.domain.children import FOR_CHILDREN, Missing, missing
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance, Session
from hublog.services.care_records import answers_of, cares_of
from hublog.services.hub import the_hub
from hublog.services.people import standing_for
from hublog.services.ports import Reader
from hublog.services.sign_in import shut
from hublog.services.who_came import identities


@dataclass(frozen=True, slots=True)
class AtTheDesk:
    """What matters of somebody at one open session, for those on shift.

    ``missing`` is empty at an activity that is not for children; ``care`` is ``None`` where nothing
    is told, or the day is over for those on shift.
    """

    person: Person
    missing: Missing
    care: Care | None
    contacts_needed_below: int
    consent_needed_below: int

    @property
    def calls(self) -> bool:
        """Whether there is anything to say at the desk."""
        told = self.care is not None and (self.care.allergies or self.care.medical)
        return bool(self.missing or told)


@dataclass(frozen=True, slots=True)
class Calling:
    """What the desk of a session is told: of whoever just came, and of whom something is missing.

    ``for_children`` says whether the session is for them; ``lacking`` is in the order of names.
    """

    for_children: bool
    latest: AtTheDesk | None
    lacking: tuple[AtTheDesk, ...]


def calling(reader: Reader, session_id: str, written: Collection[str], today: date) -> Calling:
    """What is to be said at a desk once these attendances were written."""
    desk = _Desk(reader, session_id, today)
    if desk.closed is not None:
        return Calling(desk.for_children, None, ())
    just = {each.person_id for each in reader.find(Attendance, id=written)}
    known = identities(reader, just)
    latest = [each for each in desk.of(map(known.end, just)) if each.calls]
    lacks = [each for each in desk.of(desk.everybody()) if each.missing]
    ordered = sorted(lacks, key=lambda each: (each.person.name, each.person.id))
    return Calling(desk.for_children, next(iter(latest), None), tuple(ordered))


def at_session(reader: Reader, session_id: str, person_id: str, today: date) -> AtTheDesk | Problem:
    """What is told of somebody at an open session.

    Problems: SESSION_NOT_OPEN, NO_SUCH_PERSON, NOT_HERE.
    """
    desk = _Desk(reader, session_id, today)
    if desk.closed is not None:
        return desk.closed
    person = standing_for(reader, person_id)
    if isinstance(person, Problem):
        return person
    found = desk.of([person.id])
    return found[0] if found else Problem("NOT_HERE", person.name)


class _Desk:
    """What is told at one open session of those who are at it."""

    def __init__(self, reader: Reader, session_id: str, today: date) -> None:
        self._reader = reader
        self.closed = shut(reader, session_id)
        self._session = reader.get(Session, session_id)
        self._today = today
        activity = reader.get(Activity, self._session.activity_id) if self._session else None
        self.for_children = activity is not None and activity.age_group == FOR_CHILDREN

    def everybody(self) -> list[str]:
        """Whoever is present at a session for children, by who stands for them."""
        return list(self._here()) if self.for_children else []

    def of(self, people: Iterable[str]) -> list[AtTheDesk]:
        """What is told of these people, of those who are present."""
        if self._session is None or not (here := self._here().intersection(people)):
            return []
        reader, day = self._reader, self._session.date
        here_still = on_shift(self._session, self._today)
        hub, cares = the_hub(reader), cares_of(reader, here)
        answers = answers_of(reader, here) if self.for_children else {}
        found = []
        for who, person in sorted(reader.get_many(Person, here).items()):
            care = cares.get(who)
            lacks = Missing()
            if self.for_children:
                reachable = len(care.reachable) if care else 0
                lacks = missing(person, hub, day, answers.get(who, []), reachable)
            told = None if care is None or care.says_nothing or not here_still else care
            found.append(AtTheDesk(person, lacks, told, hub.contact_age, hub.consent_age))
        return found

    def _here(self) -> set[str]:
        session = self._session.id if self._session else ""
        present = self._reader.find(Attendance, session_id=session, status="present")
        known = identities(self._reader, {each.person_id for each in present})
        return {who for each in present if (who := known.named(each.person_id)) is not None}
