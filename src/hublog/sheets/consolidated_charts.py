"""The native charts of the consolidated workbook, and the numbers on its Overview they are drawn from."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from hublog.domain.codes import CodeLists
from hublog.domain.months import Month
from hublog.domain.office.consolidated import Overview
from hublog.domain.words import Words
from hublog.sheets import look
from hublog.sheets.charts import dressed

_MONTHS_AT, _TYPES_AT = 2, 9
"""The first columns of the two blocks. Column A stays empty there, which ends the table."""
_MONTHS = ("month", "footfall", "in_time", "late", "missing", "waiting")
_TYPES = ("type", "footfall", "sessions")
_SAY = "office_workbook.chart."
_MOST_LABELS = 14
"""With more bars than this their numbers would stand on each other."""


class Charts(NamedTuple):
    """The three pictures, ``None`` where nothing was held."""

    months: BarChart | None = None
    returns: BarChart | None = None
    types: BarChart | None = None


def charts(
    sheet: Worksheet, below: int, overview: Overview, words: Words, lists: CodeLists
) -> Charts:
    """Put the numbers below the row ``below``, on a printed page of their own; the charts of them."""
    if not overview.returns:
        return Charts()
    sheet.row_breaks.append(Break(id=below))
    top = below + 2
    types = _types(overview, words, lists)
    _block(sheet, top, _MONTHS_AT, _said(_MONTHS, words), _months(overview, words))
    _block(sheet, top, _TYPES_AT, _said(_TYPES, words), types)
    months = len(overview.months)
    return Charts(
        _bars(sheet, words(f"{_SAY}months"), top, (_MONTHS_AT, _MONTHS_AT + 1, 1), months),
        _bars(sheet, words(f"{_SAY}returns"), top, (_MONTHS_AT, _MONTHS_AT + 2, 3), months),
        _lying(_bars(sheet, words(f"{_SAY}types"), top, (_TYPES_AT, _TYPES_AT + 1, 1), len(types))),
    )


def _said(names: Sequence[str], words: Words) -> list[str]:
    return [words(f"{_SAY}{name}") for name in names]


def _months(overview: Overview, words: Words) -> list[list[Any]]:
    return [
        [
            *(_short(each.month, words), each.footfall),
            *(each.in_time, each.late, each.missing, each.waiting),
        ]
        for each in overview.months
    ]


def _types(overview: Overview, words: Words, lists: CodeLists) -> list[list[Any]]:
    known = lists["activity_type"]
    return [
        [
            known[each.type].label(words.language) if each.type in known else each.type,
            *(each.footfall, each.held),
        ]
        for each in overview.types
    ]


def _short(month: Month, words: Words) -> str:
    # Three letters tell the months apart in English and in Welsh.
    return f"{words(f'returns.month.{month.number}', year='')[:3]} {month.year % 100:02d}"


def _block(
    sheet: Worksheet, top: int, left: int, header: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    side = Alignment(horizontal="right", wrap_text=True, vertical="top")
    for offset, text in enumerate(header):
        cell = sheet.cell(top, left + offset)
        look.put(cell, text, look.font(8, bold=True, colour=look.MUTED), side)
    for number, row in enumerate(rows, top + 1):
        for offset, value in enumerate(row):
            cell = sheet.cell(number, left + offset)
            if isinstance(value, str):
                look.put(cell, value, look.font(8, colour=look.MUTED))
            else:
                cell.value, cell.number_format = value, "#,##0"
                cell.font = look.font(8, colour=look.MUTED)
            cell.alignment = side


def _bars(
    sheet: Worksheet, title: str, top: int, columns: tuple[int, int, int], rows: int
) -> BarChart:
    """A chart of so many series; ``columns`` are that of the categories, the first series, how many."""
    names, first, series = columns
    chart = BarChart()
    data = Reference(
        sheet, min_col=first, max_col=first + series - 1, min_row=top, max_row=top + rows
    )
    chart.add_data(data, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=names, min_row=top + 1, max_row=top + rows))
    dressed(chart, title, stacked=series > 1)
    if rows > _MOST_LABELS:
        for each in chart.series:
            each.dLbls = None
    return chart


def _lying(chart: BarChart) -> BarChart:
    """Bars from left to right, the first one at the top, so that long names can be read."""
    chart.type = "bar"
    chart.x_axis.scaling.orientation = "maxMin"
    chart.layout.manualLayout.x, chart.layout.manualLayout.w = 0.36, 0.56
    chart.y_axis.delete = True
    chart.y_axis.majorGridlines = None
    return chart
