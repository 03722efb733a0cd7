"""After a return was made: where it lies, its password, and the e-mail that goes with it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hublog.qt.desk import Desk
from hublog.qt.programs import show_folder
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import column, holding, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label, Picture
from hublog.services.returns import Drawn

_HIGH = 300
"""The text of the e-mail, in pixels at 100 %."""


class SentCard(InlineCard):
    """What is left to do is to attach the file, and that is said."""

    def __init__(self, desk: Desk, drawn: Drawn, password: str) -> None:
        super().__init__()
        self._desk = desk
        words, cover = desk.words, drawn.content.cover
        month = desk.wording.month(cover.month)
        title = Label(words("month_return.sent.title", month=month, n=cover.version), "h2")
        layout = column(row(Picture("circle-check", 26, "ok"), title, 1, gap=10))
        layout.addWidget(Label(words("month_return.sent.next")))
        layout.addWidget(Label(str(drawn.path), "small"))
        if not drawn.exact:
            layout.addWidget(Label(words("month_return.sent.without"), "small"))
        self.reveal = Button(words("month_page.reveal"), icon="folder-open")
        self.reveal.clicked.connect(lambda: show_folder(drawn.path))
        layout.addLayout(row(self.reveal, 1))
        if password:
            layout.addWidget(_password(desk, password))
        layout.addWidget(self._email(drawn, password))
        close = Button(words("month_return.sent.close"), icon="check")
        close.clicked.connect(self.done)
        layout.addLayout(row(close, 1))
        self.fill(layout)

    def begin(self) -> None:
        """The file."""
        self.reveal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _email(self, drawn: Drawn, password: str) -> QWidget:
        """The subject and the text, each with its way into another program."""
        words = self._desk.words
        subject_field, self.subject = line_field(
            words("month_return.email.subject_label"), _subject(self._desk, drawn)
        )
        self.subject.setReadOnly(True)
        self.body = QPlainTextEdit(_body(self._desk, drawn, password))
        self.body.setReadOnly(True)
        self.body.setTabChangesFocus(True)
        self.body.setMinimumHeight(theme().px(_HIGH))
        body_field = Field(words("month_return.email.body_label"), self.body)
        copy_subject = Button(words("month_return.email.copy_subject"))
        copy_subject.clicked.connect(lambda: self._copy(self.subject.text()))
        self.copy_body = Button(words("month_return.email.copy_body"))
        self.copy_body.clicked.connect(lambda: self._copy(self.body.toPlainText()))
        buttons = wrap(copy_subject, self.copy_body)
        title = Label(words("month_return.email.title"), "strong")
        return holding(column(title, subject_field, body_field, buttons, gap=8))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.say(self._desk.words("month_return.email.copied"), "info")


def _password(desk: Desk, password: str) -> Card:
    words = desk.words
    shown = Label(password, "h1")
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return Card(
        column(
            Label(words("month_return.sent.password"), "strong"),
            shown,
            Label(words("month_return.sent.by_phone")),
            gap=4,
        ),
        "warn",
    )


def _subject(desk: Desk, drawn: Drawn) -> str:
    cover = drawn.content.cover
    month = desk.wording.month(cover.month)
    return desk.words(
        "month_return.email.subject", hub=cover.hub.name, month=month, n=cover.version
    )


def _body(desk: Desk, drawn: Drawn, password: str) -> str:
    """What the e-mail says: which return it is and what it replaces.

    It may be read by anybody on its way, so it tells no number of people: small ones name somebody.
    """
    words, cover = desk.words, drawn.content.cover
    month = desk.wording.month(cover.month)
    hub, number, file = cover.hub.name, cover.version, drawn.path.name
    attached = words("month_return.email.attached", hub=hub, month=month, n=number, file=file)
    parts = [words("month_return.email.hello"), attached]
    if cover.supersedes is not None:
        parts.append(words("month_return.email.replaces", n=cover.supersedes, reason=cover.reason))
    if cover.nil:
        parts.append(words("month_return.email.nil", month=month))
    else:
        held = words("returns.sessions", n=cover.sessions_held)
        parts.append(words("month_return.email.held", sessions=held))
    if password:
        parts.append(words("month_return.email.password"))
    parts.append(words("month_return.email.regards", hub=hub))
    return "\n\n".join(parts)
