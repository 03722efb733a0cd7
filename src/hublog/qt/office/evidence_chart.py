"""A run chart, painted; arrow keys go from point to point and say each."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from hublog.domain.office.run_chart import Point, RunChart
from hublog.domain.words import Words
from hublog.qt.office.evidence_said import said_number, said_people, said_signals
from hublog.qt.theme.theme import theme

_HIGH, _WIDE = 230, 420
_DOT, _CHOSEN = 5.0, 8.0
_FEW = 4
"""Where points stand that tell of fewer than eight people: half way up to eight, and hollow."""


class RunChartView(QWidget):
    """One chart; a point is full where the condition was in place, and hollow where it was not."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._chart: RunChart | None = None
        self._chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words("evidence_page.runs.title"))
        theme().changed.connect(self.updateGeometry)

    @property
    def said(self) -> str:
        """What is said of the chosen point, or of the whole chart."""
        words, chart = self._words, self._chart
        if chart is None:
            return ""
        if 0 <= self._chosen < len(chart.points):
            point = chart.points[self._chosen]
            return words(
                "evidence_page.runs.point",
                number=said_number(words, point.number),
                people=said_people(words, point.footfall),
                place=words(f"evidence_page.runs.{'' if point.present else 'not_'}in_place"),
            )
        before = sum(point.number < 0 for point in chart.points)
        whole = words(
            "evidence_page.runs.chart",
            n=before,
            after=len(chart.points) - before,
            median=f"{chart.median:g}",
        )
        return f"{whole} {said_signals(words, chart)}"

    def show_chart(self, chart: RunChart | None) -> None:
        """Show another chart."""
        self._chart, self._chosen = chart, -1
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and not too high."""
        return QSize(theme().px(_WIDE), theme().px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        return QSize(theme().px(_WIDE // 2), theme().px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from point to point, Home and End to the first and the last."""
        last = len(self._chart.points) - 1 if self._chart else -1
        places = {
            Qt.Key.Key_Left: last if self._chosen < 0 else max(self._chosen - 1, 0),
            Qt.Key.Key_Right: min(self._chosen + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        place = places.get(Qt.Key(event.key()))
        if place is None or last < 0:
            super().keyPressEvent(event)
            return
        self._chosen = place
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No point is chosen any more."""
        self._chosen = -1
        self._tell()
        super().focusOutEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw it, and the ring that shows where the keys go."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, QRectF(self.rect()))
        if self.hasFocus():
            painter.setPen(QPen(theme().color("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the chart on anything."""
        if self._chart is None:
            return
        _Drawing(painter, area, self._chart, self._words).whole(self._chosen)

    def _tell(self) -> None:
        self.setAccessibleDescription(self.said)
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)


class _Drawing:
    """Where everything of one chart stands."""

    def __init__(self, painter: QPainter, area: QRectF, chart: RunChart, words: Words) -> None:
        look = theme()
        self._painter, self._chart, self._words, self._look = painter, chart, words, look
        self._font = look.font("small")
        self._line = QFontMetrics(self._font).height()
        side = QFontMetrics(self._font).horizontalAdvance("0000")
        self._room = area.adjusted(side, self._line * 1.6, -look.px(16), -self._line * 1.5)
        self._most = max(*(p.footfall or 0 for p in chart.points), chart.median, _FEW) * 1.08

    def whole(self, chosen: int) -> None:
        """Line, day of the beginning, points, and the number of the chosen one."""
        self._runs()
        self._scale()
        self._median()
        self._beginning()
        self._legend()
        painter, ink = self._painter, self._look.color("primary")
        places = [self._at(n, point) for n, point in enumerate(self._chart.points)]
        painter.setPen(QPen(ink, 1.5))
        painter.drawPolyline(places)
        for n, (place, point) in enumerate(zip(places, self._chart.points, strict=True)):
            full = point.present and point.footfall is not None
            painter.setPen(QPen(ink, 2))
            painter.setBrush(ink if full else self._look.color("surface"))
            size = self._look.px(_CHOSEN if n == chosen else _DOT)
            painter.drawEllipse(place, size, size)
        if 0 <= chosen < len(places):
            said = said_people(self._words, self._chart.points[chosen].footfall)
            above = places[chosen] - QPointF(0, self._look.px(_CHOSEN) + self._line)
            self._word(said, above.x(), above.y(), self._look.color("ink"), weight=700)

    def _at(self, n: int, point: Point) -> QPointF:
        step = self._room.width() / max(len(self._chart.points) - 1, 1)
        footfall = _FEW if point.footfall is None else point.footfall
        return QPointF(self._room.left() + n * step, self._height(footfall))

    def _height(self, footfall: float) -> float:
        return self._room.bottom() - self._room.height() * footfall / self._most

    def _scale(self) -> None:
        painter = self._painter
        painter.setPen(QPen(self._look.color("line"), 1))
        painter.drawLine(self._room.bottomLeft(), self._room.bottomRight())
        muted = self._look.color("muted")
        tallest = max(p.footfall or 0 for p in self._chart.points)
        for number in {0, tallest}:
            left = self._room.left() - self._look.px(24)
            self._word(str(number), left, self._height(number) - self._line / 2, muted)

    def _median(self) -> None:
        pen = QPen(QColor(self._look.tokens.series[1]), 2, Qt.PenStyle.DashLine)
        self._painter.setPen(pen)
        height = self._height(self._chart.median)
        self._painter.drawLine(
            QPointF(self._room.left(), height), QPointF(self._room.right(), height)
        )
        said = self._words("evidence_page.runs.median", n=f"{self._chart.median:g}")
        wide = QFontMetrics(self._font).horizontalAdvance(said)
        top = self._room.bottom() + self._line * 0.25
        self._word(said, self._room.left() + wide / 2, top, self._look.color("muted"))

    def _beginning(self) -> None:
        before = sum(point.number < 0 for point in self._chart.points)
        step = self._room.width() / max(len(self._chart.points) - 1, 1)
        x = self._room.left() + (before - 0.5) * step
        self._painter.setPen(QPen(self._look.color("border"), 1.5, Qt.PenStyle.DotLine))
        self._painter.drawLine(QPointF(x, self._room.top()), QPointF(x, self._room.bottom()))
        top = self._room.top() - self._line * 1.5
        self._word(self._words("evidence_page.runs.here"), x, top, self._look.color("muted"))

    def _legend(self) -> None:
        few = any(point.footfall is None for point in self._chart.points)
        said = self._words(f"evidence_page.runs.{'legend_few' if few else 'legend'}")
        wide = QFontMetrics(self._font).horizontalAdvance(said)
        top = self._room.bottom() + self._line * 0.25
        self._word(said, self._room.right() - wide / 2, top, self._look.color("muted"))

    def _runs(self) -> None:
        """A band behind each run that chance seldom makes."""
        numbers = [point.number for point in self._chart.points]
        step = self._room.width() / max(len(numbers) - 1, 1)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.color("chosen"))
        for signal in self._chart.signals:
            first, last = numbers.index(signal.first), numbers.index(signal.last)
            left = self._room.left() + (first - 0.4) * step
            wide = (last - first + 0.8) * step
            self._painter.drawRect(QRectF(left, self._room.top(), wide, self._room.height()))

    def _word(self, text: str, middle: float, top: float, color: QColor, weight: int = 400) -> None:
        self._painter.setPen(color)
        self._painter.setFont(self._look.font("small", weight))
        wide = QFontMetrics(self._painter.font()).horizontalAdvance(text) + 4
        area = QRectF(middle - wide / 2, top, wide, self._line)
        self._painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
