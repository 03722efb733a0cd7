"""Fields for a time of day: four digits are enough."""

import datetime as dt

from PySide6.QtCore import QTime
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QTimeEdit

from hublog.domain.paper_cells import clock
from hublog.domain.problems import Problem
from hublog.qt.theme.theme import theme


class TimeField(QTimeEdit):
    """Hours and minutes; arrow keys step them."""

    def __init__(self, at: dt.time) -> None:
        super().__init__(QTime(at.hour, at.minute))
        self.setDisplayFormat("HH:mm")
        theme().changed.connect(self._measure)
        self._measure()

    @property
    def at(self) -> dt.time:
        """The time that is shown."""
        return dt.time(self.time().hour(), self.time().minute())

    def _measure(self) -> None:
        room = theme().px(10)  # the style sheet gives the line inside no room of its own
        self.lineEdit().setTextMargins(room, 0, room, 0)


class OpenTimeField(QLineEdit):
    """A time of day that may be unknown: then it is empty, and nobody makes one up."""

    def __init__(self, at: dt.time | None) -> None:
        super().__init__(f"{at:%H:%M}" if at is not None else "")

    @property
    def at(self) -> dt.time | Problem | None:
        """The time that is written there, ``None`` where there is nothing. Problem: PAPER_TIME."""
        return clock(self.text(), None, None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed takes the place of what stood there."""
        super().focusInEvent(event)
        self.selectAll()
