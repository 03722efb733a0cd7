"""Draws words, cards and bars on paper, in tenths of a millimetre whatever the device."""

from enum import IntEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from hublog.qt.theme.theme import FAMILY
from hublog.qt.theme.tokens import CARD_RADIUS, LIGHT

WIDE, HIGH = 2100, 2970
"""An A4 page."""
_LEADING = 1.25
_ROUND = CARD_RADIUS * 2
_ELLIPSIS = "…"


class Side(IntEnum):
    """Where a line of words stands in its room."""

    LEFT, MIDDLE, RIGHT = 0, 1, 2


class Pen:
    """A painter whose page is ``WIDE`` by ``HIGH``, or as it is said; ``y`` grows downwards."""

    def __init__(self, painter: QPainter, wide: float = WIDE, high: float = HIGH) -> None:
        self._painter = painter
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        painter.setWindow(0, 0, round(wide), round(high))

    @property
    def painter(self) -> QPainter:
        """The painter itself, for what a pen does not do."""
        return self._painter

    def block(self, area: QRectF, colour: str, radius: float = 0) -> None:
        """Fill an area."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        self._painter.drawRoundedRect(area, radius, radius)

    def card(self, area: QRectF) -> None:
        """The ground of one thing to read."""
        self._painter.setPen(QPen(QColor(LIGHT.line), 3))
        self._painter.setBrush(QColor(LIGHT.surface))
        self._painter.drawRoundedRect(area, _ROUND, _ROUND)

    def box(self, area: QRectF, thick: float = 5) -> None:
        """An empty box to write in: a black frame."""
        self._painter.setPen(QPen(QColor(LIGHT.ink), thick))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(area)

    def rule(self, left: float, right: float, y: float, colour: str = LIGHT.line) -> None:
        """A thin line across."""
        self._painter.setPen(QPen(QColor(colour), 3))
        self._painter.drawLine(QPointF(left, y), QPointF(right, y))

    def upright(self, x: float, top: float, bottom: float, colour: str = LIGHT.line) -> None:
        """A thin line downwards."""
        self._painter.setPen(QPen(QColor(colour), 3))
        self._painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def word(
        self,
        text: str,
        area: QRectF,
        size: int,
        colour: str = LIGHT.ink,
        weight: int = 400,
        side: Side = Side.LEFT,
    ) -> None:
        """One line, in the middle of the height; cut with an ellipsis where it is too long."""
        font = _font(size, weight)
        metrics = QFontMetricsF(font)
        fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width() + 1)
        spare = area.width() - metrics.horizontalAdvance(fitting)
        left = area.left() + spare * side / 2
        middle = area.center().y() + (metrics.ascent() - metrics.descent()) / 2
        self._painter.setPen(QColor(colour))
        self._painter.setFont(font)
        self._painter.drawText(QPointF(left, middle), fitting)

    def text(
        self,
        text: str,
        place: QPointF,
        width: float,
        size: int,
        colour: str = LIGHT.ink,
        weight: int = 400,
    ) -> float:
        """Lines that wrap at that width; the height they take."""
        self._painter.setPen(QColor(colour))
        lines = _wrapped(text, _font(size, weight), width)
        for n, line in enumerate(lines):
            line_place = QRectF(place.x(), place.y() + n * size * _LEADING, width, size * _LEADING)
            self.word(line, line_place, size, colour, weight)
        return len(lines) * size * _LEADING


def width(text: str, size: int, weight: int = 400) -> float:
    """How wide one line is."""
    return QFontMetricsF(_font(size, weight)).horizontalAdvance(text)


def height(text: str, width: float, size: int, weight: int = 400) -> float:
    """The height that the lines of ``Pen.text`` take."""
    return len(_wrapped(text, _font(size, weight), width)) * size * _LEADING


def fitting(
    text: str, width: float, sizes: range, lines: int, weight: int = 400
) -> tuple[str, int]:
    """The text at the largest of the sizes at which it takes so few lines.

    What is too long at the smallest size too is cut there.
    """
    for size in sizes:
        if len(_wrapped(text, _font(size, weight), width)) <= lines:
            return text, size
    size = sizes[-1]
    kept = _wrapped(text, _font(size, weight), width)[:lines]
    return " ".join(kept).removesuffix(_ELLIPSIS).rstrip()[:-1] + _ELLIPSIS, size


def _font(size: int, weight: int) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _wrapped(text: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(text.replace("\n", " "), font)
    layout.setTextOption(_ANYWHERE_AT_LAST)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        found.append(layout.text()[start : start + line.textLength()].strip())
    layout.endLayout()
    return found


_ANYWHERE_AT_LAST = QTextOption()
_ANYWHERE_AT_LAST.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
