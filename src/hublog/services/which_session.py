"""Which session of an activity's day is meant, and which id one gets that is made."""

import datetime as dt

from hublog.domain.activities import Activity, Slot
from hublog.domain.sessions import Session, session_id
from hublog.services.ports import Reader


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
    held = reader.find(Session, activity_id=activity_id, date=day.isoformat())
    # A session that was moved keeps its id, so days and times are what tells one from another.
    fitting = [each for each in held if each.start == begins or start is None]
    if fitting:
        known = min(fitting, key=lambda s: (s.start != begins, s.status != "open", _place(s)))
        return known, known.status
    return (
        Session(
            id=_free_id(reader, activity_id, day, begins),
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


def _place(session: Session) -> tuple[str, str]:
    return str(session.start), session.id


def _free_id(reader: Reader, activity_id: str, day: dt.date, start: dt.time | None) -> str:
    """The id two laptops agree on, unless a session that was moved elsewhere took it along."""
    wanted, number = session_id(activity_id, day, start), 1
    while (held := reader.get(Session, wanted)) is not None and held.alive:
        number += 1
        wanted = session_id(activity_id, day, start, number)
    return wanted


def _slot(activity: Activity, day: dt.date, start: dt.time | None) -> Slot | None:
    slots = activity.slots_on(day)
    if start is None:
        return slots[0] if slots else None
    return next((slot for slot in slots if slot.start == start), None)
