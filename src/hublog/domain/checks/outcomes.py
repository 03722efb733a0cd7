"""The rule about how people are: answers that can be, whole, of people old enough, and starts before the rest."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from hublog.domain.checks.finding import ASKS, BLOCKS, Finding, trace
from hublog.domain.checks.looking import Look
from hublog.domain.outcomes import START, Outcome, is_partial, may_be_asked, out_of_range


def outcomes(look: Look) -> Iterator[Finding]:
    """DQ23: an answer that cannot be, only some of three questions, a start after what follows it.

    In whichever month, too, answers of somebody who is known by now to have been too young for them.
    Who answered stands on the hub's own screen alone, and what they answered nowhere.
    """
    window = look.month.window
    for each in look.facts.outcomes:
        if each.date in window and out_of_range(each):
            yield _found(look, each, "range", BLOCKS)
        elif each.date in window and is_partial(each):
            yield _found(look, each, "partial", ASKS, each.answers)
    for start, earlier in _begun_late(look):
        if start.date in window:
            yield _found(
                look, start, "order", ASKS, start.date, earlier, end_day=earlier.isoformat()
            )
    yield from _too_young(look)


def _too_young(look: Look) -> Iterator[Finding]:
    """Answers that count in no figure since somebody's age was put right, once for each person."""
    young: dict[str, list[Outcome]] = defaultdict(list)
    for each in look.facts.outcomes:
        if not may_be_asked(look.facts.people[each.person_id], each.date):
            young[each.person_id].append(each)
    for who, answers in sorted(young.items()):
        last = max(answers, key=lambda each: (each.date, each.id))
        found = _found(look, last, "young", ASKS, *sorted(each.date for each in answers))
        yield replace(found, subject=f"{who}|young", day=None)


def _begun_late(look: Look) -> Iterator[tuple[Outcome, dt.date]]:
    """Everybody's first start of an instrument in an activity that comes after another stage of it."""
    asked: dict[tuple[str, str | None, str], list[Outcome]] = defaultdict(list)
    for each in look.facts.outcomes:
        asked[each.person_id, each.activity_id, each.instrument].append(each)
    for answers in asked.values():
        starts = [each for each in answers if each.stage == START]
        others = [each.date for each in answers if each.stage != START]
        if starts and others:
            first = min(starts, key=lambda each: (each.date, each.id))
            if first.date > min(others):
                yield first, min(others)


def _found(
    look: Look, outcome: Outcome, what: str, severity: str, *evidence: object, **values: str
) -> Finding:
    return Finding(
        rule="DQ23",
        severity=severity,
        subject=f"{outcome.id}|{what}",
        rows=(("person", outcome.person_id),),
        message=f"DQ23.{what}",
        values={"day": outcome.date.isoformat(), **values},
        people=(look.facts.people[outcome.person_id].name,),
        evidence=trace(*evidence) if evidence else "",
        day=outcome.date,
    )
