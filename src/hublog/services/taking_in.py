"""Works out which records a brought-in register becomes, beside what the hub has already."""

import datetime as dt
from collections import Counter as Tally
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hublog.domain.activities import Activity, short_code
from hublog.domain.journal import Stamp
from hublog.domain.names import clean, fold, shortened
from hublog.domain.records import TABLES, Record
from hublog.domain.registers.doubles import Double
from hublog.domain.registers.found import STEP
from hublog.domain.registers.reading import Line, Reading
from hublog.domain.sessions import (
    Attendance,
    Count,
    Session,
    attendance_id,
    brought_in_id,
    session_id,
)
from hublog.domain.volunteering import VolunteerTime
from hublog.services.known_people import Known, KnownPeople
from hublog.services.ports import Ids, Reader


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that the register cannot take; ``reason`` is a key of ``bring_in.left_out_reason``."""

    row: int
    day: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be written, and how the file's people stand to the register's.

    ``new_people`` are not in the register now: those never met, and those that were taken back.

    ``as_of`` is the latest action the plan knows of. ``records`` are in an order in which each
    comes after those it names.
    """

    records: tuple[Record, ...]
    new_people: int
    matched_people: int
    forgotten_people: int
    doubles: tuple[Double, ...]
    new_activities: tuple[str, ...]
    refused: tuple[Refused, ...]
    as_of: Stamp | None

    @property
    def changes(self) -> Mapping[str, int]:
        """How many rows of each table would be written."""
        return dict(Tally(TABLES[type(record)] for record in self.records))


def plan(
    reader: Reader,
    reading: Reading,
    ids: Ids,
    today: dt.date,
    activity_type: str,
    tick: Callable[[int], None] | None = None,
) -> Plan:
    """Work out what bringing the reading in would write; nothing where all of it is there.

    ``tick`` is called now and then with the number of lines taken; it may raise to stop.
    """
    people = KnownPeople(reader, reading, ids)
    facts = _Facts(reader, today, activity_type)
    for number, line in enumerate(reading.lines):
        if tick is not None and not number % STEP:
            tick(number)
        facts.take(line, people.who[line.who] if line.who is not None else None)
    latest = reader.latest_actions(1)
    return Plan(
        (*facts.activities, *people.people, *people.keys, *facts.records()),
        people.taken_in,
        len(reading.people) - people.taken_in,
        people.forgotten,
        people.doubles(),
        tuple(each.name for each in facts.activities if each.name),
        tuple(facts.refused),
        latest[0].stamp if latest else None,
    )


class _Facts:
    """Sessions and what happened at them, each beside the one the register holds."""

    def __init__(self, reader: Reader, today: dt.date, activity_type: str) -> None:
        self._reader = reader
        self._today = today
        self._type = activity_type
        self.activities: list[Activity] = []
        self.refused: list[Refused] = []
        held = reader.find(Activity)
        self._short_codes = {each.short_code for each in held}
        self._by_name = {fold(each.short_code): each for each in held} | {
            fold(each.name): each for each in held
        }
        self._meant: dict[str, Activity] = {}
        self._sessions: dict[tuple[str, dt.date, dt.time | None], Session] = {}
        self._held: dict[str, dict[dt.date, list[Session]]] = {}
        self._was: dict[str, Session | None] = {}
        self._attendances: dict[tuple[str, str], tuple[dt.datetime | None, Known]] = {}
        self._counts: dict[str, Count] = {}
        self._times: dict[str, VolunteerTime] = {}
        self._running: Tally[tuple[str, ...]] = Tally()

    def take(self, line: Line, who: Known | None) -> None:
        """Take one line of the register."""
        if line.day > self._today and line.status != "planned":
            self.refused.append(Refused(line.row, line.day, "in_future"))
            return
        if line.helped:
            self._take_time(line, who, self._session(line) if line.activity else None)
            return
        session = self._session(line)
        happened = who is not None or line.counted
        if happened and session.status == "cancelled":
            self.refused.append(Refused(line.row, line.day, "session_cancelled"))
        elif who is not None:
            self._attendances.setdefault((session.id, who.original), (line.at, who))
        elif line.counted:
            made = self._running_id("count", session.id, line.band)
            self._counts[made] = Count(
                id=made,
                session_id=session.id,
                age_band=line.band,
                n=line.counted,
                first_time_n=line.first_time,
            )

    def records(self) -> list[Record]:
        """What differs from the register, sessions first."""
        reader = self._reader
        sessions = {each.id: each for each in self._sessions.values()}
        records: list[Record] = [each for each in sessions.values() if each != self._was[each.id]]
        known = {i for i, was in self._was.items() if was is not None}
        records += self._new_attendances(known)
        counts = reader.get_many(
            Count, [i for i, each in self._counts.items() if each.session_id in known]
        )
        records += [each for i, each in self._counts.items() if _differs(each, counts.get(i))]
        times = reader.get_many(VolunteerTime, list(self._times))
        for i, time in self._times.items():
            held = times.get(i)
            if held is None or not held.alive or held.minutes != time.minutes:
                again = None if held is None else replace(held, minutes=time.minutes, alive=True)
                records.append(again or time)
        return records

    def _new_attendances(self, known: set[str]) -> list[Record]:
        """Those not there yet, written down for whoever stands for the person today."""
        asked = {
            attendance_id(session, person)
            for (session, _), (_, who) in self._attendances.items()
            if session in known
            for person in {who.original, who.today}
        }
        held = self._reader.get_many(Attendance, asked) if asked else {}
        fresh: dict[str, Record] = {}
        for (session, original), (at, who) in self._attendances.items():
            person, made = original, attendance_id(session, original)
            if who.today != original and made not in held:
                person, made = who.today, attendance_id(session, who.today)
            there = held.get(made)
            if there is None:
                fresh.setdefault(
                    made, Attendance(id=made, session_id=session, person_id=person, at=at)
                )
            elif not there.alive:
                fresh[made] = replace(there, status="present", alive=True)
        return list(fresh.values())

    def _take_time(self, line: Line, who: Known | None, session: Session | None) -> None:
        if who is None:
            return
        at = session.id if session else ""
        made = self._running_id("time", who.original, line.day.isoformat(), at)
        self._times[made] = VolunteerTime(
            id=made,
            person_id=who.today,
            date=line.day,
            session_id=at or None,
            minutes=line.minutes,
        )

    def _running_id(self, *parts: str) -> str:
        """The same id for the same fact of the same file: its place among those alike."""
        self._running[parts] += 1
        return brought_in_id(*parts, str(self._running[parts]))

    def _session(self, line: Line) -> Session:
        activity = self._activity(line.activity)
        key = (activity.id, line.day, line.start)
        session = self._sessions.get(key)
        if session is None:
            session = self._sessions[key] = self._found_or_made(activity, line)
        elif session.status != "closed" and line.status == "closed" and self._is_new(session):
            session = self._sessions[key] = replace(session, status="closed", cancel_reason=None)
        return session

    def _is_new(self, session: Session) -> bool:
        was = self._was[session.id]
        return was is None or was.status == "planned" or not was.alive

    def _activity(self, name: str) -> Activity:
        if name not in self._meant:
            self._meant[name] = self._found_or_new(name)
        return self._meant[name]

    def _found_or_new(self, name: str) -> Activity:
        """The activity of that name, or the one an earlier file made, whatever its name today."""
        made = brought_in_id("activity", fold(name))
        activity = self._by_name.get(fold(name)) or self._reader.get(Activity, made)
        if activity is not None and activity.alive:
            return activity
        code = short_code(name, self._short_codes)
        self._short_codes.add(code)
        activity = Activity(id=made, name=shortened(clean(name)), type=self._type, short_code=code)
        self._by_name[fold(name)] = activity
        self.activities.append(activity)
        return activity

    def _found_or_made(self, activity: Activity, line: Line) -> Session:
        """The register's session of that day, else a new one by timetable and file."""
        slots = activity.slots_on(line.day)
        fitting = [slot for slot in slots if line.start in (None, slot.start)]
        slot = fitting[0] if fitting else None
        start = line.start or (slot.start if slot else None)
        made = Session(
            id=session_id(activity.id, line.day, start),
            activity_id=activity.id,
            date=line.day,
            start=start,
            end=line.end or (slot.end if slot else None),
            status=line.status,
            cancel_reason=line.cancel_reason,
            type=activity.type,
            place_id=activity.place_id,
            conditions=activity.conditions_on(line.day),
            source="import",
            entered_on=None if line.status == "planned" else self._today,
        )
        there = self._there(made, any_start=line.start is None)
        self._was[(there or made).id] = there
        if there is None or not there.alive:
            return made
        if there.status == "planned" and made.status != "planned":
            return replace(made, id=there.id, start=there.start, end=there.end)
        return there

    def _there(self, made: Session, *, any_start: bool) -> Session | None:
        """As the desk finds it: the same start, else any session of that day if none was given."""
        if made.activity_id not in self._held:
            days = self._held[made.activity_id] = {}
            for each in self._reader.find(Session, activity_id=made.activity_id):
                days.setdefault(each.date, []).append(each)
        that_day = self._held[made.activity_id].get(made.date, [])
        same = [each for each in that_day if each.id == made.id or any_start]
        if same:
            return min(
                same, key=lambda s: (s.id != made.id, s.status != "open", str(s.start), s.id)
            )
        return self._reader.get(Session, made.id)


def _differs(count: Count, held: Count | None) -> bool:
    return held is None or not held.alive or replace(count, at=held.at) != held
