"""A card that takes a page's place for one small job; Esc leaves it, nothing is asked twice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLayout, QLineEdit

from hublog.qt.widgets.labels import Card


class InlineCard(Card):
    """``done`` when the job is done or left."""

    done = Signal()
    keeps_at_once = False
    """Whether everything done on it is kept at once, so that Undo takes that back."""
    wide = False
    """Whether there is so much to choose from on it that nothing should stand beside it."""

    def __init__(self, layout: QLayout | None = None) -> None:
        super().__init__(layout, "first")

    def fill(self, layout: QLayout) -> None:
        """What is on it stands at its top, however high the card is."""
        if isinstance(layout, QBoxLayout):
            layout.addStretch(1)
        super().fill(layout)

    def begin(self) -> None:
        """Put the focus where the job begins."""
        self.setFocus()

    def entered(self) -> None:
        """Enter was pressed in one of its fields."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; an Enter that did its work in a field does nothing more on the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
            if isinstance(QApplication.focusWidget(), QLineEdit):
                self.entered()
        else:
            super().keyPressEvent(event)
