"""Writes an emergency dump: a page that says what this is, then a sheet for each kind of thing."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from hublog import resources
from hublog.domain.problems import Problem
from hublog.domain.words import Words
from hublog.services.salvage import Cell, DumpBook, DumpSheet
from hublog.sheets.canonical import LONGEST_TEXT
from hublog.sheets.encryption import encrypted
from hublog.sheets.files import write_whole
from hublog.sheets.package import escaped

_ENDING = ".xlsx"
_MOST_ROWS = 1_000_000
"""A sheet of Excel has 1,048,576."""
_WIDTH = 18
_FRONT_WIDTH = 110
_BOLD = Font(bold=True)


class DumpFiles:
    """The port ``DumpWriter``."""

    def write(self, book: DumpBook, path: Path, password: str = "") -> Problem | None:
        """Write it whole or not at all, encrypted where a password is given."""
        if path.suffix.casefold() != _ENDING:
            return Problem("DUMP_NAME", path.name)
        content = workbook(book, resources.words())
        return write_whole(path, encrypted(content, password) if password else content)


def workbook(book: DumpBook, words: Words) -> bytes:
    """The workbook; texts stay texts, whatever they begin with."""
    made = Workbook(write_only=True)
    _front(made, book, words)
    for sheet in book.sheets:
        for number, first in enumerate(range(0, max(len(sheet.rows), 1), _MOST_ROWS), 1):
            title = _said(words, "sheet", sheet.table)
            part = made.create_sheet(title if number == 1 else f"{title} {number}")
            _fill(part, sheet, sheet.rows[first : first + _MOST_ROWS], words)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def _front(made: Any, book: DumpBook, words: Words) -> None:  # noqa: ANN401 - a workbook that is only written
    page = made.create_sheet(words("dump.sheet.front"))
    page.column_dimensions["A"].width = _FRONT_WIDTH
    made_at = f"{book.made_at:%d/%m/%Y %H:%M}"
    page.append([_text(page, words("dump.title", hub=book.hub, at=made_at), bold=True)])
    protection = "dump.protected" if book.protected else "dump.not_protected"
    for key in ("dump.what", protection, "dump.not_to_restore"):
        page.append([_text(page, words(key))])
    page.append([])
    for sheet in book.sheets:
        page.append([_text(page, line) for line in _lines(sheet, words)])


def _lines(sheet: DumpSheet, words: Words) -> Iterable[str]:
    name = _said(words, "sheet", sheet.table)
    said = [words("dump.held", name=name, n=len(sheet.rows))]
    if sheet.from_history:
        said.append(words("dump.from_history", n=sheet.from_history))
    if sheet.lost:
        said.append(words("dump.lost", n=sheet.lost))
    if sheet.broken:
        said.append(words("dump.broken"))
    yield " ".join(said)


def _fill(page: Any, sheet: DumpSheet, rows: Iterable[Iterable[Cell]], words: Words) -> None:  # noqa: ANN401 - as above
    page.freeze_panes = "A2"
    for number in range(1, len(sheet.columns) + 1):
        page.column_dimensions[get_column_letter(number)].width = _WIDTH
    heads = (_said(words, "column", name) for name in sheet.columns)
    page.append([_text(page, head, bold=True) for head in heads])
    for row in rows:
        page.append([_cell(page, value) for value in row])


def _said(words: Words, kind: str, name: str) -> str:
    """The plain words for a table or a column; its name where there are none, for nothing may fail here."""
    key = f"dump.{kind}.{name}"
    return words(key) if key in words else name


def _cell(page: Any, value: Cell) -> Any:  # noqa: ANN401 - a cell or a bare value
    if isinstance(value, str):
        return _text(page, value)
    return value.replace(microsecond=0) if isinstance(value, datetime) else value


def _text(page: Any, value: str, *, bold: bool = False) -> Any:  # noqa: ANN401 - a cell of openpyxl
    # Longer texts than a return takes are cut in one cell only here, where nothing else helps.
    cell = WriteOnlyCell(page, value=escaped(value[:LONGEST_TEXT]))
    cell.data_type = "s"
    if bold:
        cell.font = _BOLD
    return cell
