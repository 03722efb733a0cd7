"""Made-up returns of several hubs, as they arrive at the office, for tests of what it adds up."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, update

from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived, OutcomeSaid
from hublog.domain.sheet_rows import (
    COUNTED_BANDS,
    AttendanceRow,
    LearningRow,
    PersonRow,
    ReferralRow,
    SessionRow,
)
from hublog.store.office import tables
from hublog.store.office.filing import write_rows


def session_said(
    session_id: str,
    day: dt.date,
    *,
    conditions: str = "",
    footfall: int = 10,
    type_: str = "DROPIN",
    code: str = "WARM",
    **more: Any,  # noqa: ANN401 - what a test says otherwise
) -> SessionRow:
    """A session that ran from ten to twelve."""
    row = SessionRow(
        session_id=session_id,
        activity_code=code,
        activity="Warm Tuesday",
        type=type_,
        date=day,
        weekday="TUE",
        start=dt.time(10),
        end=dt.time(12),
        hours=2.0,
        place="Hall",
        status="closed",
        cancel_reason=None,
        named_present=0,
        counted=(0,) * len(COUNTED_BANDS),
        footfall=footfall,
        first_time_named=0,
        first_time_counted=0,
        volunteers=0,
        volunteer_hours=0.0,
        conditions=conditions,
        source="live",
        entered_on=day,
        days_late=0,
        note="",
    )
    return row._replace(**more)


def person_said(ref: str, decile: int | None = None, index: str = "IOD2025") -> PersonRow:
    """Somebody who agreed to it."""
    return PersonRow(ref, "35-44", decile, index if decile else "", "2026-01", 1, 1, "newbie")


def visit(session_id: str, ref: str, *, first: bool = False) -> AttendanceRow:
    """A visit of that person."""
    return AttendanceRow(f"{session_id}-{ref}", session_id, ref, "present", first)


def referral_said(
    referral_id: str, day: dt.date, status: str = "taken_up", code: str = "WARM", way: str = "out"
) -> ReferralRow:
    """Somebody passed on, or sent to the hub."""
    return ReferralRow(referral_id, code, way, day, "GP", "LONELY", status, 3)


def outcome_said(
    pairs: int,
    change: float | None,
    *,
    improved: int | None = 0,
    code: str = "WARM",
    question: str = "q1",
) -> OutcomeSaid:
    """Matched pairs of one question."""
    return OutcomeSaid(code, "ONS4", question, pairs, 5.0, 5.0, change, improved, 0, 0)


def learning_said(text: str, conditions: str = "PEER", consent: str = "yes") -> LearningRow:
    """An answer of a month's learning."""
    return LearningRow("went_well", text, conditions, consent)


def arrived(
    hub: str = "AAA-ONE",
    month: str = "2026-01",
    sessions: Sequence[SessionRow] = (),
    **more: Any,  # noqa: ANN401 - what a test says otherwise
) -> Arrived:
    """A hub's return for a month: whole, and with rows about people."""
    made = Arrived(
        hub_code=hub,
        hub_name=hub,
        month=month,
        version=1,
        digest=f"{hub}{month}",
        public_key="",
        drawn_on=dt.date(2027, 1, 1),
        app_version="",
        complete=True,
        rows_shared=True,
        figures=(),
        sessions=tuple(sessions),
    )
    return replace(made, **more)


def coming_back_after(days: int) -> list[Arrived]:
    """One hub's five months: three people come first on 10 January, and again so many days later."""
    begun, again = dt.date(2026, 1, 10), dt.date(2026, 1, 10) + dt.timedelta(days=days)
    first, second = session_said("a", begun, conditions="PEER"), session_said("b", again)
    newcomers = [visit("a", f"p{n}", first=True) for n in range(3)]
    back = [visit("b", f"p{n}") for n in range(3)]
    months = [Month(2026, 1).plus(n) for n in range(5)]
    return [
        arrived(
            "AAA-ONE",
            str(month),
            [row for row in (first, second) if row.date in month.window],
            attendance=(
                *(newcomers if begun in month.window else ()),
                *(back if again in month.window else ()),
            ),
        )
        for month in months
    ]


def file_all(connection: Connection, returns: Iterable[Arrived]) -> None:
    """File each as one that stands; one of a month already held is kept beside, taken back."""
    connection.execute(
        insert(tables.INTAKE),
        [{"number": 1, "begun_at": "", "taken_by": "Ola", "undone_at": "", "undone_by": ""}],
    )
    hubs: set[str] = set()
    for each in returns:
        if each.hub_code not in hubs:
            list_hub(connection, each.hub_code)
        hubs.add(each.hub_code)
        file(connection, each)


def list_hub(connection: Connection, code: str, first: str = "", last: str = "") -> None:
    """Put a hub on the office's list."""
    empty = dict.fromkeys(
        ("area_name", "country", "contact", "partners", "public_key", "pinned_by"), ""
    )
    values = {"code": code, "name": code, "first_month": first, "last_month": last, "due_day": 6}
    connection.execute(insert(tables.HUB).values(**empty, **values, pinned_on=None))


def file(connection: Connection, each: Arrived, *, alive: bool = True, stands: bool = True) -> int:
    """File one version; its number."""
    values = {
        **{name: getattr(each, name) for name in ("hub_code", "month", "version", "digest")},
        **{name: getattr(each, name) for name in ("public_key", "complete", "nil", "rows_shared")},
        "drawn_on": each.drawn_on.toordinal(),
        **dict.fromkeys(("taken_at", "taken_by", "file_name", "app_version", "edits"), ""),
        "intake": 1,
        "footfall": 0,
        "alive": alive,
        "standing": stands,
    }
    number = connection.execute(insert(tables.FILED).values(**values)).inserted_primary_key
    assert number is not None
    write_rows(connection, number[0], each)
    return int(number[0])


def expect(connection: Connection, code: str, first: str, last: str = "") -> None:
    """Say for which months that hub's returns are expected."""
    connection.execute(
        update(tables.HUB)
        .where(tables.HUB.c.code == code)
        .values(first_month=first, last_month=last)
    )
