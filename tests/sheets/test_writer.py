import datetime as dt
import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from golden_returns import plain, second
from hublog import resources
from hublog.domain.months import Month
from hublog.sheets import layout
from hublog.sheets.canonical import canonical_row, row_digest, sheet_digest
from hublog.sheets.tables import tables
from hublog.sheets.writer import WorkbookWriter, workbook
from made_return import (
    MAY,
    content,
    example,
    holds,
    made,
    parts,
    read_back,
    seal,
    shared,
    words,
)


def test_every_cell_comes_back_and_the_digests_hold() -> None:
    source = second()
    back = read_back(workbook(source, words(), seal))
    assert holds(back)
    for table in tables(source, words(), resources.code_lists()):
        name, kinds = table.sheet.name, table.sheet.kinds
        rows = [tuple(row.values()) for row in back.sheets[name]]
        forms = [canonical_row(kinds, row[:-1]) for row in rows]
        assert forms == [canonical_row(kinds, row) for row in table.bare]
        assert [row[-1] for row in rows] == [row_digest(name, form) for form in forms]
        assert back.manifest[f"sha256.{name}"] == sheet_digest(forms) == table.digest
        assert back.manifest[f"rows.{name}"] == str(len(rows))
        columns = [column.name for column in table.sheet.columns]
        assert all(list(row) == columns for row in back.sheets[name])


def test_the_worked_example_reads_as_the_design_says() -> None:
    """A03, A05, B01, B04: the figures of domain.md stand in the workbook."""
    summary = {row["indicator_id"]: row for row in read_back(made(example())).sheets["Summary"]}
    value = {id_: row["value"] for id_, row in summary.items()}
    assert [value[id_] for id_ in ("A01", "A02", "A03", "B01", "B04", "B05")] == [3, 1, 17, 7, 3, 4]
    assert value["A02.rate"] == 0.25
    assert value["A05"] == 0.7059
    assert summary["A05"]["numerator"] == 12
    assert summary["A03"]["last_month"] == 4


def test_the_same_facts_give_the_same_parts_on_any_day(tmp_path) -> None:
    """Return-format.md, Rules: compared are uncompressed parts, and the dates of the zip."""
    source = content(shared(example()))
    first, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    writer = WorkbookWriter()
    assert writer.write(writer.workbook(source, seal), first) is None
    assert writer.write(writer.workbook(source, seal), other) is None
    assert first.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 6, 2, 0, 0, 0)}
    core = parts(first.read_bytes())["docProps/core.xml"].decode()
    assert re.findall(r">([^<]*)</dcterms:", core) == ["2026-06-02T00:00:00Z"] * 2


def test_a_change_of_facts_changes_the_parts() -> None:
    facts = example()
    (_, *others) = facts.visits
    assert parts(made(facts)) != parts(made(replace(facts, visits=tuple(others))))


def test_a_month_with_nothing_held_is_a_nil_return() -> None:
    back = read_back(made(example(), month=Month(2026, 7)))
    value = {row["indicator_id"]: row["value"] for row in back.sheets["Summary"]}
    assert value["A01"] == value["A03"] == value["B01"] == 0
    assert value["A05"] == ""
    assert back.sheets["Sessions"] == []
    assert resources.words()("returns.cover.nil") in back.cover


def test_a_first_version_has_an_empty_sheet_of_changes_that_says_so() -> None:
    """Every sheet is in every return, so that a reader finds what it expects."""
    remark = words()("returns.remark.first_version")
    for month, rows in ((plain(), 0), (second(), 3)):
        book = workbook(month, words())
        assert len(read_back(book).sheets["Changes"]) == rows
        cells = [cell.value for row in load_workbook(BytesIO(book))["Changes"] for cell in row]
        assert (remark in cells) == (rows == 0)


def test_a_figure_is_flagged_where_a_check_of_it_travels() -> None:
    """DQ10: the jump of the footfall, and of nothing else."""
    flags = {
        row["indicator_id"]: row["flag"]
        for row in read_back(workbook(plain(), words())).sheets["Summary"]
    }
    assert flags.pop("A03") == "DQ10"
    assert set(flags.values()) == {""}
    quiet = read_back(workbook(replace(plain(), checks=()), words())).sheets["Summary"]
    assert {row["flag"] for row in quiet} == {""}


def test_a_check_that_nothing_can_say_is_named() -> None:
    with pytest.raises(KeyError, match=r"check\.made_up"):
        workbook(plain(), resources.words())


def test_days_in_a_check_are_said_in_words() -> None:
    (check,) = read_back(workbook(plain(), words())).sheets["Checks"]
    assert check["message"] == "On 19 May 2026 far more came."


def test_sheets_are_set_up_for_people() -> None:
    """Frozen panes, filters, tables, print set-up and a title (return-format.md, Rules)."""
    book = load_workbook(BytesIO(made(example())))
    assert book.properties.title == "CUM-EWA: return for May 2026, version 1"
    assert book.sheetnames == ["Cover", *(s.name for s in layout.SHEETS), "_manifest"]
    assert book["_manifest"].sheet_state == "hidden"
    for each in layout.SHEETS:
        sheet = book[each.name]
        (table,) = sheet.tables.values()
        assert table.displayName == each.name
        assert [c.name for c in table.tableColumns] == [cell.value for cell in sheet[2]][
            : len(each.columns)
        ]
        assert table.autoFilter.ref == table.ref
        assert sheet.freeze_panes.endswith("3")
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (each.pages, 0)
        assert sheet.print_title_rows == "$2:$2"


def test_summary_carries_two_charts_below_its_table() -> None:
    book = load_workbook(BytesIO(made(example())))
    sheet = book["Summary"]
    assert len(sheet._charts) == 2
    assert len(book["Cover"]._charts) == 1
    last = int(next(iter(sheet.tables.values())).ref.split(":")[1].lstrip("ABCDEFGHIJKL"))
    assert all(chart.anchor._from.row > last for chart in sheet._charts)
    assert not load_workbook(BytesIO(made(example(), month=Month(2025, 1))))["Summary"]._charts


def test_dates_times_and_numbers_are_real_ones() -> None:
    book = load_workbook(BytesIO(made(shared(example()))))
    names = [cell.value for cell in book["Sessions"][1]]
    row = dict(zip(names, book["Sessions"][3], strict=False))
    assert row["date"].value == dt.datetime(2026, 5, 5)  # noqa: DTZ001 - as openpyxl gives it
    assert row["start"].value == dt.time(10)
    assert row["hours"].value == 2
    assert row["footfall"].value == 7
    assert row["footfall"].number_format == "#,##0"
    rate = next(row for row in book["Summary"].iter_rows(min_row=3) if row[0].value == "A02.rate")
    assert rate[2].number_format == "0.0%"


def test_the_month_of_the_file_is_the_month_of_its_manifest() -> None:
    manifest = read_back(made(example(), version=3)).manifest
    assert manifest["month"] == str(MAY)
    assert (manifest["version"], manifest["supersedes"]) == ("3", "2")
    assert manifest["hub_code"] == "CUM-EWA"
    assert manifest["device_id"] == "d1"
    assert manifest["format_version"] == str(layout.FORMAT_VERSION)


def test_every_code_in_the_workbook_is_explained_in_it() -> None:
    back = read_back(workbook(second(), words()))
    explained = {(row["list"], row["code"]) for row in back.sheets["Codes"]}
    for row in back.sheets["Sessions"]:
        for list_, column in (
            *(("activity_type", "type"), ("weekday", "weekday")),
            *(("session_status", "status"), ("source", "source")),
        ):
            assert (list_, row[column]) in explained
    for row in back.sheets["Breakdown"]:
        assert ("dimension", row["dimension"]) in explained
    for row in back.sheets["Summary"]:
        assert ("indicator", row["indicator_id"]) in explained
    for row in back.sheets["People"]:
        assert ("engagement_band", row["engagement_band"]) in explained
    for sheet, columns in {
        "Referrals": {"direction": "referral_direction", "status": "referral_status"},
        "Learning": {"prompt": "prompt"},
        "Changes": {"change": "change"},
        "Checks": {"rule": "rule", "severity": "severity"},
    }.items():
        for row in back.sheets[sheet]:
            for column, list_ in columns.items():
                assert not row[column] or (list_, row[column]) in explained
