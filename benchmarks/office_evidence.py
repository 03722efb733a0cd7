"""All comparisons of a year at once, beside one bare pass over the year's visits.

150 hubs send twelve months with 2,000 visits each, filed as returns are; the time of filing is no part
of the figure. The floor counts the visits and the people in them, in the same encrypted file.
"""

import random
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select

from harness import Figure, in_turns, p50, scratch
from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.evidence import evidence
from hublog.domain.sheet_rows import (
    COUNTED_BANDS,
    AttendanceRow,
    PersonRow,
    ReferralRow,
    SessionRow,
)
from hublog.store.engine import engine_of
from hublog.store.office import evidence as in_sql
from hublog.store.office import tables
from hublog.store.office.filing import write_rows

FIRST, LAST = Month(2025, 4), Month(2026, 3)
TYPES = ("DROPIN", "FOOD", "ACTIVE", "GARDEN", "ADVICE", "YOUTH")
CONDITIONS = ("GPSITE", "LINKW", "PEER", "FREEFOOD", "TRANSPORT", "EVENING", "QUIET", "NOBOOK")
SESSIONS, NEW = 72, 0.08


class _Activity(NamedTuple):
    code: str
    type: str
    before: str
    after: str
    since: int


def figures(*, quick: bool) -> Iterator[Figure]:
    """The table of all types and conditions, as the page asks for it."""
    hubs, visits = (3, 30) if quick else (150, 2_000)
    with scratch() as folder:
        engine = engine_of(folder / "office.db", bytes(32))
        with engine.begin() as connection:
            _fill(connection, hubs, visits)
            connection.exec_driver_sql("ANALYZE")
        with engine.begin() as connection:
            pair = in_turns(
                lambda _: evidence(in_sql.tallies(connection, FIRST, LAST), FIRST, LAST),
                lambda _: connection.execute(_BARE).all(),
                1 if quick else 5,
            )
        engine.dispose()
    name = f"evidence of {hubs * 12 * visits:,} visits"
    yield Figure(name, p50(pair.ours), p50(pair.floor), limit=2_000)


_VISITS = tables.ATTENDANCE.c
_BARE = select(func.count(), func.count(_VISITS.person.distinct()))


def _fill(connection: Connection, hubs: int, visits: int) -> None:
    tables.OFFICE_METADATA.create_all(connection)
    nobody = dict.fromkeys(("begun_at", "taken_by", "undone_at", "undone_by"), "")
    connection.execute(insert(tables.INTAKE).values(number=1, **nobody))
    chance, number = random.Random(1), 0  # noqa: S311 - made-up returns
    for hub in range(hubs):
        code = f"H{hub:03}-HUB"
        texts = dict.fromkeys(("area_name", "contact", "last_month", "pinned_by", "public_key"), "")
        connection.execute(
            insert(tables.HUB).values(
                **texts, code=code, name=code, country="E", first_month="2025-04", due_day=6,
                partners="[]",
            )
        )  # fmt: skip
        for arrived in _year(chance, code, visits):
            number += 1
            connection.execute(insert(tables.FILED).values(**_filed(number, arrived)))
            write_rows(connection, number, arrived)


def _filed(number: int, arrived: Arrived) -> dict[str, object]:
    return {
        **dict.fromkeys(("digest", "public_key", "taken_at", "taken_by", "file_name"), ""),
        **dict.fromkeys(("complete", "rows_shared", "standing", "alive"), True),
        "number": number,
        "hub_code": arrived.hub_code,
        "month": arrived.month,
        "version": 1,
        "drawn_on": arrived.drawn_on.toordinal(),
        "intake": 1,
        "nil": False,
        "footfall": 0,
        "app_version": "",
        "edits": "[]",
    }


def _year(chance: random.Random, hub: str, visits: int) -> Iterator[Arrived]:
    activities = [
        _Activity(
            f"A{n}",
            chance.choice(TYPES),
            ";".join(sorted(chance.sample(CONDITIONS, chance.randint(0, 3)))),
            ";".join(sorted(chance.sample(CONDITIONS, chance.randint(1, 4)))),
            chance.randint(1, 14),
        )
        for n in range(SESSIONS // 4)
    ]
    known: list[str] = []
    for n in range(12):
        yield _month(chance, hub, n, activities, visits, known)


def _month(
    chance: random.Random,
    hub: str,
    n: int,
    activities: list[_Activity],
    visits: int,
    known: list[str],
) -> Arrived:
    month = FIRST.plus(n)
    rows: list[AttendanceRow] = []
    for place in range(visits):
        new = not known or chance.random() < NEW
        if new:
            known.append(f"{hub}{len(known):06}")
        ref = known[-1] if new else known[-1 - int(chance.random() ** 2 * len(known))]
        session = f"{n:02}-{place % SESSIONS:02}"
        rows.append(AttendanceRow(f"{n:02}-{place:05}", session, ref, "present", new))
    return Arrived(
        hub_code=hub,
        hub_name=hub,
        month=str(month),
        version=1,
        **dict.fromkeys(("digest", "public_key", "app_version"), ""),
        drawn_on=month.plus(1).first,
        complete=True,
        rows_shared=True,
        figures=(),
        sessions=tuple(_session(n, s, activities[s // 4], month, visits) for s in range(SESSIONS)),
        people=tuple(
            PersonRow(ref, "35-44", chance.randint(1, 10), "IOD2025", str(month), 1, 1, "newbie")
            for ref in sorted({row.person_ref for row in rows})
        ),
        attendance=tuple(rows),
        referrals=tuple(_referrals(chance, n, activities)),
    )


def _referrals(chance: random.Random, n: int, activities: list[_Activity]) -> Iterator[ReferralRow]:
    for place in range(12):
        yield ReferralRow(
            f"{n:02}-{place}",
            chance.choice(activities).code,
            "out",
            FIRST.plus(n).first + timedelta(days=chance.randint(-20, 27)),
            *("GP", "OTHER", chance.choice(["taken_up", "declined", "sent"]), 3),
        )


def _session(n: int, place: int, activity: _Activity, month: Month, visits: int) -> SessionRow:
    day = month.first + timedelta(days=place * 7 % 28)
    named = visits // SESSIONS
    row = SessionRow(*[None] * len(SessionRow._fields))  # type: ignore[arg-type]
    texts = dict.fromkeys(("weekday", "place", "source", "note"), "")
    numbers = {"named_present": named, "footfall": named + place % 7, "first_time_counted": 1}
    return row._replace(
        **texts,
        **numbers,
        session_id=f"{n:02}-{place:02}",
        activity_code=activity.code,
        activity=activity.code,
        type=activity.type,
        date=day,
        status="closed",
        counted=(0,) * len(COUNTED_BANDS),
        first_time_named=2,
        volunteers=2,
        volunteer_hours=4.0,
        conditions=activity.after if n >= activity.since else activity.before,
    )
