"""Four made-up months whose workbooks are kept; rows stand here as they are, whatever rules may count."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from hublog.domain.breakdowns import BreakdownRow
from hublog.domain.hubs import Hub
from hublog.domain.indicators import Comparison, Indicator
from hublog.domain.months import Month
from hublog.domain.returns import Cover, FigureChange, ReturnContent
from hublog.domain.sheet_rows import (
    COUNTED_BANDS,
    AttendanceRow,
    ChangeRow,
    CheckRow,
    ErasureRow,
    LearningRow,
    MonthBar,
    OutcomeRow,
    PersonRow,
    ReferralRow,
    SessionRow,
    VolunteeringRow,
    WeekBar,
)

MAY = Month(2026, 5)
HUB = Hub(
    id="hub",
    code="CUM-EWA",
    name="Made-up Hall & Garden",
    area_name="Nowhere-under-Sea",
    contact_line="Made-up coordinator, hall@example.org",
    share_rows=True,
)


def plain() -> ReturnContent:
    """A signed month with something on every sheet but Changes and Erasures."""
    return ReturnContent(
        cover=_COVER,
        summary=_summary(),
        sessions=_sessions(),
        people=_PEOPLE,
        attendance=_ATTENDANCE,
        volunteering=_VOLUNTEERING,
        breakdown=_BREAKDOWN,
        weeks=tuple(
            WeekBar(dt.date(2026, 5, 4) + dt.timedelta(weeks=n), footfall)
            for n, footfall in enumerate((31, 28, 64, 0))
        ),
        months=(MonthBar(Month(2026, 4), 12, 15), MonthBar(MAY, 9, 21)),
        referrals=_REFERRALS,
        outcomes=_OUTCOMES,
        learning=(
            LearningRow(
                "went_well", "The made-up nurse sat at our table.", "GPSITE;FREEFOOD", "yes"
            ),
            LearningRow("got_in_the_way", "=No money for the bus\nin the second week.", "", ""),
        ),
        checks=(
            CheckRow(
                "DQ10",
                "W",
                "Sessions",
                "ses-3",
                "made_up",
                (("day", "2026-05-19"),),
                "The made-up fair was on that day.",
            ),
        ),
    )


def nil() -> ReturnContent:
    """A month in which nothing was held, which is a return all the same."""
    month = plain()
    (*_, cancelled) = month.sessions
    cover = replace(
        _COVER,
        sessions_held=0,
        footfall=0,
        different_people=0,
        coverage=None,
        rows_shared=False,
    )
    nothing = {"A01": 0, "A02": 1, "A02.rate": 1, "A03": 0, "A05": None, "B01": 0}
    return ReturnContent(
        cover=cover,
        summary=tuple(
            Comparison(Indicator(id_, value), None, None, None) for id_, value in nothing.items()
        ),
        sessions=(cancelled,),
        people=(),
        attendance=(),
        volunteering=(),
        breakdown=(),
        weeks=(),
        months=(),
    )


def second() -> ReturnContent:
    """Version 2 of the plain month: a sheet of paper came late, and somebody was forgotten."""
    month = plain()
    reason = "A sheet of paper turned up."
    changed = (
        FigureChange("A03", 117, 123),
        FigureChange("A05", None, 0.7059),
        FigureChange("C02", 9.25, 7.5),
    )
    cover = replace(
        _COVER, version=2, drawn_on=dt.date(2026, 6, 18), reason=reason, changed=changed
    )
    return replace(
        month,
        cover=cover,
        people=month.people[:1],
        attendance=(month.attendance[0], month.attendance[1]._replace(person_ref="")),
        changes=(
            ChangeRow("Attendance", "att-2", "changed", "person_ref", "9z3c8v5b2n", "", reason),
            ChangeRow("People", "9z3c8v5b2n", "removed", "", "", "", reason),
            ChangeRow("Sessions", "ses-3", "changed", "footfall", "58", "64", reason),
        ),
        erasures=(ErasureRow("9z3c8v5b2n", dt.date(2026, 6, 9)),),
    )


def bilingual() -> ReturnContent:
    """The plain month of a hub that speaks Welsh: its labels stand in both languages."""
    hub = replace(HUB, name="Neuadd Ddychmygol", language="cy", country="W")
    return replace(plain(), cover=replace(_COVER, hub=hub))


def draft() -> ReturnContent:
    """The second version before anybody signed it off, while its month goes on."""
    month = second()
    return replace(month, cover=replace(month.cover, draft=True, complete=False))


_GP = ("GP", "LONELY")
_PEOPLE = (
    PersonRow("4k7m2p9q1x", "65-74", 2, "IOD2025", "2026-05", 2, 2, "newbie"),
    PersonRow("9z3c8v5b2n", "35-44", None, "", "2025-11", 3, 14, "dedicated"),
)
_ATTENDANCE = (
    AttendanceRow("att-1", "ses-1", "4k7m2p9q1x", "present", is_first=True),
    AttendanceRow("att-2", "ses-1", "9z3c8v5b2n", "present", is_first=False),
)
_VOLUNTEERING = (
    VolunteeringRow("", "", 1, (0, 0, 90, 60), 0),
    VolunteeringRow("WARM", "Warm Tuesday", 3, (360, 45, 0, 0), 1),
)
_BREAKDOWN = (
    BreakdownRow("age", "U18", "0", "0"),
    BreakdownRow("age", "65+", "*", 20),
    BreakdownRow("sex", "F", 15, 40),
    BreakdownRow("sex", "NS", "*", "*"),
)
_REFERRALS = (
    ReferralRow("ref-1", "WARM", "out", dt.date(2026, 4, 28), *_GP, "taken_up", 15),
    ReferralRow("ref-2", "", "signpost", dt.date(2026, 5, 12), "ADVICE", "MONEY", "", None),
)
_OUTCOMES = (
    OutcomeRow("WARM", "ONS4", "anxious", 9, 6.1111, 4.5556, -1.5556, 6, 2, 1),
    OutcomeRow("WARM", "UCLA3", "total", 3, *[None] * 6),
)
_COVER = Cover(
    hub=HUB,
    month=MAY,
    version=1,
    drawn_on=dt.date(2026, 6, 2),
    device="device-1",
    complete=True,
    sessions_held=3,
    sessions_cancelled=1,
    footfall=123,
    different_people=30,
    coverage=0.7059,
    rows_shared=True,
    draft=False,
    due_on=dt.date(2026, 6, 6),
)
_FIGURES: Mapping[str, tuple[float | None, ...]] = {
    "A01": (3, None, None, 4, 3, 7),
    "A02": (1, None, None, 0, 0, 1),
    "A02.rate": (0.25, 1, 4, 0, 0, 0.125),
    "A03": (123, None, None, 52, 49, 175),
    "A04": (41, 123, 3, 13, 16.3333, 25),
    "A05": (0.7059, 87, 123, 0.5, None, 0.6),
    "A06": (6.5, None, None, 8, 6, 14.5),
    "B01": (30, None, None, 27, None, 41),
    "B04": (9, None, None, 12, None, 21),
    "C02": (9.25, None, None, 4, 6.5, 13.25),
    "E04": (-1.5556, 9, 14, None, None, -1.1667),
}
_NOTES = {
    "A06": "hours_missing",
    "B01": "named_only",
    "B04": "provisional",
    "E04": "answered_twice",
}


def _summary() -> tuple[Comparison, ...]:
    return tuple(
        Comparison(Indicator(id_, *values[:3], note=_NOTES.get(id_, "")), *values[3:])
        for id_, values in _FIGURES.items()
    )


def _sessions() -> tuple[SessionRow, ...]:
    days = (5, 12, 19, 26)
    return tuple(_session(n, dt.date(2026, 5, day)) for n, day in enumerate(days, 1))


def _session(number: int, day: dt.date) -> SessionRow:
    held = day.day != 26
    counted = {"65+": 6 * number, "NK": number} if held else {}
    named = 29 - number if held else 0
    return SessionRow(
        session_id=f"ses-{number}",
        activity_code="WARM",
        activity="Warm Tuesday",
        type="DROPIN",
        date=day,
        weekday="TUE",
        start=dt.time(10, 15),
        end=dt.time(12, 25),
        hours=2 + 1 / 6,
        place="The hall, by the garden",
        status="closed" if held else "cancelled",
        cancel_reason=None if held else "WEATHER",
        named_present=named,
        counted=tuple(counted.get(band, 0) for band in COUNTED_BANDS),
        footfall=named + sum(counted.values()),
        first_time_named=3 if held else 0,
        first_time_counted=0,
        volunteers=2 if held else 0,
        volunteer_hours=2.75 if held else 0.0,
        conditions="GPSITE;FREEFOOD" if held else "",
        source="live" if number % 2 else "paper",
        entered_on=day + dt.timedelta(days=number - 1),
        days_late=number - 1,
        note="The made-up fair: far more came." if number == 3 else "",
    )
