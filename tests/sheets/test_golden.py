"""Golden workbooks: what is kept in tests/golden is what the writer makes, to the byte.

Each has a twin ending in ``.txt`` which says the same to people, so that a change can be read. A wanted
change renews both, and the difference of the twins is looked at before it is committed::

    HUBLOG_RENEW_GOLDEN=1 .venv/bin/python -m pytest tests/sheets/test_golden.py

Compared are the names, the dates and the uncompressed parts of the zip, since zlib compresses in another
way from build to build. The version of the app stands in each manifest; a made-up one stands for it here,
so that a release by itself changes no golden workbook.
"""

import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

import hublog
from golden_returns import bilingual, nil, plain, second
from hublog import resources
from hublog.domain.returns import ReturnContent
from hublog.sheets import layout
from hublog.sheets.canonical import canonical_row
from hublog.sheets.tables import tables
from hublog.sheets.writer import workbook
from made_return import holds, read_back, seal, words
from office import convert
from workbook_text import text_of

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
MONTHS: dict[str, Callable[[], ReturnContent]] = {
    "plain_month": plain,
    "nil_month": nil,
    "version_2_with_erasure": second,
    "bilingual_headings": bilingual,
}
every_month = pytest.mark.parametrize("name", MONTHS)
RENEWED = bool(os.environ.get("HUBLOG_RENEW_GOLDEN"))


@pytest.fixture(autouse=True)
def _no_release(monkeypatch) -> None:
    monkeypatch.setattr(hublog, "__version__", "0.0.0")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("office")


def drawn(name: str) -> bytes:
    content = MONTHS[name]()
    return workbook(content, words(content.cover.hub.language), seal)


def kept(name: str) -> bytes:
    file = GOLDEN / f"{name}.xlsx"
    if RENEWED:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(drawn(name))
        file.with_suffix(".txt").write_text(text_of(drawn(name)), encoding="utf-8")
    return file.read_bytes()


def unpacked(workbook: bytes) -> list[tuple[str, tuple[int, ...], bytes]]:
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        return [(each.filename, each.date_time, archive.read(each)) for each in archive.infolist()]


@every_month
def test_the_workbook_is_the_kept_one_to_the_byte(name) -> None:
    """Return-format.md, Rules: the same facts give the same workbook."""
    golden, ours = unpacked(kept(name)), unpacked(drawn(name))
    assert [each[:2] for each in ours] == [each[:2] for each in golden]
    for (part, _, our), (_, _, their) in zip(ours, golden, strict=True):
        assert our == their, part


@every_month
def test_its_twin_says_what_the_workbook_says(name) -> None:
    twin = GOLDEN / f"{name}.txt"
    assert text_of(kept(name)) == twin.read_text(encoding="utf-8")


@every_month
def test_rows_stand_once_and_in_their_order(name) -> None:
    """Excel takes any other file for a broken one, LibreOffice and openpyxl read it all the same."""
    for part, _, said in unpacked(drawn(name)):
        if part.startswith("xl/worksheets/sheet"):
            rows = [int(number) for number in re.findall(rb'<row r="(\d+)"', said)]
            assert rows == sorted(set(rows)), part


@every_month
def test_its_seal_holds(name) -> None:
    """P10: with the digests of its rows as they stand."""
    assert holds(read_back(kept(name)))


@every_month
def test_libreoffice_reads_the_same_values(name, folder) -> None:
    """Each cell of each sheet, and the seal, from the kept file as LibreOffice saves it."""
    kept(name)
    theirs, ours = (
        read_back(convert(GOLDEN / f"{name}.xlsx", "xlsx", folder)),
        read_back(kept(name)),
    )
    content = MONTHS[name]()
    said = words(content.cover.hub.language)
    for table in tables(content, said, resources.code_lists()):
        expected = [canonical_row(table.sheet.kinds, row) for row in table.bare]
        rows = [tuple(row.values())[:-1] for row in theirs.sheets[table.sheet.name]]
        assert [canonical_row(table.sheet.kinds, row) for row in rows] == expected
    assert theirs.cover == ours.cover
    assert theirs.manifest == ours.manifest
    assert holds(theirs)


def test_the_same_on_another_day_would_be_seen() -> None:
    """The dates of the zip are compared too."""
    content = plain()
    later = workbook(_on(content, date(2026, 6, 3)), words(), seal)
    assert unpacked(later)[0][1] != unpacked(kept("plain_month"))[0][1]


def _on(content: ReturnContent, day: date) -> ReturnContent:
    return replace(content, cover=replace(content.cover, drawn_on=day))


def test_headings_in_two_languages_head_the_same_machine_names() -> None:
    """Return-format.md, Rules: row 1 never changes; row 2 and the table's columns agree."""
    english, both = (load_workbook(BytesIO(kept(n))) for n in ("plain_month", "bilingual_headings"))
    for sheet in layout.SHEETS:
        names = [column.name for column in sheet.columns]
        one, two = english[sheet.name], both[sheet.name]
        assert [cell.value for cell in two[1]][: len(names)] == names
        labels = [cell.value for cell in two[2]][: len(names)]
        (table,) = two.tables.values()
        assert [column.name for column in table.tableColumns] == labels
        for plain_label, label in zip(one[2], labels, strict=False):
            assert label == plain_label.value or label.startswith(f"{plain_label.value} / ")
    assert both["Sessions"]["J2"].value == "Place / Lle"
    assert both["Breakdown"]["C2"].value == "Label"
