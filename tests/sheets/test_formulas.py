import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from edits import saved
from hublog import resources
from hublog.domain.problems import Problem
from hublog.sheets import formulas
from hublog.sheets.return_reader import TravelledReader
from hublog.sheets.verifying import WorkbookVerifier
from made_grids import packed
from office import convert
from sealed_return import sealed_return


@pytest.fixture(scope="module")
def book() -> bytes:
    return sealed_return()


@pytest.fixture
def file(tmp_path: Path, book: bytes) -> Path:
    path = tmp_path / "return.xlsx"
    path.write_bytes(book)
    return path


def refused(path: Path) -> str:
    """The code of the Problem in which a file ends, with a sentence."""
    found = WorkbookVerifier().verify(path)
    assert isinstance(found, Problem), found
    assert resources.words().problem(found)
    return found.code


def _with_formula(book: bytes, path: Path, **more: str) -> Path:
    """The return with a formula over a kept number, which a reader of values does not see."""
    path.write_bytes(book)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    number = re.search(r"<c [^>]*><v>14</v></c>|<c [^>]*><v>[0-9]+</v></c>", sheet)
    assert number is not None
    formula = number[0].replace("<v>", f"{more.get('f', '<f>900+1</f>')}<v>")
    sheet = sheet.replace(number[0], formula, 1)
    return packed(
        path, {"xl/worksheets/sheet2.xml": sheet.encode(more.get("as_", "utf-8"))}, like=path
    )


@pytest.mark.parametrize(
    "formula",
    [
        "<f>900+1</f>",
        '<f t="shared" si="0"/>',
        '<f t="array" ref="B3:B9">900+ROW()</f>',
        "<f\n>1</f>",
    ],
)
def test_a_formula_over_a_kept_number_is_refused(book: bytes, tmp_path: Path, formula: str) -> None:
    """P9: it keeps the number that was sealed and shows another one."""
    assert refused(_with_formula(book, tmp_path / "odd.xlsx", f=formula)) == "FILE_HAS_FORMULAS"


def test_a_formula_is_seen_whatever_the_letters_of_its_part(book: bytes, tmp_path: Path) -> None:
    """P9: UTF-16 too."""
    file = _with_formula(book, tmp_path / "odd.xlsx", as_="utf-16")
    assert refused(file) in {"FILE_HAS_FORMULAS", "FILE_DAMAGED"}
    with zipfile.ZipFile(file) as archive:
        assert formulas.holds_formula(file.read_bytes())
        assert archive.testzip() is None


def test_a_formula_on_a_page_that_holds_no_data_is_refused(book: bytes, tmp_path: Path) -> None:
    """P9: the page that people read first, the hidden one, and one put in."""
    for name in ("Cover", "_manifest", "More"):
        opened = load_workbook(BytesIO(book))
        page = opened[name] if name in opened else opened.create_sheet(name)
        page["Z90"] = "=900+1"
        file = tmp_path / "odd.xlsx"
        file.write_bytes(saved(opened))
        assert refused(file) == "FILE_HAS_FORMULAS"


def test_a_formula_in_an_open_document_is_refused(file: Path, tmp_path: Path) -> None:
    """P9: the other kind of workbook that a return may be saved as."""
    ods = convert(file, "ods", tmp_path)
    assert isinstance(TravelledReader().read(ods), tuple)
    with zipfile.ZipFile(ods) as archive:
        content = archive.read("content.xml").decode()
    value = 'office:value-type="float"'
    assert value in content
    odd = content.replace(value, f'table:formula="of:=900+1" {value}', 1)
    assert refused(packed(ods, {"content.xml": odd.encode()}, like=ods)) == "FILE_HAS_FORMULAS"


def test_what_a_chart_refers_to_and_what_is_no_cell_is_no_formula(
    tmp_path: Path, file: Path
) -> None:
    """P9: the good one of the pair; a text that looks like one, and a part that is broken."""
    with zipfile.ZipFile(file) as archive:
        assert b"<c:f>" in b"".join(archive.read(each) for each in archive.namelist()) or (
            b"<f>" in b"".join(archive.read(each) for each in archive.namelist())
        )
    assert not formulas.holds_formula(file.read_bytes())
    for part, found in (
        (b"<a><c><v>&lt;f></v></c></a>", False),
        (b"<a><f>1</f></a>", False),
        (b"\x89PNG <f> formula", False),
        (b"<x:c><x:f>1</x:f></x:c>", True),
        (b"<c><f>1</f><broken", True),
    ):
        odd = packed(tmp_path / "part.xlsx", {"xl/part.xml": part})
        assert formulas.holds_formula(odd.read_bytes()) is found
