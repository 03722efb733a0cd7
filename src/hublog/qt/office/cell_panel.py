"""One hub's month: its figures, questions and versions, and what can be done about them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.asked import Asked
from hublog.domain.office.matrix import MISSING, QUESTION
from hublog.domain.queries import EXPLAINED, OPEN
from hublog.qt.models.rows import Row
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.said import said_facts, said_question, said_version
from hublog.qt.pages.month_figures import said_apart, said_figure
from hublog.qt.widgets.arrange import column, holding, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Line
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.office.returns import CellDetail

MAIN = ("A03", "B01", "A05", "A01", "B04", "C02")
"""The figures that are shown first."""


class CellPanel(Card):
    """Every signal asks the page for something about the month that is shown.

    ``version`` carries the number of the version to show, ``withdraw`` a question to take back.
    """

    accept = Signal()
    ask = Signal()
    reply = Signal()
    email = Signal()
    changes = Signal()
    version = Signal(int)
    withdraw = Signal(object)
    left = Signal()

    def __init__(self, desk: OfficeDesk, detail: CellDetail, before: Arrived | None) -> None:
        super().__init__()
        self._desk, self.detail, self._before = desk, detail, before
        self._all = False
        words, cell = desk.words, detail.cell
        month = desk.wording.month(Month.parse(cell.month))
        named = words("office_panel.title", hub=detail.hub.name, month=month)
        spoken = words("office_panel.close", what=named)
        close = self._button("", "x", self.left.emit, "quiet", spoken)
        self._first: QWidget = close
        title = Label(named, "h2")
        things = column(row(title, 1, close, gap=8), gap=8)
        things.addWidget(Label(words("register.dot").join(self._facts()), "small"))
        if detail.shown is None:
            self._nothing(things)
        else:
            things.addWidget(Label(said_version(desk, detail.shown), "small"))
            self._figures(things)
            self._questions(things)
            self._actions(things)
            self._versions(things)
            self._checks(things)
        things.addStretch(1)
        self.fill(things)

    def begin(self) -> None:
        """The first thing that can be used."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _facts(self) -> list[str]:
        desk, shown = self._desk, self.detail.shown
        facts = said_facts(desk, self.detail.cell)
        if shown is not None:
            facts.insert(0, desk.words("month_return.version", n=shown.version))
            if not shown.standing:
                facts.insert(1, desk.words("office_panel.older"))
        return facts

    def _nothing(self, things: QVBoxLayout) -> None:
        words, cell = self._desk.words, self.detail.cell
        things.addWidget(Label(words(f"office_panel.nothing.{cell.state}")))
        contact = self.detail.hub.contact or words("office_chase.no_contact")
        things.addWidget(Label(words("office_panel.contact", contact=contact), "muted"))
        if cell.state == MISSING:
            write = self._button(words("office_panel.email"), "mail", self.email.emit)
            things.addWidget(wrap(write))
            self._first = write

    def _figures(self, things: QVBoxLayout) -> None:
        words = self._desk.words
        self.figures = RowsView(words("office_panel.figures"), lined=True, grows=True)
        self.more = self._button(words("month_page.all_figures"), "", self._turn, "link")
        self._first = self.figures
        things.addWidget(Line())
        things.addWidget(self.figures)
        if self._before is not None:
            month = Month.parse(self._before.month)
            hint = words("office_panel.beside", month=self._desk.wording.month(month))
            things.addWidget(Label(hint, "small"))
        things.addLayout(row(self.more, 1))
        self._show_figures()

    def _turn(self) -> None:
        self._all = not self._all
        key = "main_figures" if self._all else "all_figures"
        self.more.set_words(self._desk.words(f"month_page.{key}"))
        self._show_figures()

    def _show_figures(self) -> None:
        content, before = self.detail.content, self._before
        if content is None:
            return
        now = {each.indicator: each.value for each in content.figures}
        then = {each.indicator: each.value for each in before.figures} if before else {}
        shown = tuple(now) if self._all else tuple(each for each in MAIN if each in now)
        self.figures.show_rows([self._figure(each, now[each], then.get(each)) for each in shown])

    def _figure(self, indicator: str, now: float | None, before: float | None) -> Row:
        words = self._desk.words
        key = f"indicator.{indicator}.name"
        name = words(key) if key in words else indicator
        value = said_figure(indicator, now, words("month_page.nothing"))
        apart = said_apart(words, indicator, now, before)
        spoken = words("month_page.spoken", name=name, value=value, apart=apart)
        return Row(indicator, name, value=value, hint=apart, spoken=spoken)

    def _questions(self, things: QVBoxLayout) -> None:
        asked = [each for each in self.detail.asked if each.query.alive]
        if asked:
            still = sum(each.open for each in asked)
            key = "open" if still else "answered"
            title = self._desk.words(f"office_panel.questions.{key}", n=still or len(asked))
            things.addWidget(Label(title, "h2"))
        for each in asked:
            things.addWidget(self._question(each))

    def _question(self, asked: Asked) -> Card:
        words, query = self._desk.words, asked.query
        about = said_question(self._desk, asked, self.detail.content)
        layout = column(gap=2, margins=(14, 10, 14, 10))
        if about:
            layout.addWidget(Label(about, "small"))
        layout.addWidget(Label(query.message, "strong"))
        if query.status != OPEN:
            key = "explained" if query.status == EXPLAINED else "fixed"
            text = words(f"office_panel.{key}", answer=query.answer, where=asked.answered_in)
            layout.addWidget(Label(text))
        elif asked.sent_on is not None:
            day = self._desk.wording.plain_day(asked.sent_on)
            layout.addWidget(Label(words("office_panel.sent", day=day), "small"))
        else:
            layout.addWidget(Label(words("office_panel.not_sent"), "small"))
            said = words("office_panel.withdraw")
            spoken = words("today.spoken_need", does=said, need=query.message)
            back = self._button(said, "", lambda: self.withdraw.emit(asked), "link", spoken)
            layout.addLayout(row(back, 1))
        return Card(layout, "warn" if query.status == OPEN else "ok")

    def _actions(self, things: QVBoxLayout) -> None:
        words, cell, shown = self._desk.words, self.detail.cell, self.detail.shown
        if shown is None or not shown.standing:
            return
        buttons = []
        if cell.state != QUESTION and not cell.accepted:
            self.accept_it = self._button(words("office_panel.accept"), "check", self.accept.emit)
            buttons.append(self.accept_it)
        self.ask_it = self._button(words("office_panel.ask"), "circle-question-mark", self.ask.emit)
        buttons.append(self.ask_it)
        if cell.accepted or cell.questions:
            self.reply_it = self._button(words("office_panel.reply"), "send", self.reply.emit)
            buttons.append(self.reply_it)
        things.addWidget(wrap(*buttons, gap=10))

    def _versions(self, things: QVBoxLayout) -> None:
        desk, words = self._desk, self._desk.words
        shown = self.detail.shown
        things.addWidget(Label(words("month_return.versions"), "h2"))
        self.versions = RowsView(words("month_return.versions"), lined=True, grows=True)
        rows = []
        for each in sorted(self.detail.versions, key=lambda v: -v.version):
            title, day = words("month_return.version", n=each.version), each.drawn_on
            pill = words("office_panel.stands") if each.standing else ""
            spoken = words("office_returns.comma").join(
                part for part in (title, pill, said_version(desk, each)) if part
            )
            detail, strong = desk.wording.plain_day(day), each == shown
            rows.append(Row(each.version, title, detail, pill=pill, strong=strong, spoken=spoken))
        self.versions.show_rows(rows)
        self.versions.chosen.connect(lambda chosen: self.version.emit(chosen.key))
        things.addWidget(self.versions)
        if self.detail.content is not None and self.detail.content.changes:
            said = words("month_return.what_changed")
            things.addLayout(row(self._button(said, "eye", self.changes.emit), 1))

    def _checks(self, things: QVBoxLayout) -> None:
        words, content, shown = self._desk.words, self.detail.content, self.detail.shown
        checks = content.checks if content is not None else ()
        edits = shown.edits if shown is not None else ()
        if checks or edits:
            things.addWidget(Label(words("office_panel.checks"), "h2"))
        for check in checks:
            things.addWidget(_told(check.message, self._reason(check.reason)))
        for edit in edits:
            sheet = words(f"month_return.sheet.{edit.sheet}")
            text = words("office_panel.edit", sheet=sheet, row=edit.row, who=edit.accepted_by)
            things.addWidget(_told(text, self._reason(edit.reason)))

    def _reason(self, reason: str) -> str:
        return self._desk.words("office_panel.reason", reason=reason) if reason else ""

    def _button(
        self,
        text: str,
        icon: str,
        do: Callable[[], object],
        kind: str = "plain",
        spoken: str = "",
    ) -> Button:
        made = Button(text, kind, icon=icon, spoken=spoken)
        made.clicked.connect(lambda: do())  # noqa: PLW0108 - the signal brings an argument
        return made


def _told(text: str, reason: str) -> QWidget:
    things: Sequence[Label] = [Label(text), Label(reason, "small")] if reason else [Label(text)]
    return holding(column(*things, gap=0))
