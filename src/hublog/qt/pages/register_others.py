"""Beside the register of a session: other sessions that run, and what to do where none does."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hublog.domain.activities import Activity
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
        shown = tuple(sessions)

        def show(activities: Iterable[Activity]) -> None:
            self._show(shown, {each.id: each.name for each in activities})

        if shown:
            self._desk.ask(lambda s: s.activities.everything(), show, self)
        else:
            self._show((), {})

    def _show(self, sessions: Sequence[Session], names: Mapping[str, str]) -> None:
        clear(self._others)
        alike = Counter((each.activity_id, each.date) for each in sessions)
        for session in sessions:
            twice = alike[session.activity_id, session.date] > 1
            said = self._said(session, names.get(session.activity_id, ""), timed=twice)
            button = Button(said, icon="clipboard-check")
            button.clicked.connect(lambda _=False, which=session.id: self.chosen.emit(which))
            self._others.addWidget(button)
        self.setVisible(self._others.count() > 0)

    def _said(self, session: Session, name: str, *, timed: bool) -> str:
        """What it is, with its day where that is another one, and its start where there are two."""
        words, wording = self._desk.words, self._desk.wording
        said = words("register.other", activity=name)
        if session.date != self._desk.today():
            said = words("register.other_day", said=said, day=wording.short_day(session.date))
        start = wording.times(session.start, None)
        return words("register.other_time", said=said, time=start) if timed and start else said


def nothing_runs(desk: Desk) -> QWidget:
    """No session is running: the way to where one is started."""
    go = Button(desk.words("register.to_today"), "primary", icon="sun")
    go.clicked.connect(lambda: desk.go("today"))
    title = Label(desk.words("register.nothing"), "h2")
    text = Label(desk.words("register.nothing_hint"), "muted")
    return holding(column(Card(column(title, text, row(go, 1))), 1))
