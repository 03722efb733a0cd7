"""Writes the page for everybody as a workbook of one sheet, from what may be shown and nothing else."""

from collections.abc import Callable
from datetime import datetime, time
from io import BytesIO
from pathlib import Path

from openpyxl.styles import Alignment, Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hublog import resources
from hublog.domain import summary_words
from hublog.domain.codes import CodeLists
from hublog.domain.problems import Problem
from hublog.domain.publishing import Letterhead, Publication
from hublog.domain.words import Words
from hublog.sheets import look, summary_tables
from hublog.sheets.files import write_whole
from hublog.sheets.package import escaped, finish
from hublog.sheets.summary_grid import FIRST, LAST, put_value, wide
from hublog.sheets.summary_pictures import draw

_WIDTH, _EDGE = 7.6, 2.5
_LETTERS = 112
"""So many letters of size 10 stand in a line of the whole width."""
_TILE_COLUMNS = 3
_PALE, _WHITE = "C5DCE6", "FFFFFF"

PdfMaker = Callable[[Publication, Letterhead], bytes]


class SummaryFiles:
    """The port ``SummaryWriter``; ``pdf`` is made by whoever can paint."""

    def __init__(self, pdf: PdfMaker) -> None:
        self.pdf = pdf

    def workbook(self, page: Publication, head: Letterhead) -> bytes:
        """The summary as a workbook; the same page and day give the same parts."""
        return workbook(page, head, resources.words(head.hub.language), resources.code_lists())

    def write(self, content: bytes, path: Path) -> Problem | None:
        """Write a file whole or not at all."""
        return write_whole(path, content)


def workbook(page: Publication, head: Letterhead, words: Words, lists: CodeLists) -> bytes:
    """The finished workbook."""
    book = Workbook()
    sheet = book.active
    sheet.title = words("publishing.sheet.name")
    _set_up(book, sheet, head, words)
    _letterhead(sheet, head, words)
    headline = summary_words.headline(page, head, words)
    wide(sheet, 7, FIRST, LAST, headline, look.font(16, bold=True), _lines(headline, 66, 22))
    _tiles(sheet, 9, page, words)
    row = summary_tables.months(sheet, 12, page, words)
    places = summary_tables.figures_and_lines(sheet, row + 15, page, lists, words)
    draw(sheet, row, page, places, words)
    last = _foot(sheet, places.below, page, head, lists, words)
    sheet.print_area = f"A1:Q{last}"
    skeleton = BytesIO()
    book.save(skeleton)
    return finish(skeleton.getvalue(), {}, head.drawn_on)


def _set_up(book: Workbook, sheet: Worksheet, head: Letterhead, words: Words) -> None:
    title = words(
        "publishing.title", hub=head.hub.name, month=summary_words.month_line(head, words)
    )
    book.properties.title = escaped(title)
    book.properties.creator = "hublog"
    book.properties.created = datetime.combine(head.drawn_on, time())
    book.properties.language = f"{head.hub.language}-GB"
    look.print_set_up(sheet, (title, words("publishing.made_with")), portrait=True)
    sheet.page_setup.fitToHeight = 1
    sheet.print_options.horizontalCentered = True
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = look.PRIMARY
    sheet.column_dimensions["A"].width = sheet.column_dimensions["Q"].width = _EDGE
    for number in range(FIRST, LAST + 1):
        letter = sheet.cell(1, number).column_letter
        sheet.column_dimensions[letter].width = _WIDTH


def _letterhead(sheet: Worksheet, head: Letterhead, words: Words) -> None:
    for row in range(1, 6):
        for column in range(1, LAST + 2):
            sheet.cell(row, column).fill = look.fill(look.PRIMARY)
    hub = head.hub
    middle = FIRST + 8
    kicker = words("publishing.kicker")
    wide(sheet, 2, FIRST, middle, kicker, look.font(11, bold=True, colour=_PALE))
    month = summary_words.month_line(head, words)
    font = look.font(14, bold=True, colour=_WHITE)
    wide(sheet, 2, middle + 1, LAST, month, font, side="right")
    name = look.font(26, bold=True, colour=_WHITE)
    wide(sheet, 3, FIRST, LAST, hub.name, name, _lines(hub.name, 46, 36))
    place = words("publishing.between").join(part for part in (hub.area_name, hub.code) if part)
    wide(sheet, 4, FIRST, LAST, place, look.font(11, colour=_PALE))
    sheet.row_dimensions[1].height = sheet.row_dimensions[5].height = 12


def _tiles(sheet: Worksheet, row: int, page: Publication, words: Words) -> None:
    sheet.row_dimensions[row].height, sheet.row_dimensions[row + 1].height = 42, 20
    for n, id_ in enumerate(summary_words.TILES):
        left = FIRST + n * _TILE_COLUMNS
        _, what = summary_words.tile(id_, page, words)
        for each in (row, row + 1):
            sheet.merge_cells(None, each, left, each, left + _TILE_COLUMNS - 1)
            for column in range(left, left + _TILE_COLUMNS):
                sheet.cell(each, column).fill = look.fill(look.PAPER)
        big, small = sheet.cell(row, left), sheet.cell(row + 1, left)
        put_value(big, id_, page[id_], words, look.font(28, bold=True, colour=look.PRIMARY))
        look.put(small, what, look.font(10, colour=look.MUTED))
        big.alignment = small.alignment = Alignment(horizontal="center", vertical="center")


def _foot(
    sheet: Worksheet, row: int, page: Publication, head: Letterhead, lists: CodeLists, words: Words
) -> int:
    """What was in place, the note on small numbers and the way to the hub; the last row."""
    muted = look.font(9, colour=look.MUTED)
    labels = summary_words.conditions(page, lists, words)
    lines: list[tuple[str, Font]] = []
    if labels:
        lines.append((words("publishing.conditions_title"), look.font(12, bold=True)))
        lines.append((words("publishing.between").join(labels), look.font(10)))
    lines.append((words("publishing.note"), muted))
    if contact := summary_words.contact(head, words):
        lines.append((contact, look.font(11, bold=True, colour=look.PRIMARY)))
    lines.append((summary_words.as_of(head, words), muted))
    for number, (text, font) in enumerate(lines, row):
        wide(sheet, number, FIRST, LAST, text, font, _lines(text, _LETTERS, 15) + 3)
    return row + len(lines) - 1


def _lines(text: str, letters: int, high: float) -> float:
    return look.lines_of(text, letters) * high
