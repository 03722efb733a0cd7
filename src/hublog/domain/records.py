"""Every kind of record the register keeps, and its plain form as the journal writes it."""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime, time
from operator import attrgetter
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from hublog.domain.acceptances import Acceptance
from hublog.domain.activities import Activity, DatedCondition, Slot
from hublog.domain.care import Care, Contact
from hublog.domain.consents import Consent
from hublog.domain.hubs import Hub, Place
from hublog.domain.journal import Value
from hublog.domain.laptops import Laptop
from hublog.domain.learning import Learning
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person, SourceKey, Tombstone
from hublog.domain.queries import Query
from hublog.domain.referrals import Referral
from hublog.domain.rights import Request
from hublog.domain.seats import Seat
from hublog.domain.sessions import Attendance, Count, Session
from hublog.domain.versions import ReturnVersion
from hublog.domain.volunteering import VolunteerTime

Record = (
    Hub
    | Place
    | Activity
    | Session
    | Person
    | Attendance
    | Count
    | VolunteerTime
    | Referral
    | Learning
    | SourceKey
    | Tombstone
    | ReturnVersion
    | Acceptance
    | Query
    | Seat
    | Laptop
    | Consent
    | Care
    | Outcome
    | Request
)
R = TypeVar("R", bound=Record)

KINDS: Mapping[str, type[Record]] = {
    "hub": Hub,
    "place": Place,
    "activity": Activity,
    "session": Session,
    "person": Person,
    "attendance": Attendance,
    "count": Count,
    "volunteer_time": VolunteerTime,
    "referral": Referral,
    "learning": Learning,
    "source_key": SourceKey,
    "tombstone": Tombstone,
    "return_version": ReturnVersion,
    "acceptance": Acceptance,
    "query": Query,
    "seat": Seat,
    "laptop": Laptop,
    "consent": Consent,
    "care": Care,
    "outcome": Outcome,
    "request": Request,
}
TABLES: Mapping[type, str] = {kind: table for table, kind in KINDS.items()}
_STAYS_OF_ROWS = frozenset({"id", "person_id", "at", "date", "received_on"})
"""What stays of rows about somebody who was forgotten: it says of nobody anything."""

REFERENCES: Mapping[type[Record], Mapping[str, type[Record]]] = {
    Activity: {"place_id": Place},
    Session: {"activity_id": Activity, "place_id": Place, "joined_to": Session},
    Person: {"merged_into": Person},
    Attendance: {"session_id": Session, "person_id": Person},
    Count: {"session_id": Session},
    VolunteerTime: {"session_id": Session, "person_id": Person},
    Referral: {"person_id": Person, "activity_id": Activity, "session_id": Session},
    SourceKey: {"person_id": Person},
    Consent: {"person_id": Person},
    Care: {"person_id": Person},
    Outcome: {"person_id": Person, "activity_id": Activity},
    Request: {"person_id": Person},
}
"""Which fields of a record name another record."""

_Encode = Callable[[Any], Value]
_Decode = Callable[[Any], Any]
_Encoder = tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], tuple[tuple[str, _Encode], ...]]
"""The fields of a kind, how to take them from a record all at once, and those to be made plain."""


def to_values(record: Record) -> dict[str, Value]:
    """The record as plain values that JSON and SQLite can hold, ``id`` included."""
    names, fields_of, encoders = _ENCODERS[type(record)]
    values: dict[str, Value] = dict(zip(names, fields_of(record), strict=True))
    for name, encode in encoders:
        values[name] = encode(values[name])
    return values


def from_values(kind: type[R], values: Mapping[str, Value]) -> R:
    """The record that ``to_values`` made plain; fields that are missing keep their default."""
    make: Callable[..., R] = kind
    names, decoders = _DECODERS[kind]
    known = {n: v for n, v in values.items() if n in names} if values.keys() - names else {**values}
    for name, decode in decoders:
        if name in known:
            known[name] = decode(known[name])
    return make(**known)


def defaults(kind: type[Record]) -> Mapping[str, Value]:
    """The plain default of every field that has one; the journal leaves these out on making."""
    return _DEFAULTS[kind]


def is_final(record: Record) -> bool:
    """Whether nothing brings this back: somebody forgotten, or what was emptied as they wanted it.

    Forgetting and the taking back of a yes leave empty rows, so that two laptops agree on them.
    """
    if isinstance(record, Person):
        return record.status == "forgotten"
    if isinstance(record, Outcome):
        return not record.alive and not record.answers and record.total is None
    if record.alive or not isinstance(record, Consent | Care | Request):
        return False
    emptied = from_values(type(record), {**to_values(record), **without_person(type(record))})
    return emptied == record


def without_person(kind: type[Record]) -> Mapping[str, Value]:
    """What the fields of a row about a person hold once they are forgotten: all but ids and days."""
    usual = _DEFAULTS[kind]
    return {
        f.name: False if f.name == "alive" else usual.get(f.name, "")
        for f in fields(kind)
        if f.name not in _STAYS_OF_ROWS
    }


def _converters(hint: object) -> tuple[_Encode | None, _Decode | None]:
    optional = get_origin(hint) in (Union, types.UnionType)
    if optional:
        (hint,) = (arg for arg in get_args(hint) if arg is not type(None))
    encode, decode = _plain_converters(hint)
    if not optional or decode is None:
        return encode, decode
    return (
        None if encode is None else lambda value: None if value is None else encode(value),
        lambda value: None if value is None else decode(value),
    )


def _plain_converters(hint: object) -> tuple[_Encode | None, _Decode | None]:
    if hint is bool:
        return None, bool
    if hint is datetime:
        return datetime.isoformat, datetime.fromisoformat
    if hint is date:
        return date.isoformat, date.fromisoformat
    if hint is time:
        return lambda value: value.isoformat("minutes"), time.fromisoformat
    if get_origin(hint) is tuple:
        return _tuple_converters(get_args(hint)[0])
    if hint in (Contact, DatedCondition, Slot):
        nested: Any = hint
        return cast("_Encode", to_values), lambda value: from_values(nested, value)
    return None, None


def _tuple_converters(item: object) -> tuple[_Encode, _Decode]:
    encode, decode = _converters(item)
    return (
        lambda value: [each if encode is None else encode(each) for each in value],
        lambda value: tuple(each if decode is None else decode(each) for each in value),
    )


def _codec(kind: type) -> tuple[tuple[str, _Encode | None, _Decode | None], ...]:
    hints = get_type_hints(kind)
    return tuple((f.name, *_converters(hints[f.name])) for f in fields(kind))


def _encoder(kind: type) -> _Encoder:
    names = tuple(name for name, _, _ in _CODECS[kind])
    to_encode = tuple((name, encode) for name, encode, _ in _CODECS[kind] if encode is not None)
    return names, attrgetter(*names), to_encode


def _decoder(kind: type) -> tuple[frozenset[str], tuple[tuple[str, _Decode], ...]]:
    to_decode = tuple((name, decode) for name, _, decode in _CODECS[kind] if decode is not None)
    return frozenset(name for name, _, _ in _CODECS[kind]), to_decode


def _plain_defaults(kind: type) -> dict[str, Value]:
    plain = {name: encode for name, encode, _ in _CODECS[kind]}
    return {
        f.name: f.default if (encode := plain[f.name]) is None else encode(f.default)
        for f in fields(kind)
        if f.default is not MISSING
    }


_CODECS: dict[Any, tuple[tuple[str, _Encode | None, _Decode | None], ...]] = {
    kind: _codec(kind) for kind in (*TABLES, Contact, Slot, DatedCondition)
}
_ENCODERS: dict[Any, _Encoder] = {kind: _encoder(kind) for kind in _CODECS}
_DECODERS: dict[Any, tuple[frozenset[str], tuple[tuple[str, _Decode], ...]]] = {
    kind: _decoder(kind) for kind in _CODECS
}
_DEFAULTS = {kind: _plain_defaults(kind) for kind in KINDS.values()}
