"""A coordinator who follows what a check found to where it is mended."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from hublog.domain.checks.finding import Finding
from hublog.domain.months import Month
from hublog.qt.frame import Frame
from hublog.qt.page import Page
from hublog.qt.pages.register_ending import EndingCard
from hublog.qt.pages.register_when import WhenCard
from in_memory import InMemory, done
from month_scenes import APRIL

ENTER, DELETE, TAB, F7 = Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_F7
TUESDAY = dt.date(2026, 4, 28)
TWELVE = dt.time(12)
MAY = Month(2026, 5)


@dataclass
class Coordinator:
    """Somebody who looks at a month, follows the link of what was found, and mends it there."""

    frame: Callable[..., Frame]
    hub: InMemory
    settled: Callable[[], None]
    month: Month = APRIL
    shown: list[Frame] = field(default_factory=list)

    @property
    def page(self) -> Page:
        """The page the link led to; most lead to the register of a session."""
        return self.shown[0].page

    def found(self, message: str) -> list[Finding]:
        """What is found of that kind now."""
        services = self.shown[0].desk.services
        return [each for each in services.checking.of(self.month) if each.message == message]

    def follow(self, message: str) -> Finding:
        """Look at the month and follow the link of what it says."""
        if not self.shown:
            self.shown.append(self.frame("month", month=self.month))
        self.settled()
        (found,) = self.found(message)
        self.page.waiting.mend.emit(found)
        self.settled()
        return found

    def click(self, button) -> None:
        """Press a button that can be seen."""
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settled()

    def press(self, *keys: Qt.Key) -> None:
        """Press keys wherever the focus is."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key)
        self.settled()

    def write(self, edit: QLineEdit, text: str) -> None:
        """Write something else into a field."""
        edit.setFocus()
        edit.selectAll()
        QTest.keyClick(edit, DELETE)
        QTest.keyClicks(edit, text)

    def ending(self) -> EndingCard:
        """The card of what was noted at the end, which the link opened."""
        assert isinstance(self.page.card, EndingCard)
        return self.page.card

    def when(self) -> WhenCard:
        """The card of the session's day and times, which the link opened."""
        assert isinstance(self.page.card, WhenCard)
        return self.page.card


def held(hub: InMemory, activity: str, day: dt.date = TUESDAY, n: int = 5, **more: dt.time) -> str:
    """A session that is finished, with so many counted."""
    session = done(hub.sessions.open("Sam", activity, day, **more)).session.id
    if n:
        done(hub.sign_in.count("Sam", session, "NK", n))
    done(hub.sessions.finish("Sam", session))
    return session


def put(hub: InMemory, *records: object) -> None:
    """Write records as they are, as another laptop may have."""
    with hub.store.writing("Sam", "brought_in") as work:
        for record in records:
            work.put(record)
        work.commit()
