"""Who is here: signing people in, counting others, and the time that volunteers give."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hublog.domain.codes import CodeLists
from hublog.domain.people import NOT_ASKED, Person
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
    minutes: int | None
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

    def new_person(
        self,
        actor: str,
        session: str,
        name: str,
        *,
        age_band: str = NOT_ASKED,
        first_time: bool | None = None,
    ) -> SignedIn | Problem:
        """Add somebody new and sign them in, in one action; only the name is needed.

        ``first_time`` is what they said, if anything. Who came before, nobody knows since when, is
        taken to have come before this month, so that they are no first visit of it (domain.md,
        Words). Problems: SESSION_NOT_OPEN, PERSON_NAME, UNKNOWN_CODE.
        """
        wrong = self._unknown_band(age_band)
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "signed_in_new") as work:
            shut = _shut(work, session)
            if shut is not None:
                return shut
            person = newcomer(work, self._ids, name)
            if isinstance(person, Problem):
                return person
            day = work.get_many(Session, [session])[session].date
            since = {True: day, False: day.replace(day=1) - timedelta(days=1), None: None}
            person = replace(person, age_band=age_band, first_seen_on=since[first_time])
            work.put(person, self._attendance(session, person.id))
            changed = work.commit({"session": session, "person": person.id})
            return SignedIn(person, changed)

    def count(
        self, actor: str, session: str, band: str, n: int = 1, first_time_n: int = 0
    ) -> Changed | Problem:
        """Count people without a name in an age band or door group, or take some off.

        Problems: SESSION_NOT_OPEN, UNKNOWN_CODE, COUNT_ZERO where the band would fall below zero.
        """
        wrong = self._unknown_band(band)
        if wrong is not None:
            return wrong
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

    def party(
        self, actor: str, session: str, parts: Mapping[str, int], first_time_n: int = 0
    ) -> Changed | Problem:
        """Count people who came together, such as a family, in one action; ``parts`` by band.

        Problems: SESSION_NOT_OPEN, UNKNOWN_CODE, EMPTY_PARTY where nobody is in it.
        """
        coming = {band: n for band, n in parts.items() if n > 0}
        wrong = next(filter(None, map(self._unknown_band, coming)), None)
        if wrong is not None or not coming:
            return wrong or Problem("EMPTY_PARTY")
        with self._store.writing(actor, "counted_party") as work:
            shut = _shut(work, session)
            if shut is not None:
                return shut
            together, now = self._ids.new(), self._clock.now()
            for band, n in coming.items():
                work.put(
                    Count(
                        id=self._ids.new(),
                        session_id=session,
                        age_band=band,
                        n=n,
                        first_time_n=first_time_n,
                        party=together,
                        at=now,
                    )
                )
                first_time_n = 0
            return work.commit({"session": session, "n": sum(coming.values())})

    def take_off(self, actor: str, session: str, band: str) -> Changed | Problem:
        """Take back one of those counted in a band, the latest.

        Problems: SESSION_NOT_OPEN, COUNT_ZERO where nobody is counted in it.
        """
        with self._store.writing(actor, "took_off_count") as work:
            shut = _shut(work, session)
            if shut is not None:
                return shut
            counts = work.find(Count, session_id=session, age_band=band)
            latest = max(
                (count for count in counts if count.n > 0),
                key=lambda count: (count.at or datetime.min, count.id),
                default=None,
            )
            if latest is None or sum(count.n for count in counts) < 1:
                return Problem("COUNT_ZERO", band)
            work.put(_fewer(latest, 1))
            return work.commit({"session": session, "band": band, "n": 1})

    def take_back(self, actor: str, session: str, entry_id: str) -> Changed | Problem:
        """Take back one entry of ``DoorView``: somebody signed in, a count, or a whole party.

        Problems: SESSION_NOT_OPEN, ENTRY_GONE where it is not there any more, COUNT_ZERO.
        """
        with self._store.reading() as reader:
            visit, count = reader.get(Attendance, entry_id), reader.get(Count, entry_id)
        if visit is not None:
            return self._take_back_visit(actor, session, visit)
        return self._take_back_count(actor, session, count)

    def volunteer(
        self, actor: str, session: str, person_id: str, minutes: int | None
    ) -> Helped | Problem:
        """Note the minutes a volunteer gave at a session, in place of those noted there before.

        ``None`` says that they help, and their time will be given later. Problems: SESSION_NOT_OPEN, NO_SUCH_PERSON, MINUTES_RANGE outside 1 minute to 24 hours.
        """
        return self._helped(actor, "volunteered", session, person_id, minutes)

    def new_volunteer(
        self, actor: str, session: str, name: str, minutes: int | None
    ) -> Helped | Problem:
        """Add somebody new by name alone and note their minutes, in one action.

        Problems: PERSON_NAME, and those of ``volunteer``.
        """
        return self._helped(actor, "volunteered_new", session, name, minutes)

    def not_helping(self, actor: str, session: str, helper_id: str) -> Changed | Problem:
        """Take back that somebody helped; ``helper_id`` as in ``DoorView``. SESSION_NOT_OPEN."""
        with self._store.writing(actor, "not_helping") as work:
            shut = _shut(work, session)
            if shut is not None:
                return shut
            noted = work.get(VolunteerTime, helper_id)
            if noted is None or not noted.alive or noted.session_id != session:
                return Problem("ENTRY_GONE")
            work.put(replace(noted, alive=False))
            return work.commit({"session": session, "person": noted.person_id})

    def _helped(
        self, actor: str, kind: str, session: str, who: str, minutes: int | None
    ) -> Helped | Problem:
        if minutes is not None and not 0 < minutes <= LONGEST_MINUTES:
            return Problem("MINUTES_RANGE", str(minutes))
        with self._store.writing(actor, kind if minutes is not None else f"{kind}_untimed") as work:
            shut = _shut(work, session)
            if shut is not None:
                return shut
            new = kind == "volunteered_new"
            person = newcomer(work, self._ids, who) if new else standing_for(work, who)
            if isinstance(person, Problem):
                return person
            noted = self._volunteer_time(work, session, person.id)
            work.put(person, replace(noted, minutes=minutes))
            about = {"session": session, "person": person.id}
            changed = work.commit(about if minutes is None else {**about, "n": minutes})
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

    def _take_back_visit(self, actor: str, session: str, visit: Attendance) -> Changed | Problem:
        with self._store.writing(actor, "took_off_person") as work:
            shut = _shut(work, session)
            if shut is not None:
                return shut
            present = work.find(Attendance, session_id=session, status="present")
            if visit.id not in {each.id for each in present}:
                return Problem("ENTRY_GONE")
            person = standing_for(work, visit.person_id)
            alike = [each for each in present if _same(work, each, person)] or [visit]
            work.put_all(replace(each, alive=False) for each in alike)
            return work.commit({"session": session, "person": visit.person_id})

    def _take_back_count(
        self, actor: str, session: str, count: Count | None
    ) -> Changed | Problem:
        with self._store.writing(actor, "took_off_count") as work:
            shut = _shut(work, session)
            if shut is not None:
                return shut
            counts = work.find(Count, session_id=session)
            going = [
                each
                for each in counts
                if count and (each.id == count.id or (count.party and each.party == count.party))
            ]
            if not going or count is None:
                return Problem("ENTRY_GONE")
            for each in going:
                left = sum(other.n for other in counts if other.age_band == each.age_band)
                work.put(_fewer(each, min(each.n, left)))
            n = sum(each.n for each in going)
            return work.commit({"session": session, "band": count.age_band, "n": n})

    def _unknown_band(self, band: str) -> Problem | None:
        codes = self._codes()
        if band in codes["age_band"] or band in codes["age_group"]:
            return None
        choices = ", ".join(each.code for each in codes["age_group"])
        return Problem("UNKNOWN_CODE", band, {"choices": choices})

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


def _same(reader: Reader, visit: Attendance, person: Person | Problem) -> bool:
    other = standing_for(reader, visit.person_id)
    return isinstance(person, Person) and isinstance(other, Person) and other.id == person.id


def _fewer(count: Count, by: int) -> Count:
    """The count with so many fewer; none at all is no count."""
    if by >= count.n:
        return replace(count, alive=False)
    return replace(count, n=count.n - by, first_time_n=min(count.first_time_n, count.n - by))


def _shut(reader: Reader, session: str) -> Problem | None:
    held = reader.get(Session, session)
    if held is None or not held.alive or held.status != "open":
        return Problem("SESSION_NOT_OPEN")
    return None
