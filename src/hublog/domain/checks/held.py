"""Rules about single sessions: their day, their length, whether they were finished, their numbers."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from hublog.domain.checks.about import about_session
from hublog.domain.checks.finding import ASKS, BLOCKS, Finding
from hublog.domain.checks.looking import Look
from hublog.domain.sessions import Session

LONGEST_HOURS = 12
LARGEST_DIFFERENCE, LARGEST_SHARE = 2, 0.1
"""By so many people, or by such a part of them, may a count on paper differ (DQ09)."""
_DAY = dt.timedelta(days=1)


def in_the_future(look: Look) -> Iterator[Finding]:
    """DQ01: a session that is running or over, dated after today."""
    for session in look.sessions:
        if session.status in {"open", "closed"} and session.date > look.today:
            yield about_session(look, session, "DQ01", BLOCKS)


def length(look: Look) -> Iterator[Finding]:
    """DQ04: a held session without both times, of no length, or of more than twelve hours.

    The night on which clocks go back adds no hour to what the times say, nor does the one in spring:
    neither makes a session too long that is not so on any other night.
    """
    for session in look.held:
        hours = _shortest_hours(session)
        if hours is None:
            yield about_session(look, session, "DQ04.times", BLOCKS)
        elif hours == 0:
            yield about_session(look, session, "DQ04.none", BLOCKS)
        elif hours > LONGEST_HOURS:
            yield about_session(look, session, "DQ04.long", BLOCKS, most=LONGEST_HOURS)


def _shortest_hours(session: Session) -> float | None:
    if session.start is None or session.end is None or session.hours is None:
        return None
    first, last = (dt.datetime.combine(session.date, at) for at in (session.start, session.end))
    return min(session.hours, (last - first) % _DAY / dt.timedelta(hours=1))


def left_open(look: Look) -> Iterator[Finding]:
    """DQ06: a session still open on a day after its last one."""
    for session in look.sessions:
        if session.status == "open" and session.last_day < look.today:
            yield about_session(look, session, "DQ06", BLOCKS)


def nobody(look: Look) -> Iterator[Finding]:
    """DQ07: a session closed with nobody, and nobody said that nobody came."""
    for session in look.held:
        if not session.nobody_came and not look.book.turnout(session).footfall:
            yield about_session(look, session, "DQ07", BLOCKS)


def on_paper(look: Look) -> Iterator[Finding]:
    """DQ09: what was counted on paper differs by more than two people, or more than a tenth."""
    for session in look.held:
        counted, recorded = session.paper_count, look.book.turnout(session).footfall
        if counted is None:
            continue
        difference = abs(counted - recorded)
        if difference > LARGEST_DIFFERENCE or difference > LARGEST_SHARE * counted:
            evidence = f"{counted} {recorded}"
            yield about_session(
                look, session, "DQ09", ASKS, evidence=evidence, paper=counted, recorded=recorded
            )


def twice_in_a_session(look: Look) -> Iterator[Finding]:
    """DQ11: one person twice in one session; the register prevents it, so it would be our mistake."""
    for session in look.held:
        people = look.book.turnout(session).people
        if len(set(people)) < len(people):
            twice = sorted(who for who, n in Counter(people).items() if n > 1)
            names = tuple(look.facts.people[who].name for who in twice)
            also = tuple(("person", who) for who in twice)
            yield about_session(look, session, "DQ11", BLOCKS, also=also, people=names)
