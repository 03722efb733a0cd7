"""What a person sees on a page, and how they press what is there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from hublog.qt.pages.today_cards import SessionCard
from hublog.qt.widgets.buttons import Button

ENTER = Qt.Key.Key_Return


def texts(widget) -> str:
    """Everything that can be read."""
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.text())


def cards(page) -> list[SessionCard]:
    """The cards of the sessions, in their order."""
    return page._session_cards()


def press(page) -> None:
    """Press Enter where the focus is."""
    QTest.keyClick(page.focusWidget(), ENTER)


def button(widget, words) -> Button:
    """The button of those words."""
    return next(b for b in widget.findChildren(Button) if b.text() == words)
