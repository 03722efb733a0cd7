"""A register kept elsewhere as somebody at the window looks at it, by keyboard."""

import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from bringing import GridReader
from hublog.domain.registers.grid import Grid
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.picker import Picker
from made_grids import grid

ENTER = Qt.Key.Key_Return
FORM = """
| Timestamp       | Full Name  |
| 9/6/2025 0:06   | Ann Birch  |
| 9/6/2025 0:07   | Ann  Birsh |
"""
CROSS = """
| Name      | 2026-04-07 | 2026-04-14 | 2026-04-21 |
| Ann Birch | x          | x          | a          |
| Bob Holly | x          | -          | x          |
"""
TOTALS = """
| Year | Came |
| 2024 | 1200 |
| 2025 | 1300 |
"""


class Sheets(GridReader):
    """A reader that can be made to wait until it is stopped, and that knows sheets by name."""

    waits = False

    def __init__(self, *tables: str) -> None:
        super().__init__(*tables)
        self.names: tuple[str, ...] = ("Sheet1", "Sheet2")
        self.began = threading.Event()

    def read(self, path, sheet=None, poll=None) -> tuple[Grid, ...]:
        self.began.set()
        while self.waits:
            poll()
        grids = [grid(table, name) for name, table in zip(self.names, self.tables, strict=False)]
        return tuple(each for each in grids if sheet in {None, each.sheet})


def texts(widget: QWidget) -> str:
    labels = widget.findChildren(QLabel)
    return " | ".join(each.text() for each in labels if each.text() and each.isVisible())


def named(widget: QWidget, key: str) -> QWidget:
    return next(each for each in widget.findChildren(QWidget, key) if each.isVisible())


def press(key=ENTER) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def choose(picker: Picker, wanted: str) -> None:
    """Open the list with an arrow key, go to the line by keyboard, and press Enter."""
    picker.setFocus()
    QTest.keyClick(picker, Qt.Key.Key_Down)
    view = picker.view()
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _ in range(picker.findText(wanted)):
        QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, ENTER)
    picker.window().activateWindow()
    QApplication.processEvents()


def button(page: QWidget, words: str) -> Button:
    return next(b for b in page.findChildren(Button) if b.text() == words and b.isVisible())
