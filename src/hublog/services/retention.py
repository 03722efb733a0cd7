"""Those whose time is over: shown month by month, and kept for a reason or forgotten, never silently."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hublog.domain.acceptances import Acceptance, acceptance_id, reason_fault
from hublog.domain.keeping import KEEP, is_due, kept_longer
from hublog.domain.names import clean
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.rights import FORGET, Request
from hublog.domain.volunteering import VolunteerTime
from hublog.services.about_people import overview
from hublog.services.changed import Changed
from hublog.services.copying import copy_before
from hublog.services.forget import empty, records_of
from hublog.services.hub import the_hub
from hublog.services.large_reads import no_looking_for_garbage
from hublog.services.moments import moment
from hublog.services.people import IN_THE_LIST, standing_for
from hublog.services.ports import Clock, Reader, Store
from hublog.services.who_came import identities

CAME, HELPED, ADDED = "came", "helped", "added"


@dataclass(frozen=True, slots=True)
class DuePerson:
    """Somebody whose time is over: when they were here last, and whether they came, helped or were added."""

    id: str
    name: str
    visits: int
    last: date
    how: str


class Retention:
    """Use cases about those who are due to be forgotten."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def due(self) -> tuple[DuePerson, ...]:
        """Whose time is over, who was here longest ago first; whom somebody keeps is left out.

        So is whoever waits for an answer, lest what they asked goes with them unread.
        """
        today = self._clock.now().date()
        with no_looking_for_garbage(), self._store.reading() as reader:
            months = the_hub(reader).keep_months
            added = {who: moment(stamp).date() for stamp, who in reader.makings("person")}
            given = reader.find(VolunteerTime)
            held = {each.date for each in reader.sessions_between(date.min, today)}
            known = held.union(added.values(), (each.date for each in given))
            if not any(is_due(day, months, today) for day in known):
                return ()  # a young register is not looked through, since Today asks again and again
            kept = kept_longer(reader.find(Acceptance, rule=KEEP), today)
            everybody = _everybody(reader, added, given)
            kept |= _waiting(reader)
        due = [each for each in everybody if is_due(each.last, months, today)]
        left = (each for each in due if each.id not in kept)
        return tuple(sorted(left, key=lambda each: (each.last, each.name, each.id)))

    def keep(self, actor: str, person_ids: Collection[str], reason: str) -> Changed | Problem:
        """Keep these people for another year, and say why.

        Problems: NOBODY_CHOSEN, NO_SUCH_PERSON, REASON_NEEDED, REASON_TOO_LONG.
        """
        said = clean(reason)
        wrong = reason_fault(said)
        if wrong is not None:
            return wrong
        today = self._clock.now().date()
        with self._store.writing(actor, "kept_people") as work:
            people = _chosen(work, person_ids)
            if isinstance(people, Problem):
                return people
            work.put_all(
                Acceptance(
                    id=acceptance_id(KEEP, person.id),
                    rule=KEEP,
                    subject=person.id,
                    evidence="",
                    reason=said,
                    accepted_by=actor,
                    accepted_on=today,
                )
                for person in people
            )
            return work.commit({"n": len(people)})

    def forget(
        self, actor: str, person_ids: Collection[str], *, without_copy: bool = False
    ) -> Changed | Problem:
        """Forget these people in one action, as ``Forget.person`` forgets one.

        Problems: NOBODY_CHOSEN, NO_SUCH_PERSON, COPY_FIRST.
        """
        with self._store.reading() as reader:
            chosen = _chosen(reader, person_ids)
        if isinstance(chosen, Problem):
            return chosen
        wrong = None if without_copy else copy_before(self._store, self._clock, "forget")
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "forgot") as work:
            records = records_of(work, *(person.id for person in chosen))
            empty(work, records, self._clock.now().date())
            return work.commit()


def _chosen(reader: Reader, person_ids: Collection[str]) -> list[Person] | Problem:
    people: dict[str, Person] = {}
    for each in person_ids:
        person = standing_for(reader, each, IN_THE_LIST)
        if isinstance(person, Problem):
            return person
        people[person.id] = person
    return list(people.values()) or Problem("NOBODY_CHOSEN")


def _everybody(
    reader: Reader, added: Mapping[str, date], given: Collection[VolunteerTime]
) -> list[DuePerson]:
    """When everybody was here last, merges followed; who never was, when they were written down."""
    rows = overview(reader)
    known = identities(reader, {*added, *(each.person_id for each in given)})
    helped = _last((known.end(each.person_id), each.date) for each in given)
    written = _last((known.end(record), day) for record, day in added.items())
    found = []
    for row in rows:
        here = ((row.last_seen, CAME), (helped.get(row.id), HELPED))
        days = [(day, how) for day, how in here if day is not None]
        last, how = max(days, default=(written.get(row.id, date.min), ADDED))
        found.append(DuePerson(row.id, row.name, row.visits, last, how))
    return found


def _waiting(reader: Reader) -> frozenset[str]:
    """Those who asked for something that nobody answered yet, but for being forgotten."""
    asked = [each for each in reader.find(Request, answered_on=None) if each.kind != FORGET]
    people = {each.person_id for each in asked if each.person_id}
    known = identities(reader, people)
    return frozenset(map(known.end, people))


def _last(days: Iterable[tuple[str, date]]) -> dict[str, date]:
    """The last day of each person."""
    last: dict[str, date] = {}
    for who, day in days:
        last[who] = max(last.get(who, day), day)
    return last
