"""Forgetting a person who asks for it: what goes, what stays, and that it stays forgotten."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date

from hublog.domain.journal import RowKey
from hublog.domain.names import names_them
from hublog.domain.people import Person, Tombstone
from hublog.domain.problems import Problem
from hublog.domain.records import TABLES
from hublog.domain.sessions import Attendance, Session
from hublog.domain.volunteering import VolunteerTime
from hublog.services.changed import Changed
from hublog.services.people import standing_for
from hublog.services.ports import Clock, Reader, Store, UnitOfWork

_NOTES = {Session: ("note", "learning_note"), Person: ("note",)}
"""Which fields hold what somebody wrote freely."""
_STAYS = frozenset({"id", "ref", "status", "merged_into", "alive"})
"""What the empty stub keeps; ``ref`` means nothing, and tells the office which rows to delete."""
PERSONAL = tuple(each.name for each in fields(Person) if each.name not in _STAYS)


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What forgetting a person takes and what it leaves, in numbers.

    ``details`` are the fields that hold something, ``records`` the person and those merged into
    them, ``notes`` the notes that name them now or did before they were changed; all these go.
    Attendances and volunteer times stay, without a name.
    """

    person_id: str
    details: int
    records: int
    notes: int
    attendances: int
    volunteer_times: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A person was forgotten: what it took and left, as the preview said."""

    receipt: Forgetting
    changed: Changed


class Forget:
    """Use cases that forget people; they cannot be undone."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def preview(self, person_id: str) -> Forgetting | Problem:
        """What would go and what would stay. Problem: NO_SUCH_PERSON."""
        with self._store.reading() as reader:
            return _receipt(reader, person_id)

    def person(self, actor: str, person_id: str) -> Forgotten | Problem:
        """Forget a person, those merged into them, and the notes that name them.

        Values go from the state and from the journal; a tombstone wins over everything later.
        Problem: NO_SUCH_PERSON.
        """
        today = self._clock.now().date()
        with self._store.writing(actor, "forgot") as work:
            receipt = _receipt(work, person_id)
            if isinstance(receipt, Problem):
                return receipt
            _empty(work, _records_of(work, receipt.person_id), today)
            return Forgotten(receipt, work.commit({"person": receipt.person_id}))

    def again(self, actor: str, person_ids: Collection[str]) -> Changed:
        """Forget everybody once more whom an older copy of the register still knows."""
        today = self._clock.now().date()
        with self._store.writing(actor, "forgot") as work:
            known = work.get_many(Person, person_ids).values()
            _empty(work, [person for person in known if person.status != "forgotten"], today)
            return work.commit()


def _receipt(reader: Reader, person_id: str) -> Forgetting | Problem:
    person = standing_for(reader, person_id)
    if isinstance(person, Problem):
        return person
    records = _records_of(reader, person.id)
    ids = [record.id for record in records]
    return Forgetting(
        person.id,
        details=sum(_details(record) for record in records),
        records=len(records),
        notes=len(_notes_naming(reader, records)),
        attendances=len(reader.find(Attendance, person_id=ids, status="present")),
        volunteer_times=len(reader.find(VolunteerTime, person_id=ids)),
    )


def _records_of(reader: Reader, person_id: str) -> list[Person]:
    """The person's record and all that were merged into it, step by step."""
    found: dict[str, Person] = {}
    wanted = [person_id]
    while wanted:
        found |= reader.get_many(Person, wanted)
        merged = reader.find(Person, merged_into=wanted)
        wanted = [each.id for each in merged if each.id not in found]
    return list(found.values())


def _details(person: Person) -> int:
    empty = _stub(person)
    return sum(getattr(person, name) != getattr(empty, name) for name in PERSONAL)


def _stub(person: Person) -> Person:
    return Person(id=person.id, known_as="", ref=person.ref, status="forgotten")


def _notes_naming(reader: Reader, records: Collection[Person]) -> list[Session | Person]:
    names = tuple(
        name
        for record in records
        for name in (record.known_as, record.full_name, *record.also_known_as)
    )
    found: list[Session | Person] = []
    for kind, fields_ in _NOTES.items():
        told = {
            change.row_id
            for change in reader.changes_writing(TABLES[kind], fields_)
            if any(names_them(str(change.after.get(name, "")), names) for name in fields_)
        }
        found += reader.get_many(kind, told - {record.id for record in records}).values()
    return found


def _empty(work: UnitOfWork, records: Collection[Person], today: date) -> None:
    redacted: dict[RowKey, Collection[str]] = {}
    for named in _notes_naming(work, records):
        table, notes = TABLES[type(named)], _NOTES[type(named)]
        work.amend(table, named.id, dict.fromkeys(notes, ""))
        redacted[table, named.id] = notes
    for record in records:
        work.put(_stub(record), Tombstone(id=record.id, forgotten_on=today))
        redacted["person", record.id] = PERSONAL
    work.redact(redacted)
