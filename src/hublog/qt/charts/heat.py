"""A week hour by hour: a shade and a number in each, so that no colour has to be told apart."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from hublog.domain.insight_words import Picture
from hublog.domain.suppression import HIDDEN
from hublog.qt.charts.ink import Brush, Side
from hublog.qt.widgets.calendar_view import ink_on

_INSET, _BETWEEN = 1.5, 6
_EVERY = (1, 2, 3, 4, 6, 12)
"""Every so many hours one is named, as closely as their names have room beside each other."""


class Heat:
    """The days below each other, the hours side by side; ``days`` are the days' short names."""

    def __init__(self, brush: Brush, area: QRectF, picture: Picture, days: tuple[str, ...]) -> None:
        self._brush, self._points, self._names = brush, picture.points, days
        self._days = sorted({point.place[0] for point in picture.points})
        hours = [point.place[1] for point in picture.points] or [0]
        self._first, self._hours = min(hours), max(hours) - min(hours) + 1
        left = max(brush.width(name) for name in days) + 10
        self._room = area.adjusted(left, brush.line + 4, -2, -2)
        self._most = max((_mean(each.values[0]) for each in self._points), default=0) or 1

    def spot(self, day: int, hour: int) -> QRectF:
        """The cell in that row and column."""
        wide, high = self._room.width() / self._hours, self._room.height() / max(len(self._days), 1)
        return QRectF(self._room.left() + hour * wide, self._room.top() + day * high, wide, high)

    def draw(self, chosen: tuple[int, int]) -> None:
        """The hours above, the days before, and the cells."""
        tokens = self._brush.ink.tokens
        named, across = self._brush.width("00:00"), self.spot(0, 0).width()
        every = next((n for n in _EVERY if n * across >= named + _BETWEEN), _EVERY[-1])
        for hour in range(0, self._hours, every):
            left = self.spot(0, hour).left()
            if hour and left + named > self._room.right() + _INSET:
                break  # it would run out of the picture
            top = self._room.top() - self._brush.line - 4
            above = QRectF(left, top, max(across, named + 2), self._brush.line)
            said = f"{self._first + hour}:00"
            self._brush.word(said, above, tokens.muted, Side.AlignLeft)
        for row, day in enumerate(self._days):
            cell = self.spot(row, 0)
            before = QRectF(0, cell.top(), self._room.left() - 8, cell.height())
            before.setLeft(before.right() - max(map(self._brush.width, self._names)) - 2)
            self._brush.word(self._names[day], before, tokens.ink, Side.AlignLeft)
        for point in self._points:
            at = self._days.index(point.place[0]), point.place[1] - self._first
            self._cell(self.spot(*at), point.values[0], at == chosen)

    def _cell(self, cell: QRectF, value: object, chosen: bool) -> None:  # noqa: FBT001 - whether it is the chosen one
        tokens = self._brush.ink.tokens
        inside = cell.adjusted(_INSET, _INSET, -_INSET, -_INSET)
        if value == HIDDEN:
            self._brush.frame(inside.adjusted(1, 1, -1, -1), tokens.line, 1, 4)
            self._brush.word(HIDDEN, inside, tokens.ink)
        else:
            mean = _mean(value)
            steps = len(tokens.heat) - 1
            ground = tokens.heat[min(int(mean / self._most * steps + 0.5), steps)]
            self._brush.block(inside, ground, radius=4)
            said, shade = f"{mean:.0f}", ink_on(QColor(ground)).name()
            turned = self._brush.width(said, 600) > inside.width()
            self._brush.word(said, inside, shade, weight=600, turned=turned)
        if chosen:
            self._brush.frame(inside, tokens.focus, 3, 4)


def _mean(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0
