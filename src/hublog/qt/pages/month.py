"""A month: its calendar, what is missing, its figures with the rows behind them, and the return."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from hublog.domain.indicators import Comparison
from hublog.domain.month_days import DayCell
from hublog.domain.month_rows import Rows, SessionRow
from hublog.domain.months import Month
from hublog.domain.timetable import Gap
from hublog.qt.actions import bind, shown
from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.pages.month_figures import FiguresCard
from hublog.qt.pages.month_rows import RowsCard
from hublog.qt.pages.month_waiting import WaitingCard
from hublog.qt.widgets.arrange import Sides, column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.calendar_view import CalendarView
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label
from hublog.services.changed import Changed
from hublog.services.months import MonthView
from hublog.services.returns import Drawn


class MonthPage(Page):
    """``opened({"month": Month})``; without one the month shown before, at first the last full one."""

    name = "month"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.month = Month.of(desk.today()).plus(-1)
        self.view: MonthView | None = None
        self._inline: InlineCard | None = None
        self._place = column(gap=0)
        weekdays = [words(f"date.weekday_short.{n}") for n in range(7)]
        self.calendar = CalendarView(words("month_page.calendar"), weekdays, self._said)
        self.calendar.chosen.connect(self._day_chosen)
        self.waiting, self.figures = WaitingCard(desk), FiguresCard(desk)
        self.waiting.wanted.connect(self._type_up)
        self.waiting.reveal.connect(self._reveal)
        self.figures.chosen.connect(self._figure_chosen)
        self.earlier = Button("", icon="chevron-left", spoken=words("key.earlier"))
        self.later = Button("", icon="chevron-right", spoken=words("key.later"))
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self.send = Button(
            words("month_page.make"), "primary", icon="file-spreadsheet", hint=shown("send")
        )
        self.send.clicked.connect(self._make)
        self.corner.addLayout(row(self.earlier, self.later, self.send))
        sessions = Card(column(Label(words("month_page.sessions"), "h2"), self.calendar, 1))
        beside = Sides(self.waiting, self.figures, (1, 1), least=420)
        self.body.addLayout(self._place)
        self.body.addWidget(Sides(sessions, beside, (3, 5), least=860), 1)
        bind(self, "send", self._make)
        bind(self, "earlier", lambda: self._turn(-1))
        bind(self, "later", lambda: self._turn(1))

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show a month."""
        wanted = where.get("month")
        if isinstance(wanted, Month):
            self.month = wanted
        self._ask()
        self.calendar.setFocus(Qt.FocusReason.OtherFocusReason)

    def heard(self, changed: Changed) -> None:
        """Every change may be one of a figure."""
        if changed:
            self._ask()

    def _turn(self, by: int) -> None:
        self._close()
        self.month = self.month.plus(by)
        self._ask()

    def _ask(self) -> None:
        month, today = self.month, self.desk.today()

        def show(view: MonthView) -> None:
            if month == self.month:
                self._show(view)

        self.desk.ask(lambda s: s.months.overview(month, today), show, self)

    def _show(self, view: MonthView) -> None:
        self.view = view
        words, today = self.words, self.desk.today()
        title = self.desk.wording.month(view.month)
        if view.month.last >= today:
            state = words("month_page.running")
        elif view.gaps:
            state = words("month_page.waiting", n=len(view.gaps))
        elif not view.expected:
            state = words("month_page.nothing_held")
        else:
            state = words("month_page.complete")
        self.head(title, state)
        now = next((day for day in view.days if day.date == today), None)
        self.calendar.show_days(view.days, now)
        self.waiting.show_month(view)
        self.figures.show_month(view)
        self.later.setEnabled(view.month.plus(1).first <= today)
        self.send.setEnabled(view.month.first <= today)

    def _said(self, day: DayCell) -> str:
        """A day as it is read out."""
        said = self.words(f"month_page.day.{day.status}", n=day.footfall or 0)
        return self.words("month_page.day_said", day=self.desk.wording.day(day.date), said=said)

    def _day_chosen(self, day: DayCell) -> None:
        """One session opens; several, or none, are listed."""
        if self.view is None:
            return
        rows = [each for each in self.view.sessions if each.date == day.date]
        missing = next((gap for gap in self.view.gaps if gap.day == day.date), None)
        if missing is not None and not rows:
            self._type_up(missing)
        elif len(rows) == 1:
            self.desk.go("register", session=rows[0].session_id)
        elif rows:
            title = self.desk.wording.day(day.date)
            self._open(RowsCard(self.desk, title, "", Rows("sessions", tuple(rows))))
        else:
            self.desk.go("today", day=day.date)

    def _figure_chosen(self, figure: Comparison) -> None:
        month, indicator = self.month, figure.indicator.id
        name = self.words(f"indicator.{indicator}.name")
        meaning = self.words(f"indicator.{indicator}.meaning")

        def show(rows: Rows) -> None:
            self._open(RowsCard(self.desk, name, meaning, rows))

        self.desk.ask(lambda s: s.months.rows(month, indicator), show, self)

    def _type_up(self, gap: Gap) -> None:
        if gap.session_id:
            self.desk.go("register", session=gap.session_id)
        else:
            self.desk.go("type_up", activity=gap.activity_id, day=gap.day, start=gap.start)

    def _make(self) -> None:
        """Draw the return into the folder for returns."""
        if not self.send.isEnabled():
            return
        desk, month = self.desk, self.month
        folder = desk.returns or Path(tempfile.gettempdir()) / "hublog"
        self.send.setEnabled(False)

        def made(drawn: Drawn) -> None:
            self.send.setEnabled(True)
            name = desk.wording.month(month)
            desk.say(self.words("month_page.made", month=name, file=drawn.path.name))
            self.waiting.show_file(drawn.path, drawn.still_open)

        def refused(problem: Any) -> None:  # noqa: ANN401 - a Problem
            self.send.setEnabled(True)
            desk.refuse(problem)

        desk.do(lambda s: s.returns.draw(desk.actor, month, folder), made, self, refused)

    def _reveal(self, file: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))

    def _open(self, card: RowsCard) -> None:
        self._close()
        self._inline = card
        self._place.addWidget(card)
        card.done.connect(self._close)
        card.opened.connect(self._row_chosen)
        card.begin()
        self.show_inside(card)

    def _row_chosen(self, record: object) -> None:
        if isinstance(record, SessionRow):
            self.desk.go("register", session=record.session_id)
        elif person := getattr(record, "person_id", ""):
            self.desk.go("person", person=person)

    def _close(self) -> None:
        if self._inline is not None:
            card, self._inline = self._inline, None
            self._place.removeWidget(card)
            card.hide()
            card.deleteLater()
            self.figures.list.setFocus(Qt.FocusReason.OtherFocusReason)
