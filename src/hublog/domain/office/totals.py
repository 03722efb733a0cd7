"""What is added up over the returns of one hub, before any figure is made of it.

Everything here adds up over months and rows, so that a database can do it: sums, and how often each
whole number occurs, out of which medians are taken. This module is the specification; what SQL adds up
is held to it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hublog.domain.indicators import MOST_DEPRIVED_DECILES
from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived, FigureSaid
from hublog.domain.office.spans import Span
from hublog.domain.referrals import OUT, TAKEN_UP
from hublog.domain.sheet_rows import PersonRow, SessionRow

Spread = Mapping[int, int]
"""How often each whole number occurs."""
DECILES = range(1, 11)
"""What a decile can be; anything else that a row says is no decile."""
HELD, CANCELLED, UNFINISHED = "closed", "cancelled", ("planned", "open")


class Said(NamedTuple):
    """What Summaries say of one figure, added up.

    ``lines`` of them name it, ``valued`` give a value, ``based`` a denominator, which may be 0;
    ``noted`` say something beside it.
    """

    value: float = 0
    numerator: float = 0
    denominator: float = 0
    lines: int = 0
    valued: int = 0
    based: int = 0
    noted: int = 0


class Decile(NamedTuple):
    """A decile of one index, so that deciles of two are never pooled."""

    imd_index: str
    decile: int

    @property
    def most_deprived(self) -> bool:
        """Whether it is of the most deprived fifth."""
        return self.decile <= MOST_DEPRIVED_DECILES


class RowPeople(NamedTuple):
    """People in rows, each once, however many months they came in.

    ``repeat`` came twice or more in the span, ``returning`` came before it. ``deciles`` are the latest
    known of each of them.
    """

    persons: int = 0
    visits: int = 0
    repeat: int = 0
    returning: int = 0
    deciles: Mapping[Decile, int] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The sums of one hub over the returns it has for a span.

    ``months`` are those with a return, ``shared`` those with rows about people, ``named_months`` those in
    which anybody came by name: where a month is named and not shared, rows tell nothing of it.
    ``hours`` and ``person_hours`` are of the ``timed`` sessions held, those whose hours are known.
    ``days_late`` is how long after its day each session held was written down, where that is known.
    ``said`` is what the Summaries of all the months say together, ``said_last`` that of the last month.
    """

    months: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    named_months: frozenset[str] = frozenset()
    held: int = 0
    cancelled: int = 0
    unfinished: int = 0
    named: int = 0
    timed: int = 0
    hours: float = 0
    person_hours: float = 0
    footfalls: Spread = field(default_factory=dict)
    days_late: Spread = field(default_factory=dict)
    footfall_by_month: Mapping[str, int] = field(default_factory=dict)
    footfall_by_type: Mapping[str, int] = field(default_factory=dict)
    held_by_type: Mapping[str, int] = field(default_factory=dict)
    said: Mapping[str, Said] = field(default_factory=dict)
    said_last: Mapping[str, Said] = field(default_factory=dict)
    people: RowPeople = field(default_factory=RowPeople)
    days_to_take_up: Spread = field(default_factory=dict)

    @property
    def footfall(self) -> int:
        """Footfall of all sessions held."""
        return sum(self.footfall_by_month.values())


def totals(returns: Sequence[Arrived], span: Span) -> Totals:
    """The sums of one hub; ``returns`` are those that stand, one a month, of any months."""
    held_returns = [each for each in returns if Month.parse(each.month) in span]
    rows = [(each.month, row) for each in held_returns for row in each.sessions]
    closed = [(month, row) for month, row in rows if row.status == HELD]
    timed = [row for _, row in closed if row.hours is not None]
    statuses = Counter(row.status for _, row in rows)
    latest = [each for each in held_returns if each.month == str(span.last)]
    return Totals(
        months=frozenset(each.month for each in held_returns),
        shared=frozenset(each.month for each in held_returns if each.rows_shared),
        named_months=frozenset(month for month, row in closed if row.named_present),
        held=len(closed),
        cancelled=statuses[CANCELLED],
        unfinished=sum(statuses[status] for status in UNFINISHED),
        named=sum(row.named_present for _, row in closed),
        timed=len(timed),
        hours=sum(row.hours or 0 for row in timed),
        person_hours=sum((row.hours or 0) * row.footfall for row in timed),
        footfalls=Counter(row.footfall for _, row in closed),
        days_late=Counter(row.days_late for _, row in closed if row.days_late is not None),
        **_turnouts(closed),
        said=_said(line for each in held_returns for line in each.figures),
        said_last=_said(line for each in latest for line in each.figures),
        people=row_people(
            ((each.month, row) for each in held_returns for row in each.people), span
        ),
        days_to_take_up=Counter(
            row.days_to_outcome
            for each in held_returns
            for row in each.referrals
            if row.direction == OUT and row.status == TAKEN_UP and row.days_to_outcome is not None
        ),
    )


def _turnouts(closed: Iterable[tuple[str, SessionRow]]) -> dict[str, Counter[str]]:
    by_month: Counter[str] = Counter()
    by_type: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for month, row in closed:
        by_month[month] += row.footfall
        by_type[row.type] += row.footfall
        held[row.type] += 1
    return {"footfall_by_month": by_month, "footfall_by_type": by_type, "held_by_type": held}


def _said(lines: Iterable[FigureSaid]) -> dict[str, Said]:
    found: dict[str, list[FigureSaid]] = defaultdict(list)
    for line in lines:
        found[line.indicator].append(line)
    return {
        indicator: Said(
            value=sum(line.value or 0 for line in each),
            numerator=sum(line.numerator or 0 for line in each),
            denominator=sum(line.denominator or 0 for line in each),
            lines=len(each),
            valued=sum(line.value is not None for line in each),
            based=sum(line.denominator is not None for line in each),
            noted=sum(line.note != "" for line in each),
        )
        for indicator, each in found.items()
    }


def row_people(rows: Iterable[tuple[str, PersonRow]], span: Span) -> RowPeople:
    """The people of these rows, each with the month it arrived in, counted once each."""
    visits: Counter[str] = Counter()
    first: dict[str, str] = {}
    latest: dict[str, tuple[str, Decile]] = {}
    for month, row in rows:
        who = row.person_ref
        visits[who] += row.visits_month
        first[who] = min(row.first_ever_month, first.get(who, row.first_ever_month))
        decile = row.imd_decile
        if decile is not None and decile in DECILES and month >= latest.get(who, ("",))[0]:
            latest[who] = month, Decile(row.imd_index, decile)
    return RowPeople(
        persons=len(visits),
        visits=visits.total(),
        repeat=sum(n > 1 for n in visits.values()),
        returning=sum(month < str(span.first) for month in first.values()),
        deciles=Counter(decile for _, decile in latest.values()),
    )
