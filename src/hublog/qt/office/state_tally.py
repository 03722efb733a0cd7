"""How many months stand in which state, each beside the sign that it has in the matrix."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hublog.domain.office.matrix import OUTSIDE, STATES, Matrix
from hublog.domain.words import Words
from hublog.qt.office.cell_marks import draw_mark, state_mark
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import Wrap, clear, holding, row
from hublog.qt.widgets.labels import Label

_WIDE, _HIGH = 34, 26


class StateTally(QWidget):
    """Explains the signs and counts them; states that nothing is in are left out."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._row = Wrap(8)
        self.setLayout(self._row)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_matrix(self, found: Matrix) -> None:
        """Count anew."""
        clear(self._row)
        for state in STATES:
            number = found.tally()[state]
            if number and state != OUTSIDE:
                said = self._words(f"office_returns.tally.{state}", n=number)
                text = Label(said, "small", wraps=False)
                self._row.addWidget(holding(row(_Sign(self._words, state), text, gap=4)))
        self.updateGeometry()


class _Sign(QWidget):
    """A small cell."""

    def __init__(self, words: Words, state: str) -> None:
        super().__init__()
        self._mark = state_mark(words, state)
        theme().changed.connect(self._measure)
        self._measure()

    def sizeHint(self) -> QSize:
        """A small cell."""
        return QSize(theme().px(_WIDE), theme().px(_HIGH))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw it as the matrix does."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, self.rect(), self._mark, self)

    def _measure(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
