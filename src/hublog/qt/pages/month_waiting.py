"""What stands before a month can be sent: the office's questions, the checks, what is fine, what was sent."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from hublog.domain.checks.finding import HINTS
from hublog.qt.desk import Desk
from hublog.qt.pages.month_lines import finding_line, line, link, query_line
from hublog.qt.pages.month_now import MonthNow
from hublog.qt.pages.month_said import said_finding, said_sessions
from hublog.qt.pages.month_versions import VersionsView
from hublog.qt.widgets.arrange import clear, column
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Line
from hublog.services.months import MonthCalendar

_MOST = 8
"""So many things are enough to begin with."""
_FEW = 2
_BEFORE = "month_page.before"
_TITLES = {
    "sent": "month_return.looked_at",
    "accepted": "month_return.looked_at",
    "queried": "month_return.asking",
}
_FINE = {"DQ22": "hours_in", "DQ20": "nothing_personal"}
"""What is fine where these rules find nothing."""


class WaitingCard(Card):
    """``mend`` and ``accept`` carry a ``Finding``, ``place`` and ``explain`` a ``Query``; ``learn`` nothing.

    ``laid`` whenever its lines were made anew, and with them where Tab leads.
    """

    mend = Signal(object)
    accept = Signal(object)
    place = Signal(object)
    explain = Signal(object)
    learn = Signal()
    laid = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._now: MonthNow | None = None
        self._calendar: MonthCalendar | None = None
        self._all, self._reads = False, False
        self._lines = column(gap=10)
        self._title = Label(desk.words(_BEFORE), "h2")
        self.versions = VersionsView(desk)
        self.fill(column(self._title, self._lines, self.versions, 1, gap=8))

    def show_month(self, calendar: MonthCalendar, now: MonthNow) -> None:
        """Show what a month waits for."""
        if self._now is None or self._now.month != now.month:
            self._all, self._reads = False, False
        self._calendar, self._now = calendar, now
        self.versions.show_month(now)
        self._title.setText(self._desk.words(_TITLES.get(now.standing.state, _BEFORE)))
        self._show()

    def begin(self) -> None:
        """The first thing that can be done, if there is one."""
        first = next(iter(self._buttons()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """Where Tab leads in it, as one reads."""
        return [*self._buttons(), self.versions.answer, self.versions.list]

    def _buttons(self) -> list[Button]:
        items = [self._lines.itemAt(place) for place in range(self._lines.count())]
        lines = [widget for item in items if item is not None and (widget := item.widget())]
        return [button for each in lines for button in each.findChildren(Button)]

    def _show(self) -> None:
        now = self._now
        if now is None or self._calendar is None:
            return
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        clear(self._lines)
        waiting = list(self._waiting(now))
        shown = waiting if self._all else waiting[:_MOST]
        for each in [*shown, *self._more(len(waiting) - len(shown)), *self._settled(now)]:
            self._lines.addWidget(Line())
            self._lines.addWidget(each)
        self.laid.emit()
        if inside:
            self.begin()

    def _waiting(self, now: MonthNow) -> Iterator[QWidget]:
        desk, rows = self._desk, self._calendar.sessions if self._calendar is not None else ()
        sessions = said_sessions(desk, rows)
        for query in now.standing.open_queries:
            about = sessions.get(query.row_id, "")
            yield query_line(desk, query, about, self.place.emit, self.explain.emit)
        for found in now.unsettled:
            yield finding_line(desk, found, self.mend.emit, self.accept.emit)

    def _more(self, n: int) -> Iterator[QWidget]:
        if n > 0:
            more = Button(self._desk.words("today.more_needs", n=n), "link")
            more.clicked.connect(self._show_all)
            yield more

    def _show_all(self) -> None:
        self._all = True
        self._show()

    def _settled(self, now: MonthNow) -> Iterator[QWidget]:
        desk, words = self._desk, self._desk.words
        yield from self._accepted(now)
        yield from self._fine(now)
        written = words("month_return.learned" if now.written else "month_return.not_learned")
        does = words("month_return.read" if now.written else "month_return.write")
        sign = ("circle-check", "ok") if now.written else ("sparkles", "muted")
        yield line(*sign, Label(written), [link(desk, written, does, self.learn.emit)])
        for found in now.hints:
            yield line("info", "muted", Label(said_finding(desk, found), "small"))

    def _accepted(self, now: MonthNow) -> Iterator[QWidget]:
        """What is right, with its reason; many of them in one line until somebody wants to read them."""
        desk, words = self._desk, self._desk.words
        if len(now.accepted) > _FEW and not self._reads:
            said = words("month_return.accepted_many", n=len(now.accepted))
            read = link(desk, said, words("month_return.read"), self._read)
            yield line("circle-check", "ok", Label(said), [read])
            return
        for found in now.accepted:
            reason = found.accepted.reason if found.accepted else ""
            said = words("month_return.accepted", said=said_finding(desk, found), reason=reason)
            yield line("circle-check", "ok", Label(said, "small"))

    def _read(self) -> None:
        self._reads = True
        self._show()

    def _fine(self, now: MonthNow) -> Iterator[QWidget]:
        words, calendar = self._desk.words, self._calendar
        if calendar is None:
            return
        if not calendar.expected:
            yield line("info", "info", Label(words("month_page.nothing_held")))
        elif calendar.recorded:
            said = words("month_page.recorded", n=calendar.recorded, of=calendar.expected)
            sign = ("circle-alert", "warn") if calendar.gaps else ("circle-check", "ok")
            yield line(*sign, Label(said))
        if calendar.recorded:
            asked = {each.rule for each in now.findings if each.severity != HINTS}
            for rule, key in _FINE.items():
                if rule not in asked:
                    yield line("circle-check", "ok", Label(words(f"month_return.fine.{key}")))
