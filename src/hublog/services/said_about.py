"""What was said about people when a check or a list asked: why it is right, why somebody is kept."""

import re
from collections.abc import Collection, Mapping

from hublog.domain.acceptances import Acceptance
from hublog.domain.keeping import KEEP
from hublog.services.ports import Reader

_PARTS_OF_A_SUBJECT = re.compile(r"[|+]")
_TEXT_RULE = "DQ20"
_EVIDENCE, _ALL = frozenset({"evidence"}), frozenset({"evidence", "reason"})


def to_blank(
    reader: Reader, person_ids: Collection[str], row_ids: Collection[str]
) -> Mapping[str, Collection[str]]:
    """The acceptances about these people, or about a text that names them in one of these rows.

    By id, with the fields that go. Their evidence is short, and a birth date or a name could be
    guessed until it fits; why somebody is kept is about nobody else.
    """
    found = {}
    for change in reader.changes_writing("acceptance", ["subject"]):
        subject, rule = str(change.after["subject"]), change.after.get("rule")
        of_text = rule == _TEXT_RULE and not _parts(subject).isdisjoint(row_ids)
        if of_text or not _parts(subject).isdisjoint(person_ids):
            found[change.row_id] = _ALL if rule == KEEP else _EVIDENCE
    return found


def said_about(reader: Reader, person_ids: Collection[str]) -> list[Acceptance]:
    """What stands about these people now, in words of somebody."""
    return [
        each
        for each in reader.find(Acceptance)
        if each.reason and not _parts(each.subject).isdisjoint(person_ids)
    ]


def _parts(subject: str) -> set[str]:
    return set(_PARTS_OF_A_SUBJECT.split(subject))
