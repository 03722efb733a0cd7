"""The rule about sessions that were far busier than usual, or fuller than their room."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from hublog.domain.checks.about import about_session
from hublog.domain.checks.finding import ASKS, Finding
from hublog.domain.checks.looking import Look
from hublog.domain.sessions import Session

RUN = 12
"""So many held sessions of the activity are looked at."""
FEWEST = 4
"""With fewer before it nothing is usual yet."""
TIMES_USUAL = 2.5


def crowds(look: Look) -> Iterator[Finding]:
    """DQ10: footfall above 2.5 times the median of the twelve sessions before, or above capacity.

    Where nobody came as a rule, one person is taken as usual.
    """
    by_activity: dict[str, list[Session]] = defaultdict(list)
    for session in look.book.held:
        by_activity[session.activity_id].append(session)
    for sessions in by_activity.values():
        footfall = [look.book.turnout(session).footfall for session in sessions]
        for place, session in enumerate(sessions):
            if session.date in look.month.window:
                first = max(0, place - RUN)
                yield from _crowd(look, sessions[first : place + 1], footfall[first : place + 1])


def _crowd(look: Look, sessions: Sequence[Session], footfall: Sequence[int]) -> Iterator[Finding]:
    """What is odd about the last of these, held against those before it."""
    session, n = sessions[-1], footfall[-1]
    usual = median(footfall[:-1]) if len(footfall) > FEWEST else None
    place = look.place(session)
    capacity = place.capacity if place else None
    jumped = usual is not None and n > TIMES_USUAL * max(usual, 1)
    too_full = bool(capacity) and n > (capacity or 0)
    if not jumped and not too_full:
        return
    how = "both" if jumped and too_full else "usual" if jumped else "capacity"
    run = tuple((s.date, each) for s, each in zip(sessions, footfall, strict=True))[-RUN:]
    yield about_session(
        look,
        session,
        f"DQ10.{how}",
        ASKS,
        evidence=str(n),
        run=run,
        n=n,
        usual=f"{usual or 0:g}",
        capacity=capacity or 0,
    )
