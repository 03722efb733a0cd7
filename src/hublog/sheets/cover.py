"""The first page of a return: the hub's letterhead, four figures, and what it is and is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from openpyxl.chart import BarChart
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from hublog.domain.returns import Cover
from hublog.domain.words import Words
from hublog.sheets import look
from hublog.sheets.wording import Labels, day_in_words, month_name

_TILES = "BCDE"
_LAST = 6
_TILE_WIDTH = 22
_CHARACTERS_A_LINE, _CHARACTERS_WIDE, _CHARACTERS_A_LABEL = 64, 88, 21
_CHARACTERS_OF_NAME, _CHARACTERS_OF_TITLE = 44, 52
_LINE_HEIGHT = 15
_ROWS_OF_PICTURE = 13
_SAY = "returns.cover."
_WHITE = "FFFFFF"


def draw(
    sheet: Worksheet, cover: Cover, words: Words, labels: Labels, picture: BarChart | None
) -> None:
    """Fill the sheet; it says nothing that Summary or manifest do not say to machines."""
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = sheet.column_dimensions["F"].width = 3
    for letter in _TILES:
        sheet.column_dimensions[letter].width = _TILE_WIDTH
    page = _Page(sheet, cover, words, labels)
    page.letterhead()
    page.title()
    page.tiles()
    if picture is not None:
        page.picture(picture)
    for label, text in page.lines():
        page.line(label, text)
    if cover.supersedes is not None:
        page.what_changed()
    page.declaration()
    sheet.print_area = f"A1:F{page.row}"


@dataclass
class _Page:
    """The page while it is filled from top to bottom; ``row`` is the next free one."""

    sheet: Worksheet
    cover: Cover
    words: Words
    labels: Labels
    row: int = 1

    def letterhead(self) -> None:
        """The hub in white on the main colour."""
        for row in range(1, 6):
            for column in range(1, _LAST + 1):
                self.sheet.cell(row, column).fill = look.fill(look.PRIMARY)
        hub = self.cover.hub
        kicker = self.labels(f"{_SAY}kicker").upper()
        self._gap(14)
        self._wide(kicker, look.font(9, bold=True, colour="C5DCE6"), 15)
        name = look.font(26, bold=True, colour=_WHITE)
        self._wide(hub.name, name, 38 * ceil(len(hub.name) / _CHARACTERS_OF_NAME))
        place = "  ·  ".join(part for part in (hub.area_name, hub.code) if part)
        self._wide(place, look.font(12, colour=_WHITE), _height(place, _CHARACTERS_WIDE))
        self._gap(14)

    def title(self) -> None:
        """Which month and version this is, and whatever stands in the way of reading it as final."""
        cover = self.cover
        title = self.labels.said(
            lambda words: words("returns.title.Cover", month=month_name(cover.month, words))
        )
        key = "replaces" if cover.supersedes else "version"
        version = self.labels.said(
            lambda words: words(
                f"{_SAY}{key}", version=cover.version, supersedes=cover.supersedes or 0
            )
        )
        self._gap(12)
        lines = look.lines_of(title, _CHARACTERS_OF_TITLE)
        self._wide(title, look.font(22, bold=True), 32 * lines)
        self._wide(version, look.font(12, colour=look.MUTED), 20)
        if cover.nil:
            self._wide(self._say("nil"), look.font(12, bold=True, colour=look.PRIMARY), 22)
        warnings = (("draft", cover.draft), ("incomplete", not cover.complete))
        standing = [self._say(name) for name, stands in warnings if stands]
        if standing:
            self._gap(6)
        for text in standing:
            self._warning(text)
        self._gap(10)

    def tiles(self) -> None:
        """The four figures that people ask for first."""
        cover, share = self.cover, self.cover.coverage
        figures = {
            "sessions": cover.sessions_held,
            "footfall": cover.footfall,
            "people": cover.different_people,
            "coverage": look.figure_in_words("A05", share, self.words),
        }
        named = {name: self.labels(f"{_SAY}{name}") for name in figures}
        height = max(_height(label, _TILE_WIDTH) for label in named.values())
        for letter, (name, figure) in zip(_TILES, figures.items(), strict=True):
            big, small = self.sheet[f"{letter}{self.row}"], self.sheet[f"{letter}{self.row + 1}"]
            look.put(small, named[name], look.font(10, colour=look.MUTED))
            if isinstance(figure, str):
                look.put(big, figure, look.font(28, bold=True, colour=look.PRIMARY))
            else:
                big.value, big.font = figure, look.font(28, bold=True, colour=look.PRIMARY)
                big.number_format = "#,##0"
            for cell in (big, small):
                cell.fill = look.fill(look.PAPER)
                cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self._gap(44)
        self._gap(height)
        self._gap(12)

    def picture(self, picture: BarChart) -> None:
        """The chart below the figures, as wide as they are."""
        top, below = self.row - 1, self.row - 1 + _ROWS_OF_PICTURE
        ends = AnchorMarker(1, 0, top, 0), AnchorMarker(5, 0, below, 0)
        picture.anchor = TwoCellAnchor(_from=ends[0], to=ends[1])
        self.sheet.add_chart(picture)
        self.row += _ROWS_OF_PICTURE + 1

    def lines(self) -> Iterator[tuple[str, str]]:
        """What the return is, label and text."""
        cover, none = self.cover, self._say("none")
        coverage = self._say("coverage_none")
        if cover.coverage is not None:
            share = look.percent(cover.coverage, self.words)
            coverage = self._say("coverage_text", percent=share)
        yield self._label("prepared_by"), self.labels(f"{_SAY}coordinator")
        yield (
            self._label("drawn_on"),
            self.labels.said(lambda words: day_in_words(cover.drawn_on, words)),
        )
        if cover.due_on is not None:
            yield self._label("due_on"), self.labels.said(lambda words: _due(cover, words))
        yield self._label("contact"), cover.hub.contact_line or none
        yield self._label("cancelled"), str(cover.sessions_cancelled)
        yield self._label("coverage_label"), coverage
        privacy = "privacy_rows" if cover.rows_shared else "privacy_counts"
        yield self._label("privacy"), self._say(privacy)

    def line(self, label: str, text: str) -> None:
        """A label and what it says, above a thin line."""
        middle = Alignment(vertical="center", wrap_text=True)
        look.put(self.sheet.cell(self.row, 2), label, look.font(11, colour=look.MUTED), middle)
        for column in range(2, _LAST):
            self.sheet.cell(self.row, column).border = look.hairline()
        heights = _height(text, _CHARACTERS_A_LINE), _height(label, _CHARACTERS_A_LABEL)
        self._wide(text, look.font(11), max(heights), "C")

    def what_changed(self) -> None:
        """Why there is another version, and the main figures that differ from the one before."""
        cover = self.cover
        title = self.labels.said(
            lambda words: words(f"{_SAY}changed_title", version=cover.supersedes or 0)
        )
        self._heading(title)
        if cover.reason:
            self.line(self._label("changed_why"), cover.reason)
        for figure in cover.changed:
            name = self.labels(f"indicator.{figure.indicator}.name")
            was, now = (self._figure(figure.indicator, each) for each in (figure.was, figure.now))
            self.line(name, self._say("changed_figure", was=was, now=now))
        told = self._say("changed_rows" if cover.changed else "changed_no_figure")
        self._wide(told, look.font(10, colour=look.MUTED), _height(told, _CHARACTERS_WIDE))

    def declaration(self) -> None:
        """What the hub says about its return; a draft says that nobody has said so yet."""
        self._heading(self._label("declaration_title"))
        said = self._say("declaration_draft" if self.cover.draft else "declaration")
        self._wide(said, look.font(11), _height(said, _CHARACTERS_WIDE))

    def _figure(self, indicator: str, value: float | None) -> str:
        if value is None:
            return self._say("changed_nothing")
        return look.figure_in_words(indicator, value, self.words)

    def _label(self, name: str) -> str:
        return self.labels(f"{_SAY}{name}")

    def _say(self, name: str, **values: str) -> str:
        return self.words(f"{_SAY}{name}", **values)

    def _heading(self, text: str) -> None:
        self._gap(12)
        self._wide(text, look.font(12, bold=True, colour=look.PRIMARY), 22)

    def _warning(self, text: str) -> None:
        for column in range(2, _LAST):
            self.sheet.cell(self.row, column).fill = look.fill(look.WARN)
        self._wide(text, look.font(12, bold=True, colour=look.ON_WARN), 26, indent=1)

    def _wide(
        self, text: str, style: object, height: float, first: str = "B", indent: int = 0
    ) -> None:
        self.sheet.merge_cells(f"{first}{self.row}:E{self.row}")
        at = Alignment(vertical="center", wrap_text=True, indent=indent)
        look.put(self.sheet[f"{first}{self.row}"], text, style, at)
        self._gap(height)

    def _gap(self, height: float) -> None:
        self.sheet.row_dimensions[self.row].height = height
        self.row += 1


def _due(cover: Cover, words: Words) -> str:
    """The day it was asked for, and how it kept to it; a draft may still be in time."""
    if cover.due_on is None:
        return ""
    day = day_in_words(cover.due_on, words)
    late = (cover.drawn_on - cover.due_on).days
    if late > 0:
        return words(f"{_SAY}due_late", day=day, n=late)
    return day if cover.draft else words(f"{_SAY}due_on_time", day=day)


def _height(text: str, characters: int) -> float:
    return _LINE_HEIGHT * look.lines_of(text, characters) + 9
