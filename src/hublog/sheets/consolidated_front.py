"""The first page of the consolidated workbook: what it covers, four figures, three charts, how to read it."""

from collections.abc import Iterator
from math import ceil

from openpyxl.chart import BarChart
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from hublog.domain.office.consolidated import Overview
from hublog.domain.office.parts import COUNTED
from hublog.domain.office.spans import Span
from hublog.domain.words import Words
from hublog.sheets import look
from hublog.sheets.consolidated_charts import Charts
from hublog.sheets.wording import day_in_words, month_name

_TILES, _LAST = "BCDE", 6
_WIDTH = 23
_LETTERS_OF_NAME, _LETTERS_OF_TITLE, _LETTERS_OF_TEXT = 44, 52, 68
_TILES_AT, _CHARTS_AT, _ROWS_OF_CHART = 9, 12, 13
_SAY = "office_workbook.front."
_WHITE, _PALE = "FFFFFF", "C5DCE6"


def draw(sheet: Worksheet, overview: Overview, words: Words, charts: Charts) -> None:
    """Fill the page; it says nothing that the sheets behind it do not say."""
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = sheet.column_dimensions["F"].width = 3
    for letter in _TILES:
        sheet.column_dimensions[letter].width = _WIDTH
    _letterhead(sheet, overview, words)
    _tiles(sheet, overview, words)
    row = _CHARTS_AT
    if charts.months is not None:
        _anchor(sheet, charts.months, row, 1, 5)
        _anchor(sheet, charts.returns, row + _ROWS_OF_CHART + 1, 1, 3)
        _anchor(sheet, charts.types, row + _ROWS_OF_CHART + 1, 3, 5)
        row += 2 * (_ROWS_OF_CHART + 1) + 1
    for label, text in _lines(overview, words):
        _line(sheet, row, label, text)
        row += 1
    sheet.print_area = f"A1:F{row}"


def span_in_words(span: Span, words: Words) -> str:
    """The months as people say them: ``April 2026 to June 2026``."""
    first, last = month_name(span.first, words), month_name(span.last, words)
    return first if span.single else words("office_workbook.span", first=first, last=last)


def _letterhead(sheet: Worksheet, overview: Overview, words: Words) -> None:
    for row in range(1, 6):
        for column in range(1, _LAST + 1):
            sheet.cell(row, column).fill = look.fill(look.PRIMARY)
    name = overview.office or words(f"{_SAY}office")
    kicker = words(f"{_SAY}kicker").upper()
    title = span_in_words(overview.span, words)
    day = words(f"{_SAY}made_on", day=day_in_words(overview.made_on, words))
    lines = ceil(len(name) / _LETTERS_OF_NAME)
    _wide(sheet, 2, kicker, look.font(9, bold=True, colour=_PALE), 15)
    _wide(sheet, 3, name, look.font(26, bold=True, colour=_WHITE), 38 * lines)
    _wide(sheet, 4, day, look.font(12, colour=_WHITE), 20)
    for row in (1, 5):
        sheet.row_dimensions[row].height = 14
    lines = look.lines_of(title, _LETTERS_OF_TITLE)
    _wide(sheet, 7, title, look.font(22, bold=True), 32 * lines)


def _tiles(sheet: Worksheet, overview: Overview, words: Words) -> None:
    figures = overview.figures.in_all
    counts = {id_: figures.get(id_) for id_ in ("A01", "A03")}
    shown: dict[str, int | str] = {
        name: int(figure.value or 0)
        if figure is not None and figure.state == COUNTED
        else words("figures.none")
        for name, figure in zip(("sessions", "footfall"), counts.values(), strict=True)
    }
    shown["returns"] = words(f"{_SAY}of", part=overview.returns, whole=overview.returns_expected)
    shown["hubs"] = words(f"{_SAY}of", part=overview.hubs_heard, whole=len(overview.hubs))
    for letter, (name, figure) in zip(_TILES, shown.items(), strict=True):
        big, small = sheet[f"{letter}{_TILES_AT}"], sheet[f"{letter}{_TILES_AT + 1}"]
        look.put(small, words(f"{_SAY}{name}"), look.font(10, colour=look.MUTED))
        big.value, big.number_format = figure, "#,##0"
        big.font = look.font(24, bold=True, colour=look.PRIMARY)
        for cell in (big, small):
            cell.fill = look.fill(look.PAPER)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.row_dimensions[_TILES_AT].height, sheet.row_dimensions[_TILES_AT + 1].height = 44, 22


def _lines(overview: Overview, words: Words) -> Iterator[tuple[str, str]]:
    """How to read what follows; what is missing is said before anything else."""
    gaps = overview.returns_expected - overview.returns
    held = {"missing": gaps, "unfinished": overview.unfinished, "edited": overview.edited}
    for name, n in held.items():
        if n:
            yield words(f"{_SAY}{name}_label"), words(f"{_SAY}{name}", n=n)
    for name in ("adding", "people", "none", "rounded", "privacy"):
        yield words(f"{_SAY}{name}_label"), words(f"{_SAY}{name}")


def _line(sheet: Worksheet, row: int, label: str, text: str) -> None:
    middle = Alignment(vertical="center", wrap_text=True)
    look.put(sheet.cell(row, 2), label, look.font(11, colour=look.MUTED), middle)
    for column in range(2, _LAST):
        sheet.cell(row, column).border = look.hairline()
    height = 15 * look.lines_of(text, _LETTERS_OF_TEXT) + 9
    _wide(sheet, row, text, look.font(11), height, first="C")


def _anchor(sheet: Worksheet, chart: BarChart, row: int, left: int, right: int) -> None:
    ends = AnchorMarker(left, 0, row - 1, 0), AnchorMarker(right, 0, row - 1 + _ROWS_OF_CHART, 0)
    chart.anchor = TwoCellAnchor(_from=ends[0], to=ends[1])
    sheet.add_chart(chart)


def _wide(
    sheet: Worksheet, row: int, text: str, style: object, height: float, first: str = "B"
) -> None:
    sheet.merge_cells(f"{first}{row}:E{row}")
    look.put(sheet[f"{first}{row}"], text, style, Alignment(vertical="center", wrap_text=True))
    sheet.row_dimensions[row].height = height
