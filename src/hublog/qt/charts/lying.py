"""Bars that lie below each other, each with its name before it and its number behind it."""

from PySide6.QtCore import QRectF

from hublog.domain.insight_words import Picture
from hublog.domain.suppression import HIDDEN
from hublog.qt.charts.ink import Brush, Side

_FULL, _GAP = 0.62, 10
_MOST_NAMED = 0.45


class Lying:
    """One picture of bars that lie, in an area."""

    def __init__(self, brush: Brush, area: QRectF, picture: Picture) -> None:
        self._brush, self._area, self._points = brush, area.adjusted(2, 2, -2, -2), picture.points
        widest = max((brush.width(point.name) for point in self._points), default=0)
        self._named = min(widest + _GAP, area.width() * _MOST_NAMED)
        self._most = max((self._number(n) for n in range(len(self._points))), default=0) or 1

    def spot(self, place: int, _: int) -> QRectF:
        """The line of a point."""
        step = self._area.height() / max(len(self._points), 1)
        return QRectF(self._area.left(), self._area.top() + place * step, self._area.width(), step)

    def draw(self, chosen: tuple[int, int]) -> None:
        """Every line."""
        tokens, after = self._brush.ink.tokens, self._brush.width("00,000")
        for place, point in enumerate(self._points):
            line, n = self.spot(place, 0), self._number(place)
            name = QRectF(line.left(), line.top(), self._named - _GAP, line.height())
            self._brush.word(point.name, name, tokens.ink, Side.AlignLeft)
            room = line.width() - self._named - after
            high = line.height() * _FULL
            bar = QRectF(
                line.left() + self._named, line.center().y() - high / 2, room * n / self._most, high
            )
            if n:
                self._brush.block(bar, tokens.series[0])
            value = point.values[0]
            text = HIDDEN if value == HIDDEN else f"{n:,.0f}"
            behind = QRectF(bar.right() + _GAP * 0.7, line.top(), after, line.height())
            weight = 700 if place == chosen[0] else 600
            self._brush.word(text, behind, tokens.ink, Side.AlignLeft, weight)
            if place == chosen[0]:
                self._brush.frame(line.adjusted(-1, 1, 1, -1), tokens.ink)

    def _number(self, place: int) -> float:
        value = self._points[place].values[0]
        return 0 if value is None or isinstance(value, str) else value
