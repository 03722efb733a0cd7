"""Today: the sessions of a day, what needs a moment, and how the weeks went."""

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hublog.domain.activities import Activity
from hublog.qt.actions import bind, shown
from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.pages.print_card import PrintCard
from hublog.qt.pages.printing_out import show_sheet
from hublog.qt.pages.today_cards import NotRunningCard, SessionCard, UnplannedCard
from hublog.qt.pages.today_day import OtherDayCard
from hublog.qt.pages.today_rights import RIGHTS_PAGES, rights_needs
from hublog.qt.pages.today_side import NeedsCard, WeekCard, with_open_questions
from hublog.qt.widgets.arrange import Sides, clear, column, flow, holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.sessions import Opened
from hublog.services.today import DayCard, DayView, Need

_NOON, _EVENING = 12, 17
_CONCERNS = {
    "session",
    "attendance",
    "count",
    "activity",
    "person",
    "return_version",
    "query",
    "place",
    "request",
    "acceptance",
}


class Today(Page):
    """``opened({"day": date})``; without a day, today."""

    name = "today"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.day = desk.today()
        self.sessions = column(gap=16)
        self.needs, self.week = NeedsCard(desk), WeekCard(desk)
        self.add_activity: Button | None = None
        self.other_day = Button(words("today.other_day"), icon="calendar-days")
        self.other_day.clicked.connect(self._choose_day)
        self.back = Button(words("today.back"), icon="sun")
        self.back.clicked.connect(lambda: self.opened({}))
        self.unplanned = Button(words("today.unplanned"), icon="plus")
        self.unplanned.clicked.connect(self._begin_unplanned)
        self.print = Button(words("print_card.open"), icon="printer", hint=shown("print"))
        self.print.clicked.connect(self._begin_printing)
        bind(self, "print", self._begin_printing, whole_window=True)
        self.corner.addLayout(row(self.back, self.other_day))
        left = column(
            self.cards, self.sessions, flow(self.unplanned, self.print, least=240), 1, gap=16
        )
        right = column(self.needs, self.week, 1, gap=16)
        self.body.addWidget(Sides(left, right, (3, 2)))
        self.body.addStretch(1)
        self.needs.wanted.connect(self._see_to)
        desk.copied.connect(self.needs.show_copied)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show a day."""
        self.day = where.get("day") or self.desk.today()
        self.close_card()
        self._ask()

    def heard(self, changed: Changed) -> None:
        """Show the day as it is now."""
        if changed.rows.keys() & _CONCERNS:
            self._ask(rights=bool(changed.rows.keys() & {"person", "request", "acceptance", "hub"}))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, or goes on with, the first session."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        first = self._first_card()
        if enter and self.card is None and first is not None:
            first.press()
        else:
            super().keyPressEvent(event)

    def _ask(self, *, rights: bool = True) -> None:
        day, today = self.day, self.desk.today()

        def ask(services: Services) -> tuple[DayView, bool]:
            view = services.today.of(day, today)
            return with_open_questions(services, view), bool(services.activities.everything())

        def show(asked: tuple[DayView, bool]) -> None:
            if day == self.day:
                self._show(*asked)

        self.desk.ask(ask, show, self)
        if rights:
            self.desk.ask(rights_needs, self.needs.show_rights, self)
        if not self.desk.made_up:
            self.desk.ask(lambda s: s.backup.status(), self.needs.show_copied, self)

    def _show(self, view: DayView, has_activities: bool) -> None:  # noqa: FBT001 - it is the answer
        wording = self.desk.wording
        today = self.desk.today()
        is_today = view.day == today
        when = "today" if is_today else "past" if view.day < today else "to_come"
        self.head(
            wording.day(view.day),
            self._greeting(view) if is_today else self.words(f"today.day_is.{when}"),
        )
        self.back.setVisible(not is_today)
        clear(self.sessions)
        self.add_activity = None
        waiting = [c for c in view.cards if c.status in {"", "planned", "open"}]
        first = next((c for c in waiting if c.status == "open"), waiting[0] if waiting else None)
        for each in view.cards:
            card = SessionCard(self.desk, each, when=when, first=each is first)
            card.start.connect(self._start)
            card.look.connect(self._look)
            card.not_running.connect(self._begin_not_running)
            card.type_up.connect(self._type_up)
            card.reopen.connect(self._reopen)
            self.sessions.addWidget(card)
        self.unplanned.setVisible(has_activities and view.day <= today)
        self.print.setVisible(has_activities)
        if not view.cards:
            self._invite(has_activities)
        self.needs.show_needs(view.needs)
        self.week.show_week(view.week)
        if self.card is None:
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
            self.add_activity = add
            things.append(holding(row(add, 1)))
        self.sessions.addWidget(Card(column(*things)))

    def _greeting(self, view: DayView) -> str:
        hour = self.desk.now().hour
        part = "morning" if hour < _NOON else "afternoon" if hour < _EVENING else "evening"
        greeting = self.words(f"today.greeting.{part}")
        return self.words(
            "today.greeted",
            greeting=greeting,
            sessions=self.words("today.sessions", n=len(view.cards)),
        )

    def _session_cards(self) -> list[SessionCard]:
        items = [self.sessions.itemAt(place) for place in range(self.sessions.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, SessionCard)]

    def _first_card(self) -> SessionCard | None:
        return next((card for card in self._session_cards() if card.is_first), None)

    def _focus(self) -> None:
        """Where Enter does the likeliest thing."""
        cards = sorted(self._session_cards(), key=lambda card: not card.is_first)
        buttons = [card.main for card in cards if card.main is not None]
        wanted = [*buttons, self.add_activity, self.unplanned, self.back]
        shown = [each for each in wanted if each is not None and not each.isHidden()]
        shown[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self, card: DayCard) -> None:
        if card.session is not None:
            self.desk.go("register", session=card.session.id)

    def _start(self, card: DayCard) -> None:
        self._open(card.activity.id, card.start, None)

    def _open(self, activity: str, start: dt.time | None, end: dt.time | None) -> None:
        day, actor = self.day, self.desk.actor

        def started(done: Opened) -> None:
            self.desk.go("register", session=done.session.id)
            self.desk.say(self.words("today.started"), undoes=done.changed.stamp)

        self.desk.do(lambda s: s.sessions.open(actor, activity, day, start, end), started, self)

    def _reopen(self, card: DayCard) -> None:
        session, actor = card.session, self.desk.actor
        if session is None:
            return
        closed = session.status == "closed"

        def opened(changed: Changed) -> None:
            if closed:
                self.desk.go("register", session=session.id)
            said = "today.opened_again" if closed else "today.runs_after_all"
            self.desk.say(self.words(said), undoes=changed.stamp)

        self.desk.do(lambda s: s.sessions.reopen(actor, session.id), opened, self)

    def _type_up(self, card: DayCard) -> None:
        self.desk.go("type_up", activity=card.activity.id, day=self.day, start=card.start)

    def _see_to(self, need: Need, how: str) -> None:
        if how == "not_running" and need.activity is not None and need.day is not None:
            self._open_inline(NotRunningCard(self.desk, need.activity, need.day, need.start))
        elif need.kind == "not_recorded" and need.activity is not None:
            self.desk.go("type_up", activity=need.activity.id, day=need.day, start=need.start)
        elif need.kind == "still_open":
            self.desk.go("register", session=need.session_id)
        elif need.kind == "laptop_questions":
            self.desk.go("laptop_questions")
        elif need.kind == "referrals_waiting":
            self.desk.go("what_became")
        elif need.kind == "unfinished_people":
            self.desk.go("people", unfinished=True)
        elif need.kind in RIGHTS_PAGES:
            self.desk.go(RIGHTS_PAGES[need.kind])
        elif need.kind == "copy_outside":
            self.desk.go("copies")
        elif need.kind in {"queries", "month_to_send"}:
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

    def _begin_printing(self) -> None:
        def show(activities: list[Activity]) -> None:
            card = PrintCard(self.desk, activities, self.day)
            card.chosen.connect(partial(show_sheet, self.desk, self))
            self._open_inline(card)

        self.desk.ask(lambda s: s.activities.everything(), show, self)

    def _choose_day(self) -> None:
        card = OtherDayCard(self.desk)
        card.chosen.connect(lambda day: self.opened({"day": day}))
        self._open_inline(card)

    def _open_inline(self, card: InlineCard) -> None:
        self.show_card(card, self._focus)
