"""Today: the sessions of a day, what needs a moment, and how the weeks went."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QWidget

from hublog.domain.activities import Activity
from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.pages.today_cards import NotRunningCard, SessionCard, UnplannedCard
from hublog.qt.pages.today_side import NeedsCard, WeekCard
from hublog.qt.widgets.arrange import Sides, clear, column, holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.sessions import Opened
from hublog.services.today import DayCard, DayView, Need

_NOON, _EVENING = 12, 17
_CONCERNS = {"session", "attendance", "count", "activity", "person", "return_version", "place"}


class Today(Page):
    """``opened({"day": date})``; without a day, today."""

    name = "today"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.day = desk.today()
        self.cards = column(gap=16)
        self.needs, self.week = NeedsCard(desk), WeekCard(desk)
        self._inline: InlineCard | None = None
        self._place = column(gap=0)
        self.other_day = Button(words("today.other_day"), icon="calendar-days")
        self.other_day.clicked.connect(self._choose_day)
        self.picker = QDateEdit()
        self.picker.setCalendarPopup(True)
        self.picker.setDisplayFormat("d MMMM yyyy")
        self.picker.setAccessibleName(words("today.which_day"))
        self.picker.hide()
        self.picker.dateChanged.connect(self._day_chosen)
        self.back = Button(words("today.back"), icon="sun")
        self.back.clicked.connect(lambda: self.opened({}))
        self.unplanned = Button(words("today.unplanned"), icon="plus")
        self.unplanned.clicked.connect(self._begin_unplanned)
        self.corner.addLayout(row(self.picker, self.back, self.other_day))
        left = column(self._place, self.cards, row(self.unplanned, 1), 1, gap=16)
        right = column(self.needs, self.week, 1, gap=16)
        self.body.addWidget(Sides(left, right, (3, 2)))
        self.body.addStretch(1)
        self.needs.wanted.connect(self._see_to)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show a day."""
        self.day = where.get("day") or self.desk.today()
        self._close_inline()
        self._ask()

    def heard(self, changed: Changed) -> None:
        """Show the day as it is now."""
        if changed.rows.keys() & _CONCERNS:
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, or goes on with, the first session."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        first = self._first_card()
        if enter and self._inline is None and first is not None:
            first.press()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        day, today = self.day, self.desk.today()

        def show(asked: tuple[DayView, bool]) -> None:
            if day == self.day:
                self._show(*asked)

        self.desk.ask(
            lambda s: (s.today.of(day, today), bool(s.activities.everything())), show, self
        )

    def _show(self, view: DayView, has_activities: bool) -> None:  # noqa: FBT001 - it is the answer
        wording = self.desk.wording
        is_today = view.day == self.desk.today()
        self.head(wording.day(view.day), self._greeting(view) if is_today else "")
        self.back.setVisible(not is_today)
        clear(self.cards)
        waiting = [c for c in view.cards if c.status in {"", "planned", "open"}]
        first = next((c for c in waiting if c.status == "open"), waiting[0] if waiting else None)
        for each in view.cards:
            card = SessionCard(self.desk, each, today=is_today, first=each is first)
            card.start.connect(self._start)
            card.look.connect(self._look)
            card.not_running.connect(self._begin_not_running)
            card.type_up.connect(self._type_up)
            card.reopen.connect(self._reopen)
            self.cards.addWidget(card)
        if not view.cards:
            self._invite(has_activities)
        self.needs.show_needs(view.needs)
        self.week.show_week(view.week)
        if self._inline is None:
            self._focus()

    def _invite(self, has_activities: bool) -> None:  # noqa: FBT001 - it is the answer
        """Where nothing is planned, say what can be done."""
        words = self.words
        key = "none_planned" if has_activities else "no_activities"
        things: list[QWidget] = [
            Label(words(f"today.{key}"), "h2"),
            Label(words(f"today.{key}_hint"), "muted"),
        ]
        if not has_activities:
            add = Button(words("today.add_activity"), "primary", icon="plus")
            add.clicked.connect(lambda: self.desk.go("activities"))
            things.append(holding(row(add, 1)))
        self.unplanned.setVisible(has_activities)
        self.cards.addWidget(Card(column(*things)))

    def _greeting(self, view: DayView) -> str:
        hour = self.desk.now().hour
        part = "morning" if hour < _NOON else "afternoon" if hour < _EVENING else "evening"
        greeting = self.words(f"today.greeting.{part}")
        return self.words(
            "today.greeted",
            greeting=greeting,
            sessions=self.words("today.sessions", n=len(view.cards)),
        )

    def _first_card(self) -> SessionCard | None:
        for place in range(self.cards.count()):
            item = self.cards.itemAt(place)
            widget = item.widget() if item else None
            if isinstance(widget, SessionCard) and widget.is_first:
                return widget
        return None

    def _focus(self) -> None:
        first = self._first_card()
        if first is not None and first.main is not None:
            first.main.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.unplanned.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self, card: DayCard) -> None:
        if card.session is not None:
            self.desk.go("register", session=card.session.id)

    def _start(self, card: DayCard) -> None:
        self._open(card.activity.id, card.start, None)

    def _open(self, activity: str, start: dt.time | None, end: dt.time | None) -> None:
        day, actor = self.day, self.desk.actor

        def started(done: Opened) -> None:
            name = self.words("today.started")
            self.desk.go("register", session=done.session.id)
            self.desk.say(name, undoes=done.changed.stamp)

        self.desk.do(lambda s: s.sessions.open(actor, activity, day, start, end), started, self)

    def _reopen(self, card: DayCard) -> None:
        session, actor = card.session, self.desk.actor
        if session is None:
            return
        self.desk.do(
            lambda s: s.sessions.reopen(actor, session.id),
            lambda changed: self.desk.say(self.words("today.runs_after_all"), undoes=changed.stamp),
            self,
        )

    def _type_up(self, card: DayCard) -> None:
        self.desk.go("type_up", activity=card.activity.id, day=self.day, start=card.start)

    def _see_to(self, need: Need, how: str) -> None:
        if how == "not_running" and need.activity is not None and need.day is not None:
            self._open_inline(NotRunningCard(self.desk, need.activity, need.day, need.start))
        elif need.kind == "not_recorded" and need.activity is not None:
            self.desk.go("type_up", activity=need.activity.id, day=need.day, start=need.start)
        elif need.kind == "still_open":
            self.desk.go("register", session=need.session_id)
        elif need.kind == "unfinished_people":
            self.desk.go("people", unfinished=True)
        elif need.kind == "month_ready":
            self.desk.go("month", month=need.month)

    def _begin_not_running(self, card: DayCard) -> None:
        self._open_inline(NotRunningCard(self.desk, card.activity, self.day, card.start))

    def _begin_unplanned(self) -> None:
        def ready(services: Services) -> list[Activity]:
            return [a for a in services.activities.everything() if a.status == "active"]

        def show(activities: list[Activity]) -> None:
            card = UnplannedCard(self.desk, activities)
            card.chosen.connect(self._open)
            self._open_inline(card)

        self.desk.ask(ready, show, self)

    def _choose_day(self) -> None:
        self.picker.setMaximumDate(QDate(*self.desk.today().timetuple()[:3]).addDays(60))
        self.picker.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.picker.setDate(QDate(*self.day.timetuple()[:3]))
        self.picker.blockSignals(False)  # noqa: FBT003 - as above
        self.picker.show()
        self.picker.setFocus()

    def _day_chosen(self, day: QDate) -> None:
        self.day = dt.date(day.year(), day.month(), day.day())
        self._close_inline()
        self._ask()

    def _open_inline(self, card: InlineCard) -> None:
        self._close_inline()
        self._inline = card
        self._place.addWidget(card)
        card.done.connect(self._close_inline)
        card.begin()
        self.show_inside(card)

    def _close_inline(self) -> None:
        if self._inline is not None:
            card, self._inline = self._inline, None
            self._place.removeWidget(card)
            card.hide()
            card.deleteLater()
            self._focus()
