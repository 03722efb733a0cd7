"""Rules about free text that travels or may be read on: nothing private, no names, no formulas."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from hublog.domain.checks.finding import ASKS, BLOCKS, HINTS, Finding, trace
from hublog.domain.checks.looking import Look
from hublog.domain.checks.named import KnownNames
from hublog.domain.checks.private_details import private_details
from hublog.domain.journal import RowKey
from hublog.domain.learning import PROMPTS
from hublog.domain.queries import OPEN
from hublog.domain.versions import latest_sent

FORMULA_SIGNS = ("=", "+", "-", "@", "\t")
"""A spreadsheet takes a text that begins with one of them for a formula, unless it is told."""
_RULE, _FORMULA = "DQ20", "DQ21"


class Passage(NamedTuple):
    """A free text: what kind it is, in which field of which row it stands, who was there.

    ``source`` is the last part of the sentences about it; ``values`` fill their gaps. With
    ``nameable`` it may hold a name that the hub knows.
    """

    source: str
    row: RowKey
    field: str
    text: str
    day: dt.date | None = None
    values: Mapping[str, str] = {}
    present: frozenset[str] = frozenset()
    nameable: bool = False

    @property
    def subject(self) -> str:
        """What an acceptance names."""
        return f"{self.row[1]}|{self.field}"


def private_texts(look: Look) -> Iterator[Finding]:
    """DQ20: texts that hold an e-mail address, a phone number, a postcode, an NHS number or a name.

    The hub's own contact line is meant to be read. Reasons are looked at by ``in_reasons``.
    """
    return _private(look, passages(look))


def like_formulas(look: Look) -> Iterator[Finding]:
    """DQ21: texts that a spreadsheet would take for a formula; they are kept as text."""
    return _formulas(passages(look))


def in_reasons(look: Look, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """DQ20 and DQ21 in the reasons given for these findings, since they travel too.

    The reason why a name may stand may name it.
    """
    given = [
        Passage("reason", ("acceptance", it.id), "reason", it.reason, nameable=it.rule == _RULE)
        for it in (each.accepted for each in findings)
        if it is not None
    ]
    return (*_private(look, given), *_formulas(given))


def passages(look: Look) -> Iterator[Passage]:
    """Every text of the month that somebody wrote freely and that others may read."""
    facts = look.facts
    yield from _of_sessions(look)
    for activity in {s.activity_id: look.activity(s) for s in look.sessions}.values():
        yield Passage("activity", ("activity", activity.id), "name", activity.name)
    for place in {place.id: place for s in look.sessions if (place := look.place(s))}.values():
        yield Passage("place", ("place", place.id), "name", place.name)
    learning = facts.learning.get(str(look.month))
    if learning is not None:
        for prompt in PROMPTS:
            yield Passage("learning", ("learning", learning.id), prompt, getattr(learning, prompt))
    for each in facts.referrals:
        if each.date in look.month.window:
            days = {"day": each.date.isoformat()}
            row = ("referral", each.id)
            yield Passage("organisation", row, "other_org", each.other_org, each.date, days)
    for query in facts.queries:
        if query.status != OPEN and (query.month == str(look.month) or not query.told_in):
            yield Passage("answer", ("query", query.id), "answer", query.answer)
    sent = latest_sent(each for each in facts.versions if each.month == str(look.month))
    if sent is not None:
        row = ("return_version", sent.id)
        yield Passage("reopening", row, "reopened_for", sent.reopened_for)


def _of_sessions(look: Look) -> Iterator[Passage]:
    noted = [session for session in look.sessions if session.note or session.learning_note]
    helping: dict[str | None, set[str]] = defaultdict(set)
    if noted:
        for given in look.facts.volunteer_times:
            helping[given.session_id].add(given.person_id)
    for session in noted:
        present = helping[session.id].union(look.book.turnout(session).people)
        for field, text in (("note", session.note), ("learning_note", session.learning_note)):
            values = {"activity": look.activity(session).name, "day": session.date.isoformat()}
            row = ("session", session.id)
            yield Passage("note", row, field, text, session.date, values, frozenset(present))


def _private(look: Look, found: Iterable[Passage]) -> Iterator[Finding]:
    known: KnownNames | None = None
    for passage in found:
        if not passage.text:
            continue
        details = private_details(passage.text)
        if details:
            yield _finding(passage, "private", BLOCKS, details, details)
        if passage.nameable:
            continue
        known = known or KnownNames(look.naming)
        # A name within an address is mended with the address.
        left = passage.text
        for detail in details:
            left = left.replace(detail, " ")
        names = known.named_in(left, passage.present)
        if names:
            people = dict.fromkeys(look.facts.people[who].name for who in names.values())
            yield _finding(passage, "name", ASKS, sorted(names), people)


def _finding(
    passage: Passage, what: str, severity: str, found: Iterable[str], said: Iterable[str]
) -> Finding:
    return Finding(
        rule=_RULE,
        severity=severity,
        subject=f"{passage.subject}|{what}",
        rows=(passage.row,),
        message=f"{_RULE}.{what}.{passage.source}",
        values=passage.values,
        people=tuple(said),
        evidence=trace(*found),
        day=passage.day,
    )


def _formulas(found: Iterable[Passage]) -> Iterator[Finding]:
    for passage in found:
        if passage.text.startswith(FORMULA_SIGNS):
            yield Finding(
                rule=_FORMULA,
                severity=HINTS,
                subject=passage.subject,
                rows=(passage.row,),
                message=f"{_FORMULA}.{passage.source}",
                values=passage.values,
                day=passage.day,
            )
