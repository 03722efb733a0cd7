"""Opening, finishing and cancelling sessions, and putting right what was said of them."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hublog.domain.codes import CodeLists
from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance, Count, Session
from hublog.domain.volunteering import LONGEST_MINUTES, VolunteerTime
from hublog.services.changed import Changed
from hublog.services.not_given import NOT_GIVEN, NotGiven
from hublog.services.ports import Clock, Store, UnitOfWork
from hublog.services.which_session import session_of_day

LONGEST_NOTE = 280
"""Letters of a session's note (domain.md, Entities)."""
MOST_PEOPLE = 9999
"""No hub counts more at once."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A session that is open now; ``was`` is its status before, empty where it is new."""

    session: Session
    was: str
    changed: Changed


class Sessions:
    """Use cases about whole sessions."""

    def __init__(self, store: Store, clock: Clock, codes: Callable[[], CodeLists]) -> None:
        self._store = store
        self._clock = clock
        self._codes = codes

    def of_day(self, activity_id: str, day: dt.date, start: dt.time | None = None) -> Session:
        """The activity's session of that day, as it is or as it would be made."""
        with self._store.reading() as reader:
            return session_of_day(reader, activity_id, day, start)[0]

    def open(
        self,
        actor: str,
        activity_id: str,
        day: dt.date,
        start: dt.time | None = None,
        end: dt.time | None = None,
    ) -> Opened | Problem:
        """Open the activity's session of that day, make it first where there is none.

        A closed or cancelled one is opened again. ``start`` chooses among several that day; with
        ``end`` it may be one that is on no timetable. It takes its times from the timetable, and a
        copy of the activity's type, place and conditions of that day. Problem: SESSION_IN_FUTURE
        (DQ01).
        """
        now = self._clock.now()
        if day > now.date():
            return Problem("SESSION_IN_FUTURE", day.isoformat())
        with self._store.writing(actor, "opened_session") as work:
            session, was = session_of_day(work, activity_id, day, start)
            if was == "open":
                return Opened(session, was, Changed())
            session = replace(
                session,
                end=session.end or end,
                status="open",
                cancel_reason=None,
                nobody_came=False,
                source="live" if day == now.date() else "paper",
                opened_at=now,
            )
            work.put(session)
            return Opened(session, was, work.commit({"session": session.id}))

    def finish(
        self,
        actor: str,
        session: str,
        *,
        headcount: int | NotGiven | None = NOT_GIVEN,
        note: str | None = None,
        nobody_came: bool = False,
        minutes: Mapping[str, int] | None = None,
        meals: int | NotGiven | None = NOT_GIVEN,
    ) -> Changed | Problem:
        """Close a session, in one action with what is told at its end.

        ``headcount`` is what somebody counted by eye (DQ09), ``None`` takes it away;
        ``nobody_came`` says that an empty session was one (DQ07) and means nothing where somebody is
        recorded; ``minutes`` are given by ``Helper.id``; ``meals`` were given out. Problems:
        SESSION_NOT_OPEN, NOTE_TOO_LONG, HEADCOUNT_RANGE, MINUTES_RANGE, MEALS_RANGE.
        """
        wrong = wrong_ending(headcount, note, minutes or {}) or wrong_meals(meals)
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "finished_session") as work:
            held = work.get(Session, session)
            if held is None or not held.alive or held.status != "open":
                return Problem("SESSION_NOT_OPEN")
            entered = held.entered_on or day_entered(held, self._clock.now().date())
            empty = nobody_came and not _anybody(work, session)
            closed = replace(held, status="closed", entered_on=entered, nobody_came=empty)
            closed = _with_meals(closed, meals)
            _write_ending(work, closed, headcount, note, minutes or {})
            return work.commit({"session": session})

    def amend_ending(
        self,
        actor: str,
        session: str,
        *,
        headcount: int | NotGiven | None = NOT_GIVEN,
        note: str | None = None,
        nobody_came: bool | None = None,
        minutes: Mapping[str, int] | None = None,
        meals: int | NotGiven | None = NOT_GIVEN,
    ) -> Changed | Problem:
        """Tell anew what was told at the end of a session that is finished; it stays finished.

        What is not given stays as it is. Problems: SESSION_NOT_FINISHED, and those of ``finish``.
        """
        wrong = wrong_ending(headcount, note, minutes or {}) or wrong_meals(meals)
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "amended_ending") as work:
            held = work.get(Session, session)
            if held is None or not held.alive or held.status != "closed":
                return Problem("SESSION_NOT_FINISHED")
            empty = held.nobody_came if nobody_came is None else nobody_came
            told = replace(held, nobody_came=empty and not _anybody(work, session))
            told = _with_meals(told, meals)
            _write_ending(work, told, headcount, note, minutes or {})
            return work.commit({"session": session})

    def amend(
        self,
        actor: str,
        session_id: str,
        *,
        day: dt.date | None = None,
        start: dt.time | None = None,
        end: dt.time | None = None,
    ) -> Changed | Problem:
        """Put the day, the start or the end of a session right; what is not given stays as it is.

        So do its id, where its facts came from and when, and its copy of the activity's type, place
        and conditions; time given at it moves with its day. It mends DQ01, DQ03, DQ04 and DQ12.
        Problems: NO_SUCH_SESSION, SESSION_IN_FUTURE, SESSION_NO_LENGTH where it ends when it starts,
        SESSION_THERE where the activity has another one then.
        """
        if day is not None and day > self._clock.now().date():
            return Problem("SESSION_IN_FUTURE", day.isoformat())
        with self._store.writing(actor, "amended_session") as work:
            held = work.get(Session, session_id)
            if held is None or not held.alive:
                return Problem("NO_SUCH_SESSION")
            moved = replace(
                held, date=day or held.date, start=start or held.start, end=end or held.end
            )
            wrong = _misplaced(work, held, moved)
            if wrong is not None:
                return wrong
            work.put(moved)
            for given in work.find(VolunteerTime, session_id=session_id):
                work.put(replace(given, date=moved.date))
            return work.commit({"session": session_id})

    def reopen(self, actor: str, session: str) -> Changed | Problem:
        """Open a session again that was closed or cancelled.

        Problems: NO_SUCH_SESSION, SESSION_IN_FUTURE (DQ01).
        """
        with self._store.writing(actor, "opened_session") as work:
            held = work.get(Session, session)
            if held is None or not held.alive:
                return Problem("NO_SUCH_SESSION")
            if held.date > self._clock.now().date():
                return Problem("SESSION_IN_FUTURE", held.date.isoformat())
            work.put(replace(held, status="open", cancel_reason=None, nobody_came=False))
            return work.commit({"session": session})

    def note(self, actor: str, session: str, text: str) -> Changed | Problem:
        """Write the session's note anew. Problems: NO_SUCH_SESSION, NOTE_TOO_LONG."""
        wrong = wrong_ending(None, text, {})
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "noted_session") as work:
            held = work.get(Session, session)
            if held is None or not held.alive:
                return Problem("NO_SUCH_SESSION")
            work.put(replace(held, note=clean(text)))
            return work.commit({"session": session})

    def cancel(
        self,
        actor: str,
        activity_id: str,
        day: dt.date,
        reason: str,
        start: dt.time | None = None,
    ) -> Changed | Problem:
        """Say that the activity's session of that day did not, or will not, run.

        ``reason`` is a code of list ``cancel_reason``. Problems: UNKNOWN_CODE, SESSION_HAS_PEOPLE
        where somebody was recorded at it.
        """
        reasons = self._codes()["cancel_reason"]
        if reason not in reasons:
            choices = ", ".join(each.code for each in reasons)
            return Problem("UNKNOWN_CODE", reason, {"choices": choices})
        with self._store.writing(actor, "cancelled_session") as work:
            session, _ = session_of_day(work, activity_id, day, start)
            if _has_people(work, session.id):
                return Problem("SESSION_HAS_PEOPLE", day.isoformat())
            entered = session.entered_on or self._clock.now().date()
            work.put(replace(session, status="cancelled", cancel_reason=reason, entered_on=entered))
            return work.commit({"session": session.id})


def wrong_ending(
    headcount: int | NotGiven | None, note: str | None, minutes: Mapping[str, int]
) -> Problem | None:
    """What cannot be right at a session's end: HEADCOUNT_RANGE, NOTE_TOO_LONG or MINUTES_RANGE."""
    if isinstance(headcount, int) and not 0 <= headcount <= MOST_PEOPLE:
        return Problem("HEADCOUNT_RANGE", str(headcount), {"most": MOST_PEOPLE})
    if note is not None and len(clean(note)) > LONGEST_NOTE:
        return Problem("NOTE_TOO_LONG", "", {"most": LONGEST_NOTE})
    beyond = next((n for n in minutes.values() if not 0 < n <= LONGEST_MINUTES), None)
    return None if beyond is None else Problem("MINUTES_RANGE", str(beyond))


def wrong_meals(meals: int | NotGiven | None) -> Problem | None:
    """MEALS_RANGE where nobody gives so many at once."""
    if isinstance(meals, int) and not 0 <= meals <= MOST_PEOPLE:
        return Problem("MEALS_RANGE", str(meals), {"most": MOST_PEOPLE})
    return None


def _with_meals(session: Session, meals: int | NotGiven | None) -> Session:
    return session if meals is NOT_GIVEN else replace(session, meals=meals)


def day_entered(session: Session, today: dt.date) -> dt.date:
    """The day its facts reached the register; a night's session is not late after midnight."""
    return session.date if today == session.last_day else today


def _write_ending(
    work: UnitOfWork,
    session: Session,
    headcount: int | NotGiven | None,
    note: str | None,
    minutes: Mapping[str, int],
) -> None:
    if headcount is not NOT_GIVEN:
        session = replace(session, paper_count=headcount)
    if note is not None:
        session = replace(session, note=clean(note))
    work.put(session)
    for given in work.find(VolunteerTime, session_id=session.id):
        work.put(replace(given, minutes=minutes.get(given.id, given.minutes)))


def _misplaced(work: UnitOfWork, held: Session, moved: Session) -> Problem | None:
    """What cannot be right about a session's new day and times; what it had before may stay."""
    before, now = ((each.date, each.start, each.end) for each in (held, moved))
    if now != before and moved.start is not None and moved.start == moved.end:
        return Problem("SESSION_NO_LENGTH", f"{moved.start:%H:%M}")
    there = work.find(Session, activity_id=held.activity_id, date=moved.date.isoformat())
    if now[:2] != before[:2] and any(
        each.start == moved.start for each in there if each.id != held.id
    ):
        return Problem("SESSION_THERE", moved.date.isoformat())
    return None


def _anybody(work: UnitOfWork, session: str) -> bool:
    """Whether anybody came, those who helped aside."""
    return any(
        (
            work.find(Attendance, session_id=session, status="present"),
            sum(count.n for count in work.find(Count, session_id=session)),
        )
    )


def _has_people(work: UnitOfWork, session: str) -> bool:
    return _anybody(work, session) or bool(work.find(VolunteerTime, session_id=session))
