"""What hubs wrote about a condition, to be read beside its figures; no note says whose it is."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.evidence_tallies import HELD
from hublog.domain.sheet_rows import LearningRow


class Note(NamedTuple):
    """One answer of a month's learning; ``retell`` says whether others may be told the story."""

    month: str
    prompt: str
    text: str
    retell: bool


def notes(
    returns: Iterable[Arrived], type_: str, condition: str, first: Month, last: Month
) -> tuple[Note, ...]:
    """The answers that name the condition, of hubs that ran that type in the month, newest first."""
    return in_order(
        note_of(arrived.month, row)
        for arrived in returns
        if str(first) <= arrived.month <= str(last)
        and any(row.type == type_ and row.status == HELD for row in arrived.sessions)
        for row in naming(arrived.learning, condition)
    )


def naming(rows: Iterable[LearningRow], condition: str) -> Iterator[LearningRow]:
    """Those that are about the condition."""
    return (row for row in rows if condition in row.conditions.split(";"))


def note_of(month: str, row: LearningRow) -> Note:
    """The note that an answer becomes."""
    return Note(month, row.prompt, row.text, row.story_consent == "yes")


def in_order(found: Iterable[Note]) -> tuple[Note, ...]:
    """The newest first; within a month by what they say, so that hubs stand in no order."""
    return tuple(
        sorted(sorted(found, key=lambda note: note[1:]), key=lambda note: note.month, reverse=True)
    )
