"""The consolidated workbook: golden, as LibreOffice reads it, with texts that stay texts, in little memory."""

import errno
import gc
import os
import re
import tracemalloc
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hublog import resources
from hublog.domain.office.consolidated import Consolidated, Lines
from hublog.domain.office.lines import SessionLine
from hublog.domain.problems import Problem
from hublog.sheets import consolidated_writer
from hublog.sheets.canonical import canonical_row
from hublog.sheets.consolidated_layout import Flow, flows
from hublog.sheets.consolidated_writer import ConsolidatedFiles
from hublog.sheets.layout import Row
from made_consolidated import HUBS, QUARTER, RETURNS, made, quarter
from made_office import arrived, hub, session
from made_return import PAYLOADS, parts
from office import convert
from workbook_text import text_of

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "consolidated_quarter.xlsx"
RENEWED = bool(os.environ.get("HUBLOG_RENEW_GOLDEN"))


def drawn(content: Consolidated | None = None) -> bytes:
    file = BytesIO()
    content = content or quarter()
    consolidated_writer.write(file, content, resources.words(), resources.code_lists())
    return file.getvalue()


def kept() -> bytes:
    if RENEWED:
        GOLDEN.write_bytes(drawn())
        GOLDEN.with_suffix(".txt").write_text(text_of(drawn()), encoding="utf-8")
    return GOLDEN.read_bytes()


def of(content: Consolidated) -> tuple[Flow, ...]:
    return flows(content, resources.words(), resources.code_lists())


def read(workbook: bytes) -> dict[str, list[Row]]:
    """The rows of each data sheet as they stand, without those below its table."""
    book = load_workbook(BytesIO(workbook))
    found = {}
    for sheet in book.worksheets[1:]:
        ((name, place),) = sheet.tables.items()
        rows = list(sheet[place.ref if hasattr(place, "ref") else place])[1:]
        found[name] = [tuple(cell.value for cell in row) for row in rows]
    return found


def test_the_workbook_is_the_kept_one_to_the_byte() -> None:
    golden, ours = parts(kept()), parts(drawn())
    assert list(ours) == list(golden)
    for name, part in ours.items():
        assert part == golden[name], name


def test_its_twin_says_what_the_workbook_says() -> None:
    assert text_of(kept()) == GOLDEN.with_suffix(".txt").read_text(encoding="utf-8")


def test_every_cell_says_what_was_given_here_and_after_libreoffice_saved_it(tmp_path) -> None:
    kept()
    saved = convert(GOLDEN, "xlsx", tmp_path).read_bytes()
    for workbook in (kept(), saved):
        found = read(workbook)
        for flow in of(quarter()):
            kinds = [column.kind for column in flow.sheet.columns]
            expected = [canonical_row(kinds, row) for row in flow.each()]
            assert [canonical_row(kinds, row) for row in found[flow.sheet.name]] == expected


def test_libreoffice_keeps_its_three_charts(tmp_path) -> None:
    kept()
    for workbook in (kept(), convert(GOLDEN, "xlsx", tmp_path).read_bytes()):
        assert sum(name.startswith("xl/charts/chart") for name in parts(workbook)) == 3


def test_rows_stand_once_and_in_their_order() -> None:
    """Excel takes any other file for a broken one, LibreOffice and openpyxl read it all the same."""
    for name, part in parts(drawn()).items():
        if name.startswith("xl/worksheets/sheet"):
            rows = [int(number) for number in re.findall(rb'<row r="(\d+)"', part)]
            assert rows == sorted(set(rows)), name


def test_the_first_row_holds_machine_names_and_the_second_the_tables_labels() -> None:
    book = load_workbook(BytesIO(drawn()))
    for flow in of(quarter()):
        sheet = book[flow.sheet.name]
        names = [column.name for column in flow.sheet.columns]
        assert [cell.value for cell in sheet[1]][: len(names)] == names
        labels = [cell.value for cell in sheet[2]][: len(names)]
        (table,) = sheet.tables.values()
        assert [column.name for column in table.tableColumns] == labels
        assert len(set(labels)) == len(labels)
        assert sheet.freeze_panes
        assert sheet.print_title_rows == "$2:$2"


def test_a_total_says_how_many_hubs_it_counts_and_why_there_is_no_number() -> None:
    rows = {row[0]: row for row in read(drawn())["Overview"]}
    assert rows["A03"][2:6] == (563, None, None, "3 of 3 hubs")
    assert rows["B01"][5:10] == ("2 of 3 hubs", 2, 3, 6, 9)
    assert "upper bound" in str(rows["B01"][10])
    assert rows["B01"][-1] == rows["C01"][2] == "not available"
    assert rows["D01.in"][2] == 0
    names = [rows[id_][1] for id_ in ("B10.IOD2025", "B10.WIMD2025")]
    assert [str(name).rpartition(", ")[2] for name in names] == [
        "English indices of deprivation 2025",
        "Welsh index of multiple deprivation 2025",
    ]


def test_a_span_in_which_nobody_sent_anything_is_a_workbook_too() -> None:
    nothing = made((), HUBS)
    found = read(drawn(nothing))
    assert {row[2] for row in found["Overview"]} == {"not available"}
    assert len(found["Missing"]) == 9
    assert not any(name.startswith("xl/charts/") for name in parts(drawn(nothing)))
    assert read(drawn(made((), ())))["Overview"] == [(None,) * 11]


@pytest.mark.parametrize("text", PAYLOADS)
def test_text_is_always_text(text) -> None:
    """P12: whatever a hub wrote, in every sheet that holds words of a hub."""
    first = replace(
        RETURNS[1],
        sessions=(session("2026-05-05", 3, note=text, activity=text, type=text, conditions=text),),
        learning=tuple(row._replace(text=text, conditions=text) for row in RETURNS[1].learning),
        breakdown=(RETURNS[1].breakdown[0]._replace(dimension=text, category=text),),
    )
    content = made([first], [hub(name=text, contact=text)], QUARTER)
    book = drawn(content)
    assert not any(
        re.search(rb"<f[ >/]", part) for name, part in parts(book).items() if "sheet" in name
    )
    found = read(book)
    for flow in of(content):
        kinds = [column.kind for column in flow.sheet.columns]
        expected = [canonical_row(kinds, row) for row in flow.each()]
        assert [canonical_row(kinds, row) for row in found[flow.sheet.name]] == expected


def test_many_rows_are_poured_without_being_held(tmp_path) -> None:
    """However long a sheet is, what is held is less than half of what its rows are as text."""
    line = SessionLine("CUM-EWA", "2026-05", session("2026-05-05", 3))
    peaks = []
    for number in (300, 300, 6_000):  # the first time fills what is kept for good
        gc.collect()
        many = Lines(number, lambda number=number: (line for _ in range(number)))
        content = replace(quarter(), sessions=many)
        tracemalloc.start()
        assert ConsolidatedFiles().workbook(content, tmp_path / "many.xlsx") is None
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    with zipfile.ZipFile(tmp_path / "many.xlsx") as archive:
        written = archive.read("xl/worksheets/sheet3.xml")
    assert written.count(b"<row ") == 6_000 + 3
    assert peaks[2] - peaks[1] < len(written) / 2


def test_more_or_fewer_rows_than_were_said_make_no_file(tmp_path) -> None:
    path = tmp_path / "odd.xlsx"
    for number in (1, 3):
        content = replace(
            quarter(), missing=Lines(number, lambda: list(quarter().missing.each())[:1] * 2)
        )
        with pytest.raises(ValueError, match=f"2 rows where {number} were said"):
            ConsolidatedFiles().workbook(content, path)
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_that_another_program_holds_open_is_a_problem(tmp_path, monkeypatch) -> None:
    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", held)
    problem = ConsolidatedFiles().workbook(quarter(), tmp_path / "all.xlsx")
    assert isinstance(problem, Problem)
    assert problem.code == "RETURN_FILE_OPEN"


def test_a_long_span_of_many_hubs_prints_on_more_pages() -> None:
    many = [hub(f"H{n:02d}-AAA") for n in range(20)]
    content = made([arrived("2026-05", [session("2026-05-05", 3)], hub_code="H03-AAA")], many)
    book = load_workbook(BytesIO(drawn(content)))
    assert book["Overview"].page_setup.fitToWidth == 3
    assert book["Overview"].max_column == 11 + 20
