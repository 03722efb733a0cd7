"""What became of people, added up in SQL: those passed on, and answers that were given twice."""

from collections.abc import Iterable

from sqlalchemy import CTE, ColumnElement, Connection, and_, case, func, select

from hublog.domain.months import Month
from hublog.domain.office.evidence_tallies import HELD, Ended, MonthHeld, Paired, Setting, months
from hublog.domain.referrals import OUT, OUTCOMES, TAKEN_UP
from hublog.store.office.evidence_rows import how_many, setting_of, stands
from hublog.store.office.tables import FILED, OUTCOME, REFERRAL, SESSION


def ended_of(
    connection: Connection, held: Iterable[MonthHeld], first: Month, last: Month
) -> tuple[dict[Setting, Ended], int]:
    """People passed on of whom it is known what became of it, and how many belong to no session."""
    known = sorted({each.month for each in held if each.month <= str(last)})
    if not known:
        return {}, 0
    told = _told(first, last)
    made_in, s, m = _month_of(told.c.day, Month.parse(known[0]), last), SESSION.c, FILED.c
    nth = func.row_number().over(
        partition_by=(told.c.filed, told.c.position),
        order_by=(s.day > told.c.day, func.abs(s.day - told.c.day), s.start, s.position),
    )
    placed = (
        select(told.c.hub_code, s.type, s.conditions, told.c.status, nth.label("nth"))
        .select_from(told)
        .outerjoin(
            FILED,
            and_(m.hub_code == told.c.hub_code, m.month == made_in, m.alive, m.standing),
        )
        .outerjoin(
            SESSION,
            and_(s.filed == m.number, s.activity_code == told.c.activity_code, s.status == HELD),
        )
        .where(told.c.nth == 1)
        .cte("placed")
    )
    keys = placed.c.hub_code, placed.c.type, placed.c.conditions
    chosen = (
        select(*keys, func.count(), how_many(placed.c.status == TAKEN_UP))
        .where(placed.c.nth == 1)
        .group_by(*keys)
    )
    rows = connection.execute(chosen).all()
    return (
        {setting_of(row): Ended(*row[3:]) for row in rows if row.type is not None},
        sum(row[3] for row in rows if row.type is None),
    )


def _told(first: Month, last: Month) -> CTE:
    """People passed on whose outcome those months tell; the return that told it last is ``nth`` 1."""
    r = REFERRAL.c
    nth = func.row_number().over(
        partition_by=(FILED.c.hub_code, r.referral_id),
        order_by=(FILED.c.month.desc(), r.position.desc()),
    )
    return (
        select(
            *(FILED.c.hub_code, r.filed, r.position, r.activity_code, r.day, r.status),
            nth.label("nth"),
        )
        .join(FILED, FILED.c.number == r.filed)
        .where(stands(first, last), r.direction == OUT, r.status.in_(OUTCOMES))
        .cte("told")
    )


def _month_of(day: ColumnElement[int], first: Month, last: Month) -> ColumnElement[str]:
    """The month of a day, as far back as anything is held; days are numbers in SQL."""
    return case(
        (day < first.first.toordinal(), ""),
        *((day <= each.last.toordinal(), str(each)) for each in months(first, last)),
        else_="",
    )


def paired_of(
    connection: Connection, first: Month, last: Month
) -> dict[tuple[Setting, str, str], Paired]:
    """Matched pairs by where the activity stood at its last session of the month, and question."""
    o, s = OUTCOME.c, SESSION.c
    nth = func.row_number().over(
        partition_by=(o.filed, o.position), order_by=(s.day.desc(), s.start, s.position)
    )
    at = (
        select(
            *(FILED.c.hub_code, s.type, s.conditions, o.instrument, o.question),
            *(o.pairs, o.mean_change, o.improved, nth.label("nth")),
        )
        .join(FILED, FILED.c.number == o.filed)
        .join(SESSION, and_(s.filed == o.filed, s.activity_code == o.activity_code))
        .where(stands(first, last), s.status == HELD, o.mean_change.is_not(None))
        .cte("at")
    )
    keys = at.c.hub_code, at.c.type, at.c.conditions, at.c.instrument, at.c.question
    chosen = (
        select(
            *keys,
            func.sum(at.c.pairs),
            func.sum(at.c.pairs * at.c.mean_change),
            func.sum(at.c.improved),
        )
        .where(at.c.nth == 1)
        .group_by(*keys)
    )
    return {
        (setting_of(row), row.instrument, row.question): Paired(*row[5:])
        for row in connection.execute(chosen)
    }
