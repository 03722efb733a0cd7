"""Opening, finishing and cancelling sessions."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hublog.domain.activities import Activity, Slot
from hublog.domain.codes import CodeLists
from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance, Count, Session, session_id
from hublog.domain.volunteering import LONGEST_MINUTES, VolunteerTime
from hublog.services.changed import Changed
from hublog.services.ports import Clock, Reader, Store, UnitOfWork

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
        headcount: int | None = None,
        note: str | None = None,
        nobody_came: bool = False,
        minutes: Mapping[str, int] | None = None,
    ) -> Changed | Problem:
        """Close a session, in one action with what is told at its end.

        ``headcount`` is what somebody counted by eye (DQ09), ``nobody_came`` says that an empty
        session was one (DQ07) and means nothing where somebody is recorded; ``minutes`` are given
        by ``Helper.id``. Problems: SESSION_NOT_OPEN, NOTE_TOO_LONG, HEADCOUNT_RANGE, MINUTES_RANGE.
        """
        wrong = wrong_ending(headcount, note, minutes or {})
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "finished_session") as work:
            held = work.get(Session, session)
            if held is None or not held.alive or held.status != "open":
                return Problem("SESSION_NOT_OPEN")
            entered = held.entered_on or day_entered(held, self._clock.now().date())
            empty = nobody_came and not _anybody(work, session)
            closed = replace(held, status="closed", entered_on=entered, nobody_came=empty)
            if headcount is not None:
                closed = replace(closed, paper_count=headcount)
            if note is not None:
                closed = replace(closed, note=clean(note))
            work.put(closed)
            for given in work.find(VolunteerTime, session_id=session):
                work.put(replace(given, minutes=(minutes or {}).get(given.id, given.minutes)))
            return work.commit({"session": session})

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
    headcount: int | None, note: str | None, minutes: Mapping[str, int]
) -> Problem | None:
    """What cannot be right at a session's end: HEADCOUNT_RANGE, NOTE_TOO_LONG or MINUTES_RANGE."""
    if headcount is not None and not 0 <= headcount <= MOST_PEOPLE:
        return Problem("HEADCOUNT_RANGE", str(headcount), {"most": MOST_PEOPLE})
    if note is not None and len(clean(note)) > LONGEST_NOTE:
        return Problem("NOTE_TOO_LONG", "", {"most": LONGEST_NOTE})
    beyond = next((n for n in minutes.values() if not 0 < n <= LONGEST_MINUTES), None)
    return None if beyond is None else Problem("MINUTES_RANGE", str(beyond))


def day_entered(session: Session, today: dt.date) -> dt.date:
    """The day its facts reached the register; a night's session is not late after midnight."""
    return session.date if today == session.last_day else today


def session_of_day(
    reader: Reader, activity_id: str, day: dt.date, start: dt.time | None
) -> tuple[Session, str]:
    """The session meant, and its status in the register, empty where it is not there (any more).

    One that came in without a time, or that ran at another time than planned, is that day's
    session too, unless a start is asked for.
    """
    activity = reader.get(Activity, activity_id)
    if activity is None:
        raise LookupError(activity_id)
    slot = _slot(activity, day, start)
    begins = start or (slot.start if slot else None)
    wanted = session_id(activity_id, day, begins)
    held = {
        each.id: each
        for each in reader.find(Session, activity_id=activity_id, date=day.isoformat())
    }
    known = held.get(wanted)
    if known is None and held and start is None:
        known = min(
            held.values(), key=lambda each: (each.status != "open", str(each.start), each.id)
        )
    if known is not None:
        return known, known.status
    return (
        Session(
            id=wanted,
            activity_id=activity_id,
            date=day,
            start=begins,
            end=slot.end if slot else None,
            type=activity.type,
            place_id=activity.place_id,
            conditions=activity.conditions_on(day),
        ),
        "",
    )


def _slot(activity: Activity, day: dt.date, start: dt.time | None) -> Slot | None:
    slots = activity.slots_on(day)
    if start is None:
        return slots[0] if slots else None
    return next((slot for slot in slots if slot.start == start), None)


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
