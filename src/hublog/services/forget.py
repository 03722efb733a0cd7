"""Forgetting a person who asks for it: what goes, what stays, and that it stays forgotten."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from datetime import date
from functools import partial

from hublog.domain.care import Care
from hublog.domain.checks.naming import naming
from hublog.domain.consents import Consent
from hublog.domain.drafts import Draft
from hublog.domain.journal import RowKey
from hublog.domain.learning import PROMPTS
from hublog.domain.matching import Directory
from hublog.domain.names import names_them, without_whole_names, written_of
from hublog.domain.outcomes import Outcome
from hublog.domain.paper_without import without
from hublog.domain.people import Person, Tombstone
from hublog.domain.problems import Problem
from hublog.domain.records import KINDS, defaults, to_values
from hublog.domain.referrals import Referral
from hublog.domain.rights import Request
from hublog.domain.rotation import gone_by
from hublog.domain.sent_without import without_them
from hublog.domain.sessions import Attendance
from hublog.domain.volunteering import VolunteerTime
from hublog.services.changed import Changed
from hublog.services.copying import copy_before
from hublog.services.forget_named import still_named
from hublog.services.forget_receipt import Forgetting, Forgotten
from hublog.services.forget_rows import call_nobody, cared_for_by, empty_rows, rows_about
from hublog.services.people import IN_THE_LIST, standing_for
from hublog.services.ports import Clock, Reader, Store, UnitOfWork
from hublog.services.said_about import to_blank

NOTES: Mapping[str, tuple[str, ...]] = {
    "session": ("note", "learning_note"),
    "person": ("note",),
    "referral": ("other_org",),
    "learning": PROMPTS,
    "acceptance": ("reason",),
    "query": ("message", "answer"),
    "return_version": ("reason", "reopened_for"),
    "request": ("note",),
}
"""Which fields hold what somebody wrote freely."""
TITLES: Mapping[str, tuple[str, ...]] = {
    "activity": ("name",),
    "place": ("name", "address"),
    "consent": ("given_by",),
    "care": ("collect_by", "allergies", "medical", "needs"),
    "attendance": ("left_with",),
    "laptop": ("name",),
}
"""Which fields say what something is called, or look after somebody: they lose a whole name only."""
_STAYS = frozenset({"id", "ref", "status", "merged_into", "alive"})
"""What the empty stub keeps; ``ref`` means nothing, and tells the office which rows to delete."""
PERSONAL = tuple(each.name for each in fields(Person) if each.name not in _STAYS)


class Forget:
    """Use cases that forget people; they cannot be undone."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def preview(self, person_id: str) -> Forgetting | Problem:
        """What would go and what would stay. Problem: NO_SUCH_PERSON."""
        with self._store.reading() as reader:
            return _receipt(reader, person_id, self._clock.now().date())

    def person(
        self, actor: str, person_id: str, *, without_copy: bool = False
    ) -> Forgotten | Problem:
        """Forget a person, those merged into them, and the notes that name them.

        Values go from the state and from the journal; a tombstone wins over everything later.
        A copy is made before, unless somebody knowingly goes on without. Problems: NO_SUCH_PERSON,
        COPY_FIRST.
        """
        today = self._clock.now().date()
        receipt = self.preview(person_id)
        if isinstance(receipt, Problem):
            return receipt
        wrong = None if without_copy else copy_before(self._store, self._clock, "forget")
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "forgot") as work:
            empty(work, records_of(work, receipt.person_id), today)
            return Forgotten(receipt, work.commit({"person": receipt.person_id}))

    def again(self, actor: str, person_ids: Collection[str]) -> Changed:
        """Forget everybody once more whom an older copy of the register still knows."""
        today = self._clock.now().date()
        with self._store.writing(actor, "forgot") as work:
            known = work.get_many(Person, person_ids).values()
            empty(work, [person for person in known if person.status != "forgotten"], today)
            return work.commit()


def _receipt(reader: Reader, person_id: str, today: date) -> Forgetting | Problem:
    person = standing_for(reader, person_id, IN_THE_LIST)
    if isinstance(person, Problem):
        return person
    records = records_of(reader, person.id)
    ids = [record.id for record in records]
    about = rows_about(reader, ids)
    came = reader.find(Attendance, person_id=ids, status="present")
    still = still_named(reader, records)
    return Forgetting(
        person.id,
        details=sum(_details(record) for record in records),
        records=len(records),
        notes=len(_naming(reader, records))
        + len(_called_after(reader, _names(records)))
        + len(_drafts_without(reader, records))
        + len(cared_for_by(reader, _names(records))),
        attendances=len({each.session_id for each in came}),
        volunteer_times=len(reader.find(VolunteerTime, person_id=ids)),
        referrals=len(reader.find(Referral, person_id=ids)),
        in_copies_until=gone_by(today),
        consents=about[Consent],
        care=about[Care],
        outcomes=about[Outcome],
        requests=about[Request],
        called=still.called,
        perhaps=still.perhaps,
        barred=still.barred,
        at_desk=still.at_desk,
    )


def records_of(reader: Reader, *person_ids: str) -> list[Person]:
    """Their records and all that were merged into them, step by step; undo took some of them."""
    ever_merged = reader.get_many(Person, {who for who, _ in _merges(reader)}).values()
    found = reader.get_many(Person, person_ids)
    while more := {
        each.id: each for each in ever_merged if each.merged_into in found and each.id not in found
    }:
        found |= more
    return list(found.values())


def _merges(reader: Reader) -> list[tuple[str, str]]:
    """Who was ever merged into whom, undone since or not."""
    changes = reader.changes_writing("person", ["merged_into"])
    return [(c.row_id, str(into)) for c in changes if (into := c.after["merged_into"]) is not None]


def _ever_part_of(reader: Reader, person_ids: Collection[str]) -> set[str]:
    """Those into whom one of these people was ever merged, step by step: they took their names."""
    merges = _merges(reader)
    reached = set(person_ids)
    while more := {into for who, into in merges if who in reached} - reached:
        reached |= more
    return reached - set(person_ids)


def _details(person: Person) -> int:
    empty = _stub(person)
    return sum(getattr(person, name) != getattr(empty, name) for name in PERSONAL)


def _stub(person: Person) -> Person:
    return Person(
        id=person.id,
        known_as="",
        ref=person.ref,
        status="forgotten",
        merged_into=person.merged_into,
    )


def _naming(reader: Reader, records: Collection[Person]) -> dict[RowKey, set[str]]:
    """Which fields of other rows name them, or did before they were changed."""
    names = _names(records)
    ids = {record.id for record in records}
    written = partial(written_of, names=names)
    found: dict[RowKey, set[str]] = {
        (table, row_id): said
        for table, texts in NOTES.items()
        for row_id, said in _rows_saying(reader, table, texts, written).items()
        if row_id not in ids
    }
    # Whoever goes by the same nickname by themselves keeps it.
    named = partial(names_them, names=names)
    nicknamed = _rows_saying(reader, "person", ("also_known_as",), named)
    for row_id in nicknamed.keys() & _ever_part_of(reader, ids):
        found.setdefault(("person", row_id), set()).add("also_known_as")
    return found


def _names(records: Collection[Person]) -> tuple[str, ...]:
    return tuple(
        name
        for record in records
        for called in [naming(record)]
        for name in (*called.whole, *called.single)
    )


def _called_after(reader: Reader, names: tuple[str, ...]) -> dict[RowKey, set[str]]:
    """Which fields of activities and places hold a whole name of theirs, or did once."""

    def holds(text: str) -> bool:
        return without_whole_names(text, names) != text

    return {
        (table, row_id): said
        for table, texts in TITLES.items()
        for row_id, said in _rows_saying(reader, table, texts, holds).items()
    }


def _drafts_without(reader: Reader, records: Collection[Person]) -> list[Draft]:
    """The sheets being typed up, and those written lately, that are left with less."""
    drafts = reader.drafts()
    if not drafts:
        return []
    directory = Directory(reader.listed_people())
    ids, names = {record.id for record in records}, _names(records)
    left = [without(draft, ids, names, directory) for draft in drafts]
    return [draft for draft, before in zip(left, drafts, strict=True) if draft != before]


def _rows_saying(
    reader: Reader, table: str, texts: Collection[str], holds: Callable[[str], bool]
) -> dict[str, set[str]]:
    """The rows that ever held such a text in one of these fields, and in which."""
    found: dict[str, set[str]] = {}
    for change in reader.changes_writing(table, texts):
        for each in texts:
            if holds(str(change.after.get(each, ""))):
                found.setdefault(change.row_id, set()).add(each)
    return found


def empty(work: UnitOfWork, records: Collection[Person], today: date) -> None:
    """Forget these records in the action that runs, as ``Forget.person`` says."""
    ids, names = {record.id for record in records}, _names(records)
    redacted: defaultdict[RowKey, set[str]] = defaultdict(set)
    for draft in _drafts_without(work, records):
        work.keep_draft(draft)
    work.drop_half_typed()
    naming_them, called = _naming(work, records), _called_after(work, names)
    for (table, row_id), texts in naming_them.items():
        empty = defaults(KINDS[table])
        work.amend(table, row_id, {each: empty.get(each, "") for each in texts})
        redacted[table, row_id] |= texts
    rows = {row_id for _, row_id in (*naming_them, *called)}
    for row_id, said in to_blank(work, ids, rows).items():
        work.amend("acceptance", row_id, dict.fromkeys(said, ""))
        redacted["acceptance", row_id].update(said)
    for row_id in _referrals_ever_of(work, ids):
        work.amend("referral", row_id, {"person_id": None})
        redacted["referral", row_id].add("person_id")
    _call_otherwise(work, called, partial(without_whole_names, names=names))
    call_nobody(work, cared_for_by(work, names), names)
    for key, emptied in empty_rows(work, ids).items():
        redacted[key].update(emptied)
    _forget_in_what_was_sent(work, records)
    for record in records:
        work.put(_stub(record), Tombstone(id=record.id, forgotten_on=today))
        redacted["person", record.id].update(PERSONAL)
    work.redact(redacted)


def _call_otherwise(
    work: UnitOfWork, called: Mapping[RowKey, Collection[str]], said: Callable[[str], str]
) -> None:
    for (table, row_id), texts in called.items():
        for record in work.get_many(KINDS[table], [row_id]).values():
            values = to_values(record)
            work.amend(table, row_id, {each: said(str(values[each])) for each in texts})
    work.reword(called, said)


def _referrals_ever_of(reader: Reader, person_ids: Collection[str]) -> set[str]:
    """The referrals that name one of these people, or did before they were changed or taken off."""
    changes = reader.changes_writing("referral", ["person_id"])
    return {change.row_id for change in changes if change.after["person_id"] in person_ids}


def _forget_in_what_was_sent(work: UnitOfWork, records: Collection[Person]) -> None:
    """What was sent keeps its figures, without their references and what was written of them."""
    references, names = {record.ref for record in records if record.ref}, _names(records)
    for sent in work.all_sent():
        left = without_them(sent, references, names)
        if left != sent:
            work.keep_sent(left)
