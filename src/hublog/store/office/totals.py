"""The sums of every hub over a span, added up by the database (``domain.office.totals`` says what they are)."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, bindparam, case, cast, func, select
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
_TWO_DIGITS = 10
"""Added to a decile, so that each is written with two digits."""

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
    hubs = connection.execute(select(_FILED.hub_code).where(of_span(span)).distinct()).scalars()
    by_place = _by_place(span)
    # One hub at a time: what one sent is sorted in memory, all of it would not be.
    return {
        hub: {"people": _row_people(connection.execute(by_place, {"hub": hub}))}
        for hub in hubs.all()
    }


def _by_place(span: Span) -> Select[Any]:
    """The people of the hub ``hub`` by decile and index, ``None`` where no decile is known.

    A month, a decile and its index in one text of fixed lengths, so that the largest is the latest.
    """
    known = _PERSON.imd_decile.between(DECILES.start, DECILES.stop - 1)
    decile = cast(_PERSON.imd_decile + _TWO_DIGITS, Text)
    person = (
        select(
            func.sum(_PERSON.visits_month).label("visits"),
            func.max(case((_PERSON.first_ever_month < str(span.first), 1), else_=0)).label(
                "before"
            ),
            func.max(case((known, _FILED.month + decile + _PERSON.imd_index))).label("latest"),
        )
        .join(tables.FILED, _FILED.number == _PERSON.filed)
        .where(of_span(span), _FILED.hub_code == bindparam("hub"))
        # Not by the bare column: SQLite would walk its index through everybody of every hub.
        .group_by(_PERSON.person + 0)
        .subquery()
    )
    of = person.c
    place = func.substr(of.latest, len(str(span.first)) + 1)
    return select(
        place.label("place"),
        func.count().label("persons"),
        func.sum(of.visits).label("visits"),
        _often(of.visits > 1, "repeat"),
        func.sum(of.before).label("before"),
    ).group_by(place)


def _row_people(rows: Iterable[Row[Any]]) -> RowPeople:
    people: Counter[str] = Counter()
    deciles = {}
    for row in rows:
        for name in ("persons", "visits", "repeat", "before"):
            # Servers answer sums of sums with decimal numbers.
            people[name] += int(getattr(row, name))
        if row.place is not None:
            decile = Decile(row.place[2:], int(row.place[:2]) - _TWO_DIGITS)
            deciles[decile] = row.persons
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


def _often(condition: ColumnElement[bool], name: str) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0)).label(name)


def _sum(
    condition: ColumnElement[bool], amount: ColumnElement[Any], name: str
) -> ColumnElement[Any]:
    return func.sum(case((condition, amount), else_=0)).label(name)
