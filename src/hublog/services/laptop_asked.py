"""The questions that are open after two laptops were brought together, each side by side."""

import datetime as dt
from dataclasses import dataclass, fields
from typing import TypeVar

from hublog.domain.journal import Stamp, Value
from hublog.domain.people import Person
from hublog.domain.sessions import Session
from hublog.domain.two_answers import FREE_TEXT, TwoValues
from hublog.domain.versions import ReturnVersion

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Side:
    """One of two answers: its values in the order of ``TwoAnswers.fields``, whose they are and from where."""

    stamp: Stamp
    shown: tuple[Value, ...]
    by: str
    at: dt.datetime
    laptop: str
    here: bool


@dataclass(frozen=True, slots=True)
class About:
    """What a row is about, as far as it says: a person, an activity on a day, a month, another name."""

    person: str = ""
    activity: str = ""
    day: dt.date | None = None
    month: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class TwoAnswers:
    """Some fields of one row, answered on two laptops; ``counts`` is what counts until a person decides."""

    values: TwoValues
    about: About
    counts: Side
    other: Side

    @property
    def table(self) -> str:
        """The table of the row."""
        return self.values.table

    @property
    def row_id(self) -> str:
        """The id of the row."""
        return self.values.row_id

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that were answered twice."""
        return self.values.fields

    @property
    def free_text(self) -> bool:
        """Whether a third answer may be typed."""
        return len(self.fields) == 1 and self.fields[0] in FREE_TEXT.get(self.table, ())


@dataclass(frozen=True, slots=True)
class SessionSeen:
    """One of two sessions that may be one, with how many were named and counted there."""

    session: Session
    activity: str
    named: int
    counted: int
    laptop: str


@dataclass(frozen=True, slots=True)
class TwoSessions:
    """Two sessions of one activity and day, made on two laptops."""

    one: SessionSeen
    other: SessionSeen


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """One of several people, and how often they came."""

    person: Person
    visits: int
    laptop: str


@dataclass(frozen=True, slots=True)
class TwoPeople:
    """Two people, made on two laptops, who may be one."""

    one: PersonSeen
    other: PersonSeen


@dataclass(frozen=True, slots=True)
class CardTwice:
    """A number that stands on the cards of several people."""

    card: int
    people: tuple[PersonSeen, ...]


@dataclass(frozen=True, slots=True)
class VersionsTwice:
    """One version of a month's return, signed off on two laptops."""

    month: str
    version: int
    versions: tuple[ReturnVersion, ...]


@dataclass(frozen=True, slots=True)
class BelowZero:
    """A count that two laptops together took below zero; ``n`` is negative."""

    session_id: str
    activity: str
    day: dt.date
    age_band: str
    n: int


@dataclass(frozen=True, slots=True)
class Questions:
    """All that is open, by what it is about."""

    answers: tuple[TwoAnswers, ...] = ()
    sessions: tuple[TwoSessions, ...] = ()
    people: tuple[TwoPeople, ...] = ()
    cards: tuple[CardTwice, ...] = ()
    versions: tuple[VersionsTwice, ...] = ()
    below_zero: tuple[BelowZero, ...] = ()

    def __len__(self) -> int:
        return sum(len(getattr(self, each.name)) for each in fields(self))

    def without(self, others: "Questions") -> "Questions":
        """Those that are not among the others."""
        return Questions(
            _besides(self.answers, others.answers),
            _besides(self.sessions, others.sessions),
            _besides(self.people, others.people),
            _besides(self.cards, others.cards),
            _besides(self.versions, others.versions),
            _besides(self.below_zero, others.below_zero),
        )


NO_QUESTIONS = Questions()


def _besides(mine: tuple[T, ...], theirs: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(each for each in mine if each not in theirs)
