"""Typing into one cell of a paper sheet; for a name, those who may be meant are listed below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from hublog.qt.models.rows import Row
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import TARGET
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.labels import Card
from hublog.qt.widgets.rows_view import RowsView

Suggest = Callable[[str], Sequence[Row]]
"""The people that a text may mean, as rows whose keys are the people."""
_WIDTH = 460


class Suggestions(Card):
    """A list that floats over the window, and never takes the focus. ``chosen`` carries a Row."""

    chosen = Signal(object)

    def __init__(self, spoken: str) -> None:
        self._view = RowsView(spoken, grows=True)
        super().__init__(column(self._view, gap=0, margins=(4, 4, 4, 4)), "first")
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.chosen.connect(self.chosen)
        self.setAutoFillBackground(True)
        self.hide()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Who is listed; nobody while the list is hidden."""
        return self._view.rows if self.isVisible() else ()

    @property
    def marked(self) -> Row | None:
        """Who is marked."""
        return self._view.marked_row() if self.isVisible() else None

    def step(self, by: int) -> None:
        """Mark the next or the one before; above the first, nobody."""
        marked = self._view.marked + by
        self._view.mark(marked if marked < len(self.rows) else 0)

    def mark(self, row: Row) -> None:
        """Mark one of those listed."""
        self._view.mark(self._view.rows.index(row))

    def show_below(self, cell: QWidget, rows: Sequence[Row]) -> None:
        """List these below a cell, or above it where there is more room; nothing hides the list."""
        window = cell.window()
        top = cell.mapTo(window, QPoint(0, 0))
        below = window.height() - top.y() - cell.height()
        room = max(below, top.y())
        fit = max(room // theme().px(TARGET) - 1, 1)
        if not rows:
            self.hide()
            return
        self.setParent(window)
        self._view.show_rows(list(rows[:fit]))
        height = self.sizeHint().height()
        width = min(max(cell.width(), theme().px(_WIDTH)), window.width() - top.x() - 8)
        y = top.y() + cell.height() + 2 if below >= min(height, room) else top.y() - height - 2
        self.setGeometry(top.x(), y, width, height)
        self.show()
        self.raise_()


class CellEdit(QLineEdit):
    """Arrow keys up and down leave the cell: ``left`` says which way.

    ``pasted`` when several cells of a spreadsheet are pasted into this one.
    """

    left = Signal(int)
    pasted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("cell", True)  # noqa: FBT003 - a property of the style sheet

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the cell, or paste a whole block."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.left.emit(step)
        elif event.matches(QKeySequence.StandardKey.Paste) and is_block(clipboard()):
            self.pasted.emit()
        else:
            super().keyPressEvent(event)
            # What the field leaves over is no key of the grid behind it: Enter would go on twice.
            event.accept()


class NameEdit(CellEdit):
    """The same with a list of those who may be meant, in which Down and Up go."""

    def __init__(self, parent: QWidget, suggestions: Suggestions, suggest: Suggest) -> None:
        super().__init__(parent)
        self.suggestions, self._suggest = suggestions, suggest
        self.textEdited.connect(self._list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down into the list and up again."""
        listed, key = bool(self.suggestions.rows), event.key()
        inside = self.suggestions.marked is not None
        if listed and (key == Qt.Key.Key_Down or (inside and key == Qt.Key.Key_Up)):
            self.suggestions.step(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """The list goes with the cell."""
        super().hideEvent(event)
        self.suggestions.hide()

    def _list(self, text: str) -> None:
        self.suggestions.show_below(self, self._suggest(text))


def clipboard() -> str:
    """The text that was copied last."""
    return QGuiApplication.clipboard().text()


def is_block(text: str) -> bool:
    """Whether a text is more than one cell."""
    return "\t" in text or len(text.strip("\r\n").splitlines()) > 1
