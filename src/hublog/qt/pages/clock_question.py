"""Asks what day it is where the laptop's clock cannot be right; the day is said back in words."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hublog.domain.clocks import AHEAD, BEHIND, EITHER
from hublog.domain.problems import Problem
from hublog.domain.told_day import told_day
from hublog.domain.words import Words
from hublog.qt.operations import Operations
from hublog.qt.widgets.arrange import column, flow, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.time_field import OpenTimeField
from hublog.qt.wording import Wording
from hublog.services.settled_clock import Doubt, SettledClock


class ClockQuestion(QWidget):
    """``settled`` once it is known what time it is, and kept."""

    settled = Signal()

    def __init__(
        self, words: Words, operations: Operations, time: SettledClock, doubt: Doubt
    ) -> None:
        super().__init__()
        self._words, self._operations, self._time, self._doubt = words, operations, time, doubt
        self._wording = Wording(words)
        self._day_field, self.day = line_field(words("clock_page.day"))
        self.day.textChanged.connect(self._echo)
        self.at = OpenTimeField(doubt.laptop.time())
        self._time_field = Field(words("clock_page.time"), self.at, words("clock_page.time_hint"))
        taps_first = doubt.why in {AHEAD, EITHER}
        self.go_on = Button(
            words("clock_page.go_on"),
            "plain" if taps_first else "primary",
            icon="check",
            hint=words("register.enter"),
        )
        self.go_on.clicked.connect(self._told)
        self.ways = [self._way(*each) for each in self._choices()]
        taps = column(*self.ways, gap=8)
        fields = flow(self._day_field, self._time_field, least=220)
        other = Label(words("clock_page.other"), "strong")
        go = row(self.go_on, 1)
        ways = (taps, other, fields, go) if taps_first else (fields, go, taps, other)
        self.setLayout(
            column(
                Label(self._title(), "h1"),
                Label(self._why()),
                column(*ways, gap=12),
                gap=16,
            )
        )
        other.setVisible(taps_first)
        self.first: QWidget = self.ways[0] if taps_first else self.day
        self.setFocusProxy(self.first)
        self._echo()

    def begin(self) -> None:
        """Put the focus where the answer is most likely."""
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._told()
        else:
            super().keyPressEvent(event)

    def _title(self) -> str:
        key = "clock_page.title_ahead" if self._doubt.why == AHEAD else "clock_page.title"
        return self._words(key, day=self._said(self._doubt.laptop))

    def _why(self) -> str:
        keys = {
            AHEAD: "clock_page.why_ahead",
            BEHIND: "clock_page.why_behind",
            EITHER: "clock_page.why_either",
        }
        return self._words(
            keys.get(self._doubt.why, "clock_page.why_asked"),
            laptop=self._said(self._doubt.laptop),
            newest=self._said(self._doubt.newest),
        )

    def _choices(self) -> list[tuple[str, str, Callable[[], Problem | None]]]:
        words, doubt, time = self._words, self._doubt, self._time
        laptop = self._said(doubt.laptop)
        if doubt.why == AHEAD:
            return [(words("clock_page.yes", day=laptop), "primary", time.is_right)]
        if time.impossible() is not None:
            return []
        right = (words("clock_page.laptop_right", day=laptop), "plain", time.is_right)
        if doubt.why == EITHER:
            ours = words("clock_page.ours_right", day=self._said(doubt.ours))
            return [(ours, "plain", time.goes_on), right]
        return [right]

    def _way(self, said: str, kind: str, answer: Callable[[], Problem | None]) -> Button:
        button = Button(said, kind)
        button.clicked.connect(partial(self._keep, answer))
        return button

    def _said(self, at: dt.datetime) -> str:
        return self._wording.day_and_year(at.date())

    def _echo(self) -> None:
        """Say in words which day is understood."""
        newest = self._doubt.newest.date()
        day = told_day(self.day.text(), newest)
        said = self._words("clock_page.day_hint")
        if isinstance(day, dt.date):
            said = self._wording.day_and_year(day)
            if day < newest:
                said = self._words(
                    "clock_page.before", day=said, newest=self._said(self._doubt.newest)
                )
        self._day_field.hint(said)

    def _told(self) -> None:
        day, at = told_day(self.day.text(), self._doubt.newest.date()), self.at.at
        if isinstance(day, Problem):
            self._complain(self._day_field, day)
        elif isinstance(at, Problem):
            # No row of a sheet is meant here.
            self._complain(
                self._time_field, Problem("SESSION_TIME_UNCLEAR", str(at.values["text"]))
            )
        elif at is None:
            self._complain(self._time_field, Problem("TIME_NOW_MISSING"))
        else:
            self._keep(partial(self._time.set_to, dt.datetime.combine(day, at)))

    def _keep(self, answer: Callable[[], Problem | None], *_: object) -> None:
        def kept(wrong: Problem | None) -> None:
            if wrong is not None:
                self._complain(self._day_field, wrong)
            else:
                self.settled.emit()

        self._operations.run(answer, kept, self)

    def _complain(self, field: Field, problem: Problem) -> None:
        if problem.code == "CLOCK_UNBELIEVABLE":
            day = self._wording.day_and_year(dt.date.fromisoformat(problem.where))
            problem = replace(problem, where=day)
        for each in (self._day_field, self._time_field):
            each.complain(self._words.problem(problem) if each is field else "")
        field.widget.setFocus(Qt.FocusReason.OtherFocusReason)
