"""A made-up quarter of three hubs as one consolidated workbook: something on every sheet, nothing real."""

import datetime as dt
from collections.abc import Collection, Iterable

from hublog.domain.indicators import ENGAGEMENT
from hublog.domain.months import Month
from hublog.domain.office import consolidated, lines
from hublog.domain.office.arrived import Arrived, BreakdownSaid
from hublog.domain.office.consolidated import Consolidated, Lines
from hublog.domain.office.filed import Filed
from hublog.domain.office.hubs import ListedHub
from hublog.domain.office.matrix import matrix
from hublog.domain.office.spans import Span
from hublog.domain.office.totals import totals
from hublog.domain.sheet_rows import LearningRow
from made_office import NOON, arrived, hub, person, said, session, taken_up

QUARTER = Span(Month(2026, 4), Month(2026, 6))
TODAY = dt.date(2026, 7, 3)


def made(
    returns: Collection[Arrived],
    hubs: Iterable[ListedHub],
    span: Span = QUARTER,
    today: dt.date = TODAY,
) -> Consolidated:
    """The content of the workbook out of these returns, without any store."""
    inside = lines.in_order(returns, span)
    filed = [filed_as(each) for each in inside]
    listed = list(hubs)
    states = matrix(listed, span.months, filed, (), (), today)
    sums = {
        each.code: totals(mine, span)
        for each in listed
        if (mine := [one for one in inside if one.hub_code == each.code])
    }
    counts = lines.counts(inside)
    conditions = lines.condition_lines(lines.together(inside))
    missing = tuple(consolidated.missing(states))
    return Consolidated(
        overview=consolidated.overview(
            sums, states, filed, span, office="Made-up programme", made_on=today
        ),
        sessions=Lines(counts["sessions"], lambda: lines.session_lines(inside)),
        people=Lines(counts["people"], lambda: lines.person_lines(inside)),
        breakdown=Lines(counts["breakdown"], lambda: lines.breakdown_lines(inside)),
        conditions=Lines(len(conditions), lambda: conditions),
        learning=Lines(counts["learning"], lambda: lines.learning_lines(inside)),
        missing=Lines(len(missing), lambda: missing),
    )


def filed_as(each: Arrived) -> Filed:
    """How the office holds a return that it took in at noon."""
    return Filed(
        number=0,
        hub_code=each.hub_code,
        month=each.month,
        version=each.version,
        digest=each.digest,
        drawn_on=each.drawn_on,
        taken_at=NOON,
        taken_by="Made-up officer",
        intake=1,
        file_name=f"{each.hub_code}_{each.month}.xlsx",
        standing=True,
        complete=each.complete,
        nil=each.nil,
        rows_shared=each.rows_shared,
        footfall=sum(row.footfall for row in each.sessions),
    )


def quarter() -> Consolidated:
    """Three hubs over three months: one shares rows, one is late, one sent nothing in June."""
    return made(RETURNS, HUBS)


HUBS = (
    hub("CUM-EWA", name="Made-up Hall & Garden", contact="=Robin, 01234 hall@example.org"),
    hub("LDN-TOW", name="Made-up Towers", contact="Wren, towers@example.org"),
    hub("WAL-ABC", name="Neuadd Ddychmygol", country="W", contact="Made-up Hedd"),
)


def _month(code: str, number: int, scale: int, **more: object) -> Arrived:
    month = f"2026-{number:02d}"
    rows = [
        session(f"{month}-05", 12 * scale, 9 * scale, conditions="PEER;FREEFOOD"),
        session(
            f"{month}-12", 7 * scale, 7 * scale, type="FOOD", conditions="FREEFOOD", hours=None
        ),
        session(f"{month}-19", 30, 4, type="ADVICE", days_late=4, note="=A made-up note"),
        session(
            f"{month}-26", 0, type="FOOD", status="cancelled", cancel_reason="WEATHER", hours=1.5
        ),
    ]
    return arrived(
        month,
        rows,
        _figures(number, scale),
        hub_code=code,
        referrals=(taken_up(5 * scale),),
        breakdown=(BreakdownSaid("age", "65+", "20", "45"), BreakdownSaid("sex", "NS", "*", "*")),
        **more,
    )


def _figures(number: int, scale: int) -> dict[str, object]:
    people = 11 * scale
    return {
        "B01": said("B01", people, "Only some."),
        "B02": people * (number - 3),
        "B03": people * (number - 3),
        "B04": 2 * scale,
        "B05": people - 2 * scale,
        "B06": (4 * scale, people),
        "B07": (20 * scale, people),
        "B08": (scale, 3 * scale),
        **{f"B09.{band}": n * scale for n, band in enumerate(ENGAGEMENT, 4)},
        "B10": (3, 8),
        "B10.known": (8, people),
        "C01": 3,
        "C02": 14.25,
        "C03": 1,
        "C03.participants": 0,
        "D01.in": 0,
        "D01.out": 2,
        "D01.signpost": scale,
        "D02": 1,
        "D03": (1, 2),
    }


_LEARNED = (
    LearningRow("went_well", "A made-up nurse came to the table.\nPeople talked.", "GPSITE", "yes"),
    LearningRow("got_in_the_way", "+No money for the bus.", "", ""),
)
RETURNS = (
    *(
        _month(
            "CUM-EWA",
            number,
            3,
            people=[
                person("4k7m2p9q1x", 2, decile=1, first_ever_month="2026-01"),
                person(f"9z3c8v5b{number}n", 3, first_ever_month=f"2026-{number:02d}"),
            ],
            learning=_LEARNED if number == 5 else (),
        )
        for number in (4, 5, 6)
    ),
    *(
        _month("LDN-TOW", number, 2, drawn_on=dt.date(2026, number + 1, 9), complete=number != 6)
        for number in (4, 5, 6)
    ),
    *(_month("WAL-ABC", number, 1) for number in (4, 5)),
)
