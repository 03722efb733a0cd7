"""The rule about people who seem to have been at two places at once."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from hublog.domain.checks.about import about_session
from hublog.domain.checks.finding import ASKS, Finding, trace
from hublog.domain.checks.looking import Look
from hublog.domain.months import Window
from hublog.domain.sessions import Session

_DAY = dt.timedelta(days=1)


class _Span(NamedTuple):
    start: dt.datetime
    end: dt.datetime
    session: Session


def at_once(look: Look) -> Iterator[Finding]:
    """DQ12: people who were at two sessions that overlap, of other activities or at other places.

    One finding for each two sessions, whoever was at both. A session that runs over midnight meets
    those of the next day; two that only touch do not overlap.
    """
    running: list[_Span] = []
    for span in _spans(look):
        running = [each for each in running if each.end > span.start]
        for each in running:
            yield from _at_both(look, each.session, span.session)
        running.append(span)


def _spans(look: Look) -> list[_Span]:
    first, last = look.month.window
    spans = []
    for session in look.book.held_in(Window(first - _DAY, last + _DAY)):
        if session.start is not None and session.end is not None:
            start, end = (
                dt.datetime.combine(day, at)
                for day, at in ((session.date, session.start), (session.last_day, session.end))
            )
            spans.append(_Span(start, end, session))
    return sorted(spans, key=lambda span: (span.start, span.end, span.session.id))


def _at_both(look: Look, one: Session, other: Session) -> Iterator[Finding]:
    in_month = [session for session in (one, other) if session.date in look.month.window]
    same = one.activity_id == other.activity_id and look.place_id(one) == look.place_id(other)
    if not in_month or same:
        return
    turnout = look.book.turnout
    both = sorted({*turnout(one).people} & {*turnout(other).people})
    if not both:
        return
    opened = in_month[-1]
    beside = one if opened is other else other
    yield about_session(
        look,
        opened,
        "DQ12",
        ASKS,
        subject="+".join(sorted((one.id, other.id))),
        also=(("session", beside.id), *(("person", who) for who in both)),
        people=tuple(look.facts.people[who].name for who in both),
        evidence=trace(*both),
        n=len(both),
        other=look.activity(beside).name,
    )
