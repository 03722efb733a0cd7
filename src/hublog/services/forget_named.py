"""Where somebody who is to be forgotten may stand by a first name alone, and whom they may not collect."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from hublog.domain.care import Care
from hublog.domain.checks.naming import naming
from hublog.domain.consents import Consent
from hublog.domain.names import alone_in, capital_words, fold, without_whole_names
from hublog.domain.people import Person
from hublog.domain.records import TABLES
from hublog.domain.seats import Seat
from hublog.domain.sessions import Attendance
from hublog.services.ports import Reader
from hublog.services.who_came import identities

_FREELY = ("allergies", "medical", "needs")
"""Where many a name may also be a word."""
_NAMED_IN: tuple[tuple[type[Attendance | Consent], str], ...] = (
    (Attendance, "left_with"),
    (Consent, "given_by"),
)
"""Who collected a child, and who spoke for somebody."""


class StillNamed(NamedTuple):
    """Names of other people: who loses them as somebody to call, in whose notes a first name stands.

    ``barred`` are those whom they may not collect. ``at_desk`` says that somebody at the desk goes by
    such a name.
    """

    called: tuple[str, ...]
    perhaps: tuple[str, ...]
    barred: tuple[str, ...]
    at_desk: bool


def still_named(reader: Reader, records: Collection[Person]) -> StillNamed:
    """What has to be looked at by a person, since nobody else can tell who is meant."""
    ids = {each.id for each in records}
    whole, first = _names(records)
    cares = [each for each in reader.find(Care) if each.person_id not in ids]
    perhaps = {each.person_id for each in cares if _may_name(each, first)}
    perhaps |= set(_spoken_of(reader, first)) - ids
    barred = {each.person_id for each in cares if _bars(each, whole, first)}
    called = {each.person_id for each in cares if _calls(each, whole)}
    return StillNamed(
        _called(reader, called),
        _called(reader, perhaps),
        _called(reader, barred),
        any(fold(each.name) in first | whole for each in reader.find(Seat)),
    )


def _names(records: Collection[Person]) -> tuple[frozenset[str], frozenset[str]]:
    """Their whole names, and the single ones: nicknames, and the first word of whole ones."""
    called = [naming(each) for each in records]
    whole = frozenset(name for each in called for name in each.whole)
    single = {name for each in called for name in each.single}
    return whole, frozenset(single | {name.partition(" ")[0] for name in whole})


def _may_name(care: Care, first: Collection[str]) -> bool:
    freely = (getattr(care, name) for name in _FREELY)
    capital = (text for text in freely if not capital_words(text).isdisjoint(first))
    named = (*(each.name for each in care.contacts), care.collect_by)
    return any(alone_in(text, first) for text in (*named, *capital))


def _calls(care: Care, whole: Collection[str]) -> bool:
    may = (each.name for each in care.contacts if each.may_collect)
    return any(without_whole_names(name, whole) != name for name in may)


def _bars(care: Care, whole: Collection[str], first: Collection[str]) -> bool:
    return any(
        without_whole_names(name, whole) != name or alone_in(name, first) for name in care.barred
    )


def _spoken_of(reader: Reader, first: Collection[str]) -> Iterator[str]:
    """The people at whose visits or answers such a name stands now."""
    for kind, field in _NAMED_IN:
        written = reader.changes_writing(TABLES[kind], [field])
        rows = {each.row_id for each in written if alone_in(str(each.after[field]), first)}
        for row in reader.get_many(kind, rows).values():
            if row.alive and alone_in(getattr(row, field), first):
                yield row.person_id


def _called(reader: Reader, person_ids: Collection[str]) -> tuple[str, ...]:
    """What they are called, by whoever each stands for; nobody who is forgotten."""
    known = identities(reader, person_ids)
    ends = {who for each in person_ids if (who := known.named(each)) is not None}
    return tuple(sorted((each.name for each in reader.get_many(Person, ends).values()), key=fold))
