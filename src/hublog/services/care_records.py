"""The care record of a child, whichever of their records it was written under, and how it goes."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from hublog.domain.care import (
    LONGEST_LINE,
    LONGEST_TEXT,
    MOST_CONTACTS,
    Care,
    Contact,
    care_id,
    shared_out,
    sure,
    tells_more_of_health,
    together,
)
from hublog.domain.codes import CodeLists
from hublog.domain.consents import MEDICAL, NO, WITHDRAWN, Consent, latest_of_survivors
from hublog.domain.journal import RowKey, Value
from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.domain.records import KINDS, TABLES, defaults, to_values
from hublog.domain.sessions import Attendance
from hublog.domain.writing import stamps_carried
from hublog.services.amend_people import is_phone
from hublog.services.not_given import NOT_GIVEN, NotGiven
from hublog.services.ports import Reader, UnitOfWork
from hublog.services.who_came import identities

_CARE, _ATTENDANCE = TABLES[Care], TABLES[Attendance]
_STAYS = frozenset({"id", "person_id", "delete_on", "alive"})
TOLD = tuple(each.name for each in fields(Care) if each.name not in _STAYS)
"""The fields of a care record that are emptied when it is deleted."""
_TEXTS = ("collect_by", "allergies", "medical", "needs")
_CODED = ("fsm", "send", "school_phase")
LEFT_WITH = "left_with"


@dataclass(frozen=True, slots=True, kw_only=True)
class CareChanges:
    """What is told anew about the care of a child; what is not given stays as it is.

    Fields are those of ``Care``.
    """

    contacts: tuple[Contact, ...] | NotGiven = NOT_GIVEN
    collect_by: str | NotGiven = NOT_GIVEN
    own_way_home: bool | NotGiven | None = NOT_GIVEN
    allergies: str | NotGiven = NOT_GIVEN
    medical: str | NotGiven = NOT_GIVEN
    none_known: bool | NotGiven = NOT_GIVEN
    needs: str | NotGiven = NOT_GIVEN
    fsm: str | NotGiven = NOT_GIVEN
    send: str | NotGiven = NOT_GIVEN
    school_phase: str | NotGiven = NOT_GIVEN
    delete_on: date | NotGiven = NOT_GIVEN

    def given(self) -> dict[str, Any]:
        """What is given, by field."""
        every = ((each.name, getattr(self, each.name)) for each in fields(self))
        return {name: value for name, value in every if value is not NOT_GIVEN}


def cares_of(reader: Reader, people: Collection[str]) -> dict[str, Care]:
    """What is told of the care of these people, by whoever stands for them; merges followed."""
    known = identities(reader, people)
    ends = {known.end(each) for each in people}
    found: defaultdict[str, list[Care]] = defaultdict(list)
    for care in reader.find(Care, person_id=known.records(ends)):
        found[known.end(care.person_id)].append(care)
    joined = {who: together(_own_first(who, each)) for who, each in found.items()}
    return {who: care for who, care in joined.items() if care is not None}


def _own_first(who: str, found: list[Care]) -> list[Care]:
    return sorted(found, key=lambda care: (care.person_id != who, care.id))


def answers_of(reader: Reader, people: Collection[str]) -> dict[str, list[Consent]]:
    """Everything that was said yes or no to for these people, by whoever stands for them."""
    known = identities(reader, people)
    ends = {known.end(each) for each in people}
    found: defaultdict[str, list[Consent]] = defaultdict(list)
    for answer in reader.find(Consent, person_id=known.records(ends)):
        found[known.end(answer.person_id)].append(answer)
    return found


def tells_health_after_a_no(reader: Reader, care: Care, told: Care) -> bool:
    """Whether more is told about health than was, though the last answer to that was a no.

    Taking something away is always right.
    """
    if not tells_more_of_health(care, told):
        return False
    given = answers_of(reader, [care.person_id]).get(care.person_id, [])
    answers = latest_of_survivors(given, {each.person_id: care.person_id for each in given})
    medical = answers.get((care.person_id, MEDICAL))
    return medical is not None and medical.decision in {NO, WITHDRAWN}


def put_care(work: UnitOfWork, care: Care) -> None:
    """Write what is told of a child; other records of theirs keep what they hold, and get nothing."""
    known = identities(work, {care.person_id})
    who = known.end(care.person_id)
    held = _own_first(who, list(work.find(Care, person_id=known.records({who}))))
    if all(each.person_id != who for each in held):
        held.insert(0, Care(id=care_id(who), person_id=who))
    work.put_all(shared_out(care, held))


def delete_care(work: UnitOfWork, people: Collection[str], today: date) -> None:
    """Empty the care records of these people, and who collected them, in state and journal.

    Those too that were taken back: what the journal still says goes as well.
    """
    known = identities(work, people)
    records = known.records({known.end(each) for each in people})
    redacted = nobody_collected(work, records)
    told = still_told(work, _CARE, TOLD)
    for care in work.get_many(Care, told).values():
        if care.person_id in records:
            empty = to_values(replace(care.deleted(today), alive=care.alive))
            _empty(work, (_CARE, care.id), empty, told[care.id])
            redacted[_CARE, care.id] = TOLD
    work.redact(redacted)


def nobody_collected(
    work: UnitOfWork, person_ids: Collection[str]
) -> dict[RowKey, Collection[str]]:
    """Take away who collected these people, or why they went alone; what is to be blanked with it."""
    told = still_told(work, _ATTENDANCE, [LEFT_WITH])
    visits = work.get_many(Attendance, told).values()
    theirs: list[RowKey] = [(_ATTENDANCE, v.id) for v in visits if v.person_id in person_ids]
    for key in theirs:
        _empty(work, key, {LEFT_WITH: ""}, (LEFT_WITH,))
    return dict.fromkeys(theirs, (LEFT_WITH,))


def still_told(reader: Reader, table: str, names: Collection[str]) -> dict[str, set[str]]:
    """The rows, living or not, of which the journal still says something in these fields; and in which."""
    usual = defaults(KINDS[table])
    told: defaultdict[str, set[str]] = defaultdict(set)
    for change in reader.changes_writing(table, names):
        for values in (change.before or {}, change.after):
            told[change.row_id].update(n for n in names if values.get(n, usual[n]) != usual[n])
    return {row_id: fields for row_id, fields in told.items() if fields}


def _empty(
    work: UnitOfWork, key: RowKey, empty: Mapping[str, Value], told: Collection[str]
) -> None:
    """Write that a row is empty, though it may be already: other laptops learn of it by the journal."""
    work.decide(*key, empty, stamps_carried(told, work.histories([key])))


def amended(care: Care, changes: CareChanges, codes: Callable[[], CodeLists]) -> Care | Problem:
    """The record with the changes, cleaned; the first thing that cannot be right where there is one.

    That nothing is known of allergies or illness ends where something is told of them. Problems:
    CARE_CONTACTS for too many, CARE_NAME, CARE_TOO_LONG, PHONE_FORM, UNKNOWN_CODE.
    """
    given = changes.given()
    for name in _TEXTS:
        if name in given:
            given[name] = clean(given[name])
    if "contacts" in given:
        given["contacts"] = tuple(map(_cleaned, given["contacts"]))
    wrong = _wrong(given, codes)
    if wrong is not None:
        return wrong
    return sure(replace(care, **given))


def _cleaned(contact: Contact) -> Contact:
    return replace(contact, name=clean(contact.name), phone=clean(contact.phone))


def _wrong(given: dict[str, Any], codes: Callable[[], CodeLists]) -> Problem | None:
    for name in _TEXTS:
        if len(given.get(name, "")) > LONGEST_TEXT:
            return Problem("CARE_TOO_LONG", values={"most": LONGEST_TEXT})
    for name in _CODED:
        if name in given and (wrong := _no_code(codes(), name, given[name])):
            return wrong
    contacts: tuple[Contact, ...] = given.get("contacts", ())
    if len(contacts) > MOST_CONTACTS:
        return Problem("CARE_CONTACTS", values={"most": MOST_CONTACTS})
    return next(filter(None, (_wrong_contact(each, codes()) for each in contacts)), None)


def _wrong_contact(contact: Contact, codes: CodeLists) -> Problem | None:
    if not contact.name:
        return Problem("CARE_NAME")
    if max(len(contact.name), len(contact.phone)) > LONGEST_LINE:
        return Problem("CARE_TOO_LONG", values={"most": LONGEST_LINE})
    if contact.phone and not is_phone(contact.phone):
        return Problem("PHONE_FORM", contact.phone)
    return _no_code(codes, "relationship", contact.relationship)


def _no_code(codes: CodeLists, name: str, code: str) -> Problem | None:
    if code in codes[name]:
        return None
    choices = ", ".join(each.code for each in codes[name])
    return Problem("UNKNOWN_CODE", code, {"choices": choices})
