"""One typed line for each row of the consolidated workbook's sheets, and how returns make them.

This is the specification; what the store reads out of its tables is held to it.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.spans import Span
from hublog.domain.office.totals import HELD
from hublog.domain.sheet_rows import PersonRow, SessionRow


class SessionLine(NamedTuple):
    """One session as its hub's return says it."""

    hub_code: str
    month: str
    row: SessionRow


class PersonLine(NamedTuple):
    """One person in rows over the whole span, under the reference that their hub gave them.

    Age band, decile and index are the latest that are told; ``months`` are those in which they came.
    """

    hub_code: str
    person_ref: str
    age_band: str
    imd_decile: int | None
    imd_index: str
    first_ever_month: str
    months: int
    visits: int


class BreakdownLine(NamedTuple):
    """One line of a hub's Breakdown for a month, exactly as it was displayed: a number or ``*``."""

    hub_code: str
    month: str
    dimension: str
    category: str
    people: str
    attendances: str


class ConditionLine(NamedTuple):
    """A hub's sessions held of one type that ran under one condition, beside all of that type."""

    hub_code: str
    type: str
    condition: str
    held: int
    footfall: int
    held_of_type: int
    footfall_of_type: int


class LearningLine(NamedTuple):
    """What a hub learned in a month, in its own words."""

    hub_code: str
    month: str
    prompt: str
    text: str
    conditions: str
    story_consent: str


class MissingLine(NamedTuple):
    """A return that is expected and not here; ``state`` is one of the matrix."""

    hub_code: str
    hub_name: str
    month: str
    state: str
    due_on: dt.date | None
    contact: str


class Together(NamedTuple):
    """Sessions held of one hub and type that ran under the same conditions, joined by ``;``."""

    hub_code: str
    type: str
    conditions: str
    held: int
    footfall: int


def in_order(returns: Iterable[Arrived], span: Span) -> list[Arrived]:
    """The returns of the span by hub and month."""
    inside = [each for each in returns if Month.parse(each.month) in span]
    return sorted(inside, key=lambda each: (each.hub_code, each.month))


def session_lines(returns: Sequence[Arrived]) -> Iterator[SessionLine]:
    """Every session of these returns, planned and cancelled ones among them."""
    for each in returns:
        yield from (SessionLine(each.hub_code, each.month, row) for row in each.sessions)


def breakdown_lines(returns: Sequence[Arrived]) -> Iterator[BreakdownLine]:
    """Every line of their breakdowns, which are never added up."""
    for each in returns:
        yield from (BreakdownLine(each.hub_code, each.month, *row) for row in each.breakdown)


def learning_lines(returns: Sequence[Arrived]) -> Iterator[LearningLine]:
    """Everything they let us know they learned."""
    for each in returns:
        yield from (LearningLine(each.hub_code, each.month, *row) for row in each.learning)


def person_lines(returns: Sequence[Arrived]) -> Iterator[PersonLine]:
    """Everybody in their rows, by hub and reference."""
    by_hub: dict[str, list[tuple[str, PersonRow]]] = defaultdict(list)
    for each in returns:
        by_hub[each.hub_code] += [(each.month, row) for row in each.people]
    for hub_code, rows in sorted(by_hub.items()):
        yield from people_of(hub_code, rows)


def people_of(hub_code: str, rows: Iterable[tuple[str, PersonRow]]) -> Iterator[PersonLine]:
    """The people of one hub out of their rows of each month, months in order."""
    found: dict[str, PersonLine] = {}
    for _, row in rows:
        before = found.get(row.person_ref)
        found[row.person_ref] = _first(hub_code, row) if before is None else _after(before, row)
    yield from (found[ref] for ref in sorted(found))


def _first(hub_code: str, row: PersonRow) -> PersonLine:
    return PersonLine(
        hub_code=hub_code,
        person_ref=row.person_ref,
        age_band=row.age_band,
        imd_decile=row.imd_decile,
        imd_index=row.imd_index,
        first_ever_month=row.first_ever_month,
        months=1,
        visits=row.visits_month,
    )


def _after(before: PersonLine, row: PersonRow) -> PersonLine:
    place = row if row.imd_decile is not None else before
    return before._replace(
        age_band=row.age_band,
        imd_decile=place.imd_decile,
        imd_index=place.imd_index,
        first_ever_month=min(before.first_ever_month, row.first_ever_month),
        months=before.months + 1,
        visits=before.visits + row.visits_month,
    )


def together(returns: Iterable[Arrived]) -> Iterator[Together]:
    """The sessions held, by hub, type and everything they ran under."""
    held: Counter[tuple[str, str, str]] = Counter()
    footfall: Counter[tuple[str, str, str]] = Counter()
    for each in returns:
        for row in each.sessions:
            if row.status == HELD:
                key = each.hub_code, row.type, row.conditions
                held[key] += 1
                footfall[key] += row.footfall
    return (Together(*key, n, footfall[key]) for key, n in held.items())


def condition_lines(groups: Iterable[Together]) -> tuple[ConditionLine, ...]:
    """For each hub and type every condition that any of its sessions ran under."""
    of_type: dict[tuple[str, str], _Sum] = defaultdict(_Sum)
    under: dict[tuple[str, str, str], _Sum] = defaultdict(_Sum)
    for group in groups:
        kind = group.hub_code, group.type
        of_type[kind] = of_type[kind].plus(group)
        for condition in sorted({*group.conditions.split(";")} - {""}):
            under[*kind, condition] = under[*kind, condition].plus(group)
    return tuple(
        ConditionLine(hub, type_, condition, *n, *of_type[hub, type_])
        for (hub, type_, condition), n in sorted(under.items())
    )


class _Sum(NamedTuple):
    held: int = 0
    footfall: int = 0

    def plus(self, group: Together) -> "_Sum":
        return _Sum(self.held + group.held, self.footfall + group.footfall)


def counts(returns: Sequence[Arrived]) -> Mapping[str, int]:
    """How many lines the larger sheets have."""
    return {
        "sessions": sum(len(each.sessions) for each in returns),
        "people": len({(each.hub_code, row.person_ref) for each in returns for row in each.people}),
        "breakdown": sum(len(each.breakdown) for each in returns),
        "learning": sum(len(each.learning) for each in returns),
    }
