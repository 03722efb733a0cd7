"""A window over a hub with names at its desk, which can be locked."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from hublog.domain.seats import seat_id
from hublog.qt.main_window import MainWindow
from hublog.qt.pages.locked import Locked
from hublog.qt.pages.turned import Turned
from hublog.qt.widgets.buttons import Button

ENTER, ESC, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space
CTRL = Qt.KeyboardModifier.ControlModifier
COORDINATOR = "crane crane crane crane"
PIN = "2468"


def screen(window: MainWindow) -> Locked:
    found = window.centralWidget()
    assert isinstance(found, Locked)
    return found


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.focusWidget(), key)


def write(window: MainWindow, text: str) -> None:
    QTest.keyClicks(window.focusWidget(), text)


def pin(window: MainWindow, digits: str, settle: Callable[[], None]) -> None:
    """Type a PIN where one is asked for."""
    write(window, digits)
    press(window, ENTER)
    settle()


def spoken(widget: QWidget) -> list[str]:
    """Everything a screen reader can come to from the window."""
    found = QAccessible.queryAccessibleInterface(widget)
    return list(_said(found)) if found is not None else []


def _said(interface) -> Iterator[str]:
    for kind in (QAccessible.Text.Name, QAccessible.Text.Value):
        if text := interface.text(kind):
            yield text
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None and not child.state().invisible:
            yield from _said(child)


def turned(window: MainWindow) -> Turned:
    found = window.centralWidget()
    assert isinstance(found, Turned)
    return found


def turn(window: MainWindow, settle, which: str = "life") -> Turned:
    page = window.frame.page
    page.which.choose(which)
    page.turn.setFocus()
    press(window, SPACE)
    settle()
    return turned(window)


def sit_down(window: MainWindow, settle) -> None:
    screen(window).choose(seat_id("Sam"))
    settle()


def button(screen: Turned, text: str) -> Button:
    return next(b for b in screen.findChildren(Button) if b.text() == text and b.isVisible())
