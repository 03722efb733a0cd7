"""Writes one version of a return into the office's tables, and reads it back whole."""

import datetime as dt
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.engine import Row

from hublog.domain.office.arrived import (
    Arrived,
    BreakdownSaid,
    CheckSaid,
    FigureSaid,
    OutcomeSaid,
)
from hublog.domain.office.forgetting import changes_without, checks_without
from hublog.domain.sheet_rows import (
    AttendanceRow,
    ChangeRow,
    ErasureRow,
    LearningRow,
    PersonRow,
    ReferralRow,
    SessionRow,
    VolunteeringRow,
)
from hublog.store.office import tables
from hublog.store.office.filing_sums import Values, newcomer_values, setting_values
from hublog.store.office.pouring import pour, write

_LISTS: Mapping[str, tuple[str, type]] = {
    "Volunteering": ("volunteering", VolunteeringRow),
    "Breakdown": ("breakdown", BreakdownSaid),
    "Learning": ("learning", LearningRow),
    "Changes": ("changes", ChangeRow),
    "Erasures": ("erasures", ErasureRow),
    "Checks": ("checks", CheckSaid),
}
"""The sheets from which nothing is added up: the field of ``Arrived`` and its kind of row."""


_SPEAKING: Mapping[str, Callable[..., tuple[Any, ...]]] = {
    "Changes": changes_without,
    "Checks": checks_without,
}
"""The sheets among them that speak of people, and what is left of their rows without some of them."""


class _People(NamedTuple):
    """The numbers of a hub's people by their references, and who of them was forgotten."""

    numbers: Mapping[str, int]
    erased: Collection[str]


def write_rows(connection: Connection, filed: int, arrived: Arrived) -> None:
    """Write the rows of a version that lies under that number; the forgotten are left out."""
    people = _people(connection, arrived)
    for table, rows in (
        (tables.FIGURE, (row._asdict() for row in arrived.figures)),
        (tables.SESSION, map(_session_values, arrived.sessions)),
        (tables.PERSON_ROW, _person_values(arrived.people, people)),
        (tables.ATTENDANCE, _attendance_values(arrived, people)),
        (tables.REFERRAL, map(_referral_values, arrived.referrals)),
        (tables.OUTCOME, (row._asdict() for row in arrived.outcomes)),
        (tables.ANSWER, (_answer(row) for row in arrived.checks if row.query_id)),
        (tables.OTHER_ROW, _other_values(arrived, people.erased)),
        (tables.SETTING, setting_values(arrived)),
        (tables.NEWCOMER, newcomer_values(arrived, people.numbers, people.erased)),
    ):
        pour(connection, table, filed, rows)


def erase(connection: Connection, hub_code: str, erasures: Iterable[ErasureRow]) -> int:
    """Delete everything that is held under these references; how many were not forgotten before."""
    known = _erased(connection, hub_code)
    known.add("")  # a reference that says nothing is nobody's
    fresh = {row.person_ref: row for row in erasures if row.person_ref not in known}
    if not fresh:
        return 0
    connection.execute(
        insert(tables.ERASED),
        [
            {"hub_code": hub_code, "person_ref": ref, "forgotten_on": row.forgotten_on.toordinal()}
            for ref, row in fresh.items()
        ],
    )
    of_hub = tables.PERSON.c.hub_code == hub_code
    numbers = select(tables.PERSON.c.number).where(of_hub, tables.PERSON.c.person_ref.in_(fresh))
    for table in (tables.PERSON_ROW, tables.ATTENDANCE, tables.NEWCOMER):
        connection.execute(delete(table).where(table.c.person.in_(numbers)))
    connection.execute(delete(tables.PERSON).where(of_hub, tables.PERSON.c.person_ref.in_(fresh)))
    _forget_beside(connection, hub_code, fresh)
    return len(fresh)


def read_rows(connection: Connection, filed: int) -> Mapping[str, tuple[Any, ...]]:
    """The rows of that version by the field of ``Arrived`` in which they belong."""
    refs = {
        row.number: row.person_ref
        for row in connection.execute(
            select(tables.PERSON.c.number, tables.PERSON.c.person_ref)
            .join(tables.FILED, tables.FILED.c.hub_code == tables.PERSON.c.hub_code)
            .where(tables.FILED.c.number == filed)
        )
    }
    sessions = _read(connection, tables.SESSION, filed)
    ids = {row.position: row.session_id for row in sessions}
    found: dict[str, tuple[Any, ...]] = {
        "figures": _plain(connection, tables.FIGURE, filed, FigureSaid),
        "sessions": tuple(map(session_row, sessions)),
        "people": tuple(
            PersonRow._make((refs[row.person], *row[3:]))
            for row in _read(connection, tables.PERSON_ROW, filed)
        ),
        "attendance": tuple(
            AttendanceRow(
                row.attendance_id, ids[row.session], refs[row.person], row.status, row.is_first
            )
            for row in _read(connection, tables.ATTENDANCE, filed)
        ),
        "referrals": tuple(
            ReferralRow._make((*row[2:5], dt.date.fromordinal(row.day), *row[6:]))
            for row in _read(connection, tables.REFERRAL, filed)
        ),
        "outcomes": _plain(connection, tables.OUTCOME, filed, OutcomeSaid),
    }
    others: dict[str, list[Any]] = {field: [] for field, _ in _LISTS.values()}
    for row in _read(connection, tables.OTHER_ROW, filed):
        field, kind = _LISTS[row.sheet]
        others[field].append(_from_json(kind, json.loads(row.cells)))
    return found | {field: tuple(rows) for field, rows in others.items()}


def session_row(row: "Row[Any]") -> SessionRow:
    """The session of a row of ``session_row``, whose columns follow the sheet's."""
    values = dict(row._mapping)  # noqa: SLF001 - this is how SQLAlchemy calls it
    return SessionRow(
        **{
            **{name: values[name] for name in SessionRow._fields if name in values},
            "date": dt.date.fromordinal(row.day),
            "start": _time(row.start),
            "end": _time(row.end),
            "cancel_reason": row.cancel_reason or None,
            "counted": tuple(json.loads(row.counted)),
            "conditions": row.conditions.strip(";"),
            "entered_on": _day(row.entered_on),
        }
    )


def _plain(
    connection: Connection, table: Table, filed: int, kind: Callable[..., Any]
) -> tuple[Any, ...]:
    return tuple(kind(*row[2:]) for row in _read(connection, table, filed))


def _read(connection: Connection, table: Table, filed: int) -> Sequence["Row[Any]"]:
    chosen = select(table).where(table.c.filed == filed).order_by(table.c.position)
    return connection.execute(chosen).all()


def _people(connection: Connection, arrived: Arrived) -> _People:
    """The numbers of everybody in the return, given now to those who have none."""
    erased = _erased(connection, arrived.hub_code)
    wanted = {row.person_ref for row in arrived.people}
    wanted |= {row.person_ref for row in arrived.attendance}
    wanted -= erased | {""}
    person = tables.PERSON.c
    numbers = select(person.person_ref, person.number).where(person.hub_code == arrived.hub_code)
    known = {row.person_ref: row.number for row in connection.execute(numbers)}
    if new := sorted(wanted - known.keys()):
        lines = [(arrived.hub_code, ref) for ref in new]
        write(connection, tables.PERSON, ("hub_code", "person_ref"), lines)
        known = {row.person_ref: row.number for row in connection.execute(numbers)}
    return _People(known, erased)


def _erased(connection: Connection, hub_code: str) -> set[str]:
    erased = tables.ERASED.c
    chosen = select(erased.person_ref).where(erased.hub_code == hub_code)
    return set(connection.execute(chosen).scalars())


def _session_values(row: SessionRow) -> Values:
    values: Values = row._asdict()
    values["day"] = values.pop("date").toordinal()
    for name in ("start", "end"):
        values[name] = values[name].isoformat("minutes") if values[name] else ""
    values["cancel_reason"] = row.cancel_reason or ""
    values["counted"] = json.dumps(row.counted)
    values["conditions"] = f";{row.conditions};" if row.conditions else ""
    values["entered_on"] = row.entered_on.toordinal() if row.entered_on else None
    return values


def _person_values(rows: Iterable[PersonRow], people: _People) -> Iterator[Values]:
    for row in rows:
        if row.person_ref in people.erased:
            continue
        values = row._asdict()
        yield {"person": people.numbers[values.pop("person_ref")], **values}


def _attendance_values(arrived: Arrived, people: _People) -> Iterator[Values]:
    places = {row.session_id: (n, row.date.toordinal()) for n, row in enumerate(arrived.sessions)}
    for row in arrived.attendance:
        # Without a reference it speaks of somebody forgotten: nothing is held of them.
        if not row.person_ref or row.person_ref in people.erased:
            continue
        session, day = places[row.session_id]
        yield {
            "attendance_id": row.attendance_id,
            "session": session,
            "person": people.numbers[row.person_ref],
            "day": day,
            "status": row.status,
            "is_first": row.is_first,
        }


def _referral_values(row: ReferralRow) -> Values:
    values: Values = row._asdict()
    values["day"] = values.pop("date").toordinal()
    return values


def _answer(row: CheckSaid) -> Values:
    return {"query_id": row.query_id, "answer": row.reason}


def _other_values(arrived: Arrived, erased: Collection[str]) -> Iterator[Values]:
    for sheet, (field, _) in _LISTS.items():
        rows = getattr(arrived, field)
        for row in _SPEAKING[sheet](rows, erased) if sheet in _SPEAKING else rows:
            yield {"sheet": sheet, "cells": _json(row)}


def _forget_beside(connection: Connection, hub_code: str, references: Collection[str]) -> None:
    """Take what changed about these people, and their references, out of every version held."""
    other, filed = tables.OTHER_ROW, tables.FILED.c
    chosen = (
        select(other)
        .join(tables.FILED, filed.number == other.c.filed)
        .where(filed.hub_code == hub_code, other.c.sheet.in_(_SPEAKING))
    )
    for row in connection.execute(chosen).all():
        left = _SPEAKING[row.sheet]((_LISTS[row.sheet][1](*json.loads(row.cells)),), references)
        same = (other.c.filed == row.filed) & (other.c.position == row.position)
        if not left:
            connection.execute(delete(other).where(same))
        elif _json(left[0]) != row.cells:
            connection.execute(update(other).where(same).values(cells=_json(left[0])))


def _json(row: object) -> str:
    return json.dumps(row, default=str, ensure_ascii=False)


def _from_json(kind: type, cells: Sequence[Any]) -> Any:  # noqa: ANN401 - one of several kinds of row
    if kind is ErasureRow:
        return ErasureRow(cells[0], dt.date.fromisoformat(cells[1]))
    if kind is VolunteeringRow:
        return VolunteeringRow._make((*cells[:3], tuple(cells[3]), cells[4]))
    return kind(*cells)


def _time(text: str) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None


def _day(number: int | None) -> dt.date | None:
    return dt.date.fromordinal(number) if number is not None else None
