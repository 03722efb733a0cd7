"""Draws the cells of a paper sheet, and opens the fields in which they are typed."""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hublog.domain.drafts import Row
from hublog.qt.models.paper import FIELDS, STANDING, STATUS, Index, PaperModel, Standing
from hublog.qt.pages.type_up_cell import CellEdit, NameEdit, Suggest, Suggestions
from hublog.qt.theme import icons
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import TARGET
from hublog.services.ports import ListedPerson

_SIDE, _ICON, _GAP, _ABOVE = 10, 20, 8, 8
_WRAPS = Qt.TextFlag.TextWordWrap
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class CellDelegate(QStyledItemDelegate):
    """``together`` draws how a row stands below its name, where there is no room for a column.

    ``left`` and ``pasted`` come from the cell that is typed in.
    """

    left = Signal(QWidget, int)
    pasted = Signal(QWidget)

    def __init__(self, view: QTableView, suggestions: Suggestions, suggest: Suggest) -> None:
        super().__init__(view)
        self._view, self._suggestions, self._suggest = view, suggestions, suggest
        self.together = False

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field in the place of the cell."""
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        name = FIELDS[index.column()] == "text"
        made = NameEdit(parent, self._suggestions, self._suggest) if name else CellEdit(parent)
        made.setAccessibleName(str(heading))
        made.left.connect(lambda step: self.left.emit(made, step))
        made.pasted.connect(lambda: self.pasted.emit(made))
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What stands in the cell."""
        cast("QLineEdit", editor).setText(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Keep what was typed, or who was chosen from the list."""
        sheet = cast("PaperModel", model)
        chosen = editor.suggestions.marked if isinstance(editor, NameEdit) else None
        if chosen is not None:
            row = sheet.rows[index.row()] if index.row() < len(sheet.rows) else Row()
            who = cast("ListedPerson", chosen.key)
            name = who.full_name or who.known_as
            sheet.put(index.row(), replace(row, text=name, person_id=who.id, new=False))
        else:
            model.setData(index, cast("QLineEdit", editor).text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _: Index) -> None:
        """The whole cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes the list of names first."""
        if (
            isinstance(watched, NameEdit)
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and watched.suggestions.rows
        ):
            watched.suggestions.hide()
            return True
        return super().eventFilter(watched, event)

    def sizeHint(self, _: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines in the width of its column, and never lower than a target."""
        look = theme()
        width = self._view.columnWidth(index.column()) - look.px(2 * _SIDE)
        height = _height(str(index.data() or ""), _font(index), self._text_width(index, width))
        if self._below(index):
            standing = cast("Standing", index.data(STANDING))
            height += _height(standing.text, look.font("small"), width - look.px(_ICON + _GAP))
        return QSize(0, max(look.px(TARGET), height + look.px(2 * _ABOVE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, the texts, the icon, and the ring around the current cell."""
        look = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        standing = cast("Standing", index.data(STANDING))
        ground = _ground(standing, index)
        if ground is not None:
            painter.fillRect(option.rect, ground)
            ink = QColor(look.tokens.status(standing.kind).ink)
            painter.fillRect(option.rect.adjusted(0, option.rect.height() - 3, 0, 0), ink)
        if bool(option.state & QStyle.StateFlag.State_Selected):
            self._ring(painter, option.rect, filled=ground is None)
        side = look.px(_SIDE)
        inside = option.rect.adjusted(side, 0, -side, 0)
        if index.column() == STATUS:
            _draw_standing(painter, inside, standing, _font(index), self._ratio())
        elif self._below(index):
            below = _height(
                standing.text, look.font("small"), inside.width() - look.px(_ICON + _GAP)
            )
            rest = inside.adjusted(0, look.px(_ABOVE), 0, -below - look.px(_ABOVE))
            _draw(painter, rest, str(index.data()), _font(index), "ink")
            place = QRect(inside.x(), rest.bottom() + 1, inside.width(), below)
            _draw_standing(painter, place, standing, look.font("small"), self._ratio())
        else:
            _draw(painter, inside, str(index.data() or ""), _font(index), "ink")
        painter.restore()

    def _below(self, index: Index) -> bool:
        """Whether how the row stands is written below this cell's own text."""
        return self.together and index.column() == 0 and bool(index.data(STANDING).text)

    def _text_width(self, index: Index, width: int) -> int:
        has_icon = index.column() == STATUS
        return width - theme().px(_ICON + _GAP) if has_icon else width

    def _ratio(self) -> float:
        return self._view.devicePixelRatioF()

    def _ring(self, painter: QPainter, rect: QRect, *, filled: bool) -> None:
        look = theme()
        focused = self._view.hasFocus()
        if filled:
            painter.fillRect(rect, look.color("chosen"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("focus" if focused else "border"), 3 if focused else 1))
        painter.drawRoundedRect(rect.adjusted(2, 2, -3, -3), 4, 4)


def _ground(standing: Standing, index: Index) -> QColor | None:
    """The cells that have to be mended stand on the colour of what is wrong."""
    wrong = index.column() < STATUS and FIELDS[index.column()] in standing.wrong
    return QColor(theme().tokens.status(standing.kind).ground) if wrong else None


def _font(index: Index) -> QFont:
    return theme().font("body", 600 if index.column() == 0 else 400)


def _draw(painter: QPainter, rect: QRect, text: str, font: QFont, color: str) -> None:
    painter.setFont(font)
    painter.setPen(theme().color(color))
    painter.drawText(rect, _MIDDLE | _WRAPS, text)


def _draw_standing(
    painter: QPainter, rect: QRect, standing: Standing, font: QFont, ratio: float
) -> None:
    if not standing.text:
        return
    look = theme()
    ink, size = look.tokens.status(standing.kind).ink, look.px(_ICON)
    drawn = icons.pixmap(standing.icon, size, ink, ratio)
    painter.drawPixmap(rect.x(), rect.center().y() - size // 2 + 1, drawn)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    place = rect.adjusted(size + look.px(_GAP), 0, 0, 0)
    painter.drawText(place, _MIDDLE | _WRAPS, standing.text)


def _height(text: str, font: QFont, width: int) -> int:
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width:
        return metrics.height()
    return metrics.boundingRect(QRect(0, 0, max(width, 1), 10_000), _MIDDLE | _WRAPS, text).height()
