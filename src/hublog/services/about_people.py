"""The list of everybody, and all about one person: when they came and when they helped."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from operator import attrgetter
from typing import NamedTuple

from hublog.domain.activities import Activity
from hublog.domain.facts import cards_handed_on, survivors
from hublog.domain.names import fold
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Session
from hublog.domain.volunteering import VolunteerTime
from hublog.services.ports import KnownPerson, Reader


class PersonRow(NamedTuple):
    """A line of the list of everybody; it can stand in a ``Directory`` too.

    ``status`` is active or archived; ``unfinished`` as in ``Person``; ``search`` holds everything
    ``matches`` looks at.
    """

    id: str
    known_as: str
    full_name: str
    also_known_as: tuple[str, ...]
    local_no: int | None
    status: str
    unfinished: bool
    visits: int
    last_seen: date | None
    other_cards: tuple[int, ...]
    search: str

    @property
    def name(self) -> str:
        """The fullest name the register holds."""
        return self.full_name or self.known_as

    @property
    def archived(self) -> bool:
        """Whether they were put away."""
        return self.status == "archived"

    @property
    def whole_only(self) -> bool:
        """In this list everybody is found by any part of their name."""
        return False

    def matches(self, text: str) -> bool:
        """Whether every word typed begins part of a name or a card number; nothing typed fits all."""
        padded = f" {self.search}"
        return all(f" {word}" in padded for word in fold(text).split())


@dataclass(frozen=True, slots=True)
class PastVisit:
    """A session somebody was present at; ``at`` is when they signed in, where that is known."""

    session_id: str
    date: date
    activity: str
    start: time | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class PastHelp:
    """Time somebody gave; ``activity`` and ``session_id`` are empty where it was at no session.

    ``minutes`` are ``None`` where nobody wrote them down.
    """

    date: date
    activity: str
    minutes: int | None
    kind: str
    session_id: str = ""


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """All about one person; visits and help newest first, and the names merged into theirs.

    ``first_visit`` is the earlier of what they said and what was recorded (domain.md, Words).
    """

    person: Person
    visits: tuple[PastVisit, ...]
    helped: tuple[PastHelp, ...]
    first_visit: date | None
    merged_names: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """How long they helped in all, as far as times were given."""
        return sum(each.minutes or 0 for each in self.helped)


def overview(reader: Reader) -> tuple[PersonRow, ...]:
    """Everybody active or archived, by name; a merged record counts for who stands for it."""
    known = {record.id: record for record in reader.known_people()}
    merged = {each.id: each for each in reader.find(Person, status="merged")}
    targets = {each.merged_into for each in merged.values() if each.merged_into is not None}
    stands_for = survivors({**reader.get_many(Person, targets), **merged})
    cards = cards_handed_on(merged.values(), stands_for)
    parts = {i: who for i in merged if (who := stands_for[i]) is not None and who in known}
    known |= _joined(reader, known, parts | {who: who for who in parts.values()})
    rows = [
        _row(record, cards.get(record.id, ()))
        for record in known.values()
        if record.status != "merged"
    ]
    return tuple(sorted(rows, key=attrgetter("search", "id")))


def unfinished(reader: Reader) -> tuple[PersonRow, ...]:
    """Those active of whom only a name is known, who came last first."""
    rows = (row for row in overview(reader) if row.unfinished and not row.archived)
    return tuple(
        sorted(rows, key=lambda row: (row.last_seen or date.min, row.local_no or 0), reverse=True)
    )


def details(reader: Reader, person: Person) -> PersonDetails:
    """All about a person who stands for themselves."""
    records = [person, *_merged_into(reader, person.id)]
    ids = [record.id for record in records]
    visits = _visits(reader, ids)
    told = [record.first_seen_on for record in records if record.first_seen_on is not None]
    names = {record.name: None for record in records[1:]}
    return PersonDetails(
        person,
        visits,
        _helped(reader, ids),
        min([*told, *(visit.date for visit in visits)], default=None),
        tuple(sorted(names, key=fold)),
    )


def _row(record: KnownPerson, other_cards: tuple[int, ...]) -> PersonRow:
    row_id, known_as, full_name, nicknames, card, status, _, unfinished, visits, seen = record
    further = " ".join((*nicknames, *map(str, other_cards)))
    search = fold(f"{full_name} {known_as} {'' if card is None else card} {further}")
    own = (row_id, known_as, full_name, nicknames, card, status, unfinished, visits, seen)
    return PersonRow(*own, other_cards, search)


def _joined(
    reader: Reader, known: Mapping[str, KnownPerson], whose: Mapping[str, str]
) -> dict[str, KnownPerson]:
    """Those who stand for several records, with the visits and answers of all of them."""
    visited: dict[str, dict[str, date]] = {who: {} for who in whose.values()}
    present = reader.find(Attendance, person_id=list(whose), status="present") if whose else []
    sessions = _living(reader, present)
    for visit in present:
        if visit.session_id in sessions:
            days = visited[whose[visit.person_id]]
            days[visit.session_id] = sessions[visit.session_id].date
    told = {who for record, who in whose.items() if not known[record].unfinished}
    return {
        who: known[who]._replace(
            visits=len(days),
            last_seen=max(days.values(), default=None),
            unfinished=who not in told,
        )
        for who, days in visited.items()
    }


def _merged_into(reader: Reader, person_id: str) -> list[Person]:
    """Every record merged into the person's, step by step."""
    found: dict[str, Person] = {}
    steps = {person_id}
    while steps:
        more = reader.find(Person, status="merged", merged_into=sorted(steps))
        steps = {each.id for each in more} - found.keys()
        found |= {each.id: each for each in more}
    return list(found.values())


def _visits(reader: Reader, ids: Collection[str]) -> tuple[PastVisit, ...]:
    present = reader.find(Attendance, person_id=ids, status="present")
    sessions = _living(reader, present)
    names = _activity_names(reader, sessions.values())
    visits = {
        session.id: PastVisit(
            session.id, session.date, names[session.activity_id], session.start, visit.at
        )
        for visit in present
        if (session := sessions.get(visit.session_id)) is not None
    }
    return tuple(
        sorted(visits.values(), key=lambda v: (v.date, str(v.start or ""), v.session_id))[::-1]
    )


def _helped(reader: Reader, ids: Collection[str]) -> tuple[PastHelp, ...]:
    times = reader.find(VolunteerTime, person_id=ids)
    sessions = reader.get_many(Session, {t.session_id for t in times if t.session_id is not None})
    names = _activity_names(reader, sessions.values())
    helped = [
        PastHelp(
            each.date,
            names[sessions[each.session_id].activity_id] if each.session_id else "",
            each.minutes,
            each.kind,
            each.session_id or "",
        )
        for each in sorted(times, key=attrgetter("date", "id"), reverse=True)
    ]
    return tuple(helped)


def _living(reader: Reader, present: Iterable[Attendance]) -> dict[str, Session]:
    sessions = reader.get_many(Session, {visit.session_id for visit in present})
    return {i: session for i, session in sessions.items() if session.alive}


def _activity_names(reader: Reader, sessions: Iterable[Session]) -> dict[str, str]:
    activities = reader.get_many(Activity, {session.activity_id for session in sessions})
    return {i: activity.name for i, activity in activities.items()}
