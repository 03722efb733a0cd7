"""Who helps: the volunteers of a session and the time they give."""

from dataclasses import dataclass, replace

from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.sessions import Session
from hublog.domain.volunteering import LONGEST_MINUTES, VolunteerTime
from hublog.services.changed import Changed
from hublog.services.people import newcomer, welcomed
from hublog.services.ports import Ids, Store, UnitOfWork
from hublog.services.sign_in import shut


@dataclass(frozen=True, slots=True)
class Helped:
    """A volunteer's minutes at a session; ``before`` are those noted until now."""

    person: Person
    minutes: int | None
    before: int | None
    changed: Changed


class Helping:
    """Use cases about the volunteers of one open session."""

    def __init__(self, store: Store, ids: Ids) -> None:
        self._store = store
        self._ids = ids

    def volunteer(
        self, actor: str, session: str, person_id: str, minutes: int | None
    ) -> Helped | Problem:
        """Note the minutes a volunteer gave at a session, in place of those noted there before.

        ``None`` says that they help, and their time will be given later. Problems:
        SESSION_NOT_OPEN, NO_SUCH_PERSON, MINUTES_RANGE outside 1 minute to 24 hours.
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
        """Take back that somebody helped; ``helper_id`` as in ``Helper``.

        Problems: SESSION_NOT_OPEN, ENTRY_GONE where that was done already.
        """
        with self._store.writing(actor, "not_helping") as work:
            closed = shut(work, session)
            if closed is not None:
                return closed
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
            closed = shut(work, session)
            if closed is not None:
                return closed
            new = kind == "volunteered_new"
            person = newcomer(work, self._ids, who) if new else welcomed(work, who)
            if isinstance(person, Problem):
                return person
            noted = self._volunteer_time(work, session, person.id)
            work.put(person, replace(noted, minutes=minutes))
            about = {"session": session, "person": person.id}
            changed = work.commit(about if minutes is None else {**about, "n": minutes})
            return Helped(person, minutes, noted.minutes, changed)

    def _volunteer_time(self, work: UnitOfWork, session: str, person: str) -> VolunteerTime:
        for noted in work.find(VolunteerTime, session_id=session, person_id=person):
            if noted.kind == "delivery":
                return noted
        day = work.get_many(Session, [session])[session].date
        return VolunteerTime(id=self._ids.new(), person_id=person, date=day, session_id=session)
