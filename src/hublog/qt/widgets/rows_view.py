"""A list of rows with room to read and to hit: chosen by Enter or a click, removed by its cross."""

from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hublog.qt.models.rows import ROW, Row, RowsModel
from hublog.qt.theme import icons
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import RADIUS, TARGET
from hublog.qt.widgets.clicked_once import ClickedOnce
from hublog.qt.widgets.scrolling import bring_into_sight

Index = QModelIndex | QPersistentModelIndex
_CHOOSES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_BESIDE = 64
"""Room for the hint beside a value, so that values stand in one line."""


class RowsView(ClickedOnce):
    """Shows rows. ``chosen`` and ``removed`` carry the Row."""

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, spoken: str, *, lined: bool = False, grows: bool = False) -> None:
        super().__init__()
        self._model = RowsModel(self)
        self._grows = grows
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self, lined=lined))
        self.setAccessibleName(spoken)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._focus = Qt.FocusPolicy.StrongFocus
        super().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(ROW)))
        theme().changed.connect(self._measure)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._model.rows

    def show_rows(self, rows: list[Row] | tuple[Row, ...], current: int = -1) -> None:
        """Show these rows; the one at ``current`` is marked. Tab goes past where there are none."""
        self._model.show(rows)
        super().setFocusPolicy(self._focus if rows else Qt.FocusPolicy.NoFocus)
        self.mark(current)
        if self._grows:
            self._measure()

    def setFocusPolicy(self, policy: Qt.FocusPolicy) -> None:
        """How the list takes the focus while it has rows; suggestions below a field never do."""
        self._focus = policy
        super().setFocusPolicy(policy)

    def mark(self, row: int) -> None:
        """Mark one row, or none where it is -1."""
        self.setCurrentIndex(self._model.index(row) if 0 <= row < len(self.rows) else QModelIndex())

    @property
    def marked(self) -> int:
        """The place of the marked row, or -1."""
        return self.currentIndex().row()

    def marked_row(self) -> Row | None:
        """The marked row."""
        return self.rows[self.marked] if 0 <= self.marked < len(self.rows) else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by keys, or is brought there, stands on a row at once and sees which."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.mark(max(self.marked, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """A list that grows with its rows stands in a page that scrolls, and has to follow."""
        super().currentChanged(current, previous)
        if self._grows and self.hasFocus() and current.isValid():
            bring_into_sight(self, self.visualRect(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, Delete removes."""
        row = self.marked_row()
        if row is not None and event.key() in _CHOOSES:
            self.chosen.emit(row)
        elif (
            row is not None
            and row.removable
            and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
        ):
            self.removed.emit(row)
        elif event.text().isdigit():
            event.ignore()  # a number may answer what the page asks; no row is looked for by one
        else:
            super().keyPressEvent(event)

    def lead_width(self) -> int:
        """How wide the widest lead is, so that all titles begin in one line."""
        metrics = QFontMetrics(theme().font())
        leads = {row.lead for row in self.rows}
        return max((metrics.horizontalAdvance(lead) for lead in leads), default=0)

    def sizeHint(self) -> QSize:
        """As high as its rows where it grows with them."""
        height = len(self.rows) * _height() + 2 if self._grows else _height() * 3
        return QSize(theme().px(200), height)

    def minimumSizeHint(self) -> QSize:
        """At least one row, or all where it grows."""
        return self.sizeHint() if self._grows else QSize(theme().px(120), _height())

    def _measure(self) -> None:
        self._model.layoutChanged.emit()
        self.updateGeometry()


class _Painter(QStyledItemDelegate):
    """Draws one row: lead, icon, title, pill, detail; hint or cross at the far end."""

    def __init__(self, view: RowsView, *, lined: bool) -> None:
        super().__init__(view)
        self._view = view
        self._lined = lined

    def sizeHint(self, _: QStyleOptionViewItem, __: Index) -> QSize:
        """A row is as high as a target."""
        return QSize(0, _height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row = cast("Row", index.data(ROW))
        look = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        state = option.state
        marked = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        box = rect.adjusted(2, 1, -2, -1)
        if marked or over:
            painter.setBrush(look.color("chosen"))
            focused = marked and self._view.hasFocus()
            pen = QPen(look.color("focus"), 3) if focused else QPen(look.color("primary"), 2)
            painter.setPen(pen if marked else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, look.px(RADIUS), look.px(RADIUS))
        elif self._lined and index.row():
            painter.setPen(look.color("line"))
            painter.drawLine(rect.topLeft(), rect.topRight())
        self._draw(
            painter, box.adjusted(look.px(10 if not self._lined else 4), 0, -look.px(10), 0), row
        )
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on the cross removes."""
        row = cast("Row", index.data(ROW))
        if row.removable and event.type() is QEvent.Type.MouseButtonRelease:
            place = cast("QMouseEvent", event).position().x()
            rect = option.rect
            if place > rect.right() - theme().px(TARGET):
                self._view.removed.emit(row)
                return True
        return super().editorEvent(event, model, option, index)

    def _draw(self, painter: QPainter, rect: QRect, row: Row) -> None:
        look = theme()
        left, right = rect.left(), rect.right()
        gap = look.px(10)
        small = look.font("small")
        if row.removable:
            size = look.px(20)
            drawn = icons.pixmap("x", size, look.color("muted").name(), _ratio(self._view))
            painter.drawPixmap(right - size, rect.center().y() - size // 2, drawn)
            right -= size + gap
        if row.hint:
            place = _text(painter, rect, right, row.hint, small, "muted", from_right=True) - gap
            right = place if not row.value else right
        if row.value:
            right -= look.px(_BESIDE)
            strong = look.font("body", 700)
            right = _text(painter, rect, right, row.value, strong, "ink", from_right=True) - gap
        if row.lead:
            _text(painter, rect, left, row.lead, look.font(), "muted")
            left += self._view.lead_width() + gap
        if row.icon:
            size = look.px(22)
            painter.drawPixmap(left, rect.center().y() - size // 2, _icon(row, size, self._view))
            left += size + gap
        weight = 600 if row.strong else 400
        title = rect.adjusted(0, 0, right - rect.right(), 0)
        left = _text(painter, title, left, row.title, look.font("body", weight), "ink") + gap
        if row.pill and left < right:
            left = _pill(painter, rect, left, row) + gap
        if row.detail and left < right:
            _text(painter, title, left, row.detail, small, "muted")


def _text(
    painter: QPainter,
    rect: QRect,
    x: int,
    text: str,
    font: QFont,
    color: str,
    *,
    from_right: bool = False,
) -> int:
    """Draw a text from ``x`` on, cut short where there is no room; the place after it."""
    painter.setFont(font)
    painter.setPen(theme().color(color))
    metrics = QFontMetrics(font)
    width = metrics.horizontalAdvance(text) + 2
    if from_right:
        place = QRect(x - width, rect.y(), width, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
        return place.left()
    room = max(rect.right() - x, 0)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room) if width > room else text
    place = QRect(x, rect.y(), min(width, room), rect.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
    return place.right()


def _pill(painter: QPainter, rect: QRect, left: int, row: Row) -> int:
    look = theme()
    status = look.tokens.status(row.pill_kind)
    font = look.font("small")
    width = QFontMetrics(font).horizontalAdvance(row.pill) + look.px(20)
    height = look.px(24)
    place = QRect(left, rect.center().y() - height // 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(status.ground))
    painter.drawRoundedRect(place, height / 2, height / 2)
    painter.setPen(QColor(status.ink))
    painter.setFont(font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, row.pill)
    return place.right()


def _icon(row: Row, size: int, view: QWidget) -> QPixmap:
    look = theme()
    if row.icon_kind in {"ok", "warn", "error", "info"}:
        color = look.tokens.status(row.icon_kind).ink
    else:
        color = look.color(row.icon_kind).name()
    return icons.pixmap(row.icon, size, color, _ratio(view))


def _ratio(view: QWidget) -> float:
    return view.devicePixelRatioF()


def _height() -> int:
    return theme().px(TARGET)
