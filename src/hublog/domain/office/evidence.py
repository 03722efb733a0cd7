"""Sessions with and without a condition held beside each other, as far as that reveals no hub.

A description, never a proof: docs/method.md says what is counted, why, and what it cannot show.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hublog.domain.months import Month
from hublog.domain.office.evidence_sums import (
    CHANGE,
    FIRST_VISITS,
    IMPROVED,
    MEAN,
    MEDIAN,
    NONE,
    NOT_SHARED,
    NOT_YET,
    REACH,
    REFERRALS,
    RETENTION,
    Counted,
    Sums,
    completeness,
)
from hublog.domain.office.evidence_tallies import Setting, Tallies

FEWEST_HUBS, FEWEST = 3, 8
"""Nothing is shown of fewer hubs, nor of fewer sessions, people or pairs."""

MEASURES = (MEAN, MEDIAN, FIRST_VISITS, RETENTION, REACH, REFERRALS, CHANGE, IMPROVED)
"""What is compared, in the order in which people see it."""
SHARES = frozenset({FIRST_VISITS, RETENTION, REACH, REFERRALS, IMPROVED})
"""The measures that are fractions of something."""

TOO_FEW_HUBS, TOO_FEW, OTHER_SIDE = "too_few_hubs", "too_few", "other_side"
REASONS = (TOO_FEW_HUBS, TOO_FEW, OTHER_SIDE, NOT_SHARED, NOT_YET, NONE)
"""Why a side is withheld: too few hubs or too few of what is counted; it would tell what the other side
withholds; no hub of it shares rows; nobody's 90 days are over and held; nothing of it happened."""
_REVEALED = frozenset({TOO_FEW_HUBS, TOO_FEW})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One measure over the sessions with the condition, or over those without it.

    ``n`` is what the value is a share or a mean of, and ``hubs`` so many hubs it came from.
    ``coverage`` and ``completeness`` are fractions, ``None`` where they cannot be known. Where it is
    ``withheld``, for one of ``REASONS``, nothing else of it is told.
    """

    value: float | None = None
    n: int = 0
    hubs: int = 0
    coverage: float | None = None
    completeness: float | None = None
    withheld: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One of ``MEASURES`` on both sides; ``detail`` is the index of deprivation, or the question."""

    kind: str
    present: Side
    absent: Side
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A type of activity with and without a condition; ``both`` hubs ran it both ways."""

    type: str
    condition: str
    measures: tuple[Measure, ...]
    both: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All comparisons for some months; ``completeness`` is the share of expected months held."""

    first: Month
    last: Month
    hubs: int
    completeness: float | None
    comparisons: tuple[Comparison, ...]


def evidence(tallies: Tallies, first: Month, last: Month) -> Evidence:
    """Every type of activity with every condition that occurs in it."""
    conditions: dict[str, set[str]] = defaultdict(set)
    for each in tallies.held:
        conditions[each.type].update(filter(None, each.conditions.split(";")))
    return Evidence(
        first=first,
        last=last,
        hubs=len(tallies.months),
        completeness=completeness(tallies.months.values()),
        comparisons=tuple(
            comparison
            for type_ in sorted(conditions)
            for comparison in compared(tallies, type_, sorted(conditions[type_]))
        ),
    )


def compared(tallies: Tallies, type_: str, conditions: Iterable[str]) -> Iterator[Comparison]:
    """One type of activity with and without each of these conditions."""
    settings = {each for each in (*tallies.held, *tallies.ended) if each.type == type_}
    every = {each.conditions for each in settings}
    kinds = tuple(_kinds(tallies, type_))
    placed = sum(each.ended for each in tallies.ended.values())
    for condition in conditions:
        sides: tuple[list[Setting], list[Setting]] = ([], [])
        with_it = {said for said in every if condition in said.split(";")}
        for each in settings:
            sides[each.conditions not in with_it].append(each)
        present, absent = (Sums(tallies, side, placed) for side in sides)
        yield Comparison(
            type=type_,
            condition=condition,
            measures=tuple(_measure(kind, detail, present, absent) for kind, detail in kinds),
            both=len(present.hubs & absent.hubs),
        )


def _kinds(tallies: Tallies, type_: str) -> Iterator[tuple[str, str]]:
    """The measures with their details, one of each without a detail where there is none to tell."""
    indices = _occurring(tallies.reached, type_)
    questions = _occurring(tallies.paired, type_)
    for kind in MEASURES:
        details = {REACH: indices, CHANGE: questions, IMPROVED: questions}.get(kind, ())
        yield from ((kind, detail) for detail in details or [""])


def _occurring(found: Mapping[str, Iterable[Setting]], type_: str) -> list[str]:
    return sorted(key for key, settings in found.items() if any(s.type == type_ for s in settings))


def _measure(kind: str, detail: str, present: Sums, absent: Sums) -> Measure:
    sides = [_side(kind, one.counted(kind, detail), one) for one in (present, absent)]
    if _REVEALED & {side.withheld for side in sides}:
        sides = [side if side.withheld else Side(withheld=OTHER_SIDE) for side in sides]
    return Measure(kind=kind, detail=detail, present=sides[0], absent=sides[1])


def _side(kind: str, counted: Counted, sums: Sums) -> Side:
    if not counted.n:
        return Side(withheld=counted.nothing)
    if counted.hubs < FEWEST_HUBS:
        return Side(withheld=TOO_FEW_HUBS)
    if counted.n < FEWEST or (kind in SHARES and _is_told(counted.part, counted.n)):
        return Side(withheld=TOO_FEW)
    return Side(
        value=counted.part / (1 if kind == MEDIAN else counted.n),
        n=counted.n,
        hubs=counted.hubs,
        coverage=counted.coverage,
        completeness=sums.completeness(kind),
    )


def _is_told(part: float, whole: int) -> bool:
    """Whether a share would tell of a small number of people (domain.md, Small numbers)."""
    return 0 < part < FEWEST or 0 < whole - part < FEWEST
