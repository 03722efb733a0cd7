"""Forgetting what hangs on a person: what they agreed to, their care, their answers, what they asked for."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from hublog.domain.care import Care
from hublog.domain.consents import Consent
from hublog.domain.journal import RowKey, Value
from hublog.domain.names import TAKEN_OUT, without_whole_names
from hublog.domain.outcomes import Outcome
from hublog.domain.records import KINDS, TABLES, Record, to_values, without_person
from hublog.domain.rights import Request
from hublog.services.care_records import nobody_collected
from hublog.services.depending import ever_of
from hublog.services.ports import Reader, UnitOfWork

_KINDS: tuple[type[Record], ...] = (Consent, Care, Outcome, Request)
_CARE = TABLES[Care]
_CONTACTS = "contacts"


def rows_about(reader: Reader, person_ids: Collection[str]) -> dict[type[Record], int]:
    """How many living rows of each kind are about these people."""
    return {kind: len(reader.find(kind, person_id=person_ids)) for kind in _KINDS}


def empty_rows(work: UnitOfWork, person_ids: Collection[str]) -> dict[RowKey, Collection[str]]:
    """Empty every row that is or was about these people; what is to be blanked in the journal.

    Nothing brings such a row back (``records.is_final``).
    """
    redacted: dict[RowKey, Collection[str]] = {}
    for kind in _KINDS:
        table, empty = TABLES[kind], without_person(kind)
        names = empty.keys() - {"alive"}
        for row_id in ever_of(work, table, person_ids):
            work.amend(table, row_id, empty)
            redacted[table, row_id] = names
    return redacted | nobody_collected(work, person_ids)


def cared_for_by(reader: Reader, names: tuple[str, ...]) -> set[str]:
    """The care records in which one of these names is a grown-up to call, or was."""
    changes = reader.changes_writing(_CARE, [_CONTACTS])
    return {c.row_id for c in changes if _without(c.after[_CONTACTS], names) != c.after[_CONTACTS]}


def call_nobody(work: UnitOfWork, care_ids: Collection[str], names: tuple[str, ...]) -> None:
    """Take the contacts of these whole names out of care records; the others stay.

    A child loses nobody who only has the same first name. That somebody may not collect them stays,
    with nothing of who that is.
    """
    for row_id, care in work.get_many(KINDS[_CARE], care_ids).items():
        left = _without(to_values(care)[_CONTACTS], names)
        work.amend(_CARE, row_id, {_CONTACTS: left})
    rows: Mapping[RowKey, tuple[str, ...]] = {(_CARE, each): (_CONTACTS,) for each in care_ids}
    work.reword(rows, partial(_without, names=names))


def _without(contacts: Any, names: tuple[str, ...]) -> list[Value]:  # noqa: ANN401 - a list of contacts, as the journal has it
    left = []
    for each in contacts:
        name = str(each["name"])
        if without_whole_names(name, names) == name:
            left.append(each)
        elif not each["may_collect"]:
            left.append({**each, "name": TAKEN_OUT, "phone": ""})
    return left
