"""The copy for whoever asks: texts as texts, under its password, whole or not at all."""

from datetime import date, datetime
from io import BytesIO

import pytest
from msoffcrypto import OfficeFile
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from hublog.domain.problems import Problem
from hublog.services.subject_said import CopyDocument, CopyTable
from hublog.sheets.copy_writer import CopyFiles, workbook
from hublog.sheets.formulas import holds_formula

NOON = datetime(2026, 5, 5, 12, 0, 0, 5)  # noqa: DTZ001 - local wall time
TABLE = CopyTable(
    "Your visits, of which there were very many indeed",
    ("Note", "On", "At", "Times"),
    (("=1+1", date(2026, 5, 5), NOON, 3), ("_x0041_", None, None, None)),
)
DOCUMENT = CopyDocument("What we hold about Ada", ("Because you asked.",), (TABLE,))


def test_it_says_what_it_is_and_holds_no_formula() -> None:
    """P12."""
    content = workbook(DOCUMENT)
    assert not holds_formula(content)
    front, visits = load_workbook(BytesIO(content))
    assert [row[0] for row in front.iter_rows(values_only=True)] == [
        *("What we hold about Ada", "Because you asked."),
    ]
    assert visits.title == "2 Your visits, of which there w"
    rows = list(visits.iter_rows(values_only=True))
    assert rows[0] == TABLE.headings
    assert rows[1][0] == "=1+1"
    assert rows[1][3] == 3
    assert rows[2][0] == "_x005F_x0041_"


def test_it_opens_by_its_password_alone(tmp_path) -> None:
    path = tmp_path / "copy.xlsx"
    assert CopyFiles().write(DOCUMENT, path, "four made up words") is None
    opened = OfficeFile(BytesIO(path.read_bytes()))
    assert opened.is_encrypted()
    assert CopyFiles().write(DOCUMENT, path) is None
    assert path.read_bytes().startswith(b"PK")


def test_it_prints_side_by_side_with_room_for_every_word() -> None:
    """Each sheet is one page wide; a row is as high as its longest cell needs; days read as on paper."""
    long = "Somebody said a great deal " * 20
    person = CopyTable("What you told us", tuple(f"Heading {n}" for n in range(18)), (("x",) * 18,))
    notes = CopyTable("Notes", ("At", "On", "Who", "Note"), ((NOON, NOON.date(), "Sam", long),))
    made = CopyDocument("What we hold about Ada", ("Short.", long), (person, notes))
    front, told, written = load_workbook(BytesIO(workbook(made)))
    for page in (front, told, written):
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
        assert page.page_setup.paperSize == int(page.PAPERSIZE_A4)
    assert [each.page_setup.orientation for each in (front, told, written)] == [
        *("portrait", "landscape", "landscape"),
    ]
    assert written.print_title_rows == "$1:$1"
    narrow = [told.column_dimensions[get_column_letter(n)].width for n in range(1, 19)]
    assert sum(narrow) < 250
    wide = written.column_dimensions["D"].width
    assert written.column_dimensions["C"].width < wide < len(long)
    assert written.row_dimensions[2].height >= 15 * len(long) / wide
    assert front.row_dimensions[3].height > front.row_dimensions[2].height
    assert written["A2"].number_format == "dd/mm/yyyy hh:mm"
    assert written["B2"].number_format == "dd/mm/yyyy"
    assert {cell.alignment.horizontal for cell in written[2]} == {"left"}


@pytest.mark.parametrize("name", ["copy.csv", "copy"])
def test_it_is_called_a_workbook(tmp_path, name) -> None:
    assert CopyFiles().write(DOCUMENT, tmp_path / name) == Problem("COPY_NAME", name)
