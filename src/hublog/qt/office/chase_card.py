"""Whom to ask: hubs whose returns are missing or have a question open, each with a text for an e-mail."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from hublog.domain.months import Month
from hublog.qt.models.rows import Row
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.office.returns import Chase

_HIGH = 220


class ChaseCard(Card):
    """``chosen`` carries the ``Chase`` of the hub to write to."""

    chosen = Signal(object)

    def __init__(self, desk: OfficeDesk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.list = RowsView(words("office_chase.title"), lined=True)
        self.list.chosen.connect(lambda row: self.chosen.emit(row.key))
        self._hint = Label("", "small")
        self.fill(column(Label(words("office_chase.title"), "h2"), self._hint, self.list, gap=6))

    def show_chases(self, chases: Sequence[Chase]) -> None:
        """Show whom to ask now."""
        words = self._desk.words
        self.list.show_rows([self._row(each) for each in chases], self.list.marked)
        self.list.setVisible(bool(chases))
        self._hint.setText(words("office_chase.hint" if chases else "office_chase.nobody"))

    def _row(self, chase: Chase) -> Row:
        words = self._desk.words
        said = []
        if chase.missing:
            said.append(words("office_chase.missing", n=len(chase.missing)))
        if chase.questions:
            said.append(words("office.state.question", n=len(chase.questions)))
        return Row(chase, chase.hub.name, words("office_returns.comma").join(said))


class EmailCard(InlineCard):
    """What to write to a hub, ready to be copied."""

    def __init__(self, desk: OfficeDesk, chase: Chase, office: str) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        subject_field, self.subject = line_field(
            words("month_return.email.subject_label"), words("office_chase.subject", office=office)
        )
        self.subject.setReadOnly(True)
        self.body = QPlainTextEdit(chase_text(desk, chase, office))
        self.body.setReadOnly(True)
        self.body.setTabChangesFocus(True)
        self.body.setMinimumHeight(theme().px(_HIGH))
        self.copy = Button(words("month_return.email.copy_body"), "primary", icon="copy")
        self.copy.clicked.connect(lambda: self._copy(self.body.toPlainText()))
        copy_subject = Button(words("month_return.email.copy_subject"))
        copy_subject.clicked.connect(lambda: self._copy(self.subject.text()))
        close = Button(words("month_page.close"), icon="x")
        close.clicked.connect(self.done)
        to = chase.hub.contact or words("office_chase.no_contact")
        self.fill(
            column(
                Label(words("office_chase.write_to", hub=chase.hub.name), "h2"),
                Label(to, "strong"),
                subject_field,
                Field(words("month_return.email.body_label"), self.body),
                wrap(self.copy, copy_subject, close),
                gap=8,
            )
        )

    def begin(self) -> None:
        """The button that copies the text."""
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.say(self._desk.words("month_return.email.copied"), "info")


def chase_text(desk: OfficeDesk, chase: Chase, office: str) -> str:
    """The text: which months are missing and what is asked; no number of people, for anybody may read it."""
    words, wording = desk.words, desk.wording
    parts = [words("month_return.email.hello")]
    if chase.missing:
        months = words("office_returns.comma").join(map(wording.month, chase.missing))
        parts.append(words("office_chase.are_missing", n=len(chase.missing), months=months))
    for asked in chase.questions:
        month = wording.month(Month.parse(asked.query.month))
        parts.append(words("office_chase.asked", month=month))
    parts.append(words("office_chase.thanks", office=office))
    return "\n\n".join(parts)
