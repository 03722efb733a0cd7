"""One picture of any kind in an area: where its points stand, how it is painted, how high it wants to be."""

from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from hublog.domain.insight_words import Picture
from hublog.qt.charts.bars import Bars
from hublog.qt.charts.heat import Heat
from hublog.qt.charts.ink import Brush, Ink
from hublog.qt.charts.lying import Lying
from hublog.qt.models.points import LYING

Place = tuple[int, int]
"""Row and column of a point."""
NOWHERE: Place = (-1, -1)
_BARS, _LINE, _DAY, _LEGEND = 206, 29, 34, 32


class Drawing(Protocol):
    """A picture in an area."""

    def spot(self, row: int, column: int) -> QRectF:
        """Where a point stands."""

    def draw(self, chosen: Place) -> None:
        """Paint all of it; ``chosen`` is the point that is stepped on."""


def drawing_of(
    painter: QPainter, ink: Ink, area: QRectF, picture: Picture, days: tuple[str, ...]
) -> Drawing:
    """The picture in that area; ``days`` are the short names of the weekdays, Monday first."""
    brush = Brush(painter, ink)
    if picture.card == "hours":
        return Heat(brush, area, picture, days)
    return Lying(brush, area, picture) if picture.card in LYING else Bars(brush, area, picture)


def height_of(picture: Picture) -> int:
    """How high it wants to be, in pixels at 100 %."""
    if picture.card == "hours":
        return 40 + _DAY * len({point.place[0] for point in picture.points})
    legend = _LEGEND if len(picture.series) > 1 else 0
    return _LINE * len(picture.points) + legend if picture.card in LYING else _BARS
