"""Where a month's days, figures, findings and questions lead: to the place that shows or mends them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hublog.domain.checks.finding import Finding
from hublog.domain.indicators import Comparison
from hublog.domain.journal import RowKey
from hublog.domain.month_days import DayCell
from hublog.domain.month_rows import Rows, SessionRow
from hublog.domain.timetable import Gap
from hublog.qt.page import Page
from hublog.qt.pages.month_figures import beside
from hublog.qt.pages.month_lines import COMPARED, mending
from hublog.qt.pages.month_steps import MonthSteps
from hublog.services.months import MonthCalendar

if TYPE_CHECKING:  # the page is shown before these are imported
    from hublog.domain.queries import Query

_PUT_RIGHT = {
    **dict.fromkeys(("DQ01", "DQ03", "DQ04", "DQ12"), "times"),
    "DQ09": "heads",
    "DQ20": "note",
    "DQ22": "minutes",
}
"""What of a session is put right where these rules found it."""
_SAID_YES = frozenset({"DQ19"})
"""Rules about what somebody said yes to: their page begins there."""
_HOURS = "C02"
"""The figure whose rows hold the times that volunteers gave."""


class MonthWays(QObject):
    """Goes there, or shows a card on the page."""

    def __init__(self, page: Page, steps: MonthSteps) -> None:
        super().__init__(page)
        self._page, self._desk, self._steps = page, page.desk, steps
        self.calendar: MonthCalendar | None = None

    def day(self, day: DayCell) -> None:
        """One session opens; several, or none, are listed."""
        if self.calendar is None:
            return
        rows = [each for each in self.calendar.sessions if each.date == day.date]
        missing = next((gap for gap in self.calendar.gaps if gap.day == day.date), None)
        if missing is not None and not rows:
            self.gap(missing)
        elif len(rows) == 1:
            self._desk.go("register", session=rows[0].session_id)
        elif rows:
            title = self._desk.wording.day(day.date)
            self._list(title, (), Rows("sessions", tuple(rows)))
        else:
            self._desk.go("today", day=day.date)

    def figure(self, figure: Comparison) -> None:
        """The rows behind a figure, and what it was at other times."""
        id_, words = figure.indicator.id, self._desk.words
        meaning = words(f"indicator.{id_}.meaning")
        self._rows(id_, tuple(said for said in (meaning, beside(self._desk, figure)) if said))

    def gap(self, gap: Gap) -> None:
        """A session that has no numbers yet."""
        if gap.session_id:
            self._desk.go("register", session=gap.session_id)
        else:
            self._desk.go("type_up", activity=gap.activity_id, day=gap.day, start=gap.start)

    def mend(self, found: Finding) -> None:
        """Where something that a check found is mended."""
        table = mending(found)
        if found.gap is not None:
            self.gap(found.gap)
        elif table == COMPARED:
            self._steps.compare(found)
        elif table == "clock":
            self._desk.say(self._desk.words(f"check_mend.{found.rule}"), "info")
        else:
            key = next((key for key in found.rows if key[0] == table), None)
            if key is not None and table == "session" and found.rule in _PUT_RIGHT:
                self._desk.go("register", session=key[1], mend=_PUT_RIGHT[found.rule])
            elif key is not None and found.rule in _SAID_YES:
                self._desk.go("person", person=key[1], consents=True)
            elif key is not None:
                self.row(key)

    def query(self, query: "Query") -> None:
        """The row that the office asks about."""

        def show(key: RowKey | None) -> None:
            if key is None:
                self._desk.say(self._desk.words("month_return.row_gone"), "warn")
            else:
                self.row(key)

        self._desk.ask(lambda s: s.replies.place(query.id), show, self)

    def row(self, key: RowKey) -> None:
        """The place where one row of the register can be changed."""
        table, row_id = key
        pages = {
            "session": "register",
            "person": "person",
            "activity": "activities",
            "place": "activities",
        }
        if table in pages:
            self._desk.go(pages[table], **{table: row_id})
        elif table == "referral":
            from hublog.qt.pages.referral_card import ReferralCard

            self._page.show_card(ReferralCard(self._desk, referral_id=row_id), self._steps.back)
        elif table == "learning":
            self._steps.learn()
        elif table == "query":
            self._steps.explain_again(row_id)
        elif table == "acceptance":
            self._steps.accept_again(row_id)
        elif table == "return_version":
            self._steps.correct()
        elif table == "volunteer_time":
            self._rows(_HOURS, (self._desk.words("check_mend.DQ22"),))
        else:
            self._desk.go("settings")

    def record(self, record: object) -> None:
        """What a row of a figure is about."""
        if isinstance(record, SessionRow):
            self._desk.go("register", session=record.session_id)
        elif referral := getattr(record, "referral_id", ""):
            self.row(("referral", referral))
        elif person := getattr(record, "person_id", ""):
            self._desk.go("person", person=person)

    def _rows(self, id_: str, told: tuple[str, ...]) -> None:
        if self.calendar is None:
            return
        month, title = self.calendar.month, self._desk.words(f"indicator.{id_}.name")
        self._desk.ask(
            lambda s: s.months.rows(month, id_), lambda rows: self._list(title, told, rows), self
        )

    def _list(self, title: str, told: tuple[str, ...], rows: Rows) -> None:
        from hublog.qt.pages.month_rows import RowsCard

        card = RowsCard(self._desk, title, told, rows)
        card.opened.connect(self.record)
        self._page.show_card(card, self._steps.back)
