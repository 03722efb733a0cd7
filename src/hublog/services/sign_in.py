"""Who is here: signing people in, counting others, and the time that volunteers give."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from hublog.domain.codes import CodeLists
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance, Count, Session, attendance_id
from hublog.domain.volunteering import LONGEST_MINUTES, VolunteerTime
from hublog.services.changed import Changed
from hublog.services.people import newcomer, standing_for
from hublog.services.ports import Clock, Ids, Reader, Store, UnitOfWork

_LATELY = 200
"""So many actions are looked through for who came last."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody is here; ``since`` is when they signed in before, where they were here already."""

    person: Person
    changed: Changed
    already_here: bool = False
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Helped:
    """A volunteer's minutes at a session; ``before`` are those noted until now."""

    person: Person
    minutes: int
    before: int | None
    changed: Changed


@dataclass(frozen=True, slots=True)
class Here:
    """How many are here, by name and without."""

    named: int
    counted: int

    @property
    def footfall(self) -> int:
        """Both together."""
        return self.named + self.counted


class SignIn:
    """Use cases at the door of one open session."""

    def __init__(
        self, store: Store, clock: Clock, ids: Ids, codes: Callable[[], CodeLists]
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._codes = codes

    def person(self, actor: str, session: str, person_id: str) -> SignedIn | Problem:
        """Sign in somebody known; a second time changes nothing (DQ11).

        Whoever was merged into another record signs in as that. Problems: SESSION_NOT_OPEN,
        NO_SUCH_PERSON (forgotten, archived or taken back).
        """
        with self._store.writing(actor, "signed_in") as work:
            shut = _shut(work, session)
            if shut is not None:
                return shut
            person = standing_for(work, person_id)
            if isinstance(person, Problem):
                return person
            held = work.get(Attendance, attendance_id(session, person.id))
            if held is not None and held.alive and held.status == "present":
                return SignedIn(person, Changed(), already_here=True, since=held.at)
            work.put(self._attendance(session, person.id))
            changed = work.commit({"session": session, "person": person.id})
            return SignedIn(person, changed)

    def new_person(self, actor: str, session: str, name: str) -> SignedIn | Problem:
        """Add somebody new by name alone and sign them in, in one action.

        Problems: SESSION_NOT_OPEN, PERSON_NAME.
        """
        with self._store.writing(actor, "signed_in_new") as work:
            shut = _shut(work, session)
            if shut is not None:
                return shut
            person = newcomer(work, self._ids, name)
            if isinstance(person, Problem):
                return person
            work.put(person, self._attendance(session, person.id))
            changed = work.commit({"session": session, "person": person.id})
            return SignedIn(person, changed)

    def count(
        self, actor: str, session: str, band: str, n: int = 1, first_time_n: int = 0
    ) -> Changed | Problem:
        """Count people without a name in an age band or door group, or take some off.

        Problems: SESSION_NOT_OPEN, UNKNOWN_CODE, COUNT_ZERO where the band would fall below zero.
        """
        codes = self._codes()
        if band not in codes["age_band"] and band not in codes["age_group"]:
            choices = ", ".join(each.code for each in codes["age_group"])
            return Problem("UNKNOWN_CODE", band, {"choices": choices})
        with self._store.writing(actor, "counted") as work:
            shut = _shut(work, session)
            if shut is not None:
                return shut
            counts = work.find(Count, session_id=session, age_band=band)
            if sum(count.n for count in counts) + n < 0:
                return Problem("COUNT_ZERO", band)
            work.put(
                Count(
                    id=self._ids.new(),
                    session_id=session,
                    age_band=band,
                    n=n,
                    first_time_n=first_time_n,
                    at=self._clock.now(),
                )
            )
            return work.commit({"session": session, "band": band, "n": n})

    def volunteer(self, actor: str, session: str, person_id: str, minutes: int) -> Helped | Problem:
        """Note the minutes a volunteer gave at a session, in place of those noted there before.

        Problems: SESSION_NOT_OPEN, NO_SUCH_PERSON, MINUTES_RANGE outside 1 minute to 24 hours.
        """
        return self._helped(actor, "volunteered", session, person_id, minutes)

    def new_volunteer(self, actor: str, session: str, name: str, minutes: int) -> Helped | Problem:
        """Add somebody new by name alone and note their minutes, in one action.

        Problems: PERSON_NAME, and those of ``volunteer``.
        """
        return self._helped(actor, "volunteered_new", session, name, minutes)

    def _helped(
        self, actor: str, kind: str, session: str, who: str, minutes: int
    ) -> Helped | Problem:
        if not 0 < minutes <= LONGEST_MINUTES:
            return Problem("MINUTES_RANGE", str(minutes))
        with self._store.writing(actor, kind) as work:
            shut = _shut(work, session)
            if shut is not None:
                return shut
            new = kind == "volunteered_new"
            person = newcomer(work, self._ids, who) if new else standing_for(work, who)
            if isinstance(person, Problem):
                return person
            noted = self._volunteer_time(work, session, person.id)
            work.put(person, replace(noted, minutes=minutes))
            changed = work.commit({"session": session, "person": person.id, "n": minutes})
            return Helped(person, minutes, noted.minutes, changed)

    def here(self, session: str) -> Here:
        """How many are at the session."""
        with self._store.reading() as reader:
            named = reader.find(Attendance, session_id=session, status="present")
            counts = reader.find(Count, session_id=session)
            return Here(len(named), sum(count.n for count in counts))

    def last(self, session: str) -> Attendance | None:
        """Who signed in last at a session, by the journal, not by the clock.

        ``None`` where nobody did lately: it is meant for going on after a crash.
        """
        with self._store.reading() as reader:
            for action in reader.latest_actions(_LATELY):
                if action.about.get("session") == session and "person" in action.about:
                    which = attendance_id(session, str(action.about["person"]))
                    held = reader.get(Attendance, which)
                    if held is not None and held.alive and held.status == "present":
                        return held
        return None

    def _volunteer_time(self, work: UnitOfWork, session: str, person: str) -> VolunteerTime:
        for noted in work.find(VolunteerTime, session_id=session, person_id=person):
            if noted.kind == "delivery":
                return noted
        day = work.get_many(Session, [session])[session].date
        return VolunteerTime(id=self._ids.new(), person_id=person, date=day, session_id=session)

    def _attendance(self, session: str, person: str) -> Attendance:
        return Attendance(
            id=attendance_id(session, person),
            session_id=session,
            person_id=person,
            at=self._clock.now(),
        )


def _shut(reader: Reader, session: str) -> Problem | None:
    held = reader.get(Session, session)
    if held is None or not held.alive or held.status != "open":
        return Problem("SESSION_NOT_OPEN")
    return None
