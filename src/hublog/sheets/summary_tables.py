"""The tables of the page for everybody: months, figures, and who came by one dimension at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from hublog.domain import summary_words
from hublog.domain.codes import CodeLists
from hublog.domain.publishing import Publication, Value
from hublog.domain.words import Words
from hublog.sheets import look
from hublog.sheets.summary_grid import FIRST, LAST, put_value, wide

MONTHS_LEFT = FIRST + 3
"""The first column of the months."""
NAMES, VALUES = FIRST, FIRST + 6
"""The columns of the figures' names and of the figures."""
LABELS, PEOPLE, VISITS = FIRST + 8, LAST - 1, LAST
_RIGHT = Alignment(horizontal="right", vertical="center")


@dataclass(frozen=True, slots=True)
class Places:
    """Where tables stand that pictures are drawn from, and the first row below them all.

    ``ages`` are the rows of the age groups, ``newcomers`` the rows of B04 and B05.
    """

    ages: Sequence[int]
    newcomers: Sequence[int]
    below: int


def months(sheet: Worksheet, row: int, page: Publication, words: Words) -> int:
    """Footfall month by month, one column each; the row below."""
    small = look.font(9, colour=look.MUTED)
    wide(sheet, row, FIRST, FIRST + 2, words("publishing.sheet.month"), small)
    wide(sheet, row + 1, FIRST, FIRST + 2, words("publishing.sheet.visits"), look.font(10))
    for column, (month, footfall) in enumerate(page.trend, MONTHS_LEFT):
        name = words(f"date.month_short.{month.number}")
        label = words("date.month_and_year", month=name, year=str(month.year))
        head, cell = sheet.cell(row, column), sheet.cell(row + 1, column)
        look.put(head, label, small, _RIGHT)
        put_value(cell, "A03", footfall, words, look.font(10))
    for column in range(FIRST, LAST + 1):
        sheet.cell(row, column).border = look.hairline()
    return row + 2


def figures_and_lines(
    sheet: Worksheet, row: int, page: Publication, lists: CodeLists, words: Words
) -> Places:
    """Every figure on the left, who came on the right."""
    title = look.font(12, bold=True)
    wide(sheet, row, NAMES, VALUES, words("publishing.sheet.figures"), title)
    wide(sheet, row, LABELS, LABELS + 4, words("publishing.sheet.breakdown"), title)
    small = look.font(9, colour=look.MUTED)
    for column, name in ((PEOPLE, "people"), (VISITS, "visits")):
        cell = sheet.cell(row, column)
        look.put(cell, words(f"publishing.sheet.{name}"), small, _RIGHT)
    rows_of = {each.id: row + n for n, each in enumerate(page.figures, 1)}
    for each in page.figures:
        name = f"indicator.{each.id}.name"
        said = words(name) if name in words else each.id
        _line(sheet, rows_of[each.id], NAMES, VALUES - 1, said)
        _value(sheet, rows_of[each.id], VALUES, each.id, each.value, words)
    ages, below = _breakdown(sheet, row + 1, page, lists, words)
    return Places(ages, (rows_of["B04"], rows_of["B05"]), max(below, row + len(rows_of) + 1) + 1)


def _breakdown(
    sheet: Worksheet, row: int, page: Publication, lists: CodeLists, words: Words
) -> tuple[Sequence[int], int]:
    found: dict[str, Sequence[int]] = {}
    for dimension, lines in groupby(page.breakdown, lambda each: each.dimension):
        heading = lists["dimension"][dimension].label(words.language)
        wide(sheet, row, LABELS, LABELS + 4, heading, look.font(10, bold=True, colour=look.PRIMARY))
        every = list(lines)
        found[dimension] = range(row + 1, row + 1 + len(every))
        for number, line in zip(found[dimension], every, strict=True):
            label = summary_words.label(line, lists, words)
            _line(sheet, number, LABELS, LABELS + 4, label)
            _value(sheet, number, PEOPLE, "B01", line.people_display, words)
            _value(sheet, number, VISITS, "A03", line.attendances_display, words)
        row += len(every) + 1
    return found["age"], row


def _line(sheet: Worksheet, row: int, first: int, last: int, text: str) -> None:
    wide(sheet, row, first, last, text, look.font(10))
    for column in range(first, last + 1):
        sheet.cell(row, column).border = look.hairline()


def _value(sheet: Worksheet, row: int, column: int, id_: str, value: Value, words: Words) -> None:
    cell = sheet.cell(row, column)
    put_value(cell, id_, value, words, look.font(10, bold=True))
    cell.border = look.hairline()
