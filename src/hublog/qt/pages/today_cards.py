"""The cards of Today: a session and what can be done with it; not running; one off the list."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance

from hublog.domain.activities import Activity
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import Flow, column, flow, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label, Picture
from hublog.qt.widgets.time_field import TimeField
from hublog.services.changed import Changed
from hublog.services.today import DayCard


class SessionCard(Card):
    """One session of the day; its signals carry the ``DayCard``."""

    start = Signal(object)
    look = Signal(object)
    not_running = Signal(object)
    type_up = Signal(object)
    reopen = Signal(object)

    def __init__(self, desk: Desk, card: DayCard, *, when: str, first: bool) -> None:
        super().__init__(kind="first" if first else "card")
        self._desk, self._card, self.is_first = desk, card, first
        self.main: Button | None = None
        words = desk.words
        name = Label(card.activity.name, "h1" if first else "h2")
        times = desk.wording.times(card.start, card.end)
        place = words("register.dot").join(part for part in (times, card.place) if part)
        title = column(
            name, row(Picture("clock", 18, "muted"), Label(place, "muted"), 1, gap=6), gap=2
        )
        heading = row(gap=12)
        heading.addLayout(title, 1)
        number, below = self._number()
        if number:
            figure = Label(number, "figure", wraps=False)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            under = Label(below, "small", wraps=False)
            under.setAlignment(Qt.AlignmentFlag.AlignRight)
            heading.addLayout(column(figure, under, gap=0))
        self.fill(column(heading, self._buttons(when), gap=12))

    def press(self) -> None:
        """Do what Enter does: the card's first button."""
        if self.main is not None:
            self.main.click()

    def _number(self) -> tuple[str, str]:
        card, words = self._card, self._desk.words
        if card.status in {"open", "closed"}:
            return str(card.here), words("today.here" if card.status == "open" else "today.came")
        if card.status == "cancelled" and card.session is not None:
            reason = card.session.cancel_reason
            said = self._desk.label("cancel_reason", reason) if reason else ""
            return self._desk.words("today.none"), said
        if card.last_time is not None and card.last_time_on is not None:
            day = self._desk.wording.short_day(card.last_time_on)
            return str(card.last_time), words("today.last_time", day=day)
        return "", ""

    def _buttons(self, when: str) -> Flow:
        """What can be done, the likeliest first; ``when`` is today, past or to_come."""
        kind = "primary" if self.is_first else "plain"
        enter = self._desk.words("register.enter") if self.is_first else ""
        start, off = self.start, self.not_running
        waiting = {
            "today": [
                self._button("start", start, "play", kind, enter),
                self._button("not_running", off),
            ],
            "past": [
                self._button("type_up", self.type_up, "keyboard", kind, enter),
                self._button("start_late", start, "play"),
                self._button("not_run", off),
            ],
            "to_come": [self._button("will_not_run", off)],
        }
        made = {
            "open": [self._button("continue", self.look, "play", kind, enter)],
            "closed": [
                self._button("look", self.look, "clipboard-check"),
                self._button("open_again", self.reopen, "undo-2"),
            ],
            "cancelled": {
                "today": [self._button("it_runs", self.reopen, "undo-2")],
                "past": [self._button("type_up", self.type_up, "keyboard")],
            }.get(when, []),
        }.get(self._card.status, waiting[when])
        self.main = made[0] if made else None
        return flow(*made, least=180, most_columns=3)

    def _button(
        self, key: str, signal: SignalInstance, icon: str = "", kind: str = "plain", hint: str = ""
    ) -> Button:
        words = self._desk.words
        does = words(f"today.{key}")
        spoken = words("today.spoken", does=does, activity=self._card.activity.name)
        button = Button(does, kind, icon=icon, hint=hint, spoken=spoken)
        button.clicked.connect(lambda: signal.emit(self._card))
        return button


class NotRunningCard(InlineCard):
    """Why a session did not, or will not, run; kept as soon as a reason is chosen."""

    def __init__(self, desk: Desk, activity: Activity, day: dt.date, start: dt.time | None) -> None:
        super().__init__()
        self._desk, self._activity, self._day, self._start = desk, activity, day, start
        words = desk.words
        title = words("today.why_not", activity=activity.name, day=desk.wording.day(day))
        reasons = [(c.code, c.label(words.language)) for c in desk.codes["cancel_reason"]]
        self.reasons = Choices(words("today.reason"), reasons, least=190)
        self.reasons.chose.connect(self._keep)
        leave = Button(words("register.leave_it"))
        leave.clicked.connect(self.done)
        self.fill(column(Label(title, "h2"), self.reasons, row(leave, 1)))

    def begin(self) -> None:
        """The first reason."""
        self.reasons.focus_first()

    def _keep(self, reason: str) -> None:
        desk, activity, day, start = self._desk, self._activity.id, self._day, self._start

        def noted(changed: Changed) -> None:
            said = desk.words("today.noted_not_running", activity=self._activity.name)
            desk.say(said, undoes=changed.stamp)
            self.done.emit()

        desk.do(lambda s: s.sessions.cancel(desk.actor, activity, day, reason, start), noted, self)


class UnplannedCard(InlineCard):
    """A session that is not on the list: which activity, from when to when.

    ``chosen`` carries the activity's id and the two times.
    """

    chosen = Signal(str, object, object)

    def __init__(self, desk: Desk, activities: Sequence[Activity]) -> None:
        super().__init__()
        words = desk.words
        self.which = Choices(
            words("today.which_activity"), [(each.id, each.name) for each in activities], least=200
        )
        now = desk.now()
        self.start = TimeField(dt.time(now.hour))
        self.end = TimeField(dt.time((now.hour + 2) % 24))
        self._go = Button(words("today.start"), "primary", icon="play")
        self._go.clicked.connect(self._chosen)
        self._go.setEnabled(len(activities) == 1)
        self.which.chose.connect(lambda: self._go.setEnabled(True))
        if len(activities) == 1:
            self.which.choose(activities[0].id)
        leave = Button(words("register.leave_it"))
        leave.clicked.connect(self.done)
        times = row(Field(words("today.from"), self.start), Field(words("today.to"), self.end), 1)
        self.fill(
            column(
                Label(words("today.unplanned"), "h2"), self.which, times, row(self._go, leave, 1)
            )
        )

    def begin(self) -> None:
        """The activity first."""
        self.which.focus_first()

    def _chosen(self) -> None:
        self.done.emit()
        self.chosen.emit(self.which.value, self.start.at, self.end.at)
