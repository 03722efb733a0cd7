"""Writes the office's reply to a hub: a page in plain words, months, questions, and the seal."""

from collections.abc import Callable, Sequence
from datetime import datetime, time
from io import BytesIO
from pathlib import Path

from openpyxl.styles import Alignment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import hublog
from hublog import resources
from hublog.domain.problems import Problem
from hublog.domain.queries import ACCEPTED, Reply
from hublog.domain.words import Words
from hublog.services.ports import Seal
from hublog.sheets import look, manifest, reply_layout, table_page
from hublog.sheets.files import write_whole
from hublog.sheets.layout import Row, Sheet
from hublog.sheets.package import escaped, finish
from hublog.sheets.tables import Table
from hublog.sheets.wording import day_in_words

_TILES = "BCD"
_WIDTH, _LETTERS_A_LINE = 30, 82
_LINE_HEIGHT = 16
_WHITE = "FFFFFF"


def reply_workbook(reply: Reply, words: Words, seal: Callable[[bytes], Seal]) -> bytes:
    """The finished workbook; the same reply and seal give the same bytes.

    ``seal`` signs with the office's key; ``reply.office_key`` is what a reader finds and says nothing
    here.
    """
    rows = {reply_layout.MONTHS: _months(reply), reply_layout.QUERIES: _queries(reply)}
    tables = [Table(sheet, rows[sheet]) for sheet in reply_layout.SHEETS]
    book = Workbook()
    front = book.active
    front.title = reply_layout.FRONT
    title = words("reply.title", hub=reply.hub_code, day=day_in_words(reply.made_on, words))
    book.properties.title = escaped(title)
    book.properties.creator = "hublog"
    book.properties.created = datetime.combine(reply.made_on, time())
    footer = (title, words("returns.cover.page"))
    _draw_front(front, reply, words)
    look.print_set_up(front, footer, portrait=True)
    front.sheet_properties.tabColor = look.PRIMARY
    styles = look.Styles(book)
    poured = {}
    for number, table in enumerate(tables, 2):
        sheet = book.create_sheet(table.sheet.name)
        table_page.head(sheet, table, _labels(table.sheet, words), ())
        look.print_set_up(sheet, footer)
        each = [styles.of(table.sheet.columns)] * len(table.rows)
        poured[f"xl/worksheets/sheet{number}.xml"] = table_page.poured(table, each)
    page = manifest.page_digest(reply_layout.FRONT, front.values)
    lines = manifest.sealed([*_lines(reply, tables), page], seal)
    table_page.write_manifest(book.create_sheet(manifest.SHEET), lines)
    skeleton = BytesIO()
    book.save(skeleton)
    return finish(skeleton.getvalue(), poured, reply.made_on)


class ReplyFiles:
    """The port ``ReplyWriter``."""

    def workbook(self, reply: Reply, seal: Callable[[bytes], Seal]) -> bytes:
        """The reply."""
        return reply_workbook(reply, resources.words(), seal)

    def write(self, content: bytes, path: Path) -> Problem | None:
        """Write a file whole or not at all; Problems: those of ``write_whole``."""
        return write_whole(path, content)


def _months(reply: Reply) -> list[Row]:
    ordered = sorted(reply.verdicts, key=lambda each: (each.month, each.version))
    return [(v.month, v.version, v.decision, v.decided_on, v.note) for v in ordered]


def _queries(reply: Reply) -> list[Row]:
    return [
        (q.id, q.month, q.version, q.sheet, q.row_id, q.code, q.message, q.asked_on)
        for q in sorted(reply.queries, key=lambda each: each.id)
    ]


def _labels(sheet: Sheet, words: Words) -> list[str]:
    return [words(f"reply.column.{column.name}") for column in sheet.columns]


def _lines(reply: Reply, tables: Sequence[Table]) -> list[tuple[str, str]]:
    lines = [
        ("kind", manifest.REPLY),
        ("format_version", str(reply_layout.FORMAT_VERSION)),
        ("app_version", hublog.__version__),
        ("hub_code", reply.hub_code),
        ("made_on", reply.made_on.isoformat()),
    ]
    for table in tables:
        lines += manifest.digests_of(table.sheet.name, table.digest, table.row_digests)
    return lines


def _draw_front(sheet: Worksheet, reply: Reply, words: Words) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = sheet.column_dimensions["E"].width = 3
    for letter in _TILES:
        sheet.column_dimensions[letter].width = _WIDTH
    for row in range(1, 6):
        for column in range(1, 6):
            sheet.cell(row, column).fill = look.fill(look.PRIMARY)
    kicker = look.font(9, bold=True, colour="C5DCE6")
    _wide(sheet, 2, words("reply.kicker").upper(), kicker, 15)
    _wide(sheet, 3, reply.hub_code, look.font(26, bold=True, colour=_WHITE), 38)
    day = words("reply.made_on", day=day_in_words(reply.made_on, words))
    _wide(sheet, 4, day, look.font(12, colour=_WHITE), 18)
    _draw_tiles(sheet, reply, words)
    row = 10
    for part in ("what", "how", "hands_off"):
        _wide(sheet, row, words(f"reply.{part}.title"), look.font(11, bold=True), 22)
        text = words(f"reply.{part}.text")
        lines = look.lines_of(text, _LETTERS_A_LINE)
        _wide(sheet, row + 1, text, look.font(11), _LINE_HEIGHT * lines + 10)
        row += 2
    sheet.print_area = f"A1:E{row}"


def _draw_tiles(sheet: Worksheet, reply: Reply, words: Words) -> None:
    accepted = sum(verdict.decision == ACCEPTED for verdict in reply.verdicts)
    figures = {
        "accepted": accepted,
        "queried": len(reply.verdicts) - accepted,
        "questions": len(reply.queries),
    }
    sheet.row_dimensions[7].height, sheet.row_dimensions[8].height = 44, 20
    for letter, (name, figure) in zip(_TILES, figures.items(), strict=True):
        big, small = sheet[f"{letter}7"], sheet[f"{letter}8"]
        big.value, big.number_format = figure, "#,##0"
        big.font = look.font(28, bold=True, colour=look.PRIMARY)
        look.put(small, words(f"reply.tile.{name}"), look.font(10, colour=look.MUTED))
        for cell in (big, small):
            cell.fill = look.fill(look.PAPER)
            cell.alignment = Alignment(horizontal="center", vertical="center")


def _wide(sheet: Worksheet, row: int, text: str, style: object, height: float) -> None:
    sheet.merge_cells(f"B{row}:D{row}")
    wrapped = Alignment(vertical="center", wrap_text=True)
    look.put(sheet[f"B{row}"], text, style, wrapped)
    sheet.row_dimensions[row].height = height
