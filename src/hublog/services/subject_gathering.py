"""Gathers everything about one person: what they told and did, what was written and sent, and who wrote it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, datetime, time

from hublog.domain.activities import Activity
from hublog.domain.care import Care, Contact
from hublog.domain.checks.named import KnownNames
from hublog.domain.checks.naming import naming
from hublog.domain.codes import CodeLists
from hublog.domain.consents import Consent
from hublog.domain.journal import Change, RowKey
from hublog.domain.names import (
    names_them,
    without_possessives,
    without_whole_names,
    written_of,
)
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person, SourceKey
from hublog.domain.postcodes import DOES_NOT_KNOW, NO_FIXED_ADDRESS
from hublog.domain.records import KINDS, REFERENCES, TABLES, Record, from_values, to_values
from hublog.domain.referrals import Referral
from hublog.domain.rights import Request
from hublog.domain.sessions import Attendance, Session
from hublog.domain.sheet_rows import AttendanceRow, PersonRow
from hublog.domain.volunteering import VolunteerTime
from hublog.services.depending import ever_of
from hublog.services.forget import NOTES, TITLES, records_of
from hublog.services.half_answers import given_by
from hublog.services.hub import the_hub
from hublog.services.moments import moment
from hublog.services.people import IN_THE_LIST
from hublog.services.ports import Reader
from hublog.services.said_about import said_about
from hublog.services.subject_copy import (
    Answered,
    Cell,
    CopyLine,
    CopySheet,
    SubjectCopy,
    Written,
    texts_of,
)
from hublog.services.subject_drafts import typed_of
from hublog.services.told import Told, tell

_IDS = frozenset({"id", "alive", "person_id", "session_id", "activity_id", "merged_into"})
"""Fields that name rows and mean nothing to whoever reads."""
_LISTS: Mapping[str, tuple[str, ...]] = {
    "ethnic_group": ("ethnic_group", "ethnic_group_ni"),
    "person.status": ("person_status",),
    "attendance.status": ("attendance_status",),
    "sent_visit.status": ("attendance_status",),
    "person.postcode": ("age_band",),
    "referral.status": ("referral_status",),
    "referral.reason": ("referral_reason",),
    "referral.direction": ("referral_direction",),
    "volunteer_time.kind": ("volunteer_kind",),
    "request.kind": ("request",),
    "purpose": ("consent_purpose",),
    "decision": ("consent_decision",),
    "method": ("consent_method",),
}
"""The code lists of fields that are not called like theirs; where a list holds no such code, the next.

A postcode may hold what every list says of whoever was not asked or would not say.
"""

_NO_POSTCODE = (NO_FIXED_ADDRESS, DOES_NOT_KNOW)
_CARE, _OUTCOME = TABLES[Care], TABLES[Outcome]
_MADE_OF = {"barred": "contacts"}
"""What is told of a child beside the fields, and the field it is made of."""
_SENT_PERSON, _SENT_VISIT = "sent_person", "sent_visit"
_WHICH = ("month", "version")


def gather(reader: Reader, person: Person, codes: CodeLists, now: datetime) -> SubjectCopy:
    """All of it; kinds of which there is nothing are left out."""
    gathering = _Gathering(reader, person, codes)
    sheets = tuple(each for each in gathering.sheets() if each.lines)
    return SubjectCopy(person.id, person.name, gathering.hub, now, sheets)


class _Gathering:
    """Everything about one person, kind by kind."""

    def __init__(self, reader: Reader, person: Person, codes: CodeLists) -> None:
        self._reader, self._codes = reader, codes
        self.hub = the_hub(reader)
        self._records = [each for each in records_of(reader, person.id) if each.alive]
        self._ids = {each.id for each in self._records}
        self._held: dict[RowKey, Record] = {("person", each.id): each for each in self._records}
        self._own = tuple(
            name for each in map(naming, self._records) for name in (*each.whole, *each.single)
        )
        everybody = reader.find(Person, status=IN_THE_LIST)
        others = {each.id: each for each in everybody if each.id not in self._ids}
        self._names = {who: each.name for who, each in others.items()}
        self._known = KnownNames({who: naming(each) for who, each in others.items()})
        self._whose = {name: who for who, each in others.items() for name in naming(each).whole}

    def sheets(self) -> Iterator[CopySheet]:
        """What they told, what they did, what was written and sent, and who wrote it."""
        yield self._sheet("person", self._records)
        for kind, named in REFERENCES.items():
            if "person_id" in named and kind is not SourceKey:
                found = self._ever(kind)
                self._held |= {(TABLES[kind], each.id): each for each in found}
                yield self._sheet(TABLES[kind], sorted(found, key=self._day))
        reasons = said_about(self._reader, self._ids)
        lines = (self._line(each.reason, each.accepted_by, each.accepted_on) for each in reasons)
        yield CopySheet("acceptance", ("reason", "accepted_by", "accepted_on"), tuple(lines))
        yield self._notes()
        yield self._drafts()
        yield self._half_answered()
        yield from self._sent()
        yield self._history()

    def _ever(self, kind: type[Record]) -> list[Record]:
        """Their rows, and after them those that were taken off: the journal still holds them."""
        living: list[Record] = list(self._reader.find(kind, person_id=self._ids))
        rows = self._reader.get_many(kind, ever_of(self._reader, TABLES[kind], self._ids))
        return living + [
            row
            for row in rows.values()
            if not row.alive and to_values(row)["person_id"] in self._ids
        ]

    def _sheet(self, table: str, records: Sequence[Record]) -> CopySheet:
        kind = KINDS[table]
        names = _told_fields(kind)
        beside = [
            name for name in ("session_id", "activity_id") if name in kind.__dataclass_fields__
        ]
        lines = [
            self._line(
                *(self._called(name, getattr(record, name)) for name in beside),
                *(self._field(record, name) for name in names),
                None if record.alive else True,
            )
            for record in records
        ]
        columns = (*(name.removesuffix("_id") for name in beside), *names, "taken_off")
        return CopySheet(table, columns, tuple(lines))

    def _day(self, record: Record) -> date:
        """The day it is about."""
        match record:
            case Attendance():
                return self._reader.get_many(Session, [record.session_id])[record.session_id].date
            case Consent():
                return record.at.date()
            case Request():
                return record.received_on
            case VolunteerTime() | Referral() | Outcome():
                return record.date
            case _:
                return date.min

    def _called(self, name: str, row_id: str | None) -> str:
        """The session or activity as people call it."""
        if row_id is None:
            return ""
        if name == "activity_id":
            return self._reader.get_many(Activity, [row_id])[row_id].name
        session = self._reader.get_many(Session, [row_id])[row_id]
        return f"{session.date:%d/%m/%Y} {self._called('activity_id', session.activity_id)}"

    def _field(self, record: Record, name: str) -> Cell:
        if isinstance(record, Outcome) and name == "answers":
            return Answered(record.instrument, record.answers)
        if isinstance(record, Person) and name == "postcode" and record.postcode in _NO_POSTCODE:
            return Told(f"postcode.{record.postcode}", {})
        return self._cell(TABLES[type(record)], name, getattr(record, name))

    def _cell(self, table: str, name: str, value: object) -> Cell:
        if isinstance(value, tuple | list):
            return "; ".join(self._plain(table, name, each) or "-" for each in value)
        if isinstance(value, Contact):
            relationship = self._label(table, "relationship", value.relationship)
            return ", ".join(part for part in (value.name, relationship, value.phone) if part)
        if isinstance(value, str):
            return self._label(table, name, value)
        return value if value is None or isinstance(value, int | date | time) else str(value)

    def _line(self, *cells: Cell) -> CopyLine:
        named = [
            {name for text in texts_of(cell) for name in self._others_in(text)} for cell in cells
        ]
        names = {self._names[self._whose[name]] for found in named for name in found}
        naming = frozenset(n for n, found in enumerate(named) if found)
        return CopyLine(cells, tuple(sorted(names)), naming)

    def _others_in(self, text: str) -> Iterator[str]:
        """Names of other people; what stands only in the name of whoever asks is their own."""
        rest = self._known.named_in(without_whole_names(without_possessives(text), self._own))
        for name in self._known.named_in(text):
            if name in rest or not any(names_them(own, (name,)) for own in self._own):
                yield name

    def _notes(self) -> CopySheet:
        """What was written freely, wherever it names them; never how somebody else is looked after."""
        lines = [
            self._line(Told(table, {}), text)
            for names, freely in ((NOTES, True), (TITLES, False))
            for table, texts in names.items()
            if table != _CARE
            for record in self._reader.find(KINDS[table])
            if (table, record.id) not in self._held
            for text in (self._plain(table, each, getattr(record, each)) for each in texts)
            if text and self._names_them(text, freely=freely)
        ]
        return CopySheet("note", ("table", "note"), tuple(lines))

    def _drafts(self) -> CopySheet:
        """Where they stand on sheets that were typed up, as it was typed."""
        lines = []
        for draft, text, number, unsure in typed_of(self._reader, self._ids, self._own):
            at = self._called("activity_id", draft.activity_id or None)
            line = self._line(at, draft.day, number, text)
            others = {*line.names, unsure} if unsure else line.names
            lines.append(replace(line, names=tuple(sorted(others))))
        return CopySheet("draft", ("activity", "date", "line", "typed"), tuple(lines))

    def _half_answered(self) -> CopySheet:
        """What they began to answer today on how they are, and did not finish."""
        columns = ("activity", "date", "stage", "instrument", "answers")
        lines = []
        for each in given_by(self._reader, self._ids):
            at = self._called("activity_id", each.activity_id), each.day
            codes = (self._label(_OUTCOME, name, getattr(each, name)) for name in columns[2:4])
            lines.append(self._line(*at, *codes, Answered(each.instrument, each.answers)))
        return CopySheet("half_answered", columns, tuple(lines))

    def _names_them(self, text: str, *, freely: bool) -> bool:
        """As forgetting sees it: what is called something names them by a whole name only."""
        if freely:
            return written_of(text, self._own)
        return without_whole_names(text, self._own) != text

    def _sent(self) -> Iterator[CopySheet]:
        """The rows that stood for them in what was sent, by their reference."""
        references = {each.ref for each in self._records if each.ref}
        rows: Mapping[str, list[CopyLine]] = {_SENT_PERSON: [], _SENT_VISIT: []}
        for sent in self._reader.all_sent():
            cover = sent.content.cover
            for table, found in (
                (_SENT_PERSON, sent.content.people),
                (_SENT_VISIT, sent.content.attendance),
            ):
                rows[table] += [
                    CopyLine(
                        (
                            str(cover.month),
                            cover.version,
                            *(self._cell(table, n, each) for n, each in row._asdict().items()),
                        )
                    )
                    for row in found
                    if row.person_ref in references
                ]
        people, visits = rows[_SENT_PERSON], rows[_SENT_VISIT]
        yield CopySheet(_SENT_PERSON, (*_WHICH, *PersonRow._fields), tuple(people))
        yield CopySheet(_SENT_VISIT, (*_WHICH, *AttendanceRow._fields), tuple(visits))

    def _history(self) -> CopySheet:
        """Who wrote what, when: every change of their rows, the oldest first."""
        changes = sorted(self._reader.histories(list(self._held)), key=lambda each: each.stamp)
        lines = tuple(self._line(*self._told(change)) for change in changes)
        return CopySheet("history", ("done_at", "actor", "action", "table", "written"), lines)

    def _told(self, change: Change) -> Iterator[Cell]:
        action = self._reader.action(change.stamp)
        yield moment(change.stamp)
        yield action.actor if action else ""
        yield tell(self._reader, action) if action else ""
        yield Told(change.table, {})
        held = self._held[change.table, change.row_id]
        then = from_values(type(held), {**to_values(held), **change.after})
        named = [n for n in _told_fields(type(then)) if _MADE_OF.get(n, n) in change.after]
        yield Written({n: self._field(then, n) for n in named})

    def _plain(self, table: str, name: str, value: object) -> str:
        cell = self._cell(table, name, value)
        return "" if cell is None else str(cell)

    def _label(self, table: str, name: str, value: str) -> str:
        """The words for a code; any other text as it is."""
        for each in _LISTS.get(f"{table}.{name}", _LISTS.get(name, (name,))):
            if each in self._codes and value in self._codes[each]:
                return self._codes[each][value].label(self.hub.language)
        return value


def _told_fields(kind: type[Record]) -> list[str]:
    names = [each.name for each in fields(kind) if each.name not in _IDS]
    return [*names, *_MADE_OF] if kind is Care else names
