"""Finds what is open after two laptops were brought together, worked out anew from the register."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from hublog.domain.acceptances import Acceptance, acceptance_id
from hublog.domain.activities import Activity
from hublog.domain.journal import Cell, Change, Stamp
from hublog.domain.laptops import SAME_OR_NOT, SETTLED, TAKE_AWAY, Laptop, pair_of
from hublog.domain.people import Person
from hublog.domain.records import KINDS, to_values
from hublog.domain.sessions import Count, Session
from hublog.domain.two_answers import TwoValues, answered_twice
from hublog.domain.versions import ReturnVersion
from hublog.services.forget_again import tombstones
from hublog.services.laptop_asked import (
    About,
    BelowZero,
    CardTwice,
    PersonSeen,
    Questions,
    SessionSeen,
    Side,
    TwoAnswers,
    TwoPeople,
    TwoSessions,
    VersionsTwice,
)
from hublog.services.ports import Clock, Reader

_IN_THE_LIST = ("active", "archived")


def versions_answer(month: str, number: int) -> str:
    """The id of the word that two versions of one number are known to have been sent."""
    return acceptance_id("TWO_VERSIONS", f"{month}|{number}")


def without_taken_back(reader: Reader, changes: list[Change]) -> list[Change]:
    """The changes without every choice that was taken back, so that its question is asked again.

    Once somebody has changed the field since, that is an answer too, and all of it counts.
    """
    written = {change.stamp for change in changes}
    gone: set[Stamp] = set()
    for chosen, undoings in reader.undoings().items() if written else ():
        action = reader.action(chosen) if chosen in written else None
        if action is not None and action.kind == SETTLED and reader.was_undone(chosen):
            gone |= {chosen, *undoings}
    left = [change for change in changes if change.stamp not in gone]
    seen = {text for each in left for stamps in each.base.values() for text in stamps.split()}
    return changes if seen & {str(stamp) for stamp in gone} else left


def questions(reader: Reader, clock: Clock, device: str) -> Questions:
    """Everything that is open on the laptop of that id."""
    return _Asking(reader, clock, device).all()


class _Asking:
    """One look at the register."""

    def __init__(self, reader: Reader, clock: Clock, device: str) -> None:
        self._reader = reader
        self._clock = clock
        self._device = device

    def all(self) -> Questions:
        doubts = self._reader.doubts()
        return Questions(
            tuple(self._answers()),
            tuple(self._sessions([(d.one, d.other) for d in doubts if d.table == "session"])),
            tuple(self._people([(d.one, d.other) for d in doubts if d.table == "person"])),
            tuple(self._cards()),
            tuple(self._versions()),
            tuple(self._below_zero()),
        )

    @cached_property
    def _laptops(self) -> Mapping[str, str]:
        return {each.id: each.name for each in self._reader.find(Laptop)}

    @cached_property
    def _visits(self) -> Mapping[str, int]:
        return {each.id: each.visits for each in self._reader.known_people()}

    @cached_property
    def _activities(self) -> Mapping[str, str]:
        return {each.id: each.name for each in self._reader.find(Activity)}

    def _answers(self) -> Iterator[TwoAnswers]:
        changes = without_taken_back(self._reader, self._reader.written_on_several())
        if not changes:
            return
        asked = answered_twice(changes, (), tombstones(self._reader))
        actions = {
            cell.stamp: self._reader.action(cell.stamp)
            for each in asked
            for cell in (*each.counts, *each.other)
        }
        taking = {s for s, action in actions.items() if action and action.kind in TAKE_AWAY}
        for each in answered_twice(changes, taking, tombstones(self._reader)):
            about = self._about(each)
            if about is not None:
                yield TwoAnswers(each, about, self._side(each.counts), self._side(each.other))

    def _side(self, cells: Collection[Cell]) -> Side:
        stamp = max(cell.stamp for cell in cells)
        action = self._reader.action(stamp)
        return Side(
            stamp,
            tuple(cell.value for cell in cells),
            action.actor if action else "",
            self._clock.local(stamp.millis),
            self._laptops.get(stamp.device, ""),
            stamp.device == self._device,
        )

    def _about(self, values: TwoValues) -> About | None:
        """What the row is about; none where it is gone, and with it the question."""
        record = self._reader.get(KINDS[values.table], values.row_id)
        if record is None or not record.alive:
            return None
        row = to_values(record)
        session = record if isinstance(record, Session) else self._session(row.get("session_id"))
        person = record if isinstance(record, Person) else self._person(row.get("person_id"))
        activity = session.activity_id if session else str(row.get("activity_id", ""))
        return About(
            person.name if person else "",
            self._activities.get(activity, ""),
            session.date if session else None,
            str(row.get("month", "")),
            str(row.get("name", "")),
        )

    def _session(self, row_id: object) -> Session | None:
        return self._reader.get(Session, row_id) if isinstance(row_id, str) else None

    def _person(self, row_id: object) -> Person | None:
        return self._reader.get(Person, row_id) if isinstance(row_id, str) else None

    def _sessions(self, pairs: Collection[tuple[str, str]]) -> Iterator[TwoSessions]:
        held = self._reader.get_many(Session, sorted({each for pair in pairs for each in pair}))
        for one, other in self._unsettled("session", pairs):
            both = [held[each] for each in (one, other) if each in held and held[each].alive]
            if len(both) == len((one, other)) and _of_one_day(*both):
                yield TwoSessions(*map(self._seen, both))

    def _seen(self, session: Session) -> SessionSeen:
        counts = self._reader.find(Count, session_id=session.id)
        return SessionSeen(
            session,
            self._activities.get(session.activity_id, ""),
            len(self._reader.present_at([session.id])),
            sum(each.n for each in counts),
            self._maker("session", session.id),
        )

    def _people(self, pairs: Collection[tuple[str, str]]) -> Iterator[TwoPeople]:
        held = self._reader.get_many(Person, sorted({each for pair in pairs for each in pair}))
        for one, other in self._unsettled("person", pairs):
            both = [held[who] for who in (one, other) if who in held]
            if len(both) == len((one, other)) and all(map(_listed, both)):
                yield TwoPeople(*map(self._person_seen, both))

    def _unsettled(
        self, table: str, pairs: Collection[tuple[str, str]]
    ) -> Iterator[tuple[str, str]]:
        rule = SAME_OR_NOT[table]
        said = {pair: acceptance_id(rule, pair_of(*pair)) for pair in pairs}
        settled = self._reader.get_many(Acceptance, sorted(said.values()))
        for pair in pairs:
            answer = settled.get(said[pair])
            if answer is None or not answer.alive:
                yield pair

    def _person_seen(self, person: Person) -> PersonSeen:
        visits = self._visits.get(person.id, 0)
        return PersonSeen(person, visits, self._maker("person", person.id))

    def _maker(self, table: str, row_id: str) -> str:
        made = [c.stamp for c in self._reader.histories([(table, row_id)]) if c.before is None]
        return self._laptops.get(min(made).device, "") if made else ""

    def _cards(self) -> Iterator[CardTwice]:
        for card, ids in self._reader.cards_twice().items():
            people = self._reader.get_many(Person, ids)
            yield CardTwice(card, tuple(self._person_seen(people[who]) for who in ids))

    def _versions(self) -> Iterator[VersionsTwice]:
        held: dict[tuple[str, int], list[ReturnVersion]] = defaultdict(list)
        for each in self._reader.find(ReturnVersion):
            held[each.month, each.version].append(each)
        for (month, number), versions in sorted(held.items()):
            if len({each.device for each in versions}) > 1 and not self._told_of(month, number):
                yield VersionsTwice(month, number, tuple(versions))

    def _told_of(self, month: str, number: int) -> bool:
        """Whether somebody knows already that two were sent."""
        said = self._reader.get(Acceptance, versions_answer(month, number))
        return said is not None and said.alive

    def _below_zero(self) -> Iterator[BelowZero]:
        below = self._reader.below_zero()
        sessions = self._reader.get_many(Session, sorted({session_id for session_id, *_ in below}))
        for session_id, band, n in below:
            session = sessions[session_id]
            name = self._activities.get(session.activity_id, "")
            yield BelowZero(session_id, name, session.date, band, n)


def _of_one_day(one: Session, other: Session) -> bool:
    return (one.activity_id, one.date) == (other.activity_id, other.date)


def _listed(person: Person) -> bool:
    return person.alive and person.status in _IN_THE_LIST
