"""Sheets drawn as Markdown tables inside the tests, and files made of them."""

import datetime as dt
import io
import zipfile
from pathlib import Path

from openpyxl import Workbook

from hublog.domain.registers.grid import Cell, Grid


def grid(table: str, sheet: str = "Sheet1") -> Grid:
    """The grid of a Markdown table: numbers, dates (2024-11-05) and TRUE become what they are."""
    rows = [line.strip().strip("|").split("|") for line in table.strip().splitlines()]
    return Grid(sheet, tuple(tuple(_cell(text.strip()) for text in row) for row in rows))


def workbook(path: Path, *grids: Grid) -> Path:
    """The grids as an .xlsx file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for each in grids:
        sheet = book.create_sheet(each.sheet)
        for row in each.rows:
            sheet.append([None if cell == "" else cell for cell in row])
    book.save(path)
    return path


def packed(path: Path, parts: dict[str, bytes], *, like: Path | None = None) -> Path:
    """A zip of these parts, over those of another one."""
    kept: dict[str, bytes] = {}
    if like is not None:
        with zipfile.ZipFile(like) as archive:
            kept = {name: archive.read(name) for name in archive.namelist()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**kept, **parts}.items():
            archive.writestr(name, content)
    path.write_bytes(buffer.getvalue())
    return path


def _cell(text: str) -> Cell:
    if text in {"TRUE", "FALSE"}:
        return text == "TRUE"
    try:
        return float(text)
    except ValueError:
        pass
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return text
