"""Who is here: signing people in and counting others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hublog.domain.codes import CodeLists
from hublog.domain.people import NOT_ASKED, Person
from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance, Count, Session, attendance_id
from hublog.services.changed import Changed
from hublog.services.hub import the_hub
from hublog.services.people import newcomer, welcomed
from hublog.services.ports import Clock, Ids, Reader, Store
from hublog.services.who_came import came_back, identities

_LATELY = 200
"""So many actions are looked through for who came last."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody is here; ``since`` is when they signed in before, where they were here already.

    ``brought_back`` says that they were put away until now.
    """

    person: Person
    changed: Changed
    already_here: bool = False
    since: datetime | None = None
    brought_back: bool = False


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
        """Sign in somebody known; a second time changes nothing (DQ11), but that who left is back.

        Whoever was merged into another record signs in as that; who was put away is brought back.
        Problems: SESSION_NOT_OPEN, NO_SUCH_PERSON (forgotten or taken back).
        """
        with self._store.writing(actor, "signed_in") as work:
            closed = shut(work, session)
            if closed is not None:
                return closed
            person = welcomed(work, person_id)
            if isinstance(person, Problem):
                return person
            held = work.get(Attendance, attendance_id(session, person.id))
            here = held if held and held.alive and held.status == "present" else None
            back = came_back(work, session, person.id)
            if here is not None and not back:
                return SignedIn(person, Changed(), already_here=True, since=here.at)
            before = work.get_many(Person, [person.id])[person.id]
            new = () if here is not None else (self._attendance(session, person.id),)
            work.put(person, *back, *new)
            changed = work.commit({"session": session, "person": person.id})
            return SignedIn(person, changed, brought_back=before != person)

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

        ``first_time`` is what they said, if anything; see ``first_seen``. Problems: SESSION_NOT_OPEN, PERSON_NAME, UNKNOWN_CODE.
        """
        wrong = self._unknown_band(age_band)
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "signed_in_new") as work:
            closed = shut(work, session)
            if closed is not None:
                return closed
            person = newcomer(work, self._ids, name)
            if isinstance(person, Problem):
                return person
            day = work.get_many(Session, [session])[session].date
            complete = the_hub(work).records_complete_from
            since = first_seen(day, first_time=first_time, complete_from=complete)
            person = replace(person, age_band=age_band, first_seen_on=since)
            work.put(person, self._attendance(session, person.id))
            return SignedIn(person, work.commit({"session": session, "person": person.id}))

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
            closed = shut(work, session)
            if closed is not None:
                return closed
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
            closed = shut(work, session)
            if closed is not None:
                return closed
            together, now = self._ids.new(), self._clock.now()
            for band, n in coming.items():
                first = min(first_time_n, n)
                first_time_n -= first
                work.put(
                    Count(
                        id=self._ids.new(),
                        session_id=session,
                        age_band=band,
                        n=n,
                        first_time_n=first,
                        party=together,
                        at=now,
                    )
                )
            return work.commit({"session": session, "n": sum(coming.values())})

    def take_off(self, actor: str, session: str, band: str) -> Changed | Problem:
        """Take back one of those counted in a band, the latest.

        Problems: SESSION_NOT_OPEN, COUNT_ZERO where nobody is counted in it.
        """
        with self._store.writing(actor, "took_off_count") as work:
            closed = shut(work, session)
            if closed is not None:
                return closed
            counts = work.find(Count, session_id=session, age_band=band)
            latest = max(
                (count for count in counts if count.n > 0),
                key=lambda count: (str(count.at or ""), count.id),
                default=None,
            )
            if latest is None or sum(count.n for count in counts) < 1:
                return Problem("COUNT_ZERO", band)
            work.put(_fewer(latest, 1))
            return work.commit({"session": session, "band": band, "n": 1})

    def take_back(self, actor: str, session: str, entry_id: str) -> Changed | Problem:
        """Take back one entry of ``DoorView``: somebody signed in, a count, or a whole party.

        Problems: SESSION_NOT_OPEN, ENTRY_GONE where it is not there any more.
        """
        with self._store.reading() as reader:
            visit, count = reader.get(Attendance, entry_id), reader.get(Count, entry_id)
        if visit is not None:
            return self._take_back_visit(actor, session, visit)
        return self._take_back_count(actor, session, count)

    def here(self, session: str) -> Here:
        """How many are at the session."""
        with self._store.reading() as reader:
            named = len(reader.find(Attendance, session_id=session, status="present"))
            return Here(named, sum(count.n for count in reader.find(Count, session_id=session)))

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
            closed = shut(work, session)
            if closed is not None:
                return closed
            present = work.find(Attendance, session_id=session, status="present")
            if visit.id not in {each.id for each in present}:
                return Problem("ENTRY_GONE")
            known = identities(work, {visit.person_id})
            records = known.records({known.end(visit.person_id)})
            alike = [each for each in present if each.person_id in records]
            work.put_all(replace(each, alive=False) for each in alike)
            return work.commit({"session": session, "person": visit.person_id})

    def _take_back_count(self, actor: str, session: str, count: Count | None) -> Changed | Problem:
        with self._store.writing(actor, "took_off_count") as work:
            closed = shut(work, session)
            if closed is not None:
                return closed
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

    def _attendance(self, session: str, person: str) -> Attendance:
        return Attendance(
            id=attendance_id(session, person),
            session_id=session,
            person_id=person,
            at=self._clock.now(),
        )


def _fewer(count: Count, by: int) -> Count:
    """The count with so many fewer; none at all is no count."""
    if by >= count.n:
        return replace(count, alive=False)
    return replace(count, n=count.n - by, first_time_n=min(count.first_time_n, count.n - by))


def first_seen(
    day: date, *, first_time: bool | None, complete_from: date | None = None
) -> date | None:
    """Since when somebody comes who was asked on that day whether it is their first time.

    Who came before, nobody knows since when, is taken to have come before that month and, since
    the register does not know them, before the month from which the hub's records are complete:
    so they are no newcomer of any month whose figures are whole (domain.md, B04 and B08).
    """
    before = min(day, complete_from or day).replace(day=1) - timedelta(days=1)
    return {True: day, False: before, None: None}[first_time]


def shut(reader: Reader, session: str) -> Problem | None:
    """SESSION_NOT_OPEN where nobody can be recorded at it now."""
    held = reader.get(Session, session)
    if held is None or not held.alive or held.status != "open":
        return Problem("SESSION_NOT_OPEN")
    return None
