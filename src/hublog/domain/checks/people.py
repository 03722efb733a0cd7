"""Rules about what is known of the people who came: first day, birth, age, postcode."""

import datetime as dt
from collections.abc import Iterator, Mapping

from hublog.domain.activities import Activity
from hublog.domain.ages import GROWN_UP, age_group
from hublog.domain.checks.about import about_person, about_session
from hublog.domain.checks.finding import ASKS, BLOCKS, HINTS, Finding, trace
from hublog.domain.checks.looking import Look
from hublog.domain.people import Person
from hublog.domain.postcodes import outward, tidy
from hublog.domain.sessions import Session

OLDEST = 110
_DAY = dt.timedelta(days=1)
STAND_IN_YEAR = 1900
"""Programs write this year, or an earlier one, where nobody knew the birth date."""


def before_their_time(look: Look) -> Iterator[Finding]:
    """DQ14: a visit before birth, before the first one that was told, or after being forgotten."""
    first: dict[str, Session] = {}
    for session in look.held:
        for who in look.book.turnout(session).people:
            first.setdefault(who, session)
    for who, session in sorted(first.items()):
        person, day = look.facts.people[who], session.date
        also = (("session", session.id),)
        if _born(person) > (day.year, day.month, day.day):
            yield about_person(
                person, "DQ14.birth", BLOCKS, day=day, also=also, visit_day=day.isoformat()
            )
        elif (told := _told_day(person)) is not None and told > day:
            days = {"visit_day": day.isoformat(), "told_day": told.isoformat()}
            yield about_person(person, "DQ14.first", BLOCKS, day=day, also=also, **days)
    yield from _after_forgotten(look)


def _told_day(person: Person) -> dt.date | None:
    """The day on which they said they came first.

    The last day of a month is kept for whoever only said that they had been before, nobody knows
    when: a sheet of an earlier day that turns up later then contradicts nobody.
    """
    told = person.first_seen_on
    return None if told is None or (told + _DAY).day == 1 else told


def _born(person: Person) -> tuple[int, int, int]:
    """The earliest day that their birth may have been; the beginning of time where unknown."""
    return (person.birth_year or 0, person.birth_month or 1, person.birth_day or 1)


def _after_forgotten(look: Look) -> Iterator[Finding]:
    if not look.facts.stubs:
        return
    forgotten_on = {each.id: each.forgotten_on for each in look.facts.tombstones}
    last_day: dict[str, dt.date] = {}
    for visit in look.facts.visits:
        record = look.facts.stubs.get(visit.attendance_id)
        if record in forgotten_on:
            known = last_day.get(visit.session_id, dt.date.max)
            last_day[visit.session_id] = min(known, forgotten_on[record])
    for session in look.held:
        if session.date > last_day.get(session.id, dt.date.max):
            yield about_session(look, session, "DQ14.forgotten", BLOCKS)


def age(look: Look) -> Iterator[Finding]:
    """DQ15: an age above 110, a child at an activity for adults, an adult at one for children.

    Where the birth date is known only in part, only what is certain counts. Whoever turns 18 in the
    month belongs to both. (An age below 0 is found by DQ14, a birth in 1900 by DQ16.)
    """
    for person in look.participants:
        if (person.birth_year or 0) > STAND_IN_YEAR:
            youngest, _ = _ages(person, look.month.first)
            if youngest > OLDEST:
                evidence = trace(person.birth_year, person.birth_month, person.birth_day)
                yield about_person(person, "DQ15.old", ASKS, evidence=evidence, most=OLDEST)
    days: dict[str, dict[str, tuple[dt.date, dt.date]]] = {}
    for session in look.held:
        if look.activity(session).age_group in {"adult", "child"}:
            came = days.setdefault(session.activity_id, {})
            for who in look.book.turnout(session).people:
                first, _ = came.get(who, (session.date, session.date))
                came[who] = (first, session.date)
    for activity_id, came in sorted(days.items()):
        yield from _other_age_group(look, look.facts.activities[activity_id], came)


def _other_age_group(
    look: Look, activity: Activity, came: Mapping[str, tuple[dt.date, dt.date]]
) -> Iterator[Finding]:
    """Children among adults are those not grown up on their last day, adults on their first."""
    wanted = activity.age_group == "child"
    found = sorted(
        who
        for who, (first, last) in came.items()
        if _is_child(look.facts.people[who], first if wanted else last) is (not wanted)
    )
    if found:
        yield Finding(
            rule="DQ15",
            severity=ASKS,
            subject=f"{activity.id}|{look.month}",
            rows=(("activity", activity.id), *(("person", who) for who in found)),
            message="DQ15.adults" if wanted else "DQ15.children",
            values={"n": len(found), "activity": activity.name},
            people=tuple(look.facts.people[who].name for who in found),
            evidence=trace(activity.age_group, *found),
        )


def _ages(person: Person, day: dt.date) -> tuple[int, int]:
    """The youngest and the oldest that somebody whose birth year is known may be on that day."""
    years, today = day.year - (person.birth_year or 0), (day.month, day.day)
    last, first = (
        (person.birth_month or month, person.birth_day or of_month)
        for month, of_month in ((12, 31), (1, 1))
    )
    return years - (today < last), years - (today < first)


def _is_child(person: Person, day: dt.date) -> bool | None:
    """Whether somebody is under 18 on that day; ``None`` where that is not certain."""
    if person.birth_year is None:
        group = age_group(person.age_band)
        return None if group in {"NS", "NK"} else group == "U18"
    youngest, oldest = _ages(person, day)
    if youngest < GROWN_UP <= oldest:
        return None
    return oldest < GROWN_UP


def stand_in_birth(look: Look) -> Iterator[Finding]:
    """DQ16: a birth on 1 January or in 1900, which programs and people write for "not known"."""
    for person in look.participants:
        new_year = (person.birth_month, person.birth_day) == (1, 1)
        if person.birth_year is not None and (new_year or person.birth_year <= STAND_IN_YEAR):
            evidence = trace(person.birth_year, person.birth_month, person.birth_day)
            yield about_person(person, "DQ16", ASKS, evidence=evidence)


def postcode(look: Look) -> Iterator[Finding]:
    """DQ17: a postcode that cannot be one, or, once for the month, some that have no area.

    Areas are only missed where the office gave the hub a list of them.
    """
    without = []
    for person in look.participants:
        tidied = tidy(person.postcode)
        if tidied is None:
            yield about_person(person, "DQ17.form", ASKS, evidence=trace(person.postcode))
        elif outward(tidied) and not person.lsoa:
            without.append(person)
    if without and look.facts.hub.area_list:
        yield Finding(
            rule="DQ17",
            severity=HINTS,
            subject=f"area|{look.month}",
            rows=tuple(("person", person.id) for person in without),
            message="DQ17.area",
            values={"n": len(without)},
            people=tuple(person.name for person in without),
        )
