"""The statements by which journals of several laptops are read, joined and taken apart."""

from functools import cache

from sqlalchemy import (
    ColumnElement,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    null,
    select,
    update,
)

from hublog.store.statements import among, fixed, sql
from hublog.store.tables import ACTION, AREA, CHANGE, DOUBT, DRAFT, HALF_TYPED, META, NOTE, STATE

_DEVICE_AT: ColumnElement[int] = literal_column("19")
"""Where the device begins in the text of a stamp; it stands in the statements, as no gap of them."""


STAMPS = sql(select(ACTION.c.stamp))
EVERY_ACTION = sql(select(ACTION).order_by(ACTION.c.stamp))
EVERY_CHANGE = sql(select(CHANGE).order_by(CHANGE.c.number))
ACTIONS_THAT_CAME_WITH = sql(
    select(ACTION).where(ACTION.c.came_with == bindparam("stamp")).order_by(ACTION.c.stamp)
)
LANDMARKS = sql(select(ACTION).where(ACTION.c.stamp.in_(select(ACTION.c.came_with).distinct())))
LAST_WRITTEN = fixed(
    select(func.max(ACTION.c.stamp)).group_by(func.substr(ACTION.c.stamp, _DEVICE_AT))
)
UNDOINGS = sql(select(ACTION.c.undoes, ACTION.c.stamp).where(ACTION.c.undoes.is_not(None)))
HISTORIES = sql(
    select(CHANGE)
    .where(CHANGE.c.tbl == bindparam("tbl"), among(CHANGE.c.row_id))
    .order_by(CHANGE.c.row_id, CHANGE.c.stamp)
)
_by = func.substr(CHANGE.c.stamp, _DEVICE_AT)
_several = (
    select(CHANGE.c.row_id, CHANGE.c.tbl)
    .group_by(CHANGE.c.row_id, CHANGE.c.tbl)
    .having(func.min(_by) != func.max(_by))
    .subquery()
)
WRITTEN_ON_SEVERAL = fixed(
    select(CHANGE)
    .join(_several, (CHANGE.c.row_id == _several.c.row_id) & (CHANGE.c.tbl == _several.c.tbl))
    .order_by(CHANGE.c.row_id, CHANGE.c.stamp)
)
MAKINGS = sql(
    select(CHANGE.c.stamp, CHANGE.c.row_id).where(
        CHANGE.c.tbl == bindparam("tbl"), CHANGE.c.before.is_(None)
    )
)
RUN_OF = sql(select(ACTION.c.first_change, ACTION.c.last_change).where(among(ACTION.c.stamp)))
DROP_CHANGES = sql(
    delete(CHANGE).where(CHANGE.c.number.between(bindparam("first"), bindparam("last")))
)
DROP_ACTIONS = sql(delete(ACTION).where(among(ACTION.c.stamp)))
CAME_WITH_NOTHING = sql(update(ACTION).values(came_with=null()))

STAYS_BEHIND = (
    sql(delete(DRAFT)),
    sql(delete(HALF_TYPED)),
    fixed(delete(META).where(META.c.name.startswith(NOTE))),
)
"""What a second laptop is born without: all that is of one laptop alone."""

AREAS_OF = sql(
    select(*(AREA.c[n] for n in ("postcode", "lsoa", "imd_decile", "imd_index", "district")))
    .where(AREA.c.list == bindparam("list"))
    .order_by(AREA.c.postcode)
)

DOUBTS = sql(select(DOUBT).order_by(DOUBT.c.tbl, DOUBT.c.one, DOUBT.c.other))
KEEP_DOUBT = sql(insert(DOUBT).prefix_with("OR IGNORE"))
DROP_DOUBTS = sql(delete(DOUBT).where(DOUBT.c.came_with == bindparam("came_with")))


_count = STATE["count"]
BELOW_ZERO = fixed(
    select(_count.c.session_id, _count.c.age_band, func.sum(_count.c.n))
    .where(_count.c.alive)
    .group_by(_count.c.session_id, _count.c.age_band)
    .having(func.sum(_count.c.n) < literal_column("0"))
    .order_by(_count.c.session_id, _count.c.age_band)
)

_person, _same = STATE["person"], STATE["person"].alias("same")
_holds = [[each.c.alive, each.c.status.in_(("active", "archived"))] for each in (_person, _same)]
CARDS_TWICE = fixed(
    select(_person.c.local_no, _person.c.id)
    .where(
        *_holds[0],
        _person.c.local_no.in_(
            select(_same.c.local_no)
            .where(*_holds[1], _same.c.local_no.is_not(None))
            .group_by(_same.c.local_no)
            .having(func.count() > 1)
        ),
    )
    .order_by(_person.c.local_no, _person.c.id)
)


@cache
def groundless(table: str, field: str, target: str) -> str:
    """The ids of rows of the target that are gone though living rows name them by that field."""
    t, named = STATE[table], STATE[target].alias("named")
    return fixed(
        select(named.c.id)
        .join(t, t.c[field] == named.c.id)
        .where(t.c.alive, ~named.c.alive)
        .distinct()
    )


@cache
def naming(table: str, field: str) -> str:
    """Rows, living or not, whose field names one of a JSON list of ids: their own id, and that one."""
    t = STATE[table]
    return sql(select(t.c.id, t.c[field]).where(among(t.c[field])))


@cache
def dropping(table: str) -> str:
    """The rows of a JSON list of ids, gone."""
    return sql(delete(STATE[table]).where(among(STATE[table].c.id)))
