"""Made-up hubs and their returns as the office holds them, and the office's own stores full of them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hublog.domain.drawing_up import draw_up
from hublog.domain.facts import Facts
from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived, BreakdownSaid, FigureSaid
from hublog.domain.office.hubs import ListedHub
from hublog.domain.sheet_rows import COUNTED_BANDS, PersonRow, ReferralRow, SessionRow
from hublog.services.office.ports import OfficeWork, Taking
from hublog.sheets.canonical import DECIMALS, Kind

MAY = Month(2026, 5)
NOON = dt.datetime(2026, 6, 10, 12)  # noqa: DTZ001 - local wall time


def hub(code: str = "CUM-EWA", **more: Any) -> ListedHub:  # noqa: ANN401 - any field of a hub
    usual: dict[str, Any] = {"name": f"Made-up hub {code}", "first_month": "2026-04"}
    return ListedHub(code=code, **{**usual, **more})


def arrived(
    month: str = "2026-05",
    sessions: Iterable[SessionRow] = (),
    figures: Mapping[str, object] | None = None,
    people: Iterable[PersonRow] = (),
    **more: Any,  # noqa: ANN401 - any field of a return
) -> Arrived:
    """A return; ``figures`` are values, or a part of a whole as a pair, by indicator."""
    rows = tuple(people)
    usual: dict[str, Any] = {
        "hub_code": "CUM-EWA",
        "hub_name": "Made-up hub CUM-EWA",
        "version": 1,
        "digest": f"digest-{month}",
        "public_key": "key",
        "drawn_on": Month.parse(month).plus(1).first,
        "app_version": "0",
        "complete": True,
        "rows_shared": bool(rows),
    }
    return Arrived(
        month=month,
        sessions=tuple(sessions),
        figures=tuple(said(id_, value) for id_, value in (figures or {}).items()),
        people=rows,
        **{**usual, **more},
    )


def said(id_: str, value: object, note: str = "") -> FigureSaid:
    """A line of a Summary: ``(1, 4)`` is a quarter of four."""
    match value:
        case (part, whole):
            return FigureSaid(id_, part / whole if whole else None, part, whole, note)
        case None:
            return FigureSaid(id_, None, None, None, note)
        case FigureSaid():
            return value
        case _:
            return FigureSaid(id_, float(str(value)), None, None, note)


def session(day: str, footfall: int = 0, named: int | None = None, **more: Any) -> SessionRow:  # noqa: ANN401 - any cell
    """A session held; where nothing else is said, everybody at it was named."""
    known = footfall if named is None else named
    on = dt.date.fromisoformat(day)
    usual: dict[str, Any] = {
        "session_id": f"ses-{day}",
        "activity_code": "WARM",
        "activity": "Warm Tuesday",
        "type": "DROPIN",
        "date": on,
        "weekday": "TUE",
        "start": dt.time(10),
        "end": dt.time(12),
        "hours": 2.0,
        "place": "The hall",
        "status": "closed",
        "cancel_reason": None,
        "named_present": known,
        "counted": tuple((footfall - known) * (band == "NK") for band in COUNTED_BANDS),
        "footfall": footfall,
        "first_time_named": 0,
        "first_time_counted": 0,
        "volunteers": 1,
        "volunteer_hours": 2.0,
        "conditions": "",
        "source": "live",
        "entered_on": on,
        "days_late": 0,
        "note": "",
    }
    return SessionRow(**{**usual, **more})


def person(ref: str, visits: int = 1, decile: int | None = None, **more: Any) -> PersonRow:  # noqa: ANN401 - any cell
    usual: dict[str, Any] = {
        "person_ref": ref,
        "age_band": "65-74",
        "imd_decile": decile,
        "imd_index": "IOD2025" if decile is not None else "",
        "first_ever_month": "2026-05",
        "visits_month": visits,
        "visits_12m": visits,
        "engagement_band": "newbie",
    }
    return PersonRow(**{**usual, **more})


def taken_up(days: int | None, status: str = "taken_up", direction: str = "out") -> ReferralRow:
    """Somebody passed on, and after how many days it was known what became of them."""
    return ReferralRow(
        f"ref-{days}-{status}-{direction}",
        "WARM",
        direction,
        dt.date(2026, 5, 1),
        "GP",
        "LONELY",
        status,
        days,
    )


def of_facts(facts: Facts, month: Month, code: str = "CUM-EWA") -> Arrived:
    """The return that a hub's own facts make, as it is read out of its workbook."""
    drawn = draw_up(
        facts, month, version=1, drawn_on=month.plus(1).first, device="d", complete=True
    )
    return arrived(
        str(month),
        (_rounded(row) for row in drawn.sessions),
        people=drawn.people,
        hub_code=code,
        figures={
            each.id: FigureSaid(
                each.id, _decimals(each.value), each.numerator, each.denominator, each.note
            )
            for each in (row.indicator for row in drawn.summary)
        },
        attendance=drawn.attendance,
        referrals=drawn.referrals,
        learning=drawn.learning,
        breakdown=tuple(
            BreakdownSaid(*row[:2], str(row.people_display), str(row.attendances_display))
            for row in drawn.breakdown
        ),
    )


def _rounded(row: SessionRow) -> SessionRow:
    hours = None if row.hours is None else round(row.hours, DECIMALS[Kind.HOURS])
    return row._replace(hours=hours, volunteer_hours=round(row.volunteer_hours, 2))


def _decimals(value: float | None) -> float | None:
    return None if value is None else round(value, DECIMALS[Kind.FIGURE])


def take(work: OfficeWork, hubs: Iterable[ListedHub], returns: Sequence[Arrived]) -> int:
    """List these hubs and file these returns as one import, whose number comes back."""
    for each in hubs:
        work.put_hub(each)
    intake = work.begin_intake(NOON, "Made-up officer")
    for each in returns:
        taking = Taking(intake, f"{each.hub_code}_{each.month}.xlsx", NOON, "Made-up officer")
        work.file(each, taking)
    return intake
