"""What is still told of the care of children, in the register or only in its journal, and when it goes."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from hublog.domain.activities import Activity
from hublog.domain.care import KEPT_WEEKS, Care, kept_until
from hublog.domain.children import FOR_CHILDREN
from hublog.domain.people import Person
from hublog.domain.records import TABLES
from hublog.domain.sessions import Attendance, Session
from hublog.services.care_records import LEFT_WITH, TOLD, still_told
from hublog.services.ports import Reader
from hublog.services.who_came import Identities, identities

DAY_CHOSEN = "day_chosen"
"""Stands in what an action is about that gave a care record another day than the usual one."""


@dataclass(frozen=True, slots=True)
class DueCare:
    """Somebody of whom something is to be deleted: care ``notes``, who ``collected`` them, or both.

    ``came`` is when they came last, ``None`` where they do not come any more.
    """

    person_id: str
    name: str
    delete_on: date
    notes: bool
    collected: bool
    came: date | None = None


def due(reader: Reader, day: date) -> tuple[DueCare, ...]:
    """Those of whom something is to be deleted by that day, the longest overdue first.

    Nobody who still comes, unless somebody chose the day.
    """
    noted = reader.get_many(Care, still_told(reader, TABLES[Care], TOLD)).values()
    left = still_told(reader, TABLES[Attendance], [LEFT_WITH])
    visits = reader.get_many(Attendance, left).values()
    named = {each.person_id for each in noted} | {each.person_id for each in visits}
    known = identities(reader, named)
    cares: defaultdict[str, list[Care]] = defaultdict(list)
    for care in noted:
        cares[known.end(care.person_id)].append(care)
    kept = _kept_until(reader, known, visits)
    until = {who: _until(cares.get(who, ()), kept.get(who, ()), day) for who in cares.keys() | kept}
    going = {who: last for who, last in until.items() if last <= day}
    come = _came_last(reader, known, going, day)
    counts = [c for who in come for c in cares.get(who, ()) if c.delete_on == until[who]]
    chosen = {known.end(each) for each in _day_chosen(reader, counts)}
    people = reader.get_many(Person, going)
    found = [
        DueCare(who, people[who].name, last, who in cares, who in kept, come.get(who))
        for who, last in going.items()
        if who not in come or who in chosen
    ]
    return tuple(sorted(found, key=lambda each: (each.delete_on, each.name, each.person_id)))


def goes_on(reader: Reader, person_id: str, noted: date | None, today: date) -> date | None:
    """The day on which somebody's notes are due as it is today: later than noted while they come."""
    known = identities(reader, {person_id})
    rows = reader.find(Care, person_id=known.records({person_id}), delete_on=str(noted))
    came = _came_last(reader, known, {person_id}, today).get(person_id)
    if noted is None or came is None or _day_chosen(reader, rows):
        return noted
    return max(noted, kept_until(came))


def _kept_until(
    reader: Reader, known: Identities, visits: Collection[Attendance]
) -> dict[str, list[date]]:
    """How long it is kept who collected each child, visit by visit."""
    sessions = reader.get_many(Session, {each.session_id for each in visits})
    kept: defaultdict[str, list[date]] = defaultdict(list)
    for visit in visits:
        last = sessions[visit.session_id].last_day
        kept[known.end(visit.person_id)].append(kept_until(last))
    return kept


def _until(cares: Iterable[Care], kept: Iterable[date], day: date) -> date:
    """The day of the notes that stand; else the last one of all that was taken back or emptied."""
    stand = [each.delete_on or day for each in cares if each.alive and not each.says_nothing]
    return max(stand or [*(each.delete_on or day for each in cares), *kept])


def _came_last(
    reader: Reader, known: Identities, people: Collection[str], day: date
) -> dict[str, date]:
    """When each of these people came to an activity for children last, less than six weeks ago."""
    ours = {each.id for each in reader.find(Activity, age_group=FOR_CHILDREN)}
    lately = reader.sessions_between(day - timedelta(weeks=KEPT_WEEKS), date.max)
    days = {s.id: s.last_day for s in lately if s.activity_id in ours}
    held = [each for each, last in days.items() if kept_until(last) > day]
    came: dict[str, date] = {}
    for session, person, _ in reader.present_at(held):
        if (who := known.end(person)) in people:
            came[who] = max(days[session], came.get(who, date.min))
    return came


def _day_chosen(reader: Reader, cares: Collection[Care]) -> set[str]:
    """Whose care record goes on a day that somebody chose."""
    days = {each.id: each for each in cares if each.delete_on}
    written = [c for c in reader.changes_writing(TABLES[Care], ["delete_on"]) if c.row_id in days]
    actions = {stamp: reader.action(stamp) for stamp in {each.stamp for each in written}}
    return {
        days[each.row_id].person_id
        for each in written
        if (action := actions[each.stamp]) and DAY_CHOSEN in action.about
        if str(days[each.row_id].delete_on) == each.after["delete_on"]
    }
