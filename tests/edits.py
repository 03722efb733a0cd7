"""What people do to a return in a spreadsheet program, and what has to be said of it."""

import datetime as dt
from collections.abc import Callable, Iterator
from io import BytesIO
from random import Random
from typing import Any

from openpyxl import Workbook, load_workbook

from hublog.domain import verification as differing
from hublog.sheets import layout
from hublog.sheets.canonical import Kind

Told = tuple[str, str, int | None]
"""The kind of a difference, its sheet, and the row now, or as it was sent where it is gone."""
Cell = Any
"""A cell of openpyxl, which ships no types."""
_NUMBERS = {Kind.INTEGER, Kind.HOURS, Kind.MEAN, Kind.FIGURE, Kind.SHOWN}
_TEXTS = {Kind.TEXT, Kind.CODE, Kind.ID}
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets know no zones
_FIRST = 3


def edited(source: bytes, edit: "Edit", dice: Random) -> tuple[bytes, set[Told]]:
    """The workbook after the edit, and what has to be said of it."""
    book = load_workbook(BytesIO(source))
    told = edit(book, dice)
    target = BytesIO()
    book.save(target)
    return target.getvalue(), told


def saved(book: Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def cells(book: Workbook) -> Iterator[tuple[str, Kind, Any]]:
    """Every cell of the data rows that holds something, with its sheet and kind."""
    for sheet in layout.SHEETS:
        page = book[sheet.name]
        for row in data_rows(book, sheet.name):
            for at, column in enumerate(sheet.columns[:-1], 1):
                cell = page.cell(row, at)
                if cell.value not in {None, ""}:
                    yield sheet.name, column.kind, cell


def data_rows(book: Workbook, name: str) -> list[int]:
    """The numbers of the rows that carry a digest."""
    page = book[name]
    last = len(next(each for each in layout.SHEETS if each.name == name).columns)
    return [n for n in range(_FIRST, page.max_row + 1) if page.cell(n, last).value]


def _one_cell(fits: Callable[[Kind, Any], bool], change: Callable[[Any, Random], None]) -> "Edit":
    def edit(book: Workbook, dice: Random) -> set[Told]:
        found = [(name, cell) for name, kind, cell in cells(book) if fits(kind, cell.value)]
        # A sheet first, so that long ones do not take every turn.
        wanted = dice.choice(sorted({name for name, _ in found}))
        name, cell = dice.choice([each for each in found if each[0] == wanted])
        before = cell.value
        change(cell, dice)
        assert (cell.value, type(cell.value)) != (before, type(before))
        return {(differing.ROW_EDITED, name, cell.row)}

    return edit


def _set(cell: Cell, value: object, data_type: str = "") -> None:
    cell.value = value
    if data_type:
        cell.data_type = data_type


def _serial(cell: Cell, dice: Random) -> None:
    cell.value = (cell.value - _EPOCH).days
    cell.number_format = "General"


def _scientific(cell: Cell, dice: Random) -> None:
    if isinstance(cell.value, str):
        cell.value = float(cell.value)
    else:
        _set(cell, f"{cell.value:.2E}", "s")


def _digit(cell: Cell, dice: Random) -> None:
    if isinstance(cell.value, str):
        at = dice.randrange(len(cell.value))
        other = "8" if cell.value[at] != "8" else "3"
        cell.value = cell.value[:at] + other + cell.value[at + 1 :]
    else:
        cell.value += dice.choice((1, -1, 10))


def _row_taken_out(book: Workbook, dice: Random) -> set[Told]:
    name, row = _any_row(book, dice)
    book[name].delete_rows(row)
    return {(differing.ROW_REMOVED, name, row)}


def _row_doubled(book: Workbook, dice: Random) -> set[Told]:
    name, row = _any_row(book, dice)
    page = book[name]
    values = [cell.value for cell in page[row]]
    page.insert_rows(row + 1)
    for at, value in enumerate(values, 1):
        page.cell(row + 1, at).value = value
    return {(differing.ROW_DOUBLED, name, row + 1)}


def _row_put_in(book: Workbook, dice: Random) -> set[Told]:
    name, row = _any_row(book, dice)
    page = book[name]
    values = [cell.value for cell in page[row]]
    at = max(data_rows(book, name)) + 1
    page.insert_rows(at)
    for column, value in enumerate([f"made up {dice.random()}", *values[1:]], 1):
        page.cell(at, column).value = value
    return {(differing.ROW_ADDED, name, at)}


def _any_row(book: Workbook, dice: Random) -> tuple[str, int]:
    name = dice.choice([each.name for each in layout.SHEETS if data_rows(book, each.name)])
    return name, dice.choice(data_rows(book, name))


def _cells_swapped(book: Workbook, dice: Random) -> set[Told]:
    name = dice.choice(["Sessions", "Attendance", "Summary", "Codes", "People"])
    page, rows = book[name], data_rows(book, name)
    # Two rows that differ only in the cells swapped would be two rows sorted.
    pairs = [
        (page.cell(one, at), page.cell(other, at))
        for at in range(2, page.max_column)
        for one in rows
        for other in rows
        if one < other
        and page.cell(one, at).value != page.cell(other, at).value
        and page.cell(one, 1).value != page.cell(other, 1).value
    ]
    one, other = dice.choice(pairs)
    one.value, other.value = other.value, one.value
    return {(differing.ROW_EDITED, name, one.row), (differing.ROW_EDITED, name, other.row)}


def _sheet_renamed(book: Workbook, dice: Random) -> set[Told]:
    name = dice.choice(book.sheetnames)
    book[name].title = f"{name.strip('_')} (2)"
    return {(differing.SHEET_RENAMED, name, None)}


def _sheet_deleted(book: Workbook, dice: Random) -> set[Told]:
    name = dice.choice([each.name for each in layout.SHEETS])
    del book[name]
    return {(differing.SHEET_MISSING, name, None)}


def _column_renamed(book: Workbook, dice: Random) -> set[Told]:
    sheet = dice.choice(layout.SHEETS)
    cell = book[sheet.name].cell(1, dice.randint(1, len(sheet.columns)))
    cell.value = f"{cell.value} "
    return {(differing.COLUMN_RENAMED, sheet.name, None)}


def _column_deleted(book: Workbook, dice: Random) -> set[Told]:
    sheet = dice.choice(layout.SHEETS)
    book[sheet.name].delete_cols(dice.randint(2, len(sheet.columns)))
    return {(differing.COLUMN_MISSING, sheet.name, None)}


def _page_changed(book: Workbook, dice: Random) -> set[Told]:
    texts = [cell for row in book["Cover"] for cell in row if cell.value not in {None, ""}]
    _digit(dice.choice(texts), dice)
    return {(differing.PAGE_EDITED, "Cover", None)}


def _line_changed(book: Workbook, dice: Random) -> set[Told]:
    page = book["_manifest"]
    cell = page.cell(dice.randint(2, page.max_row), 2)
    if cell.value:
        _digit(cell, dice)
    else:
        cell.value = "9"
    sealing = page.cell(cell.row, 1).value in {"public_key", "signature"}
    kind = differing.SEAL_BROKEN if sealing else differing.MANIFEST_EDITED
    return {(kind, "_manifest", None if sealing else cell.row)}


def _digest_changed(book: Workbook, dice: Random) -> set[Told]:
    name, row = _any_row(book, dice)
    _digit(book[name].cell(row, book[name].max_column), dice)
    return {(differing.ROW_EDITED, name, row)}


Edit = Callable[[Workbook, Random], set[Told]]
EDITS: dict[str, Edit] = {
    "date to serial number": _one_cell(lambda kind, _: kind is Kind.DATE, _serial),
    "date to text": _one_cell(
        lambda kind, _: kind is Kind.DATE, lambda c, _: _set(c, f"{c.value:%d/%m/%Y}", "s")
    ),
    "lost zero": _one_cell(lambda _, v: v == "007", lambda c, _: _set(c, 7, "n")),
    "number to text": _one_cell(
        lambda kind, v: kind in _NUMBERS and not isinstance(v, str),
        lambda c, _: _set(c, str(c.value), "s"),
    ),
    "space behind": _one_cell(
        lambda kind, v: kind in _TEXTS and isinstance(v, str), lambda c, _: _set(c, f"{c.value} ")
    ),
    "space before": _one_cell(
        lambda kind, v: kind in _TEXTS and isinstance(v, str), lambda c, _: _set(c, f" {c.value}")
    ),
    "scientific": _one_cell(
        lambda kind, v: v == "1E5" or (kind in _NUMBERS and not isinstance(v, str)), _scientific
    ),
    "boolean": _one_cell(
        lambda kind, _: kind is Kind.YESNO, lambda c, _: _set(c, c.value == "yes", "b")
    ),
    "changed digit": _one_cell(
        lambda kind, v: (kind in _NUMBERS and not isinstance(v, str)) or kind is Kind.ID, _digit
    ),
    "digest changed": _digest_changed,
    "row taken out": _row_taken_out,
    "row doubled": _row_doubled,
    "row put in": _row_put_in,
    "cells swapped": _cells_swapped,
    "sheet renamed": _sheet_renamed,
    "sheet deleted": _sheet_deleted,
    "column renamed": _column_renamed,
    "column deleted": _column_deleted,
    "manifest line changed": _line_changed,
    "first page changed": _page_changed,
}
"""Every way of editing, by what it is called."""
