"""A made-up January of drop-ins at several hubs, and reading what is compared of it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.evidence import Comparison, Measure, Side, compared
from hublog.domain.office.tallying import tallied
from made_returns import arrived, person_said, session_said, visit

JAN, JUNE = Month(2026, 1), Month(2026, 6)
HUBS = ("AAA-ONE", "BBB-TWO", "CCC-TRE")
LATER = ("2026-02", "2026-03", "2026-04", "2026-05")


def months_after(hub: str) -> list[Arrived]:
    """Returns with nothing in them, so that the 90 days of January are all held."""
    return [arrived(hub, month) for month in LATER]


def january(hub: str, **more: Any) -> Arrived:  # noqa: ANN401 - passes on what a test says
    """Three sessions with somebody leading who is in the same boat, and three without."""
    days = [dt.date(2026, 1, day) for day in (5, 6, 12, 13, 19, 20)]
    sessions = [
        session_said(
            f"s{n}",
            day,
            conditions="PEER" if n % 2 else "",
            footfall=10 + n,
            named_present=5,
            first_time_named=4,
            first_time_counted=1,
        )
        for n, day in enumerate(days)
    ]
    return arrived(hub, "2026-01", sessions, **more)


def with_newcomers(hub: str, newcomers: int) -> list[Arrived]:
    """At each of the first two sessions so many came first; one in two of them comes again."""
    visits = []
    for n in range(newcomers):
        for session in ("s0", "s1"):
            visits.append(visit(session, f"{session}p{n}", first=True))
            if n % 2:
                visits.append(visit("s4", f"{session}p{n}"))
    people = [person_said(f"s0p{n}", 1 if n % 2 else 9) for n in range(newcomers)]
    people += [person_said(f"s1p{n}", 2 if n % 2 else None) for n in range(newcomers)]
    made = january(hub, attendance=tuple(visits), people=tuple(people))
    return [made, *months_after(hub)]


def drop_in(returns: Sequence[Arrived], condition: str = "PEER") -> Comparison:
    """Drop-ins with and without that condition."""
    (found,) = compared(tallied(returns, (), JAN, JAN), "DROPIN", [condition])
    return found


def of(found: Comparison, kind: str, detail: str = "") -> Measure:
    """One measure of it."""
    (measure,) = [m for m in found.measures if (m.kind, m.detail) == (kind, detail)]
    return measure


def withheld(measure: Measure) -> tuple[str, str]:
    """Why each side is withheld; nothing else is told of one that is."""
    for side in (measure.present, measure.absent):
        assert not side.withheld or side == Side(withheld=side.withheld)
    return measure.present.withheld, measure.absent.withheld
