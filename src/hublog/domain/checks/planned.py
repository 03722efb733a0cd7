"""Rules that hold the month against the timetable: unusual days, sessions twice, sessions missing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hublog.domain.checks.about import about_session
from hublog.domain.checks.finding import ASKS, BLOCKS, Finding
from hublog.domain.checks.looking import Look
from hublog.domain.sessions import Session
from hublog.domain.timetable import gaps


def unusual_weekday(look: Look) -> Iterator[Finding]:
    """DQ03: a session on a weekday on which its activity is never planned at that time of the year.

    An activity that has no timetable then has no usual day.
    """
    for session in look.sessions:
        if session.status not in {"open", "closed"}:
            continue
        usual = {
            slot.weekday
            for slot in look.activity(session).schedule
            if (slot.valid_from or session.date) <= session.date <= (slot.valid_to or session.date)
        }
        if usual and session.date.weekday() not in usual:
            evidence = session.date.isoformat()
            yield about_session(look, session, "DQ03", ASKS, evidence=evidence)


def twice_on_a_day(look: Look) -> Iterator[Finding]:
    """DQ05: sessions of one activity at one place on one day, which the timetable does not plan so."""
    together: dict[tuple[object, ...], list[Session]] = defaultdict(list)
    for session in look.sessions:
        if session.status != "cancelled":
            key = (session.activity_id, look.place_id(session), session.date)
            together[key].append(session)
    for same in together.values():
        if len(same) > 1 and not _all_planned(look, same):
            ids = sorted(session.id for session in same)
            yield about_session(
                look,
                same[-1],
                "DQ05",
                ASKS,
                subject=ids[0],
                also=tuple(("session", each.id) for each in same[:-1]),
                evidence=" ".join(ids),
                n=len(same),
            )


def _all_planned(look: Look, same: Sequence[Session]) -> bool:
    """Whether each of them stands on its own line of the day's timetable."""
    lines = {slot.start for slot in look.activity(same[0]).slots_on(same[0].date)}
    starts = {session.start for session in same}
    return len(starts) == len(same) and starts <= lines


def missing(look: Look) -> Iterator[Finding]:
    """DQ08: planned in the past and neither held nor cancelled, or due and never written down.

    A session that was left open is found by DQ06.
    """
    facts = look.facts
    activities, sessions = facts.activities.values(), facts.sessions.values()
    for gap in gaps(activities, sessions, (), look.month.window, look.today):
        start = gap.start.isoformat("minutes") if gap.start else ""
        row = ("session", gap.session_id) if gap.session_id else ("activity", gap.activity_id)
        yield Finding(
            rule="DQ08",
            severity=BLOCKS,
            subject=gap.session_id or f"{gap.activity_id}|{gap.day}|{start}",
            rows=(row,),
            message="DQ08.planned" if gap.session_id else "DQ08.due",
            values={"activity": gap.activity, "day": gap.day.isoformat()},
            day=gap.day,
            gap=gap,
        )
