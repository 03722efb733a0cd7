"""Newcomers added up in SQL: where each first visit was, who came back, and how deprived home is."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    and_,
    false,
    func,
    literal,
    or_,
    select,
    union_all,
)

from hublog.domain.indicators import MOST_DEPRIVED_DECILES, RETENTION_DAYS
from hublog.domain.months import Month
from hublog.domain.office.evidence_tallies import (
    MonthHeld,
    Newcomers,
    Reached,
    Setting,
    watched_until,
)
from hublog.store.office.evidence_rows import how_many, setting_of
from hublog.store.office.tables import ATTENDANCE, FILED, NEWCOMER, SETTING


def newcomers_of(
    connection: Connection, held: Mapping[int, MonthHeld], first: Month, last: Month
) -> tuple[dict[Setting, Newcomers], dict[str, dict[Setting, Reached]]]:
    """People whose first visit lies in those months, and how deprived the area of their home is."""
    begun = _begun(first, last)
    watched = _watched(begun, held)
    groups = (
        select(
            *(begun.c.filed, begun.c.setting, begun.c.imd_index),
            func.count().label("people"),
            how_many(watched).label("watched"),
            how_many(and_(watched, _came_back(begun))).label("stayed"),
            func.count(begun.c.imd_decile).label("known"),
            how_many(begun.c.imd_decile <= MOST_DEPRIVED_DECILES).label("deprived"),
        )
        .group_by(begun.c.filed, begun.c.setting, begun.c.imd_index)
        .cte("groups")
    )
    chosen = (
        select(FILED.c.hub_code, SETTING.c.type, SETTING.c.conditions, *groups.c[2:])
        .join(FILED, FILED.c.number == groups.c.filed)
        .join(
            SETTING,
            and_(SETTING.c.filed == groups.c.filed, SETTING.c.position == groups.c.setting),
        )
    )
    newcomers: dict[Setting, Newcomers] = defaultdict(lambda: Newcomers(0, 0, 0))
    reached: dict[str, dict[Setting, Reached]] = defaultdict(dict)
    for row in connection.execute(chosen):
        key, index = setting_of(row), row[3]
        newcomers[key] = Newcomers(*map(sum, zip(newcomers[key], row[4:7], strict=True)))
        if row.known:
            before = reached[index].get(key, Reached(0, 0))
            reached[index][key] = Reached(*map(sum, zip(before, row[7:], strict=True)))
    return dict(newcomers), dict(reached)


def _begun(first: Month, last: Month) -> CTE:
    """The first visit of everybody, where it lies in those months.

    Hardly anybody has two, where a hub learned later of an earlier one; only those are put in order.
    """
    n = NEWCOMER.c
    stands = and_(FILED.c.alive, FILED.c.standing)
    # Those in more versions than one are found in the index alone, and few are left to look at.
    often = select(n.person).group_by(n.person).having(func.count() > 1)
    standing = select(n.person).join(FILED, FILED.c.number == n.filed).where(stands)
    several = standing.where(n.person.in_(often)).group_by(n.person)
    twice = several.having(func.count() > 1).cte("twice")
    columns = (
        *(n.filed, n.setting, n.person, n.day, n.came_again),
        *(n.imd_decile, n.imd_index, FILED.c.month),
    )
    every = select(*columns).join(FILED, FILED.c.number == n.filed).where(stands)
    nth = func.row_number().over(partition_by=n.person, order_by=(n.day, n.position))
    in_order = every.add_columns(nth.label("nth")).where(n.person.in_(select(twice.c.person)))
    ordered = in_order.subquery()
    inside = FILED.c.month.between(str(first), str(last))
    return union_all(
        every.where(inside, n.person.not_in(select(twice.c.person))),
        select(*list(ordered.c)[:-1]).where(
            ordered.c.nth == 1, ordered.c.month.between(str(first), str(last))
        ),
    ).cte("begun")


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
    """Whether somebody came again; returns tell of visits that took place, and of no others."""
    a = ATTENDANCE.alias("later")
    standing = select(FILED.c.number).where(FILED.c.alive, FILED.c.standing)
    in_another_month = (
        # Not every column, so that the index alone answers.
        select(literal(1))
        .select_from(a)
        .where(
            a.c.person == begun.c.person,
            a.c.day > begun.c.day,
            a.c.day <= begun.c.day + RETENTION_DAYS,
            a.c.filed.in_(standing),
        )
        .correlate(begun)
        .exists()
    )
    return or_(begun.c.came_again, in_another_month)
