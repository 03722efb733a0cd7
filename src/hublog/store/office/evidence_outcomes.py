"""What became of people, added up in SQL: those passed on, and answers that were given twice."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

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
    known = sorted({each.month for each in held})
    if not known:
        return {}, 0
    told = _told(first, last)
    made_in, m, s = _month_of(told.c.day, known), FILED.c, SESSION.c
    of_activity = (
        select(s.position)
        .where(s.filed == m.number, s.activity_code == told.c.activity_code, s.status == HELD)
        .correlate(told, FILED)
        .limit(1)
    )
    before = of_activity.where(s.day <= told.c.day).order_by(s.day.desc(), s.start, s.position)
    after = of_activity.where(s.day > told.c.day).order_by(s.day, s.start, s.position)
    near = func.coalesce(before.scalar_subquery(), after.scalar_subquery())
    placed = (
        select(told.c.hub_code, m.number, told.c.status, near.label("near"))
        .select_from(told)
        .outerjoin(
            FILED, and_(m.hub_code == told.c.hub_code, m.month == made_in, m.alive, m.standing)
        )
        .where(told.c.nth == 1)
        .cte("placed")
    )
    keys = placed.c.hub_code, s.type, s.conditions
    chosen = (
        select(*keys, func.count(), how_many(placed.c.status == TAKEN_UP))
        .outerjoin(SESSION, and_(s.filed == placed.c.number, s.position == placed.c.near))
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


def _month_of(day: ColumnElement[int], known: Sequence[str]) -> ColumnElement[str]:
    """The month of a day, as far as anything is held; days are numbers in SQL."""
    first, last = Month.parse(known[0]), Month.parse(known[-1])
    return case(
        (day < first.first.toordinal(), ""),
        *((day <= each.last.toordinal(), str(each)) for each in months(first, last)),
        else_="",
    )


def paired_of(
    connection: Connection, first: Month, last: Month
) -> dict[str, dict[Setting, Paired]]:
    """Matched pairs by where the activity stood at its last session of the month, and question."""
    at, o, s = _latest(first, last), OUTCOME.c, SESSION.c
    keys = at.c.hub_code, s.type, s.conditions, o.instrument, o.question
    chosen = (
        select(
            *keys,
            func.sum(o.pairs),
            func.sum(o.pairs * o.mean_change),
            func.coalesce(func.sum(o.improved), 0),
        )
        .select_from(at)
        .join(SESSION, and_(s.filed == at.c.filed, s.position == at.c.latest))
        .join(OUTCOME, and_(o.filed == at.c.filed, o.activity_code == at.c.activity_code))
        .where(o.mean_change.is_not(None))
        .group_by(*keys)
    )
    found: dict[str, dict[Setting, Paired]] = defaultdict(dict)
    for row in connection.execute(chosen):
        found[f"{row.instrument}:{row.question}"][setting_of(row)] = Paired(*row[5:])
    return dict(found)


def _latest(first: Month, last: Month) -> CTE:
    """The place of the last session in its month of each activity that anything was asked about."""
    o, s = OUTCOME.c, SESSION.c
    asked = (
        select(o.filed, o.activity_code, FILED.c.hub_code)
        .join(FILED, FILED.c.number == o.filed)
        .where(stands(first, last))
        .distinct()
        .cte("asked")
    )
    latest = (
        select(s.position)
        .where(
            s.filed == asked.c.filed,
            s.activity_code == asked.c.activity_code,
            s.status == HELD,
        )
        .correlate(asked)
        .order_by(s.day.desc(), s.start, s.position)
        .limit(1)
        .scalar_subquery()
    )
    at = select(*asked.c, latest.label("latest")).cte("at")
    # Worked out once for each activity, not once for each question that was asked there.
    return at.prefix_with("MATERIALIZED")
