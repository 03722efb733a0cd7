"""The days of a week at an activity for children: who is here, who left with whom, signing them out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from hublog.domain.activities import Activity
from hublog.domain.camp import (
    CampWeek,
    Stay,
    camp_week,
    left_at,
    offered,
    on_shift,
    over,
    week_of,
    went_alone,
)
from hublog.domain.care import LONGEST_LINE, Care, Contact
from hublog.domain.children import FOR_CHILDREN, Missing, missing, under
from hublog.domain.consents import Consent
from hublog.domain.hubs import Hub
from hublog.domain.names import clean
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.roles import Role
from hublog.domain.sessions import ALONE, Attendance, Session
from hublog.services.access import Access
from hublog.services.care_records import answers_of, cares_of
from hublog.services.changed import Changed
from hublog.services.hub import the_hub
from hublog.services.people import standing_for
from hublog.services.ports import Clock, Reader, Store
from hublog.services.who_came import identities

_RUNS = ("open", "closed")
_LATE = timedelta(minutes=30)
"""So long after the end somebody who is still here is worth a word."""


@dataclass(frozen=True, slots=True)
class Camp:
    """A session for children with the week around it; ``late`` once it should be over by half an hour."""

    activity: Activity
    session: Session
    week: CampWeek
    late: bool


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is asked when a child leaves: whom to offer, and whether they may go by themselves.

    ``alone`` needs a reason where ``must_be_collected``; ``barred`` may not collect. Where the day is
    ``over`` it is asked when that was: at the end of the session, if nobody says otherwise.
    """

    person: Person
    collectors: tuple[str, ...]
    barred: tuple[str, ...]
    contacts: tuple[Contact, ...]
    must_be_collected: bool
    session: Session
    over: bool


@dataclass(frozen=True, slots=True)
class OnTheList:
    """One child on the list for the leader: here or not, and what whoever is out with them must know.

    ``stay`` is ``None`` where they did not come; ``missing`` is what they lack to join in on that day.
    """

    person: Person
    status: str
    stay: Stay | None
    missing: Missing
    contacts: tuple[Contact, ...]
    collect_by: str
    must_be_collected: bool
    allergies: str
    medical: str
    none_known: bool
    needs: str


class Camps:
    """Use cases about one session for children."""

    def __init__(self, store: Store, clock: Clock, access: Access) -> None:
        self._store = store
        self._clock = clock
        self._access = access

    def week(self, session_id: str) -> Camp | Problem:
        """The session and its week.

        Problems: NO_SUCH_SESSION, NOT_FOR_CHILDREN, SESSION_NOT_OPEN for whoever is no coordinator
        where it is over (``domain.camp.on_shift``).
        """
        with self._store.reading() as reader:
            found = self._shown(reader, session_id)
            if isinstance(found, Problem):
                return found
            session, activity = found
            return Camp(activity, session, _week(reader, session), self._is_late(session))

    def leaving(self, session_id: str, person_id: str) -> Leaving | Problem:
        """What is asked when this child leaves.

        Problems: those of ``week``, NO_SUCH_PERSON, NOT_HERE.
        """
        with self._store.reading() as reader:
            found = self._shown(reader, session_id)
            if isinstance(found, Problem):
                return found
            return _leaving(reader, found[0], person_id, self._clock.now())

    def sign_out(
        self,
        actor: str,
        session_id: str,
        person_id: str,
        left_with: str,
        *,
        alone: bool = False,
        at: time | None = None,
    ) -> Changed | Problem:
        """A child leaves now, with somebody or by themselves; then ``left_with`` says why.

        ``at`` is when they left, if not now; of a day that is over it is the end of the session where
        nobody says. Problems: those of ``leaving``, WHO_COLLECTS where nobody is named, WHY_ALONE where
        somebody has to collect them and no reason is given, CARE_TOO_LONG, WHEN_LEFT where nobody can
        know it, LEFT_LATER where that time is still to come.
        """
        said = clean(left_with)
        if len(said) > LONGEST_LINE:
            return Problem("CARE_TOO_LONG", values={"most": LONGEST_LINE})
        if not alone and not said.strip(ALONE):
            return Problem("WHO_COLLECTS")
        with self._store.writing(actor, "signed_out") as work:
            found, now = self._shown(work, session_id), self._clock.now()
            if isinstance(found, Problem):
                return found
            asked = _leaving(work, found[0], person_id, now)
            if isinstance(asked, Problem):
                return asked
            if alone and asked.must_be_collected and not said:
                return Problem("WHY_ALONE", asked.person.name)
            left = _when(asked, now, at)
            if isinstance(left, Problem):
                return left
            kept = went_alone(said) if alone else said.lstrip(ALONE).strip()
            here = _visits(work, session_id, asked.person.id)
            work.put_all(replace(each, left_at=left, left_with=kept) for each in here)
            return work.commit({"session": session_id, "person": asked.person.id})

    def the_list(self, session_id: str) -> tuple[OnTheList, ...] | Problem:
        """Everybody of the week with what must be known of them, for the leader and for evacuation.

        ``status`` is here, gone or away. Problems: those of ``week``.
        """
        with self._store.reading() as reader:
            found = self._shown(reader, session_id)
            if isinstance(found, Problem):
                return found
            session, hub = found[0], the_hub(reader)
            week = _week(reader, session)
            people = [line.person.id for line in week.children]
            cares, answers = cares_of(reader, people), answers_of(reader, people)
        groups = {"here": week.here(session_id), "gone": week.gone(session_id)}
        status = {line.person.id: name for name, lines in groups.items() for line in lines}
        return tuple(
            _on_the_list(
                *(hub, session, line.person, line.stays.get(session_id)),
                status=status.get(line.person.id, "away"),
                care=cares.get(line.person.id),
                answers=answers.get(line.person.id, ()),
            )
            for line in week.children
        )

    def _shown(self, reader: Reader, session_id: str) -> tuple[Session, Activity] | Problem:
        found = _for_children(reader, session_id)
        if isinstance(found, Problem) or self._access.role is Role.COORDINATOR:
            return found
        here = on_shift(found[0], self._clock.now().date())
        return found if here else Problem("SESSION_NOT_OPEN")

    def _is_late(self, session: Session) -> bool:
        if session.end is None or session.date > self._clock.now().date():
            return False
        over = datetime.combine(session.last_day, session.end) + _LATE
        return self._clock.now() >= over


def _for_children(reader: Reader, session_id: str) -> tuple[Session, Activity] | Problem:
    session = reader.get(Session, session_id)
    if session is None or not session.alive:
        return Problem("NO_SUCH_SESSION")
    activity = reader.get_many(Activity, [session.activity_id])[session.activity_id]
    if activity.age_group != FOR_CHILDREN:
        return Problem("NOT_FOR_CHILDREN", activity.name)
    return session, activity


def _week(reader: Reader, session: Session) -> CampWeek:
    around = reader.sessions_between(*week_of(session.date))
    shown = [
        each
        for each in around
        if each.activity_id == session.activity_id
        and (each.status in _RUNS or each.id == session.id)
    ]
    ids = [each.id for each in shown]
    present = reader.find(Attendance, session_id=ids, status="present")
    known = identities(reader, {each.person_id for each in present})
    named = [each for each in present if known.named(each.person_id)]
    ends = {each.person_id: known.end(each.person_id) for each in named}
    return camp_week(shown, named, ends, reader.get_many(Person, set(ends.values())))


def _visits(reader: Reader, session_id: str, person_id: str) -> list[Attendance]:
    """Where somebody is present at the session and has not left, under whichever of their records."""
    present = reader.find(Attendance, session_id=session_id, status="present", left_at=None)
    known = identities(reader, {each.person_id for each in present})
    return [each for each in present if known.end(each.person_id) == person_id]


def _leaving(reader: Reader, session: Session, person_id: str, now: datetime) -> Leaving | Problem:
    person = standing_for(reader, person_id)
    if isinstance(person, Problem):
        return person
    if not _visits(reader, session.id, person.id):
        return Problem("NOT_HERE", person.name)
    care = cares_of(reader, [person.id]).get(person.id)
    records = identities(reader, {person.id}).records({person.id})
    before = reader.find(Attendance, person_id=records, status="present")
    lately = {each.left_with for each in before if each.left_at is not None}
    return Leaving(
        person,
        offered(care.collectors if care else (), lately),
        care.barred if care else (),
        care.contacts if care else (),
        _must_be_collected(the_hub(reader), session, person, care),
        session,
        over(session, now.date()),
    )


def _when(asked: Leaving, now: datetime, told: time | None) -> datetime | Problem:
    """When they left."""
    left = left_at(asked.session, now, told)
    if left is None:
        return Problem("WHEN_LEFT", asked.person.name)
    return Problem("LEFT_LATER", f"{left:%H:%M}") if left > now else left


def _must_be_collected(hub: Hub, session: Session, person: Person, care: Care | None) -> bool:
    """Whether nobody lets them go alone; what was told goes before what the age says."""
    alone = care.own_way_home if care else None
    return under(person, hub.sign_out_age, session.date) if alone is None else not alone


def _on_the_list(
    hub: Hub,
    session: Session,
    person: Person,
    stay: Stay | None,
    *,
    status: str,
    care: Care | None,
    answers: Iterable[Consent],
) -> OnTheList:
    told = care or Care(id="", person_id=person.id)
    return OnTheList(
        person=person,
        status=status,
        stay=stay,
        missing=missing(person, hub, session.date, answers, len(told.reachable)),
        contacts=told.contacts,
        collect_by=told.collect_by,
        must_be_collected=_must_be_collected(hub, session, person, care),
        allergies=told.allergies,
        medical=told.medical,
        none_known=told.none_known,
        needs=told.needs,
    )
