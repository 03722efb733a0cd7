"""The first page of a return: the hub's letterhead, four figures, and what it is and is not."""

from collections.abc import Iterator
from math import ceil

from openpyxl.chart import BarChart
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from hublog.domain.returns import Cover
from hublog.domain.words import Words
from hublog.sheets import look
from hublog.sheets.charts import month_name

_TILES = "BCDE"
_LAST = 6
_TILE_WIDTH = 22
_CHARACTERS_PER_LINE = 64
_LINE_HEIGHT = 15
_BELOW_TILES = 14
_ROWS_OF_PICTURE = 15


def draw(sheet: Worksheet, cover: Cover, words: Words, picture: BarChart | None) -> None:
    """Fill the sheet; it says nothing that Summary or manifest do not say to machines."""
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = sheet.column_dimensions["F"].width = 3
    for letter in _TILES:
        sheet.column_dimensions[letter].width = _TILE_WIDTH
    _letterhead(sheet, cover, words)
    _tiles(sheet, cover, words)
    row = _BELOW_TILES
    if picture is not None:
        top, bottom = AnchorMarker(1, 0, row - 1, 0), AnchorMarker(5, 0, row + _ROWS_OF_PICTURE, 0)
        picture.anchor = TwoCellAnchor(_from=top, to=bottom)
        sheet.add_chart(picture)
        row += _ROWS_OF_PICTURE + 2
    for label, text in _lines(cover, words):
        _line(sheet, row, label, text)
        row += 1
    row += 1
    _wide(sheet, row, words("returns.cover.declaration_title"), look.font(11, bold=True), "B")
    declaration = words("returns.cover.declaration")
    _wide(sheet, row + 1, declaration, look.font(11), "B")
    sheet.row_dimensions[row + 1].height = _height(declaration, 90)
    sheet.print_area = f"A1:F{row + 2}"


def _letterhead(sheet: Worksheet, cover: Cover, words: Words) -> None:
    for row in range(1, 6):
        for column in range(1, _LAST + 1):
            sheet.cell(row, column).fill = look.fill(look.PRIMARY)
    hub = cover.hub
    white = "FFFFFF"
    sheet.row_dimensions[1].height = 14
    _wide(
        sheet,
        2,
        words("returns.cover.kicker").upper(),
        look.font(9, bold=True, colour="C5DCE6"),
        "B",
    )
    _wide(sheet, 3, hub.name, look.font(26, bold=True, colour=white), "B")
    sheet.row_dimensions[3].height = 38 * ceil(len(hub.name) / 44)
    place = "  ·  ".join(part for part in (hub.area_name, hub.code) if part)
    _wide(sheet, 4, place, look.font(12, colour=white), "B")
    sheet.row_dimensions[5].height = 14
    title = words("returns.title.Cover", month=month_name(cover.month, words))
    _wide(sheet, 7, title, look.font(22, bold=True), "B")
    sheet.row_dimensions[7].height = 32
    key = "replaces" if cover.supersedes else "version"
    version = words(f"returns.cover.{key}", version=cover.version, supersedes=cover.supersedes or 0)
    _wide(sheet, 8, version, look.font(12, colour=look.MUTED), "B")
    remark = "nil" if cover.nil else "" if cover.complete else "incomplete"
    if remark:
        text = words(f"returns.cover.{remark}")
        _wide(sheet, 9, text, look.font(12, bold=True, colour=look.AMBER), "B")


def _tiles(sheet: Worksheet, cover: Cover, words: Words) -> None:
    coverage = words("figures.none") if cover.coverage is None else _percent(cover.coverage, words)
    figures = {
        "sessions": cover.sessions_held,
        "footfall": cover.footfall,
        "people": cover.different_people,
        "coverage": coverage,
    }
    sheet.row_dimensions[11].height, sheet.row_dimensions[12].height = 44, 20
    for letter, (name, figure) in zip(_TILES, figures.items(), strict=True):
        big, small = sheet[f"{letter}11"], sheet[f"{letter}12"]
        look.put(small, words(f"returns.cover.{name}"), look.font(10, colour=look.MUTED))
        if isinstance(figure, str):
            look.put(big, figure, look.font(28, bold=True, colour=look.PRIMARY))
        else:
            big.value, big.font = figure, look.font(28, bold=True, colour=look.PRIMARY)
            big.number_format = "#,##0"
        for cell in (big, small):
            cell.fill = look.fill(look.PAPER)
            cell.alignment = Alignment(horizontal="center", vertical="center")


def _lines(cover: Cover, words: Words) -> Iterator[tuple[str, str]]:
    say = "returns.cover."
    if cover.coverage is None:
        coverage = words(f"{say}coverage_none")
    else:
        coverage = words(f"{say}coverage_text", percent=_percent(cover.coverage, words))
    day = cover.drawn_on
    month = words(f"returns.month.{day.month}", year=day.year)
    privacy = "privacy_rows" if cover.rows_shared else "privacy_counts"
    yield words(f"{say}prepared_by"), words(f"{say}coordinator")
    yield words(f"{say}drawn_on"), f"{day.day} {month}"
    yield words(f"{say}contact"), cover.hub.contact_line or words(f"{say}none")
    yield words(f"{say}cancelled"), str(cover.sessions_cancelled)
    yield words(f"{say}coverage_label"), coverage
    yield words(f"{say}privacy"), words(f"{say}{privacy}")


def _line(sheet: Worksheet, row: int, label: str, text: str) -> None:
    top = Alignment(vertical="center", wrap_text=True)
    look.put(sheet.cell(row, 2), label, look.font(11, colour=look.MUTED), top)
    _wide(sheet, row, text, look.font(11), "C")
    for column in range(2, _LAST):
        sheet.cell(row, column).border = look.hairline()
    sheet.row_dimensions[row].height = _height(text, _CHARACTERS_PER_LINE)


def _wide(sheet: Worksheet, row: int, text: str, style: object, first: str) -> None:
    sheet.merge_cells(f"{first}{row}:E{row}")
    look.put(sheet[f"{first}{row}"], text, style, Alignment(vertical="center", wrap_text=True))


def _height(text: str, characters: int) -> float:
    return _LINE_HEIGHT * look.lines_of(text, characters) + 9


def _percent(share: float, words: Words) -> str:
    return words("figures.percent", n=f"{100 * share:.0f}")
