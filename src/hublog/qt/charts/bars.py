"""Bars that stand side by side: weeks with their line, months with a part in each."""

from PySide6.QtCore import QPointF, QRectF

from hublog.domain.insight_words import Drawn, Picture, Point
from hublog.domain.suppression import HIDDEN
from hublog.qt.charts.ink import Brush
from hublog.qt.charts.legend import Sample, legend

_FULL, _WIDEST = 0.72, 46
_LEGEND, _GAP = 1.5, 4
_FEW_LABELS = 2
"""A month's name needs about so many of its widths to stand clear."""


class Bars:
    """One picture of bars in an area; the first series is the whole bar, or stands below the second.

    ``stacked`` puts the second series on the first, else it is a part of it; where there is a line,
    the second series is that.
    """

    def __init__(self, brush: Brush, area: QRectF, picture: Picture) -> None:
        self._brush, self._picture = brush, picture
        self._kind = picture.card
        self._points = picture.points
        line = brush.line
        self._legend = QRectF(area.left(), area.top(), area.width(), line)
        top = line * (_LEGEND + 1.1)
        self._room = area.adjusted(2, top, -2, -line * 1.3)
        self._most = max((self._height_of(point) for point in self._points), default=0) or 1

    def spot(self, _: int, place: int) -> QRectF:
        """Where a point stands, from the top of the picture to the ground."""
        step = self._room.width() / max(len(self._points), 1)
        left = self._room.left() + place * step
        return QRectF(left, self._room.top(), step, self._room.height())

    def draw(self, chosen: tuple[int, int]) -> None:
        """The bars, what they stand on, the line, and the words around them."""
        tokens = self._brush.ink.tokens
        for place, point in enumerate(self._points):
            self._bar(place, point)
        ground = self._room.bottom()
        left, right = QPointF(self._room.left(), ground), QPointF(self._room.right(), ground)
        self._brush.rule(left, right, tokens.border)
        if self._kind == "attendance":
            self._line()
        self._labels()
        self._numbers(chosen[1])
        self._said_series()

    def _bar(self, place: int, point: Point) -> None:
        tokens, spot = self._brush.ink.tokens, self._whole(place)
        first, second = (_number(n) for n in point.values[:2])
        if self._kind == "newcomers":
            self._block(spot, 0, second, tokens.series[0])
            self._block(spot, second, first, tokens.series[1], hatched=True)
            return
        if self._kind == "attendance":
            if point.so_far and first:
                area = QRectF(
                    spot.left(), self._y(first), spot.width(), self._y(0) - self._y(first)
                )
                self._brush.frame(area, tokens.heat[3])
            else:
                self._block(spot, 0, first, tokens.heat[3])
            return
        self._block(spot, 0, first, tokens.heat[1])
        if first > 0:
            area = QRectF(
                spot.left(), self._y(first), spot.width(), self._room.bottom() - self._y(first)
            )
            self._brush.frame(area, tokens.border, 1)
        self._block(spot, 0, second, tokens.series[0])

    def _block(
        self, spot: QRectF, below: float, n: float, colour: str, *, hatched: bool = False
    ) -> None:
        if n > 0:
            top, bottom = self._y(below + n), self._y(below)
            area = QRectF(spot.left(), top, spot.width(), bottom - top)
            self._brush.block(area, colour, hatched=hatched, radius=min(3, spot.width() / 3))

    def _whole(self, place: int) -> QRectF:
        spot = self.spot(0, place)
        wide = min(spot.width() * _FULL, self._brush.ink.px(_WIDEST))
        return QRectF(spot.center().x() - wide / 2, spot.top(), wide, spot.height())

    def _y(self, n: float) -> float:
        return self._room.bottom() - self._room.height() * n / self._most

    def _height_of(self, point: Point) -> float:
        first, second = (_number(n) for n in point.values[:2])
        return first + second if self._kind == "newcomers" else max(first, second)

    def _line(self) -> None:
        points: list[QPointF] = []
        colour, wide = self._brush.ink.tokens.series[1], self._brush.ink.px(3)
        for place, point in enumerate(self._points):
            mean = point.values[1]
            if mean is None or isinstance(mean, str):
                self._piece(points, colour, wide)
                points = []
            else:
                points.append(QPointF(self.spot(0, place).center().x(), self._y(mean)))
        self._piece(points, colour, wide)

    def _piece(self, points: list[QPointF], colour: str, wide: float) -> None:
        if len(points) > 1:
            self._brush.path(points, colour, wide)

    def _labels(self) -> None:
        """The months below, each once, where there is room for them."""
        before, free = "", self._room.left() - 1
        for place, point in enumerate(self._points):
            spot, wide = self.spot(0, place), self._brush.width(point.short)
            left = max(spot.center().x() - wide / 2, self._room.left())
            new = point.short != before
            before = point.short
            if new and left >= free and left + wide <= self._room.right() + _GAP:
                area = QRectF(left - 1, self._room.bottom() + 2, wide + 2, self._brush.line)
                self._brush.word(point.short, area, self._brush.ink.tokens.muted)
                free = left + wide + self._brush.ink.px(8)

    def _numbers(self, chosen: int) -> None:
        """Every number where there is room, else the tallest and the last; always the chosen one."""
        said = [_said(point, self._kind) for point in self._points]
        step = self.spot(0, 0).width()
        if all(self._brush.width(text) + 2 * _GAP <= step for text in said):
            wanted = set(range(len(said)))
        else:
            heights = [self._height_of(point) for point in self._points]
            wanted = {heights.index(max(heights))} if any(heights) else set()
        wanted |= {place for place, text in enumerate(said) if text == HIDDEN}
        tokens = self._brush.ink.tokens
        if chosen >= 0:
            wanted = {chosen} if len(wanted) < len(said) else wanted
            area = self._whole(chosen).adjusted(-_GAP, 0, _GAP, 2)
            area.setTop(self._y(self._height_of(self._points[chosen])) - _GAP)
            self._brush.frame(area, tokens.ink)
        for place in wanted:
            text, spot = said[place], self.spot(0, place)
            wide = self._brush.width(text, 700) + 2
            left = min(
                max(spot.center().x() - wide / 2, self._room.left()), self._room.right() - wide
            )
            top = self._y(self._height_of(self._points[place])) - self._brush.line - _GAP
            area = QRectF(left, top, wide, self._brush.line)
            weight = 700 if place == chosen else 600
            self._brush.word(text, area, tokens.ink, weight=weight)

    def _said_series(self) -> None:
        """What each colour and texture is, in words beside a sample of it."""
        tokens = self._brush.ink.tokens
        samples = {
            "attendance": (Sample(tokens.heat[3]), Sample(tokens.series[1], line=True)),
            "newcomers": (Sample(tokens.series[1], hatched=True), Sample(tokens.series[0])),
        }.get(self._kind, (Sample(tokens.heat[1]), Sample(tokens.series[0])))
        legend(self._brush, self._legend, self._picture.series, samples)


def _number(value: Drawn) -> float:
    return 0 if value is None or isinstance(value, str) else value


def _said(point: Point, kind: str) -> str:
    """The number above a bar: of its top, or of all of it."""
    first, second = point.values[:2]
    if kind != "newcomers":
        return "" if first is None else HIDDEN if first == HIDDEN else f"{_number(first):,.0f}"
    if HIDDEN in {first, second}:
        return HIDDEN
    return f"{_number(first) + _number(second):,.0f}"
