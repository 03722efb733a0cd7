"""Writes the copy of everything about one person: a page that says what it is, then a sheet for each kind."""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from hublog.domain.problems import Problem
from hublog.services.subject_said import CopyDocument, CopyTable, SaidCell, shown_cell
from hublog.sheets import look
from hublog.sheets.canonical import LONGEST_TEXT
from hublog.sheets.encryption import encrypted
from hublog.sheets.files import write_whole
from hublog.sheets.package import escaped

_ENDING = ".xlsx"
_FRONT_WIDTH = 72
_LEAST, _MOST = 9, 60
"""How narrow and how wide a column may be, in characters; longer texts are wrapped."""
_LINE = 15.0
_HIGHEST = 400.0
"""Points a line of text takes, and how high a row may be; Excel takes no higher one."""
_LONGEST_TITLE = 31
"""What Excel takes for the name of a sheet."""
_PAGE = "&P / &N"
_FORMATS = {datetime: "dd/mm/yyyy hh:mm", date: "dd/mm/yyyy", time: "hh:mm"}
_PLACED = Alignment(horizontal="left", vertical="top", wrap_text=True)


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
    look.print_set_up(front, (document.title, _PAGE), portrait=True)
    front.column_dimensions["A"].width = _FRONT_WIDTH
    _add(front, 1, [document.title], [_FRONT_WIDTH], bold=True)
    for number, line in enumerate(document.intro, 2):
        _add(front, number, [line], [_FRONT_WIDTH])
    for number, table in enumerate(document.tables, 2):
        page = made.create_sheet(f"{number} {table.title}"[:_LONGEST_TITLE])
        look.print_set_up(page, (f"{document.title}: {table.title}", _PAGE))
        _fill(page, table)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def _fill(page: Any, table: CopyTable) -> None:  # noqa: ANN401 - a sheet that is only written
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    columns = list(zip(*table.rows, strict=True))
    widths = [_width(*each) for each in zip(table.headings, columns, strict=True)]
    for number, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    _add(page, 1, table.headings, widths, bold=True)
    for number, row in enumerate(table.rows, 2):
        _add(page, number, row, widths)


def _width(heading: str, cells: Sequence[SaidCell]) -> int:
    """As wide as the longest text, within bounds; a heading may be wrapped between its words."""
    letters = max(map(len, (*heading.split(), *map(shown_cell, cells))))
    return min(max(letters + 2, _LEAST), _MOST)


def _add(
    page: Any,  # noqa: ANN401 - a sheet that is only written
    number: int,
    row: Sequence[SaidCell],
    widths: Sequence[int],
    *,
    bold: bool = False,
) -> None:
    """Add a row that is as high as its longest text needs: not every program sees to it."""
    lines = max(
        len(wrap(shown_cell(cell), width - 1)) for cell, width in zip(row, widths, strict=True)
    )
    page.row_dimensions[number].height = min(max(lines, 1) * _LINE, _HIGHEST)
    page.append([_cell(page, cell, bold=bold) for cell in row])


def _cell(page: Any, value: SaidCell, *, bold: bool) -> Any:  # noqa: ANN401 - a cell of openpyxl
    text = escaped(value[:LONGEST_TEXT]) if isinstance(value, str) else value
    if isinstance(text, datetime):
        text = text.replace(microsecond=0)
    cell = WriteOnlyCell(page, value=text)
    if isinstance(value, str):
        cell.data_type = "s"
    elif type(value) in _FORMATS:
        cell.number_format = _FORMATS[type(value)]
    cell.font, cell.alignment = look.font(bold=bold), _PLACED
    return cell
