"""The native charts of the page for everybody, drawn from the cells of its tables."""

from collections.abc import Sequence

from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.worksheet.worksheet import Worksheet

from hublog.domain.publishing import Publication, Value
from hublog.domain.suppression import HIDDEN
from hublog.domain.words import Words
from hublog.sheets import charts, look
from hublog.sheets.summary_grid import FIRST, LAST, wide
from hublog.sheets.summary_tables import LABELS, MONTHS_LEFT, NAMES, VALUES, VISITS, Places

_ROWS = 13
_AGES_AT, _NEWCOMERS_AT = FIRST + 6, FIRST + 11


def draw(sheet: Worksheet, row: int, page: Publication, places: Places, words: Words) -> None:
    """Put the charts from that row on, and a sentence where there is nothing to draw."""
    trend = [each.footfall for each in page.trend]
    ages = [each.attendances_display for each in page.breakdown if each.dimension == "age"]
    people = [page["B04"], page["B05"]]
    months = Reference(sheet, MONTHS_LEFT, row - 1, MONTHS_LEFT + len(trend) - 1, row - 1)
    month_names = Reference(sheet, MONTHS_LEFT, row - 2, MONTHS_LEFT + len(trend) - 1, row - 2)
    _picture(
        sheet, row, (FIRST, _AGES_AT), "trend", trend, (months, month_names), words, lying=False
    )
    by_age = _column(sheet, VISITS, places.ages), _column(sheet, LABELS, places.ages)
    _picture(sheet, row, (_AGES_AT, _NEWCOMERS_AT), "age", ages, by_age, words)
    newcomers = _column(sheet, VALUES, places.newcomers), _column(sheet, NAMES, places.newcomers)
    at = (_NEWCOMERS_AT, LAST + 1)
    _picture(sheet, row, at, "newcomers", people, newcomers, words, lying=False)


def _column(sheet: Worksheet, column: int, rows: Sequence[int]) -> Reference:
    return Reference(sheet, column, rows[0], column, rows[-1])


def _picture(
    sheet: Worksheet,
    row: int,
    columns: tuple[int, int],
    name: str,
    values: Sequence[Value],
    places: tuple[Reference, Reference],
    words: Words,
    *,
    lying: bool = True,
) -> None:
    left, right = columns
    title = words(f"publishing.chart.{name}")
    muted = look.font(9, colour=look.MUTED)
    if not any(isinstance(value, int | float) and value > 0 for value in values):
        why = words(f"publishing.chart.{'hidden' if HIDDEN in values else 'nobody'}")
        wide(sheet, row + 1, left, right - 1, title, look.font(12, bold=True))
        wide(sheet, row + 2, left, right - 1, why, muted, 36)
        return
    chart = BarChart()
    chart.type = "bar" if lying else "col"
    numbers, names = places
    chart.add_data(numbers, from_rows=name == "trend")
    chart.set_categories(names)
    charts.dressed(chart, title)
    if lying:
        chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.delete = True
    chart.y_axis.majorGridlines = None
    chart.x_axis.tickLblSkip = 1
    chart.layout = None
    top = AnchorMarker(left - 1, 0, row, 0)
    chart.anchor = TwoCellAnchor(_from=top, to=AnchorMarker(right - 1, 0, row + _ROWS - 1, 0))
    sheet.add_chart(chart)
    if HIDDEN in values:
        wide(sheet, row + _ROWS, left, right - 1, words("publishing.chart.some_hidden"), muted)
