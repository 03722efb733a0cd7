"""A person at the page Type up, who has nothing but a keyboard."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hublog.domain.people import Person as Known
from hublog.qt.models.paper import STATUS
from hublog.qt.pages.type_up import TypeUp
from hublog.qt.pages.type_up_grid import PaperGrid
from hublog.qt.widgets.buttons import Button

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEEP = (KEY.Key_Return, CONTROL)
FRIDAY = dt.date(2026, 5, 1)
"""The Friday before the Tuesday on which tests happen."""
ENTER, TAB, DOWN, ESCAPE = KEY.Key_Return, KEY.Key_Tab, KEY.Key_Down, KEY.Key_Escape


def by_name(hub, *names: str) -> set[str]:
    """The ids of those who are known as one of these."""
    return {each.id for each in hub.find(Known) if each.known_as in names}


class Person:
    """Types into whatever has the focus; ``page`` is what they look at."""

    def __init__(self, shown, settled) -> None:
        self.window, self._settled = shown, settled

    @property
    def page(self) -> TypeUp:
        return self.window.page

    @property
    def grid(self) -> PaperGrid:
        return self.page.sheet.grid

    def types(self, *keys: object) -> None:
        """Letter by letter, so that the first one may open a field and the next go there."""
        for key in keys:
            for each in key if isinstance(key, str) else [key]:
                QTest.keyClick(
                    QApplication.focusWidget(), *(each if type(each) is tuple else [each])
                )
                QApplication.processEvents()
        self.waits()

    def waits(self) -> None:
        """Until everything asked of the register was answered."""
        self._settled()
        QApplication.processEvents()
        self._settled()

    def presses(self, text: str) -> None:
        """The one button that can be seen and says this."""
        buttons = self.page.findChildren(Button)
        (button,) = [each for each in buttons if each.text() == text and each.isVisible()]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.waits()

    def pastes(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.types((KEY.Key_V, CONTROL))

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The cells of each row, without the empty ones at the end."""
        return [tuple(cell for cell in row.cells if cell) for row in self.page.sheet.rows]

    @property
    def meanings(self) -> list[str]:
        """What each row is understood as."""
        model = self.page.sheet.model
        return [model.index(row, STATUS).data() for row in range(len(self.page.sheet.rows))]

    @property
    def cell(self) -> tuple[int, int]:
        """The current row and column."""
        index = self.grid.currentIndex()
        return index.row(), index.column()

    @property
    def told(self) -> str:
        """What the notice at the foot of the window says."""
        notice = self.window.notices.notice
        return notice.text if notice else ""

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget()
