"""Before a month is sent again: the same file once more, or why a corrected version is needed."""

from PySide6.QtCore import Qt, Signal

from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.pages.month_now import MonthNow
from hublog.qt.pages.month_said import said_changes, said_of_month
from hublog.qt.pages.month_saving import Saving
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.reason import Reason
from hublog.services.changed import Changed
from hublog.services.returns import Drawn

_QUICK = 3


class CorrectCard(InlineCard):
    """What differs from what was sent, and why; ``reopened`` once the next version may be made."""

    reopened = Signal()

    def __init__(self, desk: Desk, now: MonthNow) -> None:
        super().__init__()
        self._desk, self._now = desk, now
        words = desk.words
        sent = now.standing.sent
        month = desk.wording.month(now.month)
        title = words("month_return.correct.title", month=month)
        number = sent.version if sent else 0
        layout = column(Label(title, "h2"))
        layout.addWidget(Label(words("month_return.correct.was_sent", month=month, n=number)))
        changes = said_changes(desk, now.standing.changed)
        for said in changes or (words("month_return.correct.no_figure"),):
            layout.addWidget(Label(said, "strong"))
        quick = [words(f"month_return.correct.quick_{n}") for n in range(1, _QUICK + 1)]
        ask = words("month_return.correct.why")
        before = sent.reopened_for if sent else ""
        self.reason = Reason(ask, words("month_return.own_words"), quick, said=before)
        self.reason.given.connect(self._reopen)
        go = Button(words("month_return.correct.go"), "primary", icon="arrow-right")
        go.clicked.connect(self._reopen)
        leave = Button(words("month_return.send.not_yet"))
        leave.clicked.connect(self.done)
        layout.addWidget(Label(ask, "strong"))
        layout.addWidget(self.reason)
        layout.addWidget(Label(words("month_return.travels"), "small"))
        layout.addWidget(wrap(go, leave))
        self.fill(layout)

    def begin(self) -> None:
        """The reason."""
        self.reason.begin()

    def _reopen(self) -> None:
        desk, month, reason = self._desk, self._now.month, self.reason.value

        def reopened(changed: Changed) -> None:
            del changed
            self.reopened.emit()
            self.done.emit()

        def refused(problem: Problem) -> None:
            self.reason.complain(said_of_month(desk, problem, self._now))

        desk.do(lambda s: s.returns.reopen(desk.actor, month, reason), reopened, self, refused)


class AgainCard(InlineCard):
    """Makes the file of a version once more, to the byte. ``made`` carries the ``Drawn`` and its password."""

    made = Signal(object, str)

    def __init__(self, desk: Desk, now: MonthNow, version: int) -> None:
        super().__init__()
        self._desk, self._now, self._version = desk, now, version
        words = desk.words
        month = desk.wording.month(now.month)
        self.saving = Saving(desk, rows_shared=now.standing.rows_shared)
        self.go = Button(words("month_return.again.go"), "primary", icon="file-spreadsheet")
        self.go.clicked.connect(self._again)
        leave = Button(words("month_page.close"))
        leave.clicked.connect(self.done)
        self._wrong = Label("", "error")
        self.fill(
            column(
                Label(words("month_return.version_of", n=version, month=month), "h2"),
                Label(words("month_return.again.same")),
                self.saving,
                self._wrong,
                wrap(self.go, leave),
            )
        )
        self._wrong.hide()

    def begin(self) -> None:
        """Making it."""
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _again(self) -> None:
        desk, month, version = self._desk, self._now.month, self._version
        folder = self.saving.folder
        if folder is None:
            return
        password = self.saving.password()

        def made(drawn: Drawn) -> None:
            self.made.emit(drawn, password)

        def refused(problem: Problem) -> None:
            self._wrong.setText(said_of_month(desk, problem, self._now))
            self._wrong.show()

        desk.do(lambda s: s.returns.again(month, version, folder, password), made, self, refused)
