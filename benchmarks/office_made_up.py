"""A made-up office full of returns, written straight into its tables: no workbook is read for it."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert

from hublog.domain.months import Month
from hublog.domain.office.figures import FIGURES
from hublog.domain.sheet_rows import COUNTED_BANDS
from hublog.store.office import tables
from hublog.store.office.pouring import pour

FIRST = Month(2025, 4)
TYPES = ("DROPIN", "FOOD", "ADVICE", "GARDEN", "YOUTH")
CONDITIONS = ("", ";PEER;", ";PEER;GPSITE;", ";GPSITE;FREEFOOD;QUIET;")
KEY = bytes(range(32))


class Size(NamedTuple):
    """So many hubs and months, and so many of each in one return."""

    hubs: int
    months: int
    sessions: int
    attendances: int
    people: int

    @property
    def codes(self) -> list[str]:
        """The codes of the hubs."""
        return [f"H{n:03d}-AAA" for n in range(self.hubs)]


FULL = Size(hubs=150, months=12, sessions=40, attendances=2000, people=500)
SMALL = Size(hubs=3, months=2, sessions=4, attendances=20, people=8)


def fill(connection: Connection, size: Size) -> None:
    """Write everything the office holds."""
    tables.OFFICE_METADATA.create_all(connection)
    _insert(connection, tables.HUB, (_hub(code) for code in size.codes))
    intake = {"number": 1, "begun_at": "", "taken_by": "", "undone_at": "", "undone_by": ""}
    _insert(connection, tables.INTAKE, [intake])
    # A hub knows three times as many people as come in one month.
    _insert(
        connection,
        tables.PERSON,
        (
            {"number": _person(size, hub, n), "hub_code": code, "person_ref": f"ref{n}"}
            for hub, code in enumerate(size.codes)
            for n in range(3 * size.people)
        ),
    )
    for hub, code in enumerate(size.codes):
        for month in range(size.months):
            _return(connection, size, hub, code, month)


def _return(connection: Connection, size: Size, hub: int, code: str, month: int) -> None:
    number = hub * size.months + month + 1
    first = FIRST.plus(month).first
    _insert(connection, tables.FILED, [_filed(number, code, FIRST.plus(month))])
    sessions = [_session(n, first, size) for n in range(size.sessions)]
    visits = [_visit(size, hub, month, n, first) for n in range(size.attendances)]
    settings = dict.fromkeys((row["type"], row["conditions"]) for row in sessions)
    for table, rows in (
        (tables.FIGURE, ({"indicator": id_, **_FIGURE} for id_ in FIGURES)),
        (tables.SESSION, sessions),
        (tables.PERSON_ROW, (_row(size, hub, month, n) for n in range(size.people))),
        (tables.ATTENDANCE, visits),
        (tables.SETTING, (_setting(*each, sessions) for each in settings)),
        (tables.NEWCOMER, _newcomers(size, hub, month, visits, len(settings))),
    ):
        pour(connection, table, number, rows)


def _insert(connection: Connection, table: Any, rows: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own
    connection.execute(insert(table), list(rows))


def _hub(code: str) -> dict[str, Any]:
    texts = dict.fromkeys(("area_name", "contact", "last_month", "public_key", "pinned_by"), "")
    months = {"first_month": str(FIRST), "due_day": 6, "partners": "[]", "pinned_on": None}
    return {"code": code, "name": f"Made-up {code}", "country": "E", **texts, **months}


def _filed(number: int, code: str, month: Month) -> dict[str, Any]:
    texts = dict.fromkeys(("digest", "public_key", "taken_by", "file_name"), "")
    marks = dict.fromkeys(("standing", "complete", "rows_shared", "alive"), True)
    return {
        "number": number,
        "hub_code": code,
        "month": str(month),
        "version": 1,
        "drawn_on": month.plus(1).first.toordinal(),
        "intake": 1,
        "nil": False,
        "footfall": 2000,
        "app_version": "",
        "edits": "[]",
        "set_aside_by": None,
        "taken_at": "2026-04-05T09:00:00",
        **texts,
        **marks,
    }


_FIGURE = {"value": 12.0, "numerator": 3.0, "denominator": 12.0, "note": ""}


def _session(n: int, first: date, size: Size) -> dict[str, Any]:
    day = (first + timedelta(days=n % 28)).toordinal()
    named = size.attendances // size.sessions
    texts = {"activity": "Made-up", "weekday": "TUE", "start": "10:00", "end": "12:00"}
    return {
        **texts,
        "session_id": f"{day}-{n}",
        "activity_code": "WARM",
        "type": TYPES[n % len(TYPES)],
        "day": day,
        "hours": 2.0,
        "place": "Hall",
        "status": "closed" if n % 20 else "cancelled",
        "cancel_reason": "",
        "named_present": named,
        "counted": json.dumps([n % 7] + [0] * (len(COUNTED_BANDS) - 1)),
        "footfall": named + n % 7,
        "first_time_named": 3,
        "first_time_counted": 0,
        "volunteers": 2,
        "volunteer_hours": 4.0,
        "conditions": CONDITIONS[n % len(CONDITIONS)],
        "source": "live",
        "entered_on": day + n % 3,
        "days_late": n % 3,
        "note": "",
    }


def _row(size: Size, hub: int, month: int, n: int) -> dict[str, Any]:
    return {
        "person": _person(size, hub, (n * 3 + month * 7) % (3 * size.people)),
        "age_band": "65-74",
        "imd_decile": n % 10 + 1 if n % 5 else None,
        "imd_index": "IOD2025" if n % 5 else "",
        "first_ever_month": str(FIRST.plus(month - n % 20)),
        "visits_month": 1 + n % 6,
        "visits_12m": 1 + n % 20,
        "engagement_band": "core",
    }


def _visit(size: Size, hub: int, month: int, n: int, first: date) -> dict[str, Any]:
    return {
        "attendance_id": f"{hub}-{month}-{n}",
        "session": n % size.sessions,
        "person": _person(size, hub, (n * 3 + month * 7) % (3 * size.people)),
        "day": (first + timedelta(days=n % 28)).toordinal(),
        "status": "present",
        "is_first": n % 20 == 0,
    }


def _setting(type_: str, conditions: str, sessions: list[dict[str, Any]]) -> dict[str, Any]:
    alike = [row for row in sessions if (row["type"], row["conditions"]) == (type_, conditions)]
    held = [row for row in alike if row["status"] == "closed"]
    return {
        "type": type_,
        "conditions": conditions.strip(";"),
        "sessions": len(held),
        "footfall": sum(row["footfall"] for row in held),
        "named": sum(row["named_present"] for row in held),
        "first_visits": sum(row["first_time_named"] for row in held),
        "turnouts": json.dumps(Counter(row["footfall"] for row in held)),
    }


def _newcomers(
    size: Size, hub: int, month: int, visits: list[dict[str, Any]], settings: int
) -> Iterator[dict[str, Any]]:
    first = [visit for visit in visits if visit["is_first"]]
    for n, visit in enumerate(first):
        yield {
            "setting": n % settings,
            # A first visit is nobody's twice.
            "person": _person(size, hub, month * len(first) + n),
            "day": visit["day"],
            "came_again": n % 3 == 0,
            "imd_decile": n % 10 + 1,
            "imd_index": "IOD2025",
        }


def _person(size: Size, hub: int, n: int) -> int:
    return hub * 3 * size.people + n + 1
