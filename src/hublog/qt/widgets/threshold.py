"""The shape of a page before the register: the name above, one thing in the middle."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from hublog.domain.words import Words
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Picture
from hublog.qt.widgets.scrolling import scrolling

_WIDTH = 620


class Threshold(QWidget):
    """One card in the middle of the window; ``show_card`` puts another one there.

    Esc presses ``back`` where there is one.
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.back: Button | None = None
        brand = row(
            1,
            Picture("coffee", 32, "primary"),
            Label(words("window.name"), "brand", wraps=False),
            1,
        )
        self._middle = column(gap=0)
        self._holder = QWidget()
        self._holder.setLayout(self._middle)
        self._holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across = row(1, gap=0)
        across.addWidget(self._holder, 100)
        across.addStretch(1)
        area = scrolling(column(brand, across, 1, gap=24, margins=(24, 40, 24, 24)))
        self._area = area
        self.setLayout(column(area, gap=0))
        theme().changed.connect(self._measure)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and self.back is not None and self.back.isEnabled():
            self.back.click()
        else:
            super().keyPressEvent(event)

    def show_whole(self, widget: QWidget) -> None:
        """Scroll to where all of it can be seen, once what is new in it has its place."""
        QTimer.singleShot(0, widget, lambda: self._area.ensureWidgetVisible(widget))

    def show_card(self, layout: QLayout, back: Button | None = None) -> None:
        """Put one thing in the middle in place of what was there; ``back`` is its way back."""
        self.back = back
        while (item := self._middle.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        layout.setProperty("margins", (32, 28, 32, 28))
        theme().measure(layout)
        self._middle.addWidget(Card(layout))

    def _measure(self) -> None:
        self._holder.setMaximumWidth(theme().px(_WIDTH))
