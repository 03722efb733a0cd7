"""The first page of what the programme office sends: who it is for, three figures, what to do with it."""

from collections.abc import Mapping, Sequence

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from hublog.sheets import look

_TILES = "BCD"
_WIDTH, _LETTERS_A_LINE, _LETTERS_A_TITLE = 30, 82, 40
_LINE_HEIGHT = 16
_WHITE = "FFFFFF"


def draw(
    sheet: Worksheet,
    head: tuple[str, str, str],
    tiles: Mapping[str, int],
    parts: Sequence[tuple[str, str]],
) -> None:
    """Fill the page.

    ``head`` is what stands in the coloured field, small, large and middling; ``tiles`` are three
    figures by their label; ``parts`` are headings and texts.
    """
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = sheet.column_dimensions["E"].width = 3
    for letter in _TILES:
        sheet.column_dimensions[letter].width = _WIDTH
    for row in range(1, 6):
        for column in range(1, 6):
            sheet.cell(row, column).fill = look.fill(look.PRIMARY)
    kicker, title, below = head
    _wide(sheet, 2, kicker.upper(), look.font(9, bold=True, colour="C5DCE6"), 15)
    lines = look.lines_of(title, _LETTERS_A_TITLE)
    _wide(sheet, 3, title, look.font(26, bold=True, colour=_WHITE), 38 * lines)
    _wide(sheet, 4, below, look.font(12, colour=_WHITE), 18 * look.lines_of(below, _LETTERS_A_LINE))
    _draw_tiles(sheet, tiles)
    row = 10
    for heading, text in parts:
        _wide(sheet, row, heading, look.font(11, bold=True), 22)
        lines = look.lines_of(text, _LETTERS_A_LINE)
        _wide(sheet, row + 1, text, look.font(11), _LINE_HEIGHT * lines + 10)
        row += 2
    sheet.print_area = f"A1:E{row}"


def _draw_tiles(sheet: Worksheet, tiles: Mapping[str, int]) -> None:
    sheet.row_dimensions[7].height, sheet.row_dimensions[8].height = 44, 20
    for letter, (label, figure) in zip(_TILES, tiles.items(), strict=True):
        big, small = sheet[f"{letter}7"], sheet[f"{letter}8"]
        big.value, big.number_format = figure, "#,##0"
        big.font = look.font(28, bold=True, colour=look.PRIMARY)
        look.put(small, label, look.font(10, colour=look.MUTED))
        for cell in (big, small):
            cell.fill = look.fill(look.PAPER)
            cell.alignment = Alignment(horizontal="center", vertical="center")


def _wide(sheet: Worksheet, row: int, text: str, style: object, height: float) -> None:
    sheet.merge_cells(f"B{row}:D{row}")
    wrapped = Alignment(vertical="center", wrap_text=True)
    look.put(sheet[f"B{row}"], text, style, wrapped)
    sheet.row_dimensions[row].height = height
