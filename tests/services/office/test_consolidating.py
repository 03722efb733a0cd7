"""The figures and the workbook of any months, out of a real store on either engine."""

import datetime as dt
from pathlib import Path

import pytest

from fakes import FakeClock
from hublog.domain.months import Month
from hublog.domain.office.consolidated import Consolidated, Overview
from hublog.domain.problems import Problem
from hublog.services.office.consolidating import SHEETS, Consolidating, Written
from made_consolidated import HUBS, QUARTER, RETURNS, TODAY, quarter
from made_office import take

APRIL, JUNE = QUARTER


class FakeWriter:
    """Keeps what it was asked to write: the overview, and every line of every sheet."""

    most_lines = 1000

    def __init__(self) -> None:
        self.written: dict[str, object] = {}
        self.problem: Problem | None = None

    def workbook(self, content: Consolidated, path: Path) -> Problem | None:
        self.written = {"overview": content.overview, **self._lines(content)}
        return self.problem

    def tables(self, content, folder, form, only=()) -> tuple[Path, ...] | Problem:
        self.written = self._lines(content)
        return self.problem or tuple(folder / f"{name}.{form}" for name in only or SHEETS)

    def _lines(self, content: Consolidated) -> dict[str, object]:
        lines = {name: getattr(content, name) for name in SHEETS}
        assert all(len(list(each.each())) == each.number for each in lines.values())
        return {name: list(each.each()) for name, each in lines.items()}


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(dt.datetime.combine(TODAY, dt.time(9)))


@pytest.fixture
def writer() -> FakeWriter:
    return FakeWriter()


@pytest.fixture
def consolidating(office_store, writer, clock) -> Consolidating:
    with office_store.writing() as work:
        take(work, HUBS, RETURNS)
        work.commit()
    return Consolidating(office_store, writer, clock)


def test_the_overview_out_of_the_store_is_that_of_the_returns_themselves(consolidating) -> None:
    found = consolidating.overview(APRIL, JUNE)
    assert isinstance(found, Overview)
    expected = quarter().overview
    assert found.figures == expected.figures
    assert (found.months, found.types, found.hubs) == (
        *(expected.months, expected.types, expected.hubs),
    )
    assert (found.returns, found.returns_expected, found.unfinished) == (8, 9, 1)
    assert (found.hubs_heard, found.edited, found.made_on) == (3, 0, TODAY)
    assert found.file_name == "consolidated_2026-04_2026-06.xlsx"


def test_the_months_say_how_the_returns_came(consolidating) -> None:
    months = consolidating.overview(APRIL, Month(2026, 7)).months
    told = [(m.in_time, m.late, m.missing, m.waiting, m.held, m.footfall) for m in months]
    assert told == [
        *((2, 1, 0, 0, 3, 204), (2, 1, 0, 0, 3, 204)),
        *((1, 1, 0, 1, 2, 155), (0, 0, 0, 0, 0, 0)),
    ]


def test_the_types_of_activity_stand_by_their_footfall(consolidating) -> None:
    types = consolidating.overview(APRIL, JUNE).types
    assert [(each.type, each.held, each.footfall) for each in types] == [
        *(("ADVICE", 8, 240), ("DROPIN", 8, 204), ("FOOD", 8, 119)),
    ]


def test_the_workbook_is_given_every_line(consolidating, writer, tmp_path) -> None:
    path = tmp_path / "all.xlsx"
    written = consolidating.workbook(APRIL, JUNE, path)
    assert isinstance(written, Written)
    assert written.paths == (path,)
    assert writer.written["overview"] == written.overview
    expected = quarter()
    for name in SHEETS:
        assert writer.written[name] == list(getattr(expected, name).each()), name


def test_what_is_missing_is_told_with_whom_to_ask(consolidating, writer, tmp_path, clock) -> None:
    consolidating.workbook(APRIL, JUNE, tmp_path)
    ((code, name, month, state, due, contact),) = writer.written["missing"]
    assert (code, month, state, due) == ("WAL-ABC", "2026-06", "waiting", dt.date(2026, 7, 6))
    assert (name, contact) == ("Neuadd Ddychmygol", "Made-up Hedd")
    clock.advance(days=4)
    consolidating.workbook(APRIL, Month(2026, 7), tmp_path)
    states = [(line.hub_code, line.month, line.state) for line in writer.written["missing"]]
    assert states == [
        ("WAL-ABC", "2026-06", "missing"),
        *((code, "2026-07", "not_yet") for code in ("CUM-EWA", "LDN-TOW", "WAL-ABC")),
    ]


def test_a_sheet_that_would_be_longer_than_excel_holds_is_a_problem(
    consolidating, writer, tmp_path
) -> None:
    writer.most_lines = 15
    problem = consolidating.workbook(APRIL, JUNE, tmp_path / "all.xlsx")
    assert problem == Problem(
        "OFFICE_TOO_MANY_ROWS", "", {"sheets": "Sessions (32), Breakdown (16)", "most": "15"}
    )
    assert writer.written == {}
    tables = consolidating.tables(APRIL, JUNE, tmp_path, "csv", ["sessions"])
    assert tables.paths == (tmp_path / "sessions.csv",)
    assert len(writer.written["sessions"]) == 32


def test_what_the_writer_cannot_do_is_a_problem(consolidating, writer, tmp_path) -> None:
    writer.problem = Problem("RETURN_FOLDER", "all.xlsx")
    assert consolidating.workbook(APRIL, JUNE, tmp_path) == writer.problem
    assert consolidating.tables(APRIL, JUNE, tmp_path, "csv") == writer.problem


def test_months_that_are_no_span_are_a_problem(consolidating, tmp_path) -> None:
    turned = Problem("OFFICE_SPAN_TURNED", "2026-06", {"last": "2026-04"})
    assert consolidating.overview(JUNE, APRIL) == turned
    assert consolidating.workbook(JUNE, APRIL, tmp_path) == turned
    assert consolidating.tables(JUNE, APRIL, tmp_path, "csv") == turned
    ten_years = Month(2016, 7)
    assert isinstance(consolidating.overview(ten_years, JUNE), Overview)
    problem = consolidating.overview(ten_years.plus(-1), JUNE)
    assert (problem.code, problem.values["years"]) == ("OFFICE_SPAN_LONG", 10)


def test_an_office_without_hubs_has_an_overview_of_nothing(office_store, writer, clock) -> None:
    found = Consolidating(office_store, writer, clock).overview(APRIL, JUNE)
    assert (found.hubs, found.hubs_heard, found.returns) == ((), 0, 0)
    assert found.figures.in_all == {}
    assert found.file_name == "consolidated_2026-04_2026-06.xlsx"
