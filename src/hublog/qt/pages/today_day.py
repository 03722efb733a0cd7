"""Another day: the days around today as buttons, any earlier one as people write it."""

import datetime as dt

from PySide6.QtCore import Qt, Signal

from hublog.domain.paper_days import spelled_day
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import Flow, column, flow, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label

_NEAR = 7
"""So many days before and after today can be chosen by one click."""


class OtherDayCard(InlineCard):
    """``chosen`` carries the day."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._today = desk, desk.today()
        words = desk.words
        self._field, self.day = line_field(
            words("today.which_day"), "", words("today.which_day_hint")
        )
        self.day.textChanged.connect(self._echo)
        self.day.returnPressed.connect(self._typed)
        show = Button(words("today.show_day"), "primary", icon="calendar-days")
        show.clicked.connect(self._typed)
        leave = Button(words("register.leave_it"))
        leave.clicked.connect(self.done)
        self.fill(
            column(
                Label(words("today.other_day_title"), "h2"),
                column(Label(words("today.days_before"), "small"), self._days(-1), gap=4),
                column(Label(words("today.days_to_come"), "small"), self._days(1), gap=4),
                self._field,
                row(show, leave, 1),
            )
        )

    def begin(self) -> None:
        """The field: what is typed is understood, and Shift+Tab reaches the buttons."""
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _days(self, step: int) -> Flow:
        """A week before today, the latest first, or a week to come."""
        days = [self._today + dt.timedelta(days=step * n) for n in range(1, _NEAR + 1)]
        return flow(*(self._button(day) for day in days), least=118)

    def _button(self, day: dt.date) -> Button:
        wording = self._desk.wording
        button = Button(wording.short_day(day), spoken=wording.day(day))
        button.clicked.connect(lambda: self._choose(day))
        return button

    def _echo(self, text: str) -> None:
        """Say in words which day is understood."""
        day = spelled_day(text, self._today)
        words = self._desk.words
        if isinstance(day, dt.date):
            self._field.hint(self._desk.wording.day_and_year(day))
        else:
            self._field.hint(words("today.which_day_hint"))

    def _typed(self) -> None:
        day = spelled_day(self.day.text(), self._today)
        if isinstance(day, Problem):
            self._field.complain(self._desk.words.problem(day))
            self.day.setFocus()
        else:
            self._choose(day)

    def _choose(self, day: dt.date) -> None:
        self.done.emit()
        self.chosen.emit(day)
