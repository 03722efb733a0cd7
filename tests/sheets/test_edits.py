from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook

from edits import EDITS, data_rows, edited, saved
from hublog.sheets import layout
from hublog.sheets.verifying import WorkbookVerifier
from hublog.sheets.writer import workbook
from made_return import PAYLOADS, outspoken, words
from office import convert
from sealed_return import HUB_KEY, by, looked_at, sealed_return

HOW_MANY = 100
NAMES = list(EDITS)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("sealed") / "CUM-EWA_2026-05_v1.xlsx"
    path.write_bytes(sealed_return())
    return path


@pytest.mark.parametrize("seed", range(HOW_MANY))
def test_every_edit_is_named_by_its_sheet_and_row(file: Path, seed: int) -> None:
    """P9."""
    name = NAMES[seed % len(NAMES)]
    book, told = edited(file.read_bytes(), EDITS[name], Random(seed))  # noqa: S311 - chance that can be repeated
    found = looked_at(book)
    said = {(each.kind, each.sheet, each.row or each.sent_row) for each in found.differences}
    assert said == told, (name, found.differences)
    assert not found.genuine


def test_the_file_as_it_was_sent_has_no_difference(file: Path) -> None:
    """P9: the good one of the pair."""
    found = WorkbookVerifier().verify(file)
    assert found == looked_at(file.read_bytes())
    assert looked_at(file.read_bytes()).genuine


def test_saving_it_in_another_library_is_no_edit(file: Path) -> None:
    """P9, the control: what makes the hundred edits above mean something."""
    assert looked_at(saved(load_workbook(file))).genuine


@pytest.mark.parametrize("seed", range(5))
def test_sorting_filtering_and_hiding_is_no_edit(file: Path, seed: int) -> None:
    """P9."""
    dice = Random(seed)  # noqa: S311 - chance that can be repeated
    book = load_workbook(file)
    for sheet in layout.SHEETS:
        page, rows = book[sheet.name], data_rows(book, sheet.name)
        texts = [[cell.value for cell in page[row]] for row in rows]
        dice.shuffle(texts)
        for row, values in zip(rows, texts, strict=True):
            for at, value in enumerate(values, 1):
                page.cell(row, at).value = value
            page.row_dimensions[row].hidden = dice.random() < 0.5
        page.sheet_state = dice.choice(("visible", "hidden"))
    book["Cover"].sheet_state = "visible"
    book["_manifest"].sheet_state = "visible"
    assert looked_at(saved(book)).differences == ()


def test_opening_and_saving_in_libreoffice_is_no_edit(file: Path, tmp_path: Path) -> None:
    """P9, with the real program: its own workbook, and the one of its own kind."""
    for kind in ("xlsx", "ods"):
        found = WorkbookVerifier().verify(convert(file, kind, tmp_path))
        assert found == looked_at(file.read_bytes())


def test_saving_odd_texts_in_libreoffice_is_no_edit(tmp_path: Path) -> None:
    """P9, P12: on every sheet, and in the manifest too."""
    book = workbook(outspoken("\n".join(PAYLOADS[:-1])), words(), by(HUB_KEY))
    path = tmp_path / "odd.xlsx"
    path.write_bytes(book)
    assert looked_at(book).genuine
    assert WorkbookVerifier().verify(convert(path, "xlsx", tmp_path)) == looked_at(book)


def test_an_edit_made_before_sorting_is_named_where_the_row_stands_now(file: Path) -> None:
    """P9."""
    book = load_workbook(file)
    page = book["Sessions"]
    first, second, *_ = data_rows(book, "Sessions")
    for at in range(1, page.max_column + 1):
        one, other = page.cell(first, at), page.cell(second, at)
        one.value, other.value = other.value, one.value
    page.cell(second, 3).value = "Something else"
    (told,) = looked_at(saved(book)).differences
    assert (told.row, told.sent_row, told.row_id) == (second, first, page.cell(second, 1).value)
