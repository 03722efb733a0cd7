"""Hubs by months at one glance: painted cells, walked through by arrow keys, opened by Enter."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from hublog.domain.office.matrix import Cell, Matrix
from hublog.qt.models.matrix import CELL, MatrixModel
from hublog.qt.office.cell_marks import draw_mark, mark_of, short
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.said import said_cell
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import RADIUS
from hublog.qt.widgets.painted_table import as_picture

Index = QModelIndex | QPersistentModelIndex
_ROW, _COLUMN = 46, 58
"""What a cell needs, in pixels at 100 %."""
_NAMES, _NAMES_SHARE = 150, 3
"""The names of hubs have at least so much room, and at most the third part of it."""
_FEWEST_ROWS = 4


class MatrixView(QTableView):
    """``opened`` carries the ``Cell`` that was clicked or entered; as many months are shown as fit."""

    opened = Signal(object)

    def __init__(self, desk: OfficeDesk) -> None:
        super().__init__()
        words, wording = desk.words, desk.wording
        self.cells = MatrixModel(
            lambda cell: short(words, cell),
            lambda hub, cell: said_cell(desk, hub, cell),
            lambda month: words(f"date.month_short.{month.number}"),
            wording.month,
            self,
        )
        self.setModel(self.cells)
        self.setItemDelegate(_Painter(self, desk))
        as_picture(self, words("office_returns.matrix"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCornerButtonEnabled(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for header in (across, down):
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(self._open)
        theme().changed.connect(self._measure)
        self._measure()

    @property
    def cell(self) -> Cell | None:
        """The cell that the arrow keys stand on."""
        found: Cell | None = self.currentIndex().data(CELL)
        return found

    def show_matrix(self, found: Matrix) -> None:
        """Show another matrix; the cell stood on stays, or else the first hub's latest month."""
        here = self.cell
        self.cells.show(found)
        if found.hubs and found.months:
            place = self.cells.place(here.hub_code, here.month) if here else QModelIndex()
            last = self.cells.index(0, len(found.months) - 1)
            self.setCurrentIndex(place if place.isValid() else last)
        self._measure()

    def stand_on(self, hub_code: str, month: str) -> None:
        """Go to a cell."""
        place = self.cells.place(hub_code, month)
        if place.isValid():
            self.setCurrentIndex(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for more months now, or for fewer."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """A few hubs; it grows as far as the page has room, and the rest scrolls."""
        return QSize(theme().px(_NAMES + 6 * _COLUMN), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few hubs and months."""
        rows = min(self.cells.rowCount(), _FEWEST_ROWS)
        return QSize(theme().px(_NAMES + 2 * _COLUMN), self._high(rows))

    def _high(self, rows: int) -> int:
        return self.horizontalHeader().sizeHint().height() + rows * theme().px(_ROW) + 4

    def _open(self, index: QModelIndex) -> None:
        cell = index.data(CELL)
        if cell is not None:
            self.opened.emit(cell)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(_ROW))
        self.setMaximumHeight(max(self._high(self.cells.rowCount()), theme().px(_ROW)))
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        """The names have the room they need, then the latest months that fit are shown."""
        metrics = QFontMetrics(theme().font("body", 600))
        widest = max((metrics.horizontalAdvance(h.name) for h in self.cells.matrix.hubs), default=0)
        most = max(theme().px(_NAMES), self.width() // _NAMES_SHARE)
        names = min(widest + theme().px(24), most)
        self.verticalHeader().setFixedWidth(names)
        months = self.cells.columnCount()
        fit = max((self.width() - names) // theme().px(_COLUMN), 1)
        for column in range(months):
            self.setColumnHidden(column, column < months - fit)


class _Painter(QStyledItemDelegate):
    """Draws a cell, and a ring around the one that has the focus."""

    def __init__(self, view: MatrixView, desk: OfficeDesk) -> None:
        super().__init__(view)
        self._view, self._words = view, desk.words

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        cell = index.data(CELL)
        if not isinstance(cell, Cell):
            return
        look = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect.adjusted(3, 3, -3, -3)
        draw_mark(painter, rect, mark_of(self._words, cell), self._view)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(look.color("focus" if focused else "primary"), 3 if focused else 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), look.px(RADIUS), look.px(RADIUS))
        painter.restore()

    def sizeHint(self, _: QStyleOptionViewItem, __: Index) -> QSize:
        """As high as a row."""
        return QSize(theme().px(_COLUMN), theme().px(_ROW))
