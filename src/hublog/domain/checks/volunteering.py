"""The rule about time given: too much of it for one person, or none written down."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator

from hublog.domain.checks.about import about_person, about_session
from hublog.domain.checks.finding import ASKS, Finding, trace
from hublog.domain.checks.looking import Look
from hublog.domain.journal import RowKey
from hublog.domain.volunteering import VolunteerTime

MOST_HOURS_A_DAY, MOST_HOURS_A_MONTH = 12, 80
_HOUR = 60


def time_given(look: Look) -> Iterator[Finding]:
    """DQ22: one person gave more than 12 hours on a day or 80 in the month, or nobody said how many.

    Time of people who were forgotten is nobody's that could be asked.
    """
    given = [each for each in look.facts.volunteer_times if each.date in look.month.window]
    yield from _too_much(look, given)
    yield from _untold(look, given)


def _too_much(look: Look, given: list[VolunteerTime]) -> Iterator[Finding]:
    by_day: Counter[tuple[str, dt.date]] = Counter()
    by_month: Counter[str] = Counter()
    rows: dict[str, list[RowKey]] = defaultdict(list)
    for each in given:
        if each.person_id in look.facts.people:
            by_day[each.person_id, each.date] += each.minutes or 0
            by_month[each.person_id] += each.minutes or 0
            rows[each.person_id].append(("volunteer_time", each.id))
    for (who, day), minutes in by_day.items():
        if minutes > MOST_HOURS_A_DAY * _HOUR:
            yield about_person(
                look.facts.people[who],
                "DQ22.day",
                ASKS,
                subject=f"{who}|{day}",
                evidence=str(minutes),
                day=day,
                also=tuple(rows[who]),
                hours=_hours(minutes),
                given_day=day.isoformat(),
            )
    for who, minutes in by_month.items():
        if minutes > MOST_HOURS_A_MONTH * _HOUR:
            yield about_person(
                look.facts.people[who],
                "DQ22.month",
                ASKS,
                subject=f"{who}|{look.month}",
                evidence=str(minutes),
                also=tuple(rows[who]),
                hours=_hours(minutes),
            )


def _hours(minutes: int) -> str:
    return f"{minutes / _HOUR:.1f}".removesuffix(".0")


def _untold(look: Look, given: list[VolunteerTime]) -> Iterator[Finding]:
    """One finding for each session, and one for each day on which people helped outside any."""
    without: dict[tuple[str, dt.date], list[VolunteerTime]] = defaultdict(list)
    for each in given:
        if each.minutes is None:
            inside = each.session_id in look.facts.sessions
            without[str(each.session_id) if inside else "", each.date].append(each)
    for (session, day), times in sorted(without.items()):
        who = sorted({each.person_id for each in times})
        found = Finding(
            rule="DQ22",
            severity=ASKS,
            subject=f"helping|{day}",
            rows=tuple(("volunteer_time", each.id) for each in times),
            message="DQ22.untold_aside",
            values={"n": len(who), "given_day": day.isoformat()},
            people=tuple(look.facts.people[one].name for one in who if one in look.facts.people),
            evidence=trace(*who),
            day=day,
        )
        if session:
            found = about_session(
                look,
                look.facts.sessions[session],
                "DQ22.untold",
                ASKS,
                also=found.rows,
                evidence=found.evidence,
                people=found.people,
                n=len(who),
            )
        yield found
