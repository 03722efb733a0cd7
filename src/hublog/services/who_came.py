"""Who came to a few sessions, merges followed, without working through every fact of the hub."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from hublog.domain.facts import Visit, last_of_merges
from hublog.domain.ledger import Turnout, turnouts
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Count
from hublog.services.ports import Reader

_NOT_THEMSELVES = ("forgotten", "merged")


@dataclass(frozen=True, slots=True)
class Identities:
    """Whom the records of some people stand for today.

    ``gone`` are the records merged or forgotten, ``ends`` the last of the chain of merges of each.
    """

    gone: Mapping[str, Person]
    ends: Mapping[str, str]

    def end(self, person_id: str) -> str:
        """The record that stands for that one, forgotten or not."""
        return self.ends.get(person_id, person_id)

    def named(self, person_id: str) -> str | None:
        """The same, none where the person is forgotten."""
        end = self.end(person_id)
        held = self.gone.get(end)
        return None if held is not None and held.status == "forgotten" else end

    def records(self, person_ids: Collection[str]) -> frozenset[str]:
        """All records that these people stand for, their own among them."""
        return frozenset(person_ids).union(
            each for each, end in self.ends.items() if end in person_ids
        )


def identities(reader: Reader, person_ids: Collection[str]) -> Identities:
    """Whom these records stand for, and every other record merged with one of them."""
    gone: dict[str, Person] = {}
    asked: set[str] = set()
    wanted = set(person_ids)
    while wanted:
        found = [
            *reader.find(Person, id=wanted, status=_NOT_THEMSELVES),
            *reader.find(Person, merged_into=wanted),
        ]
        gone |= {person.id: person for person in found}
        asked |= wanted
        wanted = {each for p in found for each in (p.id, p.merged_into) if each} - asked
    if not gone:
        return Identities({}, {})
    stay = reader.get_many(Person, {p.merged_into or p.id for p in gone.values()})
    return Identities(gone, last_of_merges({**stay, **gone}))


def turnouts_at(reader: Reader, session_ids: Collection[str]) -> dict[str, Turnout]:
    """Who was at these sessions, as every figure counts them; those with nobody are left out."""
    if not session_ids:
        return {}
    present = reader.present_at(session_ids)
    known = identities(reader, {person for _, person, _ in present})
    visits = {
        (session, known.end(person)): Visit(session, known.named(person), attendance)
        for session, person, attendance in present
    }
    return turnouts(visits.values(), reader.find(Count, session_id=session_ids))


def came_back(reader: Reader, session_id: str, person_id: str) -> list[Attendance]:
    """Where somebody left a session, under whichever of their records, as if they had not."""
    left = reader.left_from(session_id)
    known = identities(reader, {each.person_id for each in left})
    theirs = [each for each in left if known.end(each.person_id) == person_id]
    return [replace(each, left_at=None, left_with="") for each in theirs]


def came_before(
    reader: Reader, known: Identities, people: Mapping[str, Person], day: date
) -> frozenset[str]:
    """Those of these people who came before that day, by the register or by what they said.

    ``people`` stand for themselves, and ``known`` holds the records merged into them. The rule of
    first visits (domain.md, Words), for some people only.
    """
    records = known.records(people.keys())
    told = {
        known.end(who)
        for who in records
        if (since := (people.get(who) or known.gone[who]).first_seen_on) and since < day
    }
    return frozenset(told.union(map(known.end, reader.seen_before(records, day))))
