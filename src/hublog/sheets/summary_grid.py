"""The grid of the page for everybody: fifteen columns, into which texts and figures are put."""

from typing import Any

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from hublog.domain import summary_words
from hublog.domain.publishing import Value, is_rate
from hublog.domain.words import Words
from hublog.sheets import look

FIRST, LAST = 2, 16


def wide(
    sheet: Worksheet,
    row: int,
    first: int,
    last: int,
    text: str,
    font: Font,
    height: float | None = None,
    side: str = "left",
) -> None:
    """A text over several columns, in a row of that height in points."""
    sheet.merge_cells(None, row, first, row, last)
    alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
    look.put(sheet.cell(row, first), text, font, alignment)
    if height is not None:
        sheet.row_dimensions[row].height = height


def put_value(
    cell: Any,  # noqa: ANN401 - openpyxl ships no types
    id_: str,
    value: Value,
    words: Words,
    font: Font,
) -> None:
    """A figure as a number, or as the sign that says why there is none."""
    if value is None or isinstance(value, str):
        look.put(cell, summary_words.said(id_, value, words), font)
    else:
        rate = is_rate(id_)
        cell.value, cell.font = round(value, 2 if rate else 1), font
        whole = float(cell.value).is_integer()
        cell.number_format = "0%" if rate else "#,##0" if whole else "#,##0.0"
    cell.alignment = Alignment(horizontal="right", vertical="center")
