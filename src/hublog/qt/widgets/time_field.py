"""A field for a time of day: four digits are enough."""

import datetime as dt

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QTimeEdit

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
