"""What one hub brings to each figure, and how the parts of several hubs become one figure.

Counts add up, rates are made of summed numerators and denominators, medians of all the rows together.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hublog.domain.office.totals import Spread

COUNTED, NOT_RUN, NO_CASES, NOT_RECORDED, NOT_AVAILABLE = (
    *("counted", "not_run", "no_cases", "not_recorded", "not_available"),
)
STATES = (COUNTED, NOT_RUN, NO_CASES, NOT_RECORDED, NOT_AVAILABLE)
"""What a figure is: a number, which may be 0; of sessions, and none ran; of cases, and there were none;
not written down at the hub; not known here, because it was not sent or must not be added up."""
_KNOWN = frozenset({COUNTED, NOT_RUN, NO_CASES})

COUNT, SHARE, MEDIAN = "count", "share", "median"
UPPER_BOUND, ONCE_A_HUB = "upper_bound", "once_a_hub"
"""Notes of several hubs together: somebody who goes to two of them is counted at each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one hub brings to a figure: an amount, a part of a whole, or how often each number occurs.

    ``months`` are the returns it counts, of ``months_expected`` that it should count. ``notes`` are keys
    below ``office_workbook.note``.
    """

    state: str
    amount: float = 0
    whole: float = 0
    spread: Spread = field(default_factory=dict)
    months: int = 0
    months_expected: int = 0
    notes: frozenset[str] = frozenset()

    def but(self, **other: Any) -> "Part":  # noqa: ANN401 - any of its fields
        """The same with other fields."""
        return replace(self, **other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a hub or of all: rates as fractions, times in hours.

    ``value`` is a number where the state is ``COUNTED``, else ``None``. It counts ``hubs`` of the
    ``hubs_expected`` ones, and ``months`` of ``months_expected`` returns of theirs.
    """

    id: str
    state: str
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    hubs: int = 0
    hubs_expected: int = 0
    months: int = 0
    months_expected: int = 0
    notes: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every hub and month is counted that should be."""
        return self.hubs >= self.hubs_expected and self.months >= self.months_expected


def figure(id_: str, kind: str, parts: Sequence[Part], *, about_people: bool) -> Figure:
    """The figure that these parts make, one of each hub."""
    known = [part for part in parts if part.state in _KNOWN]
    state = _state(parts)
    notes = set[str]().union(*(part.notes for part in (known or parts)))
    if about_people and len([part for part in known if part.state == COUNTED]) > 1:
        notes.add(ONCE_A_HUB if kind == SHARE else UPPER_BOUND)
    amount, whole = sum(part.amount for part in known), sum(part.whole for part in known)
    return Figure(
        id=id_,
        state=state,
        value=_value(kind, amount, whole, known) if state == COUNTED else None,
        numerator=amount if kind == SHARE and known else None,
        denominator=whole if kind == SHARE and known else None,
        hubs=len(known),
        hubs_expected=sum(part.months_expected > 0 for part in parts),
        months=sum(part.months for part in known),
        months_expected=sum(part.months_expected for part in parts),
        notes=tuple(sorted(notes)),
    )


def median(spread: Spread) -> float:
    """The median of whole numbers of which it is known how often each occurs."""
    total, seen, middle = sum(spread.values()), 0, []
    for number in sorted(spread):
        before, seen = seen, seen + spread[number]
        middle += [number for at in {(total - 1) // 2, total // 2} if before <= at < seen]
    return sum(middle) / len(middle)


def _state(parts: Collection[Part]) -> str:
    """A number where any hub has one; else the first state that any of them is in."""
    states = {part.state for part in parts}
    return next((state for state in STATES if state in states), NOT_AVAILABLE)


def _value(kind: str, amount: float, whole: float, known: Sequence[Part]) -> float:
    if kind == SHARE:
        return amount / whole
    if kind == COUNT:
        return amount
    spread: Counter[int] = Counter()
    for part in known:
        spread.update(part.spread)
    return median(spread)
