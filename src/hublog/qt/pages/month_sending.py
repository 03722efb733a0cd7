"""Sending a month: what goes, where to, protected or not, and somebody's word that it is right."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hublog.domain.names import LONGEST_NAME, can_name, clean
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.pages.month_figures import said_figure
from hublog.qt.pages.month_now import MonthNow
from hublog.qt.pages.month_said import said_changes, said_of_month
from hublog.qt.pages.month_saving import Saving
from hublog.qt.widgets.arrange import Flow, column, holding, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.tick import Tick
from hublog.services.months import MonthView
from hublog.services.returns import Drawn, Signed

SENT_FIGURES = ("A01", "A03", "B01", "C02")
"""The four figures that say in short what a return says."""


class SendCard(InlineCard):
    """Signs the month off and makes its file. ``sent`` carries the ``Drawn`` and its password.

    ``look`` and ``learn`` lead to a draft and to the learning, and back.
    """

    sent = Signal(object, str)
    look = Signal()
    learn = Signal()

    def __init__(self, desk: Desk, view: MonthView, now: MonthNow) -> None:
        super().__init__()
        self._desk, self._now = desk, now
        words, standing = desk.words, now.standing
        name = desk.wording.month(now.month)
        before = standing.sent
        number = 1 if before is None else before.version + 1
        key = "title" if before is None else "title_again"
        layout = column(Label(words(f"month_return.send.{key}", month=name, n=number), "h2"))
        if standing.nil:
            layout.addWidget(Label(words("month_return.send.nil", month=name), "strong"))
        else:
            layout.addWidget(_figures(desk, view))
        if before is not None and standing.changed:
            said = words("month_return.comma").join(said_changes(desk, standing.changed))
            changed = words("month_return.send.changed", n=before.version, changes=said)
            layout.addWidget(Label(changed, "muted"))
        layout.addWidget(self._doors())
        self.saving = Saving(desk, rows_shared=standing.rows_shared)
        layout.addWidget(self.saving)
        layout.addWidget(self._signing())
        right = "right_nil" if standing.nil else "right"
        self.right = Tick(words(f"month_return.send.{right}", month=name))
        self.right.toggled.connect(lambda: self._complain(""))
        self._wrong = Label("", "error")
        layout.addWidget(self.right)
        layout.addWidget(self._wrong)
        self.go = Button(words("month_return.send.go"), "primary", icon="send")
        self.go.clicked.connect(self._sign_off)
        leave = Button(words("month_return.send.not_yet"))
        leave.clicked.connect(self.done)
        layout.addWidget(wrap(self.go, leave))
        self.fill(layout)
        self._wrong.hide()

    def begin(self) -> None:
        """What has to be looked at first."""
        self.look_first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _doors(self) -> QWidget:
        words = self._desk.words
        self.look_first = Button(words("month_return.send.look"), icon="eye")
        self.look_first.clicked.connect(self.look)
        written = "learning" if self._now.written else "learning_missing"
        learned = Button(words(f"month_return.send.{written}"), icon="sparkles")
        learned.clicked.connect(self.learn)
        return wrap(self.look_first, learned)

    def _signing(self) -> QWidget:
        """Who signs it off; those who work at this desk at a tap."""
        desk, words = self._desk, self._desk.words
        ask = words("month_return.send.who")
        self._name_field, self.name = line_field(ask, desk.who, words("month_return.send.who_hint"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.returnPressed.connect(self._sign_off)
        self.names = Choices(ask, [(each, each) for each in self._now.names])
        self.names.choose(desk.who)
        self.names.chose.connect(self.name.setText)
        self.name.textEdited.connect(self.names.choose)
        signing = holding(column(self._name_field, self.names, gap=8))
        self.names.setVisible(bool(self._now.names))
        return signing

    def _named(self) -> str:
        """Who signs it off; empty, and said so, where nobody is named."""
        name = clean(self.name.text())
        if can_name(name):
            self._name_field.complain("")
            return name
        self._name_field.complain(self._desk.words("month_return.send.who_empty"))
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        return ""

    def _complain(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def _sign_off(self) -> None:
        """Two actions in order: what could not be written then stays signed off.

        Whoever signs is at the desk from now on.
        """
        desk, month, nil = self._desk, self._now.month, self._now.standing.nil
        name = self._named()
        if not name:
            return
        if not self.right.isChecked():
            self._complain(desk.words("month_return.send.look_first"))
            self.right.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        folder = self.saving.folder
        if folder is None:
            return
        self.go.setEnabled(False)
        if name != desk.actor:
            desk.seat(name)

        def signed(_: Signed) -> None:
            self._send(folder)

        desk.do(
            lambda s: s.returns.sign_off(desk.actor, month, nil=nil), signed, self, self._refused
        )

    def _send(self, folder: Path) -> None:
        desk, month = self._desk, self._now.month
        password = self.saving.password()

        def sent(drawn: Drawn) -> None:
            self.sent.emit(drawn, password)

        desk.do(
            lambda s: s.returns.send(desk.actor, month, folder, password), sent, self, self._refused
        )

    def _refused(self, problem: Problem) -> None:
        self.go.setEnabled(True)
        self._complain(said_of_month(self._desk, problem, self._now))
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)


def _figures(desk: Desk, view: MonthView) -> QWidget:
    """The four figures side by side."""
    words = desk.words
    found = {each.indicator.id: each.indicator.value for each in view.figures}
    flow = Flow(150, gap=24)
    for id_ in SENT_FIGURES:
        value = said_figure(id_, found.get(id_), words("month_page.nothing"))
        name = Label(words(f"indicator.{id_}.name"), "small")
        flow.addWidget(holding(column(Label(value, "figure", wraps=False), name, gap=0)))
    return holding(flow)
