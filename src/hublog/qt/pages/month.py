"""A month: its calendar, what stands before it can be sent, and the return with the rows behind it."""

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication

from hublog.domain.month_days import DayCell
from hublog.domain.months import Month
from hublog.qt.actions import bind, shown
from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.pages.month_figures import FiguresCard
from hublog.qt.pages.month_now import MonthNow, how_it_stands
from hublog.qt.pages.month_said import said_state
from hublog.qt.pages.month_steps import MonthSteps
from hublog.qt.pages.month_waiting import WaitingCard
from hublog.qt.pages.month_ways import MonthWays
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import Sides, column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.calendar_view import CalendarView
from hublog.qt.widgets.labels import Card, Label
from hublog.services.changed import Changed
from hublog.services.months import MonthCalendar, MonthView

if TYPE_CHECKING:  # the page is shown before these are imported
    from hublog.domain.standing import Standing

_ROOMY = 560
"""From this width on, in pixels at 100 %, there is room for the key that sends."""
_AGAIN = frozenset({"sent", "accepted", "queried"})
_CORRECTED = frozenset({"changed"})


class MonthPage(Page):
    """``opened({"month": Month})``; without one the month shown before, at first the last full one.

    The days come first, then the figures, then how the return stands; what is shown stays until its
    own answer is there.
    """

    name = "month"
    guide = "coordinator"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.month = Month.of(desk.today()).plus(-1)
        self.view: MonthView | None = None
        self.steps = MonthSteps(self, self._back, self._show_waiting)
        self.ways = MonthWays(self, self.steps)
        weekdays = [words(f"month_page.weekday.{n}") for n in range(7)]
        self.calendar = CalendarView(words("month_page.calendar"), weekdays, self._said)
        self.waiting, self.figures = WaitingCard(desk), FiguresCard(desk)
        self.earlier = Button("", icon="chevron-left", spoken=words("key.earlier"))
        self.later = Button("", icon="chevron-right", spoken=words("key.later"))
        self.send = Button(words("month_return.first"), "primary", icon="send", hint=shown("send"))
        self.corner.addWidget(wrap(self.earlier, self.later, self.send))
        sessions = Card(column(Label(words("month_page.sessions"), "h2"), self.calendar, 1))
        beside = Sides(self.waiting, self.figures, (7, 6), least=560)
        self.body.addLayout(self.cards)
        self.body.addWidget(Sides(sessions, beside, (6, 13), least=860), 1)
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What it says needs the room more than its key does."""
        super().resizeEvent(event)
        self._fit()

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show a month."""
        wanted = where.get("month")
        if isinstance(wanted, Month) and wanted != self.month:
            self._turn_to(wanted)
        else:
            self._ask()
        if self.card is None:
            self.calendar.setFocus(Qt.FocusReason.OtherFocusReason)

    def heard(self, changed: Changed) -> None:
        """Every change may be one of a figure."""
        if changed:
            self._ask()

    def _connect(self) -> None:
        steps, ways = self.steps, self.ways
        self.calendar.chosen.connect(ways.day)
        self.figures.chosen.connect(ways.figure)
        self.figures.look.connect(steps.draft)
        self.figures.publish.connect(steps.publish)
        self.waiting.versions.reply.connect(steps.choose_reply)
        self.waiting.mend.connect(ways.mend)
        self.waiting.accept.connect(steps.accept)
        self.waiting.place.connect(ways.query)
        self.waiting.explain.connect(steps.explain)
        self.waiting.learn.connect(lambda: steps.learn())  # noqa: PLW0108 - it has a default
        self.waiting.versions.chosen.connect(steps.look_at)
        self.waiting.laid.connect(self._order)
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self.send.clicked.connect(steps.send)
        theme().changed.connect(self._fit)
        for key, do in (
            ("send", steps.send),
            ("print", steps.print),
            ("earlier", lambda: self._turn(-1)),
            ("later", lambda: self._turn(1)),
        ):
            bind(self, key, do, whole_window=True)

    def _order(self) -> None:
        """Tab reads from the left to the right, also through lines that were made anew."""
        stops = [self.calendar, *self.waiting.stops(), *self.figures.stops()]
        reached = [each for each in stops if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for before, after in pairwise(reached):
            self.setTabOrder(before, after)

    def _fit(self) -> None:
        self.send.hint = shown("send") if self.width() >= theme().px(_ROOMY) else ""
        self.send.updateGeometry()

    def _turn(self, by: int) -> None:
        month = self.month.plus(by)
        if month.first <= self.desk.today():
            self._turn_to(month)

    def _turn_to(self, month: Month) -> None:
        """What was typed on a card belongs to the month that is left, and is kept there."""
        self.close_card()
        self.month = month
        self.steps.forget()
        self._ask()

    def _ask(self) -> None:
        month, today = self.month, self.desk.today()
        self.desk.ask(lambda s: s.months.calendar(month, today), self._show_days, self)

    def _ask_the_rest(self) -> None:
        """Once the days are painted: working the figures out would hold that up."""
        month, today, desk = self.month, self.desk.today(), self.desk
        desk.ask(lambda s: s.months.overview(month, today), self._show_figures, self)
        desk.ask(lambda s: how_it_stands(s, month), self._show_now, self)

    def _show_days(self, calendar: MonthCalendar) -> None:
        if calendar.month != self.month:
            return
        desk, today = self.desk, self.desk.today()
        turned = self.ways.calendar is None or self.ways.calendar.month != calendar.month
        self.ways.calendar = calendar
        if turned:
            self.head(desk.wording.month(calendar.month), self.words("month_return.working_out"))
        now = next((day for day in calendar.days if day.date == today), None)
        if turned:
            self.calendar.show_days(calendar.days, now)
        else:
            self.calendar.show_again(calendar.days)
        self.later.setEnabled(calendar.month.plus(1).first <= today)
        self.calendar.repaint()
        self._ask_the_rest()

    def _show_figures(self, view: MonthView) -> None:
        if view.month == self.month:
            self.view = view
            self.figures.show_month(view)

    def _show_now(self, now: MonthNow) -> None:
        view = self.view
        if now.month != self.month or view is None or view.month != now.month:
            return
        self.head(self.desk.wording.month(now.month), said_state(self.desk, now, self.desk.today()))
        self.waiting.show_month(view, now)
        focused = QApplication.focusWidget()
        if focused is not None and self.waiting.isAncestorOf(focused):
            self.show_inside(focused)
        self.send.set_words(self.words(_does(now.standing)))
        self.steps.know(view, now)

    def _said(self, day: DayCell) -> str:
        """A day as it is read out."""
        said = self.words(f"month_page.day.{day.status}", n=day.footfall or 0)
        return self.words("month_page.day_said", day=self.desk.wording.day(day.date), said=said)

    def _show_waiting(self) -> None:
        """What is in the way, seen and ready to be seen to."""
        self.show_inside(self.waiting)
        self.waiting.begin()

    def _back(self) -> None:
        """After a card the focus is where the next thing waits, or at the figures."""
        self.calendar.setFocus(Qt.FocusReason.OtherFocusReason)


def _does(standing: "Standing") -> str:
    """What the page's own button does now."""
    if standing.state in _CORRECTED:
        return "month_return.corrected"
    return "month_return.once_more" if standing.state in _AGAIN else "month_return.first"
