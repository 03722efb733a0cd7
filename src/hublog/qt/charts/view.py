"""A picture on the page: painted as one, walked through and read out as its points."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QTableView

from hublog.domain.insight_words import Picture
from hublog.qt.charts.drawing import NOWHERE, Drawing, drawing_of, height_of
from hublog.qt.models.points import POINT, PointsModel, places_of
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.painted_table import as_picture

Index = QModelIndex | QPersistentModelIndex
_EDGE = 4
_WIDE = 300


class ChartView(QTableView):
    """``stepped`` carries what is said of the point that is stepped on, empty where none is.

    ``copied`` is asked for by the key that copies: the picture is never copied as it stands here.
    """

    stepped = Signal(str)
    copied = Signal()

    def __init__(self, days: tuple[str, ...]) -> None:
        super().__init__()
        self._days = days
        self._picture: Picture | None = None
        self._points = PointsModel(self)
        self.setModel(self._points)
        as_picture(self, "")
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        bars = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(bars)
        self.setVerticalScrollBarPolicy(bars)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(lambda *_: self._tell())
        theme().changed.connect(self.updateGeometry)

    def show_picture(self, picture: Picture) -> None:
        """Show another picture; the point that was stepped on stays so where there still is one."""
        place = self.currentIndex()
        at = place.row(), place.column()
        self._picture = picture
        self.setAccessibleName(picture.headline)
        self.setAccessibleDescription(picture.note)
        self._points.show(places_of(picture))
        again = self._points.index(*at)
        if again.data(POINT) is not None:
            self.setCurrentIndex(again)
        self.setVisible(bool(picture.points))
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """As high as the picture wants to be."""
        high = height_of(self._picture) if self._picture is not None else 0
        return QSize(theme().px(_WIDE), theme().px(high) + 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:
        """It may become narrow, not low."""
        return QSize(theme().px(_WIDE // 2), self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first point is stepped on where none was."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            places = sorted(places_of(self._picture)) if self._picture is not None else []
            if places:
                self.setCurrentIndex(self._points.index(*places[0]))
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is stepped on any more."""
        super().focusOutEvent(event)
        self.stepped.emit("")
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What leaves obeys a rule, so the key that copies asks for a copy."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)

    def visualRect(self, index: Index) -> QRect:
        """Where a point stands in the picture."""
        drawing = self._drawing(QPainter())
        if drawing is None or index.data(POINT) is None:
            return QRect()
        return drawing.spot(index.row(), index.column()).toAlignedRect()

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """The point that stands there."""
        drawing = self._drawing(QPainter())
        if drawing is not None and self._picture is not None:
            for row, column in places_of(self._picture):
                if drawing.spot(row, column).contains(pos):
                    return self._points.index(row, column)
        return QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """All of it is in sight."""

    def paintEvent(self, _: QPaintEvent) -> None:
        """The picture, and the ring that shows where the keys go."""
        painter = QPainter(self.viewport())
        place = self.currentIndex()
        chosen = (place.row(), place.column()) if self.hasFocus() and place.isValid() else NOWHERE
        drawing = self._drawing(painter)
        if drawing is not None:
            drawing.draw(chosen)
        if self.hasFocus():
            painter.setPen(QPen(theme().color("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.viewport().rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(ring, 6, 6)
        painter.end()

    def _drawing(self, painter: QPainter) -> Drawing | None:
        if self._picture is None or not self._picture.points:
            return None
        area = QRectF(self.viewport().rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        return drawing_of(painter, theme(), area, self._picture, self._days)

    def _tell(self) -> None:
        point = self.currentIndex().data(POINT)
        self.stepped.emit(point.said if point is not None and self.hasFocus() else "")
        self.viewport().update()
