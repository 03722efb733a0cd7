"""The sums of every hub over a span, added up by the database (``domain.office.totals`` says what they are)."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, case, cast, func, select
from sqlalchemy.engine import Row

from hublog.domain.office.spans import Span
from hublog.domain.office.totals import (
    CANCELLED,
    DECILES,
    HELD,
    UNFINISHED,
    Decile,
    RowPeople,
    Said,
    Totals,
)
from hublog.domain.referrals import OUT, TAKEN_UP
from hublog.store.office import tables

_FILED, _SESSION, _PERSON = tables.FILED.c, tables.SESSION.c, tables.PERSON_ROW.c
_MONTHS_APART, _INDICES_APART = 1_000_000, 100
"""A month, an index and a decile in one number, the latest month the largest."""

Sums = dict[str, dict[str, Any]]
"""By hub, what is known of its totals so far."""


def of_span(span: Span) -> ColumnElement[bool]:
    """The versions that stand of the months of a span."""
    months = _FILED.month.between(str(span.first), str(span.last))
    return _FILED.standing & _FILED.alive & months


def totals(connection: Connection, span: Span) -> dict[str, Totals]:
    """The sums of each hub that has a return in the span, by its code."""
    sums: Sums = {}
    for add in (_returns, _months, _spreads, _said, _people, _referrals):
        for hub_code, found in add(connection, span).items():
            sums.setdefault(hub_code, {}).update(found)
    return {hub_code: Totals(**sums[hub_code]) for hub_code in sorted(sums)}


def _returns(connection: Connection, span: Span) -> Sums:
    chosen = select(_FILED.hub_code, _FILED.month, _FILED.rows_shared).where(of_span(span))
    months: dict[str, set[str]] = defaultdict(set)
    shared: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(chosen):
        months[row.hub_code].add(row.month)
        if row.rows_shared:
            shared[row.hub_code].add(row.month)
    return {
        hub: {"months": frozenset(each), "shared": frozenset(shared[hub])}
        for hub, each in months.items()
    }


def _months(connection: Connection, span: Span) -> Sums:
    """All that is summed over sessions, by month and type; small enough to go through once more."""
    held = _SESSION.status == HELD
    chosen = (
        select(
            *(_FILED.hub_code, _FILED.month, _SESSION.type),
            _often(held, "held"),
            _often(_SESSION.status == CANCELLED, "cancelled"),
            _often(_SESSION.status.in_(UNFINISHED), "unfinished"),
            _sum(held, _SESSION.named_present, "named"),
            _often(held & _SESSION.hours.is_not(None), "timed"),
            _sum(held, func.coalesce(_SESSION.hours, 0.0), "hours"),
            _sum(held, func.coalesce(_SESSION.hours * _SESSION.footfall, 0.0), "person_hours"),
            _sum(held, _SESSION.footfall, "footfall"),
        )
        .join(tables.FILED, _FILED.number == _SESSION.filed)
        .where(of_span(span))
        .group_by(_FILED.hub_code, _FILED.month, _SESSION.type)
    )
    by_hub: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(chosen):
        by_hub[row.hub_code].append(row)
    return {hub: _added_up(rows) for hub, rows in by_hub.items()}


def _added_up(rows: Iterable[Row[Any]]) -> dict[str, Any]:
    found: dict[str, Any] = dict.fromkeys(("held", "cancelled", "unfinished", "named", "timed"), 0)
    found |= {"hours": 0.0, "person_hours": 0.0}
    months: Counter[str] = Counter()
    footfall: Counter[str] = Counter()
    held: Counter[str] = Counter()
    named = set()
    for row in rows:
        for name in found:
            found[name] += getattr(row, name)
        if row.held:
            months[row.month] += row.footfall
            footfall[row.type] += row.footfall
            held[row.type] += row.held
        if row.named:
            named.add(row.month)
    return found | {
        "named_months": frozenset(named),
        "footfall_by_month": months,
        "footfall_by_type": footfall,
        "held_by_type": held,
    }


def _spreads(connection: Connection, span: Span) -> Sums:
    columns = {"footfalls": _SESSION.footfall, "days_late": _SESSION.days_late}
    found: Sums = defaultdict(dict)
    for name, column in columns.items():
        chosen = (
            select(_FILED.hub_code, column, func.count())
            .join(tables.FILED, _FILED.number == _SESSION.filed)
            .where(of_span(span), _SESSION.status == HELD, column.is_not(None))
            .group_by(_FILED.hub_code, column)
        )
        for hub, number, often in connection.execute(chosen):
            found[hub].setdefault(name, {})[number] = often
    return found


def _said(connection: Connection, span: Span) -> Sums:
    found: Sums = defaultdict(dict)
    for name, months in (("said", span), ("said_last", Span(span.last, span.last))):
        for hub, indicator, *sums in connection.execute(_summaries(months)):
            found[hub].setdefault(name, {})[indicator] = Said(*sums)
    return found


def _summaries(span: Span) -> Select[Any]:
    figure = tables.FIGURE.c
    amounts = (figure.value, figure.numerator, figure.denominator)
    return (
        select(
            *(_FILED.hub_code, figure.indicator),
            *(func.coalesce(func.sum(amount), 0.0) for amount in amounts),
            *(func.count(), func.count(figure.value), func.count(figure.denominator)),
            _often(figure.note != "", "noted"),
        )
        .join(tables.FILED, _FILED.number == figure.filed)
        .where(of_span(span))
        .group_by(_FILED.hub_code, figure.indicator)
    )


def _people(connection: Connection, span: Span) -> Sums:
    """Each person once: their visits, and where they lived when that was last known."""
    indices = _indices(connection, span)
    hubs = connection.execute(select(_FILED.hub_code).where(of_span(span)).distinct()).scalars()
    # One hub at a time: what one sent is sorted in memory, all of it would not be.
    return {
        hub: {"people": _row_people(connection.execute(_by_decile(hub, span, indices)), indices)}
        for hub in hubs.all()
    }


def _indices(connection: Connection, span: Span) -> list[str]:
    chosen = (
        select(_PERSON.imd_index)
        .join(tables.FILED, _FILED.number == _PERSON.filed)
        .where(of_span(span), _known_decile())
        .distinct()
    )
    return sorted(connection.execute(chosen).scalars())


def _by_decile(hub_code: str, span: Span, indices: list[str]) -> Select[Any]:
    """The people of a hub by index and decile, ``None`` where no decile is known."""
    number = cast(func.substr(_FILED.month, 1, 4), BigInteger) * 12
    number += cast(func.substr(_FILED.month, 6, 2), BigInteger)
    place = [(_PERSON.imd_index == index, n) for n, index in enumerate(indices)]
    latest = number * _MONTHS_APART + _PERSON.imd_decile
    if place:
        latest += case(*place, else_=0) * _INDICES_APART
    # Without a decile it is null, which max() leaves out.
    latest = case((_known_decile(), latest))
    person = (
        select(
            func.sum(_PERSON.visits_month).label("visits"),
            func.min(_PERSON.first_ever_month).label("first"),
            (func.max(latest) % _MONTHS_APART).label("place"),
        )
        .join(tables.FILED, _FILED.number == _PERSON.filed)
        .where(of_span(span), _FILED.hub_code == hub_code)
        # Not by the bare column: SQLite would walk its index through everybody of every hub.
        .group_by(_PERSON.person + 0)
        .subquery()
    )
    of = person.c
    return select(
        of.place,
        func.count().label("persons"),
        func.sum(of.visits).label("visits"),
        _often(of.visits > 1, "repeat"),
        _often(of.first < str(span.first), "before"),
    ).group_by(of.place)


def _row_people(rows: Iterable[Row[Any]], indices: list[str]) -> RowPeople:
    people: Counter[str] = Counter()
    deciles = {}
    for row in rows:
        for name in ("persons", "visits", "repeat", "before"):
            # Servers answer sums of sums with decimal numbers.
            people[name] += int(getattr(row, name))
        if row.place is not None:
            index, decile = divmod(row.place, _INDICES_APART)
            deciles[Decile(indices[index], decile)] = row.persons
    return RowPeople(
        people["persons"], people["visits"], people["repeat"], people["before"], deciles
    )


def _referrals(connection: Connection, span: Span) -> Sums:
    referral = tables.REFERRAL.c
    days = referral.days_to_outcome
    chosen = (
        select(_FILED.hub_code, days, func.count())
        .join(tables.FILED, _FILED.number == referral.filed)
        .where(of_span(span), days.is_not(None))
        .where(referral.direction == OUT, referral.status == TAKEN_UP)
        .group_by(_FILED.hub_code, days)
    )
    found: Sums = defaultdict(lambda: {"days_to_take_up": {}})
    for hub, number, often in connection.execute(chosen):
        found[hub]["days_to_take_up"][number] = often
    return found


def _known_decile() -> ColumnElement[bool]:
    return _PERSON.imd_decile.between(DECILES.start, DECILES.stop - 1)


def _often(condition: ColumnElement[bool], name: str) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0)).label(name)


def _sum(
    condition: ColumnElement[bool], amount: ColumnElement[Any], name: str
) -> ColumnElement[Any]:
    return func.sum(case((condition, amount), else_=0)).label(name)
