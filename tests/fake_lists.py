"""The lists of people that a register in memory gives, the slow and plain way."""

from datetime import date
from operator import attrgetter
from typing import Protocol

from hublog.domain import facts
from hublog.domain.people import Person
from hublog.domain.records import R
from hublog.domain.sessions import Attendance, Session
from hublog.services.ports import KnownPerson, ListedPerson


class Finder(Protocol):
    """What the lists are made from."""

    def find(self, kind: type[R], **wanted: object) -> list[R]: ...


def listed_people(reader: Finder) -> list[ListedPerson]:
    stands_for = facts.survivors({each.id: each for each in reader.find(Person)})
    last: dict[str | None, date] = {}
    for person, days in days_present(reader).items():
        who = stands_for.get(person)
        last[who] = max(last.get(who, days[0]), *days)
    cards = facts.cards_handed_on(reader.find(Person, status="merged"), stands_for)
    own = attrgetter("id", "known_as", "full_name", "also_known_as", "local_no")
    return [
        ListedPerson(*own(p), last.get(p.id), cards.get(p.id, ()), p.status == "archived")
        for p in reader.find(Person, status={"active", "archived"})
    ]


def known_people(reader: Finder) -> list[KnownPerson]:
    days = days_present(reader)
    own = attrgetter(
        *("id", "known_as", "full_name", "also_known_as", "local_no"),
        *("status", "merged_into", "unfinished"),
    )
    return [
        KnownPerson(*own(p), len(days.get(p.id, ())), max(days.get(p.id, ()), default=None))
        for p in reader.find(Person)
        if p.status != "forgotten"
    ]


def days_present(reader: Finder) -> dict[str, list[date]]:
    sessions = {each.id: each for each in reader.find(Session)}
    days: dict[str, list[date]] = {}
    for visit in reader.find(Attendance, status="present"):
        if visit.session_id in sessions:
            days.setdefault(visit.person_id, []).append(sessions[visit.session_id].date)
    return days
