"""Every statement, written in Core and compiled to SQL once, since the door must not wait."""

from collections.abc import Iterable, Mapping
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.elements import ClauseElement

from hublog.domain import taking_off
from hublog.domain.people import ASKED, UNTOLD
from hublog.store.tables import ACTION, AREA, CHANGE, DRAFT, HALF_TYPED, META, METADATA, SENT, STATE

_DIALECT = sqlite.dialect(paramstyle="qmark")


def sql(statement: ClauseElement) -> str:
    """The statement as SQLite text with a ``?`` for each gap, in reading order."""
    return str(statement.compile(dialect=_DIALECT))


def among(column: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether the column is one of a JSON list of texts, however many there are."""
    return column.in_(select(func.json_each(bindparam(None)).table_valued("value").c.value))


@cache
def by_id(table: str) -> str:
    """The row of an id, living or not."""
    t = STATE[table]
    return sql(select(t).where(t.c.id == bindparam("id")))


@cache
def by_ids(table: str) -> str:
    """The rows of a JSON list of ids, living or not."""
    return sql(select(STATE[table]).where(among(STATE[table].c.id)))


@cache
def living(table: str, equal: Iterable[str] = (), one_of: Iterable[str] = ()) -> str:
    """Living rows by id whose fields equal values, nulls included, or stand in JSON lists."""
    t = STATE[table]
    conditions = [
        *(t.c[name].op("IS")(bindparam(name)) for name in equal),
        *(among(t.c[name]) for name in one_of),
    ]
    return sql(select(t).where(t.c.alive, *conditions).order_by(t.c.id))


@cache
def adding(table: str) -> str:
    """A new row, its cells in column order."""
    return sql(insert(STATE[table]))


@cache
def replacing(table: str) -> str:
    """All cells of a row but the id, in column order, and then the id."""
    t = STATE[table]
    cells: dict[str, object] = {c.name: bindparam(c.name) for c in t.columns if c.name != "id"}
    return sql(update(t).where(t.c.id == bindparam("row_id")).values(cells))


@cache
def every(table: str) -> str:
    """All rows of a table, living or not."""
    return sql(select(STATE[table]))


@cache
def counting(table: str) -> str:
    """How many living rows a table holds."""
    return sql(select(func.count()).select_from(STATE[table]).where(STATE[table].c.alive))


_session, _person, _attendance = STATE["session"], STATE["person"], STATE["attendance"]
_count = STATE["count"]
_present = _attendance.c.alive, _attendance.c.status == "present"


def fixed(statement: Select[tuple[str]] | ClauseElement) -> str:
    """The same for statements with a constant in them."""
    return str(statement.compile(dialect=_DIALECT, compile_kwargs={"literal_binds": True}))


SESSIONS_BETWEEN = sql(
    select(_session)
    .where(_session.c.alive, _session.c.date.between(bindparam("first"), bindparam("last")))
    .order_by(_session.c.date, _session.c.start, _session.c.id)
)
PRESENT = fixed(
    select(_attendance.c.session_id, _attendance.c.person_id, _attendance.c.id)
    .where(*_present)
    .order_by(_attendance.c.id)
)
_is_present = _attendance.c.alive, _attendance.c.status == bindparam("present")
PRESENT_AT = sql(
    select(_attendance.c.session_id, _attendance.c.person_id, _attendance.c.id)
    .where(*_is_present, among(_attendance.c.session_id))
    .order_by(_attendance.c.id)
)
LEFT_FROM = sql(
    select(_attendance)
    .where(*_is_present, _attendance.c.session_id == bindparam("session"))
    .where(_attendance.c.left_at.is_not(None))
    .order_by(_attendance.c.id)
)
_that_day = _session.c.date.between(bindparam("first"), bindparam("last"))
NAMED_AT = sql(
    select(_attendance.c.session_id, func.count())
    .join(_session, _session.c.id == _attendance.c.session_id)
    .where(
        _attendance.c.alive,
        _attendance.c.status == bindparam("present"),
        _session.c.alive,
        _that_day,
    )
    .group_by(_attendance.c.session_id)
)
COUNTED_AT = sql(
    select(_count.c.session_id, func.sum(_count.c.n))
    .join(_session, _session.c.id == _count.c.session_id)
    .where(_count.c.alive, _session.c.alive, _that_day)
    .group_by(_count.c.session_id)
)
LISTED_PEOPLE = fixed(
    select(
        *(_person.c[n] for n in ("id", "known_as", "full_name", "also_known_as", "local_no")),
        _person.c.status == "archived",
    )
    .where(_person.c.alive, _person.c.status.in_(("active", "archived")))
    .order_by(_person.c.id)
)
KNOWN_PEOPLE = fixed(
    select(
        *(_person.c[n] for n in ("id", "known_as", "full_name", "also_known_as", "local_no")),
        *(_person.c[n] for n in ("status", "merged_into")),
        and_(
            _person.c.birth_year.is_(None),
            *(_person.c[field].in_(UNTOLD) for field in ASKED),
        ),
    )
    .where(_person.c.alive, _person.c.status != "forgotten")
    .order_by(_person.c.id)
)
ATTENDED = fixed(select(_attendance.c.person_id, _attendance.c.session_id).where(*_present))
DAYS_OF_SESSIONS = sql(select(_session.c.id, _session.c.date).where(_session.c.alive))
LAST_SEEN = fixed(
    select(_attendance.c.person_id, func.max(_session.c.date))
    .join(_session, _session.c.id == _attendance.c.session_id)
    .where(*_present, _session.c.alive)
    .group_by(_attendance.c.person_id)
)
SEEN_BEFORE = sql(
    select(_attendance.c.person_id)
    .join(_session, _session.c.id == _attendance.c.session_id)
    .where(
        _attendance.c.alive,
        _attendance.c.status == bindparam("present"),
        _session.c.alive,
        _session.c.date < bindparam("day"),
        among(_attendance.c.person_id),
    )
    .distinct()
)
LAST_LOCAL_NO = sql(select(func.max(_person.c.local_no)))

SENT_AS = sql(select(SENT).where(SENT.c.version_id == bindparam("version_id")))
ALL_SENT = sql(select(SENT).order_by(SENT.c.version_id))
KEEP_SENT = sql(insert(SENT).prefix_with("OR REPLACE"))
DROP_SENT = sql(delete(SENT).where(SENT.c.version_id == bindparam("version_id")))

ADD_ACTION = sql(insert(ACTION))
ACTION_OF = sql(select(ACTION).where(ACTION.c.stamp == bindparam("stamp")))
LATEST_ACTIONS = sql(
    select(ACTION)
    .order_by(ACTION.c.stamp.desc())
    .limit(bindparam("limit"))
    .offset(bindparam("skipped"))
)
# Every change is looked at once, in the order in which it lies on disk: there is no index to keep.
TAKING_OFF = fixed(
    select(ACTION)
    .where(
        or_(
            ACTION.c.kind.in_(sorted(taking_off.KINDS)),
            and_(
                ACTION.c.kind == taking_off.COUNTED,
                func.json_extract(ACTION.c.about, "$.n") < 0,
            ),
            ACTION.c.stamp.in_(
                select(CHANGE.c.stamp).where(
                    CHANGE.c.before.is_not(None),
                    func.json_extract(CHANGE.c.after, "$.alive") == 0,
                )
            ),
        )
    )
    .order_by(ACTION.c.stamp.desc())
)
LAST_STAMP = sql(select(func.max(ACTION.c.stamp)))
UNDOINGS_OF = sql(select(ACTION.c.stamp).where(ACTION.c.undoes == bindparam("stamp")))

ADD_CHANGE = sql(insert(CHANGE))
_this_row = (CHANGE.c.row_id == bindparam("row_id"), CHANGE.c.tbl == bindparam("tbl"))
HISTORY_OF = sql(select(CHANGE).where(*_this_row))
BLANK_CHANGE = sql(
    update(CHANGE)
    .where(*_this_row, CHANGE.c.stamp == bindparam("its_stamp"))
    .values({name: bindparam(f"new_{name}") for name in ("before", "after")})
)
_written_by_it = CHANGE.c.number.between(ACTION.c.first_change, ACTION.c.last_change)
CHANGES_OF = sql(
    select(CHANGE)
    .join(ACTION, _written_by_it)
    .where(ACTION.c.stamp == bindparam("stamp"))
    .order_by(CHANGE.c.number)
)
LAST_NUMBER = sql(select(func.max(CHANGE.c.number)))
_mine = CHANGE.alias("mine")
CHANGES_AFTER = sql(
    select(CHANGE)
    .join(
        _mine,
        (CHANGE.c.row_id == _mine.c.row_id)
        & (CHANGE.c.tbl == _mine.c.tbl)
        & (CHANGE.c.stamp > _mine.c.stamp),
    )
    .join(ACTION, _mine.c.number.between(ACTION.c.first_change, ACTION.c.last_change))
    .where(ACTION.c.stamp == bindparam("stamp"))
    .order_by(CHANGE.c.stamp, CHANGE.c.number)
)
_written = func.json_each(CHANGE.c.after).table_valued("key")
CHANGES_WRITING = sql(
    select(CHANGE)
    .where(
        CHANGE.c.tbl == bindparam("tbl"),
        select(_written.c.key).where(among(_written.c.key)).exists(),
    )
    .order_by(CHANGE.c.stamp, CHANGE.c.number)
)
CHANGES_IN = sql(select(CHANGE).where(CHANGE.c.tbl == bindparam("tbl")).order_by(CHANGE.c.row_id))

DRAFTS = sql(select(DRAFT).order_by(DRAFT.c.saved_at.desc(), DRAFT.c.id))
KEEP_DRAFT = sql(insert(DRAFT).prefix_with("OR REPLACE"))
DROP_DRAFT = sql(delete(DRAFT).where(DRAFT.c.id == bindparam("id")))
HALF_TYPED_OF = sql(select(HALF_TYPED.c.content).where(HALF_TYPED.c.whose == bindparam("whose")))
KEEP_HALF_TYPED = sql(insert(HALF_TYPED).prefix_with("OR REPLACE"))
DROP_HALF_TYPED = sql(
    delete(HALF_TYPED).where(
        HALF_TYPED.c.whose == func.coalesce(bindparam("whose"), HALF_TYPED.c.whose)
    )
)

AREAS_AT = sql(
    select(*(AREA.c[n] for n in ("postcode", "lsoa", "imd_decile", "imd_index", "district")))
    .where(AREA.c.list == bindparam("list"), among(AREA.c.postcode))
    .order_by(AREA.c.postcode)
)
DROP_OTHER_AREAS = sql(delete(AREA).where(~among(AREA.c.list)))
KEEP_AREA = sql(insert(AREA).prefix_with("OR REPLACE"))

MARK = sql(
    select(
        select(func.max(ACTION.c.stamp)).scalar_subquery(),
        select(func.count()).select_from(ACTION).scalar_subquery(),
        select(func.max(CHANGE.c.number)).scalar_subquery(),
        select(func.count()).select_from(DRAFT).scalar_subquery(),
        select(func.max(DRAFT.c.saved_at)).scalar_subquery(),
    )
)
META_VALUE = sql(select(META.c.value).where(META.c.name == bindparam("name")))
SET_META = sql(insert(META).prefix_with("OR REPLACE"))


@cache
def outline() -> Mapping[str, str]:
    """Every table and index as it ought to be made, blanks aside."""
    parts: list[CreateTable | CreateIndex] = []
    for each in METADATA.sorted_tables:
        parts += [CreateTable(each), *map(CreateIndex, each.indexes)]
    return {str(part.element.name): " ".join(sql(part).split()) for part in parts}
