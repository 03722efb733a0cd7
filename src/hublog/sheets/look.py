"""How the return looks: colours, fonts, number formats and print set-up (screens.md, Look)."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from hublog.domain.outcomes import MEASURES
from hublog.domain.words import Words
from hublog.sheets.canonical import Cell, Kind
from hublog.sheets.layout import Column
from hublog.sheets.package import escaped

PRIMARY, AMBER = "0B4F6C", "B35900"
WARN, ON_WARN = "FFF1D6", "7A4B00"
INK, MUTED, FAINT, LINE, PAPER = "1B1F23", "4A5158", "8A9199", "D9D5CC", "F6F4EF"
FONT = "Calibri"
_A4 = 9
_LINE = 13.0
_UPRIGHT_HEADER, _HEADER = 96, 32
_UPRIGHT_LETTER = 3.6
"""Points a letter of an upright label takes, on two lines side by side."""
_LETTERS_PER_WIDTH = 1.1
"""A column of width 10 takes about 11 letters of our size."""

_WHOLE, _SHARE, _TWO_DECIMALS = "#,##0", "0.0%", "#,##0.00"
_FORMATS = {
    Kind.INTEGER: _WHOLE,
    Kind.SHOWN: _WHOLE,
    Kind.HOURS: _TWO_DECIMALS,
    Kind.MEAN: _TWO_DECIMALS,
    Kind.FIGURE: _WHOLE,
    Kind.DATE: "d mmm yyyy",
    Kind.TIME: "hh:mm",
}
_NUMBERS = {Kind.INTEGER, Kind.SHOWN, Kind.HOURS, Kind.MEAN, Kind.FIGURE}
_WITH_DECIMALS = {"A04", "A04.median", "A06", "A07", "B07", "C02", "D04", "Q01"} | {
    measure.id for measure in MEASURES
}
_SHARES = {"A02.rate", "A05", "B06", "B08", "B10", "B10.known", "D03", "E08"}


def font(size: float = 10, *, bold: bool = False, colour: str = INK) -> Font:
    """The workbook's one typeface."""
    return Font(name=FONT, size=size, bold=bold, color=colour)


def fill(colour: str) -> PatternFill:
    """One plain colour."""
    return PatternFill("solid", start_color=colour)


def hairline(colour: str = LINE) -> Border:
    """A thin line below."""
    return Border(bottom=Side(style="thin", color=colour))


def put(cell: Any, text: str, style: Font, alignment: Alignment | None = None) -> None:  # noqa: ANN401 - openpyxl ships no types
    """Write text that stays text, whatever it begins with (P12)."""
    cell.value = escaped(text)
    cell.data_type = "s"
    cell.font = style
    cell.alignment = alignment or Alignment(vertical="center")


def figure_in_words(indicator: str, value: float | None, words: Words) -> str:
    """An indicator's figure as a sentence says it, with the decimals that its cell shows."""
    if value is None:
        return words("figures.none")
    shown = figure_format(indicator)
    if shown == _SHARE:
        return percent(value, words)
    return f"{value:,.{0 if shown == _WHOLE else 2}f}"


def percent(share: float, words: Words) -> str:
    """A share as a whole percentage."""
    return words("figures.percent", n=f"{100 * share:.0f}")


def figure_format(indicator: str) -> str:
    """How an indicator's figures are shown: as a share, with two decimals, or whole."""
    if indicator in _SHARES or indicator.startswith(("B11.", "F02.")):
        return _SHARE
    return _TWO_DECIMALS if indicator in _WITH_DECIMALS else _WHOLE


def aligned(column: Column, *, header: bool = False) -> Alignment:
    """Numbers to the right, all else to the left with a little air; upright labels stand below."""
    upright = header and column.upright
    number = column.kind in _NUMBERS
    return Alignment(
        horizontal="center" if upright else "right" if number else "left",
        vertical="bottom" if upright else "center",
        indent=0 if number else 1,
        text_rotation=90 if upright else 0,
        wrap_text=header or column.wrap,
    )


def width(column: Column, label: str) -> float:
    """The column's width, or what the longest word of its label needs to stay whole."""
    if column.upright:
        return column.width
    return max(column.width, max(map(len, label.split())) + 3)


def header_height(columns: Sequence[Column], labels: Sequence[str]) -> float:
    """The height in points of a header row, so that upright and wrapped labels are seen whole."""
    upright = [len(label) for column, label in zip(columns, labels, strict=True) if column.upright]
    level = max(
        lines_of(label, column.width)
        for column, label in zip(columns, labels, strict=True)
        if not column.upright
    )
    tall = max(_UPRIGHT_HEADER, _UPRIGHT_LETTER * max(upright)) if upright else _HEADER
    return max(tall, _LINE * level + 6)


def row_height(columns: Sequence[Column], row: Sequence[Cell]) -> float | None:
    """The height in points that the row's wrapped texts need, ``None`` where one line will do."""
    lines = max(
        (
            lines_of(str(value), column.width * _LETTERS_PER_WIDTH)
            for column, value in zip(columns, row, strict=True)
            if column.wrap and value
        ),
        default=1,
    )
    return None if lines == 1 else _LINE * lines + 2


def lines_of(text: str, characters: float) -> int:
    """How many lines a text takes at about so many characters a line."""
    return sum(max(1, ceil(len(line) / characters)) for line in text.split("\n"))


class Styles:
    """The style of every data cell, made once per workbook and named by its number there."""

    def __init__(self, book: Workbook) -> None:
        self._sheet = book.worksheets[0]

    def of(self, columns: Sequence[Column], figures: str | None = None) -> tuple[int, ...]:
        """One style for each column; ``figures`` is the number format of indicators."""
        return tuple(self._number(column, figures) for column in columns)

    def _number(self, column: Column, figures: str | None) -> int:
        cell: Any = WriteOnlyCell(self._sheet)
        cell.font = font(7, colour=MUTED) if column.kind is Kind.ID else font()
        cell.border = hairline()
        cell.alignment = aligned(column)
        number_format = _FORMATS.get(column.kind, "General")
        whole = column.name in {"numerator", "denominator"}
        if figures and column.kind is Kind.FIGURE and not whole:
            number_format = figures
        cell.number_format = number_format
        return int(cell.style_id)


def print_set_up(
    sheet: Worksheet, footer: tuple[str, str], *, portrait: bool = False, pages: int = 1
) -> None:
    """A4, fitted to its width, with a footer of a text and the page's number."""
    sheet.page_setup.orientation = "portrait" if portrait else "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = pages
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom = 0.6, 0.7
    left, right = footer
    sheet.oddFooter.left.text = left.replace("&", "&&")
    sheet.oddFooter.right.text = right
    for part in (sheet.oddFooter.left, sheet.oddFooter.right):
        part.size, part.font, part.color = 8, FONT, MUTED
