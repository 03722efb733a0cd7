"""The window before a register is open, as a person sees and uses it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

import drawing
from hublog.qt.widgets.buttons import Button
from hublog.services.hub import HubDetails

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
HUB = HubDetails(code="CUM-EWA", name="Ewanrigg Hub")


def settle(window) -> None:
    """Wait until everything asked was answered and shown."""
    drawing.settle(window.inside.operations)


def page(window) -> QWidget:
    """What fills the window."""
    return window.centralWidget()


def texts(widget) -> str:
    """Everything that can be read just now."""
    QApplication.processEvents()
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press(widget, words) -> None:
    """Press the one button of those words."""
    QApplication.processEvents()
    found = [b for b in widget.findChildren(Button) if b.text() == words and b.isVisible()]
    assert len(found) == 1, words
    found[0].setFocus()
    QTest.keyClick(found[0], Qt.Key.Key_Space)


def write(window, text, key=ENTER) -> None:
    """Type where the focus is, as a person does."""
    edit = window.focusWidget()
    assert isinstance(edit, QLineEdit), edit
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, key)
