"""After journals were joined or taken apart: what lives never names what is gone."""

from collections.abc import Collection
from dataclasses import replace

from hublog.domain.journal import RowKey
from hublog.domain.people import Person
from hublog.domain.records import KINDS, Record
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Attendance, Count, Session, attendance_id
from hublog.domain.volunteering import VolunteerTime
from hublog.services.ports import Reader, UnitOfWork

_PRESENT, MOVED = "present", "moved"
"""What a row of attendance that is gone says where its session was joined to another one."""


def ground(work: UnitOfWork, touched: Collection[RowKey]) -> None:
    """Bring back whatever a living row names, and move what stands at a session that was joined.

    Two laptops that know the same come to the same rows.
    """
    _settle_joined(work, [row_id for table, row_id in touched if table == "session"])
    _settle_merged(work, [row_id for table, row_id in touched if table == "person"])
    while gone := work.groundless():
        for table, row_id in gone:
            record = work.get(KINDS[table], row_id)
            if record is not None and not _moved_on(work, record):
                work.put(replace(record, alive=True))


def stays_for(reader: Reader, session: Session) -> Session:
    """The session that one stands for, step by step; of a circle the one of the smallest id."""
    passed = {session.id: session}
    while session.joined_to is not None and not session.alive:
        found = reader.get(Session, session.joined_to)
        if found is None:
            return session
        if found.id in passed:
            return passed[min(passed)]
        passed[found.id] = session = found
    return session


def move_all(work: UnitOfWork, gone: str, stays: str) -> None:
    """What was written down at one session stands at the other; whoever came to both came once."""
    for attendance in work.find(Attendance, session_id=gone):
        _move_attendance(work, attendance, stays)
    work.put_all(replace(each, session_id=stays) for each in work.find(Count, session_id=gone))
    work.put_all(
        replace(each, session_id=stays) for each in work.find(VolunteerTime, session_id=gone)
    )
    work.put_all(replace(each, session_id=stays) for each in work.find(Referral, session_id=gone))


def _move_attendance(work: UnitOfWork, row: Attendance, stays: str) -> None:
    moved = replace(row, id=attendance_id(stays, row.person_id), session_id=stays)
    held = work.get(Attendance, moved.id)
    # Whoever is said to have come at one of the two has come.
    came = row.status == _PRESENT
    if held is None or not held.alive or (came and held.status != _PRESENT):
        work.put(moved)
    else:
        last = _last_of(held, row)
        work.put(replace(held, left_at=last.left_at, left_with=last.left_with))
    left = MOVED if came else row.status
    work.put(replace(row, alive=False, status=left))


def _last_of(held: Attendance, row: Attendance) -> Attendance:
    """Which of two visits that are one says how it ended: who left by either left, unless they came again."""
    gone = held if str(held.left_at or "") >= str(row.left_at or "") else row
    if gone.left_at is None:
        return held
    other = row if gone is held else held
    again = other.left_at is None and other.at is not None and other.at > gone.left_at
    return other if again else gone


def _bring_back_moved(work: UnitOfWork, session_id: str) -> None:
    """Whoever had been moved away from that session is back: each laptop moved them to the other one."""
    naming = work.naming({("session", session_id)})
    ids = sorted(row_id for (table, row_id), _ in naming if table == "attendance")
    work.put_all(
        replace(each, alive=True, status=_PRESENT)
        for each in work.get_many(Attendance, ids).values()
        if each.status == MOVED
    )


def _settle_joined(work: UnitOfWork, session_ids: Collection[str]) -> None:
    for session in work.get_many(Session, session_ids).values():
        end = stays_for(work, session)
        if not end.alive and end.joined_to is not None:
            # Each laptop joined them the other way round.
            work.put(replace(end, alive=True, joined_to=None))
            _bring_back_moved(work, end.id)
        if end.id != session.id:
            move_all(work, session.id, end.id)


def _settle_merged(work: UnitOfWork, person_ids: Collection[str]) -> None:
    """Where each laptop said that the other one's is the person who stays, the smallest id does."""
    for merged in work.get_many(Person, person_ids).values():
        passed: dict[str, Person] = {}
        person: Person | None = merged
        while person is not None and person.merged_into and person.id not in passed:
            passed[person.id] = person
            person = work.get(Person, person.merged_into)
        if person is not None and person.id in passed:
            ids = list(passed)
            stays = passed[min(ids[ids.index(person.id) :])]
            work.put(replace(stays, status="active", merged_into=None))


def _moved_on(work: UnitOfWork, record: Record) -> bool:
    """Whether what names a session that is gone was moved to the one it was joined to."""
    if not isinstance(record, Session):
        return False
    end = stays_for(work, record)
    if end.id == record.id or not end.alive:
        return False
    move_all(work, record.id, end.id)
    return True
