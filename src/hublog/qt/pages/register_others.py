"""Beside the register of a session: other sessions that run, and what to do where none does."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hublog.domain.sessions import Session
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import clear, column, flow, holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label


class OthersBar(QWidget):
    """``chosen`` carries the id of the session to turn to."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._others = flow(least=220)
        self.setLayout(column(holding(self._others)))

    def show_sessions(self, sessions: Iterable[Session]) -> None:
        """A button for each; nothing is seen where there is none."""
        clear(self._others)
        wording = self._desk.wording
        for session in sessions:
            start = wording.times(session.start, None)
            day = wording.short_day(session.date)
            said = self._desk.words("register.other", day=day, time=start)
            button = Button(said, icon="clipboard-check")
            button.clicked.connect(lambda _=False, which=session.id: self.chosen.emit(which))
            self._others.addWidget(button)
        self.setVisible(self._others.count() > 0)


def nothing_runs(desk: Desk) -> QWidget:
    """No session is running: the way to where one is started."""
    go = Button(desk.words("register.to_today"), "primary", icon="sun")
    go.clicked.connect(lambda: desk.go("today"))
    title = Label(desk.words("register.nothing"), "h2")
    text = Label(desk.words("register.nothing_hint"), "muted")
    return holding(column(Card(column(title, text, row(go, 1))), 1))
