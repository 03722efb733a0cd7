"""The days of a week at an activity for children: who is here, who left with whom, signing them out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from hublog.domain.activities import Activity
from hublog.domain.camp import (
    CampWeek,
    Stay,
    camp_week,
    on_shift,
    week_of,
    went_alone,
)
from hublog.domain.care import Care, Contact
from hublog.domain.children import FOR_CHILDREN, Missing, missing
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
from hublog.services.leaving import (
    Leaving,
    leaving,
    may_not,
    must_be_collected,
    odd,
    still_at,
    when,
)
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
            return leaving(reader, found[0], person_id, self._clock.now())

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
        somebody has to collect them and no reason is given, MAY_NOT_COLLECT where nothing is written
        but the name of somebody who may not, CARE_TOO_LONG, WHEN_LEFT where nobody can
        know it, LEFT_LATER where that time is still to come.
        """
        said = clean(left_with)
        wrong = odd(said, alone=alone)
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "signed_out") as work:
            found, now = self._shown(work, session_id), self._clock.now()
            if isinstance(found, Problem):
                return found
            asked = leaving(work, found[0], person_id, now)
            if isinstance(asked, Problem):
                return asked
            wrong = may_not(asked, said, alone=alone)
            if wrong is not None:
                return wrong
            left = when(asked, now, at)
            if isinstance(left, Problem):
                return left
            kept = went_alone(said) if alone else said.lstrip(ALONE).strip()
            here = still_at(work, session_id, asked.person.id)
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
        must_be_collected=must_be_collected(hub, session, person, care),
        allergies=told.allergies,
        medical=told.medical,
        none_known=told.none_known,
        needs=told.needs,
    )
