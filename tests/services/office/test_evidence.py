"""What the office asks of its evidence, over a store that adds up as the specification does."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import cast

from hublog import resources
from hublog.domain.months import Month
from hublog.domain.office import learning_notes, run_chart
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.evidence_tallies import Tallies
from hublog.domain.office.filed import Filed
from hublog.domain.office.learning_notes import Note
from hublog.domain.office.run_chart import Series
from hublog.domain.office.tallying import tallied
from hublog.services.office.evidence import EvidenceOf
from hublog.services.office.ports import OfficeReader, OfficeStore
from made_returns import arrived, learning_said, session_said

JAN, JUNE = Month(2026, 1), Month(2026, 6)
HUBS = ("AAA-ONE", "BBB-TWO", "CCC-TRE")


class Kept:
    """As much of a store as evidence asks for."""

    def __init__(self, returns: Sequence[Arrived]) -> None:
        self._returns = returns

    @contextmanager
    def reading(self) -> Iterator[OfficeReader]:
        yield cast("OfficeReader", self)

    def evidence(self, first: Month, last: Month) -> Tallies:
        return tallied(self._returns, (), first, last)

    def session_runs(self, type_: str, condition: str, first: Month, last: Month) -> Series:
        return run_chart.series(self._returns, type_, condition, first, last)

    def notes(self, type_: str, condition: str, first: Month, last: Month) -> tuple[Note, ...]:
        return learning_notes.notes(self._returns, type_, condition, first, last)

    def filed(self, hub_code: str = "", first: str = "", last: str = "") -> tuple[Filed, ...]:
        """Each month as it stands, and a version of February that was replaced."""
        return tuple(
            Filed(
                number=1,
                hub_code=each.hub_code,
                month=month,
                version=1,
                digest="",
                drawn_on=dt.date(2026, 7, 1),
                taken_at=dt.datetime(2026, 7, 1),  # noqa: DTZ001 - wall time, as everywhere
                taken_by="",
                intake=1,
                file_name="",
                standing=month == each.month,
                complete=True,
                nil=False,
                rows_shared=True,
                footfall=0,
            )
            for each in self._returns
            if first <= each.month <= last
            for month in {each.month, "2026-02"}
        )


def of(returns: Sequence[Arrived]) -> EvidenceOf:
    return EvidenceOf(cast("OfficeStore", Kept(returns)), resources.code_lists)


def weekly(hub: str, months: Sequence[str], **more: str) -> list[Arrived]:
    """A drop-in every week from January on; a GP comes from the ninth session on."""
    found = []
    for month in months:
        days = [Month.parse(month).first + dt.timedelta(weeks=n) for n in range(4)]
        sessions = [
            session_said(
                f"{month}{n}", day, conditions="GPSITE" if month > "2026-02" else "", footfall=20
            )
            for n, day in enumerate(days)
        ]
        found.append(
            arrived(hub, month, sessions, learning=(learning_said("Tea helps", "GPSITE"),))
        )
    return found


def test_the_table_stands_in_the_order_of_the_code_lists() -> None:
    day = dt.date(2026, 1, 6)
    kinds = [("FOOD", "PEER"), ("ZZZ", "QUIET"), ("DROPIN", "QUIET;OURS;GPSITE"), ("FOOD", "LINKW")]
    sessions = [
        session_said(f"s{n}", day, type_=type_, conditions=conditions)
        for n, (type_, conditions) in enumerate(kinds)
    ]
    found = of([arrived("AAA-ONE", "2026-01", sessions)]).table(JAN, JUNE)
    assert [(each.type, each.condition) for each in found.comparisons] == [
        ("DROPIN", "GPSITE"),
        ("DROPIN", "QUIET"),
        ("DROPIN", "OURS"),
        ("FOOD", "LINKW"),
        ("FOOD", "PEER"),
        ("ZZZ", "QUIET"),
    ]


def test_one_comparison_is_the_same_as_in_the_table() -> None:
    months = ["2026-01", "2026-02", "2026-03", "2026-04"]
    evidence = of([each for hub in HUBS for each in weekly(hub, months)])
    (one,) = evidence.table(JAN, JUNE).comparisons
    assert evidence.compare("DROPIN", "GPSITE", JAN, JUNE) == one
    assert one.measures[0].present.n == 24
    never = evidence.compare("DROPIN", "PEER", JAN, JUNE)
    assert {each.present.withheld for each in never.measures} == {"none"}


def test_run_charts_know_which_months_are_held() -> None:
    months = ["2026-01", "2026-02", "2026-03", "2026-05"]
    found = of([each for hub in HUBS for each in weekly(hub, months)]).run_charts(
        "DROPIN", "GPSITE", JAN, JUNE
    )
    assert (found.hubs, [chart.missing for chart in found.charts]) == (3, [1, 1, 1])


def test_notes_are_those_about_the_condition() -> None:
    evidence = of(weekly("AAA-ONE", ["2026-01"]))
    (note,) = evidence.notes("DROPIN", "GPSITE", JAN, JUNE)
    assert note.text == "Tea helps"
    assert evidence.notes("FOOD", "GPSITE", JAN, JUNE) == ()
