"""How a purpose stands with somebody, in words and with an icon: never by colour alone."""

import datetime as dt
from typing import NamedTuple

from hublog.domain.consents import THEMSELVES, Consent, Held
from hublog.domain.people import Person
from hublog.qt.desk import Desk
from hublog.services.consents import Stand

_LOOKS = {
    Held.UNASKED: ("circle-question-mark", "muted"),
    Held.YES: ("circle-check", "ok"),
    Held.NO: ("x", "ink"),
    Held.WITHDRAWN: ("undo-2", "info"),
    Held.EXPIRED: ("clock", "warn"),
}


class Said(NamedTuple):
    """How something stands: a line for a list, all there is to say of it, the icon and its colour."""

    line: str
    whole: str
    icon: str
    color: str


def said_stand(desk: Desk, stand: Stand) -> Said:
    """Such as: Yes, 5 May 2026, until tonight, Jo Example (parent)."""
    icon, color = _LOOKS[stand.held]
    words, answer = desk.words, stand.answer
    short = words(f"consent.held.{stand.held}")
    if answer is None:
        return Said(short, short, icon, color)
    when = desk.wording.dated(answer.at.date())
    if answer.expires_on is not None:
        until = said_until(desk, answer.expires_on)
        when = words("consent.said_until", said=when, until=until)
    who = said_who(desk, answer.given_by, answer.relationship)
    by_themselves = answer.relationship == THEMSELVES
    key = "consent.listed" if by_themselves else "consent.listed_by"
    line = words(key, short=short, when=when, who=who)
    whole = words("consent.stands", short=short, sentence=said_answer(desk, answer))
    return Said(line, whole, icon, color)


def said_answer(desk: Desk, answer: Consent) -> str:
    """Who answered, how, when and until when."""
    words = desk.words
    gaps = {
        "who": said_who(desk, answer.given_by, answer.relationship),
        "how": desk.label("consent_method", answer.method).casefold(),
        "day": desk.wording.dated(answer.at.date()),
    }
    said = words("consent.said", **gaps)
    if answer.expires_on is None:
        return said
    return words("consent.said_until", said=said, until=said_until(desk, answer.expires_on))


class Asked(NamedTuple):
    """A purpose as a question, and what it is about."""

    question: str
    more: str


def asked_of(desk: Desk, person: Person, purpose: str, relationship: str) -> Asked:
    """The question as it is put to the person, or to somebody who answers for them and hears their name."""
    if relationship == THEMSELVES:
        return Asked(
            desk.words(f"consent.ask.{purpose}"), desk.words(f"consent.ask_more.{purpose}")
        )
    name = person.known_as
    return Asked(
        desk.words(f"consent.ask_for.{purpose}", name=name),
        desk.words(f"consent.ask_more_for.{purpose}", name=name),
    )


def said_who(desk: Desk, given_by: str, relationship: str) -> str:
    """A grown-up by name and what they are to the person, or the person themselves."""
    if relationship == THEMSELVES:
        return desk.words("consent.themselves")
    return desk.words(
        "consent.grown_up", name=given_by, what=desk.label("relationship", relationship).casefold()
    )


def said_until(desk: Desk, day: dt.date) -> str:
    """Tonight, where it is today's date."""
    if day == desk.today():
        return desk.words("consent.tonight")
    return desk.wording.dated(day)
