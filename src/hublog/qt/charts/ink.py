"""What pictures are painted with: the look of the window, or the light one on a copy and on paper."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from hublog.qt.theme.theme import FAMILY
from hublog.qt.theme.tokens import LIGHT, SIZES, Tokens

Side = Qt.AlignmentFlag


class Ink(Protocol):
    """Colours and measures; the window's own theme is one."""

    tokens: Tokens

    def px(self, pixels: float) -> int:
        """A measure at 100 % as it is here."""

    def font(self, size: str = "body", weight: int = 400) -> QFont:
        """The font of a size named in ``SIZES``."""


class Paper:
    """The light look at 100 %, whatever the window looks like."""

    tokens = LIGHT

    def px(self, pixels: float) -> int:
        """As it is."""
        return round(pixels)

    def font(self, size: str = "body", weight: int = 400) -> QFont:
        """The font of a size named in ``SIZES``."""
        font = QFont(FAMILY)
        font.setPixelSize(SIZES[size])
        font.setWeight(QFont.Weight(weight))
        return font


class Brush:
    """Paints blocks, lines and words with an ink."""

    def __init__(self, painter: QPainter, ink: Ink) -> None:
        self._painter = painter
        self.ink = ink
        if not painter.isActive():
            return  # where things stand can be asked without painting them
        hints = QPainter.RenderHint
        painter.setRenderHints(hints.Antialiasing | hints.TextAntialiasing)

    @property
    def line(self) -> float:
        """The height of a line of small words."""
        return QFontMetricsF(self.ink.font("small")).height()

    def width(self, text: str, weight: int = 400) -> float:
        """How wide a small word is."""
        return QFontMetricsF(self.ink.font("small", weight)).horizontalAdvance(text)

    def block(self, area: QRectF, colour: str, *, hatched: bool = False, radius: float = 3) -> None:
        """Fill an area; hatched, a texture tells it from its neighbour without its colour."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        self._painter.drawRoundedRect(area, radius, radius)
        if hatched:
            surface = QColor(self.ink.tokens.surface)
            self._painter.setBrush(QBrush(surface, Qt.BrushStyle.BDiagPattern))
            self._painter.drawRoundedRect(area, radius, radius)

    def frame(self, area: QRectF, colour: str, width: float = 2, radius: float = 3) -> None:
        """The outline of an area."""
        self._painter.setPen(QPen(QColor(colour), width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(area, radius, radius)

    def rule(self, start: QPointF, end: QPointF, colour: str, width: float = 1) -> None:
        """A straight line."""
        self._painter.setPen(QPen(QColor(colour), width))
        self._painter.drawLine(start, end)

    def path(self, points: list[QPointF], colour: str, width: float) -> None:
        """A line through points, with an edge that keeps it apart from what it crosses."""
        tokens, round_ = self.ink.tokens, Qt.PenCapStyle.RoundCap
        for shade, wide in ((tokens.surface, width + 3), (colour, width)):
            pen = QPen(QColor(shade), wide, Qt.PenStyle.SolidLine, round_)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self._painter.setPen(pen)
            self._painter.drawPolyline(points)

    def word(
        self,
        text: str,
        area: QRectF,
        colour: str,
        side: Side = Side.AlignHCenter,
        weight: int = 400,
        size: str = "small",
        *,
        turned: bool = False,
    ) -> None:
        """One line of words, in the middle of the height; turned, it reads from below."""
        painter = self._painter
        painter.setFont(self.ink.font(size, weight))
        painter.setPen(QColor(colour))
        if not turned:
            painter.drawText(area, side | Side.AlignVCenter, text)
            return
        painter.save()
        painter.translate(area.center())
        painter.rotate(-90)
        lying = QRectF(-area.height() / 2, -area.width() / 2, area.height(), area.width())
        painter.drawText(lying, side | Side.AlignVCenter | Qt.TextFlag.TextDontClip, text)
        painter.restore()

    def text(self, text: str, area: QRectF, colour: str, size: str, weight: int = 400) -> float:
        """Words that wrap, from the top; how high they are."""
        self._painter.setFont(self.ink.font(size, weight))
        self._painter.setPen(QColor(colour))
        how = Qt.TextFlag.TextWordWrap | Side.AlignTop | Side.AlignLeft
        return self._painter.drawText(area, how, text).height()

    def height(self, text: str, width: float) -> float:
        """How high small words are that wrap at that width."""
        metrics = QFontMetricsF(self.ink.font("small"))
        room = QRectF(0, 0, width, 10_000)
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
