"""The week hour by hour stays readable however many hours it has."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from hublog import resources
from hublog.domain.insight_words import Picture, Point
from hublog.qt.charts.heat import Heat
from hublog.qt.charts.ink import Brush, Paper
from hublog.qt.wording import short_weekdays


class Told(Brush):
    """Writes down what it paints, and where."""

    def __init__(self, painter: QPainter) -> None:
        super().__init__(painter, Paper())
        self.words: list[tuple[str, QRectF, bool]] = []

    def word(self, text, area, *args, **kwargs) -> None:  # noqa: ANN002, ANN003 - as the brush
        self.words.append((text, area, kwargs.get("turned", False)))
        super().word(text, area, *args, **kwargs)


def painted(hours: int, wide: int) -> Told:
    points = tuple(
        Point("", (float(25 + hour),), "", "", (day, hour))
        for day in range(7)
        for hour in range(hours)
    )
    picture = Picture("hours", "", "", "", ("",), points, "")
    image = QImage(wide, 280, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    brush = Told(painter)
    days = short_weekdays(resources.words())
    Heat(brush, QRectF(image.rect()), picture, days).draw((0, 0))
    painter.end()
    return brush


@pytest.mark.parametrize(("hours", "wide"), [(24, 460), (24, 300), (12, 460), (4, 460), (1, 200)])
def test_no_word_runs_into_the_next(qapp, hours, wide) -> None:
    del qapp
    brush = painted(hours, wide)
    labels = [(text, area) for text, area, _ in brush.words if text.endswith(":00")]
    ends = [area.left() + brush.width(text) for text, area in labels]
    assert labels[0][0] == "0:00"
    assert all(end + 3 < area.left() for end, (_, area) in zip(ends, labels[1:], strict=False))
    assert ends[-1] <= wide
    numbers = [each for each in brush.words if each[0].isdigit()]
    assert len(numbers) == 7 * hours
    for text, area, turned in numbers:
        room = area.height() if turned else area.width()
        assert brush.width(text, 600) <= room
