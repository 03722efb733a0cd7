"""Writes the copy of everything about one person: a page that says what it is, then a sheet for each kind."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from hublog.domain.problems import Problem
from hublog.services.subject_said import CopyDocument, CopyTable, SaidCell
from hublog.sheets.canonical import LONGEST_TEXT
from hublog.sheets.encryption import encrypted
from hublog.sheets.files import write_whole
from hublog.sheets.package import escaped

_ENDING = ".xlsx"
_WIDTH, _FRONT_WIDTH = 24, 100
_LONGEST_TITLE = 31
"""What Excel takes for the name of a sheet."""
_BOLD = Font(bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")


class CopyFiles:
    """The port ``CopyWriter``."""

    def write(self, document: CopyDocument, path: Path, password: str = "") -> Problem | None:
        """Write it whole or not at all, encrypted where a password is given."""
        if path.suffix.casefold() != _ENDING:
            return Problem("COPY_NAME", path.name)
        content = workbook(document)
        return write_whole(path, encrypted(content, password) if password else content)


def workbook(document: CopyDocument) -> bytes:
    """The workbook; texts stay texts, whatever they begin with."""
    made = Workbook(write_only=True)
    front = made.create_sheet("1")
    front.column_dimensions["A"].width = _FRONT_WIDTH
    front.append([_text(front, document.title, bold=True)])
    for line in document.intro:
        front.append([_text(front, line)])
    for number, table in enumerate(document.tables, 2):
        _fill(made.create_sheet(f"{number} {table.title}"[:_LONGEST_TITLE]), table)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def _fill(page: Any, table: CopyTable) -> None:  # noqa: ANN401 - a sheet that is only written
    page.freeze_panes = "A2"
    for number in range(1, len(table.headings) + 1):
        page.column_dimensions[get_column_letter(number)].width = _WIDTH
    page.append([_text(page, heading, bold=True) for heading in table.headings])
    for row in table.rows:
        page.append([_cell(page, value) for value in row])


def _cell(page: Any, value: SaidCell) -> Any:  # noqa: ANN401 - a cell or a bare value
    if isinstance(value, str):
        return _text(page, value)
    return value.replace(microsecond=0) if isinstance(value, datetime) else value


def _text(page: Any, value: str, *, bold: bool = False) -> Any:  # noqa: ANN401 - a cell of openpyxl
    cell = WriteOnlyCell(page, value=escaped(value[:LONGEST_TEXT]))
    cell.data_type = "s"
    cell.alignment = _WRAPPED
    if bold:
        cell.font = _BOLD
    return cell
