"""Newcomers added up in SQL: where each first visit was, who came back, and how deprived home is."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import CTE, ColumnElement, Connection, and_, exists, false, func, or_, select

from hublog.domain.indicators import MOST_DEPRIVED_DECILES, RETENTION_DAYS
from hublog.domain.months import Month
from hublog.domain.office.evidence_tallies import (
    HELD,
    PRESENT,
    MonthHeld,
    Newcomers,
    Reached,
    Setting,
    watched_until,
)
from hublog.store.office.evidence_rows import how_many, setting_of
from hublog.store.office.tables import ATTENDANCE, FILED, PERSON_ROW, SESSION


def newcomers_of(
    connection: Connection, held: Mapping[int, MonthHeld], first: Month, last: Month
) -> tuple[dict[Setting, Newcomers], dict[tuple[Setting, str], Reached]]:
    """People whose first visit lies in those months, and how deprived the area of their home is."""
    begun = _begun(last)
    watched = _watched(begun, held)
    keys = begun.c.hub_code, SESSION.c.type, SESSION.c.conditions, begun.c.imd_index
    chosen = (
        select(
            *keys,
            func.count(),
            how_many(watched),
            how_many(and_(watched, _came_back(begun))),
            func.count(begun.c.imd_decile),
            how_many(begun.c.imd_decile <= MOST_DEPRIVED_DECILES),
        )
        .join(
            SESSION,
            and_(SESSION.c.filed == begun.c.filed, SESSION.c.position == begun.c.session),
        )
        .where(begun.c.nth == 1, begun.c.month >= str(first), SESSION.c.status == HELD)
        .group_by(*keys)
    )
    newcomers: dict[Setting, Newcomers] = {}
    reached: dict[tuple[Setting, str], Reached] = {}
    for row in connection.execute(chosen):
        key, index = setting_of(row), row[3]
        before = newcomers.get(key, Newcomers(0, 0, 0))
        newcomers[key] = Newcomers(*map(sum, zip(before, row[4:7], strict=True)))
        if row[7]:
            reached[key, index] = Reached(*row[7:])
    return newcomers, reached


def _begun(last: Month) -> CTE:
    """First visits up to that month; where somebody has two of them, the earlier one is ``nth`` 1."""
    a, p = ATTENDANCE.c, PERSON_ROW.c
    nth = func.row_number().over(partition_by=a.person, order_by=(a.day, a.position, p.position))
    return (
        select(
            *(FILED.c.hub_code, FILED.c.month, a.filed, a.session, a.person, a.day),
            *(p.imd_decile, p.imd_index, nth.label("nth")),
        )
        .select_from(ATTENDANCE)
        .join(FILED, FILED.c.number == a.filed)
        .outerjoin(PERSON_ROW, and_(p.filed == a.filed, p.person == a.person))
        .where(
            *(FILED.c.alive, FILED.c.standing, FILED.c.month <= str(last)),
            *(a.is_first, a.status == PRESENT),
        )
        .cte("begun")
    )


def _watched(begun: CTE, held: Mapping[int, MonthHeld]) -> ColumnElement[bool]:
    """Whether all of a newcomer's 90 days lie in months that are held."""
    until = watched_until(held.values())
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, each in held.items():
        day = until.get((each.hub_code, each.month))
        if day is not None and day >= Month.parse(each.month).first:
            numbers[day.toordinal()].append(number)
    return or_(
        false(),
        *(
            and_(begun.c.filed.in_(some), begun.c.day <= day)
            for day, some in sorted(numbers.items())
        ),
    )


def _came_back(begun: CTE) -> ColumnElement[bool]:
    a, f = ATTENDANCE.alias("later"), FILED.alias("later_filed")
    return (
        exists()
        .select_from(a.join(f, f.c.number == a.c.filed))
        .where(
            a.c.person == begun.c.person,
            a.c.day > begun.c.day,
            a.c.day <= begun.c.day + RETENTION_DAYS,
            a.c.status == PRESENT,
            *(f.c.alive, f.c.standing),
        )
    )
