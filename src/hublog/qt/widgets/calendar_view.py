"""A month at one glance: each day its number of people, its shade how busy it was."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, qGray
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from hublog.domain.month_days import HOTTEST, DayCell
from hublog.qt.models.calendar import DAY, CalendarModel
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.painted_table import as_picture

Index = QModelIndex | QPersistentModelIndex
_ROW = 66
_LIGHT = 110
"""From this grey on, of 255, dark words are read better than white ones."""


class CalendarView(QTableView):
    """``chosen`` carries the ``DayCell`` that was clicked or entered."""

    chosen = Signal(object)

    def __init__(
        self, spoken: str, weekdays: Sequence[str], said: Callable[[DayCell], str]
    ) -> None:
        super().__init__()
        self._calendar = CalendarModel(weekdays, said, self)
        self.setModel(self._calendar)
        self.setItemDelegate(_Painter(self))
        as_picture(self, spoken)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)
        theme().changed.connect(self._measure)
        self._measure()

    def show_days(self, days: Sequence[DayCell], today: DayCell | None) -> None:
        """Show another month; ``today``, where it is in it, is marked first."""
        self._calendar.show(days)
        first = today or (days[0] if days else None)
        if first is not None:
            self.setCurrentIndex(self._calendar.place(first))
        self._measure()

    def show_again(self, days: Sequence[DayCell]) -> None:
        """Show the same month as it is now; the day that was chosen stays so."""
        place = self.currentIndex()
        at = place.row(), place.column()
        self._calendar.show(days)
        self.setCurrentIndex(self._calendar.index(*at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses a day."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Every week whole."""
        header = self.horizontalHeader().sizeHint().height()
        return QSize(theme().px(300), header + self._calendar.rowCount() * theme().px(_ROW) + 4)

    def minimumSizeHint(self) -> QSize:
        """Every week whole."""
        return QSize(theme().px(280), self.sizeHint().height())

    def _choose(self, index: QModelIndex) -> None:
        day = index.data(DAY)
        if day is not None:
            self.chosen.emit(day)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(_ROW))
        self.updateGeometry()


class _Painter(QStyledItemDelegate):
    """Draws a day: its number small, how many came large; missing and cancelled have their own signs."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the day."""
        day = index.data(DAY)
        if not isinstance(day, DayCell):
            return
        look = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(3, 3, -3, -3)
        ground, pen = _ground(day)
        painter.setPen(pen)
        painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, look.px(6), look.px(6))
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if focused:
            painter.setPen(QPen(look.color("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), look.px(6), look.px(6))
        _words(
            painter, rect.adjusted(look.px(6), look.px(3), -look.px(6), -look.px(3)), day, ground
        )
        painter.restore()

    def sizeHint(self, _: QStyleOptionViewItem, __: Index) -> QSize:
        """As high as a row."""
        return QSize(theme().px(40), theme().px(_ROW))


def ink_on(ground: QColor) -> QColor:
    """The colour of words that can be read on a shade of the heat scale."""
    return QColor("#FFFFFF" if qGray(ground.rgb()) < _LIGHT else "#1B1F23")


def _ground(day: DayCell) -> tuple[QColor | None, QPen]:
    look = theme()
    if day.status == "missing":
        return QColor(look.tokens.error.ground), QPen(QColor(look.tokens.error.ink), 2)
    if day.status == "open":
        return QColor(look.tokens.info.ground), QPen(QColor(look.tokens.info.ink), 2)
    if day.status == "held":
        return QColor(look.tokens.heat[min(day.heat, HOTTEST)]), QPen(Qt.PenStyle.NoPen)
    return None, QPen(look.color("line"), 1, Qt.PenStyle.DashLine)


def _words(painter: QPainter, rect: QRect, day: DayCell, ground: QColor | None) -> None:
    look = theme()
    ink = look.color("ink")
    if day.status == "held" and ground is not None:
        ink = ink_on(ground)
    elif day.status in {"missing", "open"}:
        kind = "error" if day.status == "missing" else "info"
        ink = QColor(look.tokens.status(kind).ink)
    elif day.status in {"none", "planned"}:
        ink = look.color("muted")
    painter.setPen(ink)
    painter.setFont(look.font("small"))
    top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, top, str(day.date.day))
    sign = {"missing": "!", "cancelled": "\u00d7", "open": "\u2026"}.get(day.status, "")
    if day.footfall is not None:
        sign = str(day.footfall)
    wide = rect.adjusted(-look.px(3), 0, look.px(2), 0)
    painter.setFont(look.font("body", 700))
    if painter.fontMetrics().horizontalAdvance(sign) > wide.width():
        painter.setFont(look.font("small", 700))  # three digits fit in a narrow window
    painter.drawText(wide, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, sign)
