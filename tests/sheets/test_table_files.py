"""Sheets as CSV and Parquet: what other programs find in them."""

import csv
import datetime as dt
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.problems import Problem
from hublog.sheets.canonical import Cell, Kind, clean
from hublog.sheets.consolidated_writer import ConsolidatedFiles
from hublog.sheets.layout import Column
from hublog.sheets.table_files import guarded, write_csv, writer_of
from made_consolidated import quarter
from made_return import PAYLOADS

SHEETS = (
    "overview",
    "sessions",
    "people",
    "breakdown",
    "conditions",
    "learning",
    "missing",
    "codes",
)


def written(kind: Kind, *values: Cell) -> list[str]:
    file = io.BytesIO()
    write_csv(file, [Column("name", kind, 9)], [(value,) for value in values])
    return [row[0] for row in csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig"), ""))][1:]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_sheet_is_a_file_of_its_own(tmp_path) -> None:
    for form in ("csv", "parquet"):
        paths = ConsolidatedFiles().tables(quarter(), tmp_path, form)
        assert [path.name for path in paths] == [
            f"consolidated_2026-04_2026-06_{sheet}.{form}" for sheet in SHEETS
        ]
    (only,) = ConsolidatedFiles().tables(quarter(), tmp_path / "one", "csv", ["people"])
    assert [row["person_ref"] for row in read(only)][:2] == ["4k7m2p9q1x", "9z3c8v5b4n"]
    assert only.read_bytes().startswith(b"\xef\xbb\xbfhub_code,")


def test_the_overview_has_one_row_for_each_figure_and_says_why_one_has_no_number(tmp_path) -> None:
    """Zero, not run and not recorded stay three things, for programs too."""
    (path,) = ConsolidatedFiles().tables(quarter(), tmp_path, "csv", ["overview"])
    rows = {(row["hub_code"], row["indicator_id"]): row for row in read(path)}
    footfall = rows["", "A03"]
    assert (footfall["value"], footfall["hubs"], footfall["hubs_expected"]) == (
        "563.0000",
        "3",
        "3",
    )
    missing = rows["WAL-ABC", "B01"]
    assert (missing["state"], missing["value"]) == ("not_available", "")
    assert (rows["", "D01.in"]["state"], rows["", "D01.in"]["value"]) == ("counted", "0.0000")


@given(st.text() | st.sampled_from(PAYLOADS))
def test_no_text_begins_like_a_formula_and_each_can_be_had_back(text) -> None:
    """P12: a spreadsheet that opens the file works nothing out."""
    (said,) = written(Kind.TEXT, text) or [""]
    assert not said.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert said.removeprefix("'") == clean(text) or said == clean(text)
    assert guarded(clean(text)).removeprefix("'") == clean(text).removeprefix("") or said == ""


def test_values_are_written_as_iso_says_them() -> None:
    assert written(Kind.DATE, dt.date(2026, 5, 5), None) == ["2026-05-05", ""]
    assert written(Kind.TIME, dt.time(9, 5)) == ["09:05"]
    assert written(Kind.SHOWN, 15, "*") == ["15", "*"]
    assert written(Kind.INTEGER, -3) == ["-3"]
    assert written(Kind.HOURS, 2.125) == ["2.12"]


def test_parquet_has_the_same_rows_with_their_types(tmp_path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    (path,) = ConsolidatedFiles().tables(quarter(), tmp_path, "parquet", ["sessions"])
    table = parquet.read_table(path)
    lines = list(quarter().sessions.each())
    assert table.column("footfall").to_pylist() == [line.row.footfall for line in lines]
    assert table.column("date").to_pylist() == [line.row.date for line in lines]
    assert table.column("start").to_pylist() == [line.row.start for line in lines]
    assert table.column("hours").to_pylist() == [line.row.hours for line in lines]
    assert table.column("note").to_pylist() == [line.row.note for line in lines]
    assert "=A made-up note" in table.column("note").to_pylist()
    (path,) = ConsolidatedFiles().tables(quarter(), tmp_path, "parquet", ["breakdown"])
    assert set(parquet.read_table(path).column("attendances").to_pylist()) == {"45", "*"}


def test_without_pyarrow_parquet_is_a_problem_and_csv_is_not(monkeypatch, tmp_path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    problem = ConsolidatedFiles().tables(quarter(), tmp_path, "parquet")
    assert problem == Problem("OFFICE_NO_PARQUET")
    assert not isinstance(writer_of("csv"), Problem)


def test_a_folder_that_takes_no_files_is_a_problem(tmp_path) -> None:
    (tmp_path / "file").write_text("in the way")
    problem = ConsolidatedFiles().tables(quarter(), tmp_path / "file", "csv")
    assert isinstance(problem, Problem)
    assert problem.code == "RETURN_FOLDER"
