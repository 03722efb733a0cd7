"""The two native charts of the Summary, and the small block of numbers they are drawn from."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.styles import Alignment
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from hublog.domain.returns import ReturnContent
from hublog.domain.words import Words
from hublog.sheets import look
from hublog.sheets.wording import Labels, month_name

_HEIGHT, _NUMBERS_BELOW = 8.5, 21
_WIDTH = 15.5
_WEEKS_AT, _MONTHS_AT = 2, 5
"""The first columns of the two blocks. Column A stays empty there, which ends the table."""


def draw(sheet: Worksheet, below: int, content: ReturnContent, labels: Labels) -> None:
    """Put the charts and their numbers below the row ``below``, on a printed page of their own."""
    if not content.weeks:
        return
    sheet.row_breaks.append(Break(id=below))
    top, numbers = below + 2, below + _NUMBERS_BELOW
    _block(
        sheet,
        numbers,
        _WEEKS_AT,
        [labels("returns.chart.week"), labels("returns.chart.footfall")],
        [[_day(bar.monday, labels.own), bar.footfall] for bar in content.weeks],
    )
    _block(
        sheet,
        numbers,
        _MONTHS_AT,
        [labels(f"returns.chart.{name}") for name in ("month", "returning", "first_visits")],
        [
            [month_name(bar.month, labels.own), bar.returning, bar.first_visits]
            for bar in content.months
        ],
    )
    months = _bars(
        sheet, labels("returns.chart.months"), numbers, _MONTHS_AT, 2, len(content.months)
    )
    sheet.add_chart(footfall(sheet, below, content, labels), f"A{top}")
    sheet.add_chart(months, f"F{top}")


def footfall(sheet: Worksheet, below: int, content: ReturnContent, labels: Labels) -> BarChart:
    """Footfall by week, from the numbers that ``draw`` put below that row of that sheet."""
    numbers = below + _NUMBERS_BELOW
    return _bars(sheet, labels("returns.chart.weeks"), numbers, _WEEKS_AT, 1, len(content.weeks))


def _day(day: date, words: Words) -> str:
    # Three letters tell the months apart in English and in Welsh.
    return f"{day.day} {words(f'returns.month.{day.month}', year='')[:3]}"


def _block(
    sheet: Worksheet, top: int, left: int, header: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    for offset, text in enumerate(header):
        cell = sheet.cell(top, left + offset)
        look.put(cell, text, look.font(8, colour=look.MUTED), Alignment(horizontal="right"))
    for number, row in enumerate(rows, top + 1):
        for offset, value in enumerate(row):
            cell = sheet.cell(number, left + offset, value)
            cell.font = look.font(8, colour=look.MUTED)
            cell.alignment = Alignment(horizontal="right")


def _bars(sheet: Worksheet, title: str, top: int, left: int, series: int, rows: int) -> BarChart:
    chart = BarChart()
    data = Reference(
        sheet, min_col=left + 1, max_col=left + series, min_row=top, max_row=top + rows
    )
    chart.add_data(data, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=left, min_row=top + 1, max_row=top + rows))
    return dressed(chart, title, stacked=series > 1)


def dressed(chart: BarChart, title: str, *, stacked: bool = False) -> BarChart:
    """The chart as all of ours look, its numbers beside the bars or, where stacked, in them."""
    chart.gapWidth = 45
    if stacked:
        chart.grouping, chart.overlap = "stacked", 100
    for each, colour in zip(chart.series, (look.PRIMARY, look.AMBER, look.FAINT), strict=False):
        each.graphicalProperties = GraphicalProperties(solidFill=colour)
        each.invertIfNegative = False
        each.dLbls = _labels(inside=stacked)
    chart.title = title
    chart.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=_letters(1300, bold=True))
    chart.title.overlay = False
    chart.legend = chart.legend if stacked else None
    if chart.legend:
        chart.legend.position = "b"
        chart.legend.txPr = _text(900)
    chart.roundedCorners = False
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.width, chart.height = _WIDTH, _HEIGHT
    chart.layout = Layout(manualLayout=ManualLayout(x=0.06, y=0.18, w=0.9, h=0.6))
    _axes(chart)
    return chart


def _axes(chart: BarChart) -> None:
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.title = None
        axis.txPr = _text(900)
        axis.majorTickMark = "none"
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=look.LINE))
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="ECE9E2"))
    chart.y_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.y_axis.number_format = "#,##0"


def _labels(*, inside: bool) -> DataLabelList:
    labels = DataLabelList()
    labels.showVal = True
    labels.numFmt = "#,##0;;"
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    labels.position = "ctr" if inside else "outEnd"
    labels.txPr = _text(800, colour="FFFFFF" if inside else look.INK)
    return labels


def _letters(size: int, *, bold: bool = False, colour: str = look.INK) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, solidFill=colour, latin=None)


def _text(size: int, *, colour: str = look.MUTED) -> RichText:
    properties = ParagraphProperties(defRPr=_letters(size, colour=colour))
    return RichText(p=[Paragraph(pPr=properties, endParaRPr=_letters(size, colour=colour))])
