"""The day and times of a session, put right; the day as people write it, said back in words."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from hublog.domain.paper_days import spelled_day
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.once import Once
from hublog.qt.widgets.arrange import column, flow, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.time_field import OpenTimeField
from hublog.services.api import Services
from hublog.services.at_the_door import DoorView
from hublog.services.changed import Changed

_UNKNOWN = (None, None)


class WhenCard(InlineCard):
    """Kept by Enter; whoever came came on the new day.

    A session whose times nobody knows can be put on its day, and only then goes on without them.
    """

    def __init__(self, desk: Desk, view: DoorView) -> None:
        super().__init__()
        self._desk, self._view = desk, view
        self._once: Once[Services] = Once(desk, self)
        words, session = desk.words, view.session
        self._day_field, self.day = line_field(
            words("register.when_day"), desk.wording.dated(session.date)
        )
        self.day.textChanged.connect(self._echo)
        usual = _usual(view)
        self.start, self.end = (
            OpenTimeField(known or likely)
            for known, likely in zip((session.start, session.end), usual, strict=True)
        )
        self._start_field = Field(words("today.from"), self.start)
        self._end_field = Field(words("today.to"), self.end)
        save = Button(
            words("register.when_keep"), "primary", icon="check", hint=words("register.enter")
        )
        save.clicked.connect(self._keep)
        leave = Button(words("register.leave_it"))
        leave.clicked.connect(self.done)
        guessed = Label(words("register.when_guessed"), "muted")
        self.fill(
            column(
                Label(words("register.when_title"), "h2"),
                self._day_field,
                flow(self._start_field, self._end_field, least=150),
                guessed,
                row(save, leave, 1),
            )
        )
        guessed.setVisible(None in {session.start, session.end} and usual != _UNKNOWN)
        self._echo()

    def begin(self) -> None:
        """The day, marked, so that another one can be typed at once."""
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in any field keeps it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._keep()
        else:
            super().keyPressEvent(event)

    def _echo(self) -> None:
        """Say in words which day is understood."""
        day = spelled_day(self.day.text(), self._desk.today())
        said = self._desk.words("today.which_day_hint")
        self._day_field.hint(
            self._desk.wording.day_and_year(day) if isinstance(day, dt.date) else said
        )

    def _keep(self) -> None:
        desk, session = self._desk, self._view.session.id
        day = spelled_day(self.day.text(), desk.today())
        if isinstance(day, Problem):
            self._refused(day)
            return
        was = self._view.session
        moved = day != was.date
        end = self._time(self._end_field, self.end, unknown=moved and was.end is None)
        start = self._time(self._start_field, self.start, unknown=moved and was.start is None)
        if isinstance(start, Problem) or isinstance(end, Problem):
            return

        def kept(changed: Changed) -> None:
            if changed:
                desk.say(self._moved(day, start, end), undoes=changed.stamp)
            self.done.emit()

        self._once.do(
            lambda s: s.sessions.amend(desk.actor, session, day=day, start=start, end=end),
            kept,
            self._refused,
        )

    def _moved(self, day: dt.date, start: dt.time | None, end: dt.time | None) -> str:
        wording, activity = self._desk.wording, self._view.activity.name
        times = wording.times(start, end)
        key = "register.moved" if times else "register.moved_times_unknown"
        return self._desk.words(key, activity=activity, day=wording.day(day), times=times)

    def _time(
        self, field: Field, edit: OpenTimeField, *, unknown: bool
    ) -> dt.time | Problem | None:
        """The time in a field, ``None`` where it may stay ``unknown``; what is wrong is said below it."""
        at = edit.at
        if isinstance(at, Problem):
            # No row of a sheet is meant here.
            at = Problem("SESSION_TIME_UNCLEAR", str(at.values["text"]))
        elif at is None and not unknown:
            at = Problem("SESSION_TIME_MISSING")
        if isinstance(at, Problem):
            field.complain(self._desk.words.problem(at))
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
            edit.selectAll()
        else:
            field.complain("")
        return at

    def _refused(self, problem: Problem) -> None:
        """Say it below the field that is meant, a day as people say it."""
        where = problem.where
        if problem.code in {"SESSION_IN_FUTURE", "SESSION_THERE"}:
            where = self._desk.wording.day(dt.date.fromisoformat(where))
        said = self._desk.words.problem(Problem(problem.code, where, problem.values))
        wrong = self._end_field if problem.code == "SESSION_NO_LENGTH" else self._day_field
        for part in (self._day_field, self._start_field, self._end_field):
            part.complain(said if part is wrong else "")
        wrong.widget.setFocus(Qt.FocusReason.OtherFocusReason)


def _usual(view: DoorView) -> tuple[dt.time | None, dt.time | None]:
    """When the activity's timetable has it that day, as far as it has."""
    slots = view.activity.slots_on(view.session.date)
    return (slots[0].start, slots[0].end) if slots else _UNKNOWN
