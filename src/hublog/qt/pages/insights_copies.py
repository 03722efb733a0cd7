"""Pictures and tables that leave the page: in the light look, and never with a small number."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap

from hublog.domain.codes import CodeLists
from hublog.domain.insight_copies import for_everybody
from hublog.domain.insight_words import Picture, Point, number_said, pictures, span_said
from hublog.domain.words import Words
from hublog.qt.charts.drawing import NOWHERE, drawing_of, height_of
from hublog.qt.charts.ink import Brush, Paper
from hublog.qt.document import Document, Leaf
from hublog.qt.wording import short_weekdays
from hublog.services.insights import Look

_WIDE, _EDGE, _HEAD, _SHARP = 760, 28, 136, 2
_SHEET, _MARGIN, _GAP = (794, 1123), 48, 24
"""A4 in pixels at 96 to the inch."""


class Leaving:
    """What everybody may see of a look, in words."""

    def __init__(self, look: Look, words: Words, lists: CodeLists) -> None:
        self._words = words
        self._days = short_weekdays(words)
        seen = for_everybody(look.seen)
        self.pictures = {each.card: each for each in pictures(seen, words, lists)}
        self.title = words("insight.cli_title", hub=look.hub.name, span=span_said(seen, words))
        self.rule = words("insight.rule")

    def copy_picture(self, card: str) -> None:
        """Put the picture on the clipboard, with what has to be known to read it."""
        picture = self.pictures[card]
        told, across = f"{picture.note} {self.rule}", _WIDE - 2 * _EDGE
        words = Brush(QPainter(), Paper()).height(told, across)
        high = round(2 * _EDGE + _HEAD + height_of(picture) + words)
        made = QPixmap(_WIDE * _SHARP, high * _SHARP)
        made.setDevicePixelRatio(_SHARP)
        made.fill(Paper.tokens.surface)
        painter = QPainter(made)
        inside = QRectF(_EDGE, _EDGE, across, high - 2 * _EDGE)
        brush = Brush(painter, Paper())
        top = brush.text(self.title, inside, Paper.tokens.muted, "small") + 4
        foot = self._foot(brush, inside, told)
        self._card(painter, inside.adjusted(0, top, 0, -foot - 10), picture)
        painter.end()
        QGuiApplication.clipboard().setPixmap(made)

    def copy_table(self, card: str) -> None:
        """Put the numbers on the clipboard, as a spreadsheet takes them in."""
        picture = self.pictures[card]
        rows = [(self.title,), (picture.headline,), (picture.of, *picture.series)]
        rows += [
            (each.name, *(number_said(n, self._words) for n in each.values))
            for each in picture.points
        ]
        lines = ["\t".join(row) for row in (*rows, (self.rule,))]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def document(self) -> Document:
        """All pictures on one side of paper; to whoever hears it, their sentences and numbers."""
        said = [self.title]
        for picture in self.pictures.values():
            said += [picture.title, picture.headline]
            said += [f"{point.name}: {self._numbers(point)}" for point in picture.points]
        leaf = Leaf(lambda pen: self.draw_page(pen.painter), "\n".join([*said, self.rule]))
        return Document(
            title=self.title, leaves=(leaf,), file_name=self.title, language=self._words.language
        )

    def _numbers(self, point: Point) -> str:
        comma = self._words("insight.comma")
        return comma.join(number_said(n, self._words) for n in point.values)

    def draw_page(self, painter: QPainter) -> None:
        """The page, over the whole of what is painted on."""
        painter.setWindow(0, 0, *_SHEET)
        wide, high = _SHEET
        inside = QRectF(_MARGIN, _MARGIN, wide - 2 * _MARGIN, high - 2 * _MARGIN)
        brush = Brush(painter, Paper())
        top = brush.text(self.title, inside, Paper.tokens.ink, "h2", 700) + _GAP
        foot = self._foot(brush, inside, self.rule) + _GAP / 2
        inside = inside.adjusted(0, top, 0, -foot)
        rows = -(-len(self.pictures) // 2)
        across = (inside.width() - _GAP) / 2
        down = (inside.height() - (rows - 1) * _GAP) / rows
        for n, picture in enumerate(self.pictures.values()):
            corner = QPointF(n % 2 * (across + _GAP), n // 2 * (down + _GAP))
            area = QRectF(inside.topLeft() + corner, inside.topLeft() + corner)
            area.setSize(QRectF(0, 0, across, down).size())
            self._card(painter, area, picture)

    def _card(self, painter: QPainter, area: QRectF, picture: Picture) -> None:
        brush, tokens = Brush(painter, Paper()), Paper.tokens
        top = brush.text(picture.title, area, tokens.muted, "small", 600) + 2
        under = area.adjusted(0, top, 0, 0)
        top += brush.text(picture.headline, under, tokens.ink, "body", 700) + 12
        room = area.adjusted(0, top, 0, 0)
        room.setHeight(min(room.height(), height_of(picture)))
        if picture.points:
            drawing_of(painter, Paper(), room, picture, self._days).draw(NOWHERE)

    def _foot(self, brush: Brush, inside: QRectF, text: str) -> float:
        """Words at the very bottom; how high they are."""
        high = brush.height(text, inside.width())
        area = QRectF(inside.left(), inside.bottom() - high, inside.width(), high + 2)
        brush.text(text, area, Paper.tokens.muted, "small")
        return high
