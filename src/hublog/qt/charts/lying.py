"""Bars that lie below each other, each with its name before it and its numbers behind it."""

from PySide6.QtCore import QRectF

from hublog.domain.insight_words import Drawn, Picture
from hublog.domain.suppression import HIDDEN
from hublog.qt.charts.ink import Brush, Side
from hublog.qt.charts.legend import Sample, legend

_FULL, _GAP = 0.62, 10
_MOST_NAMED = 0.45
_LEGEND = 1.6
_BETWEEN = " \N{MIDDLE DOT} "


class Lying:
    """One picture of bars that lie, in an area; where there are several series, a bar has their parts."""

    def __init__(self, brush: Brush, area: QRectF, picture: Picture) -> None:
        self._brush, self._points, self._series = brush, picture.points, picture.series
        self._parts = len(picture.series) > 1
        self._legend = QRectF(area.left(), area.top(), area.width(), brush.line)
        top = brush.line * _LEGEND if self._parts else 2
        self._area = area.adjusted(2, top, -2, -2)
        widest = max((brush.width(point.name) for point in self._points), default=0)
        self._named = min(widest + _GAP, area.width() * _MOST_NAMED)
        totals = (sum(map(_number, point.values)) for point in self._points)
        self._most = max(totals, default=0) or 1
        tokens = brush.ink.tokens
        self._samples = (
            Sample(tokens.series[0]),
            Sample(tokens.heat[1]),
            Sample(tokens.series[1], hatched=True),
        )[: len(picture.series)]

    def spot(self, place: int, _: int) -> QRectF:
        """The line of a point."""
        step = self._area.height() / max(len(self._points), 1)
        return QRectF(self._area.left(), self._area.top() + place * step, self._area.width(), step)

    def draw(self, chosen: tuple[int, int]) -> None:
        """Every line."""
        tokens = self._brush.ink.tokens
        if self._parts:
            legend(self._brush, self._legend, self._series, self._samples)
        for place, point in enumerate(self._points):
            line = self.spot(place, 0)
            name = QRectF(line.left(), line.top(), self._named - _GAP, line.height())
            self._brush.word(point.name, name, tokens.ink, Side.AlignLeft)
            self._bar(line, point.values, 700 if place == chosen[0] else 600)
            if place == chosen[0]:
                self._brush.frame(line.adjusted(-1, 1, 1, -1), tokens.ink)

    def _bar(self, line: QRectF, values: tuple[Drawn, ...], weight: int) -> None:
        text = _BETWEEN.join(map(_said, values))
        after = self._brush.width(
            _BETWEEN.join(["00,000" if len(values) == 1 else "000"] * len(values))
        )
        room = line.width() - self._named - after
        left, high = line.left() + self._named, line.height() * _FULL
        for value, sample in zip(values, self._samples, strict=True):
            wide = room * _number(value) / self._most
            part = QRectF(left, line.center().y() - high / 2, wide, high)
            if wide:
                self._brush.block(part, sample.colour, hatched=sample.hatched)
            if self._parts and wide:
                self._brush.frame(part, self._brush.ink.tokens.border, 1)
            left += wide
        behind = QRectF(left + _GAP * 0.7, line.top(), after, line.height())
        self._brush.word(text, behind, self._brush.ink.tokens.ink, Side.AlignLeft, weight)


def _number(value: Drawn) -> float:
    return 0 if value is None or isinstance(value, str) else value


def _said(value: Drawn) -> str:
    return HIDDEN if value == HIDDEN else f"{_number(value):,.0f}"
