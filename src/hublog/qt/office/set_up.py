"""Setting up a programme office: its name, then its passphrase and recovery sheet."""

from PySide6.QtCore import Qt

from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.qt.entrance import Entrance, OpenedOffice
from hublog.qt.pages.set_up_secrets import Secrets
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.threshold import Threshold
from hublog.services.office.api import OfficeSetUp
from hublog.services.unavailable import StorageUnavailable

_STEPS = 2
_SHEET = "office_set_up.sheet"


class SettingUpOffice(Threshold):
    """Name and contact, passphrase, done."""

    def __init__(self, entrance: Entrance) -> None:
        super().__init__(entrance.words)
        self._entrance = entrance
        self._made: OfficeSetUp | None = None
        begun = entrance.begun.get("office")
        self._name, self._contact = begun if isinstance(begun, tuple) else ("", "")
        self._ask()

    def _ask(self) -> None:
        words, entrance = self._entrance.words, self._entrance
        self._shown, self.name = line_field(
            words("office_set_up.name"), self._name, words("office_set_up.name_hint")
        )
        field, self.contact = line_field(
            words("office_set_up.contact"), self._contact, words("office_set_up.contact_hint")
        )
        go_on = Button(words("set_up.go_on"), "primary", icon="arrow-right")
        go_on.clicked.connect(self._make)
        back = Button(words("first_run.back"), icon="arrow-left")

        def leave() -> None:
            entrance.begun["office"] = (self.name.text(), self.contact.text())
            entrance.back.emit()

        back.clicked.connect(leave)
        for edit in (self.name, self.contact):
            edit.returnPressed.connect(self._make)
        self.show_card(
            column(
                Label(words("set_up.step", n=1, of=_STEPS), "small"),
                Label(words("office_set_up.title"), "h1"),
                self._shown,
                field,
                row(go_on, back, 1),
                gap=14,
            ),
            back,
        )
        self.setFocusProxy(self.name)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        """Make the store; the passphrase comes back."""
        words, entrance = self._entrance.words, self._entrance
        self._name, self._contact = self.name.text(), self.contact.text()
        if not clean(self._name):
            self._shown.complain(words.problem(Problem("OFFICE_NAME")))
            self.name.setFocus()
            return
        hint = Label(words("office_set_up.making_hint"), "muted")
        self.show_card(column(Label(words("office_set_up.making"), "h1"), hint))
        name, contact = self._name, self._contact

        def made() -> OfficeSetUp | Problem:
            try:
                return entrance.parts.load_office().set_up(name, contact, None)
            except StorageUnavailable as error:
                return error.problem

        entrance.operations.run(made, self._show_secrets, self)

    def _show_secrets(self, made: OfficeSetUp | Problem) -> None:
        words = self._entrance.words
        if isinstance(made, Problem):
            self._ask()
            self._shown.complain(words.problem(made))
            self.show_whole(self._shown)
            return
        self._made = made
        secrets = Secrets(
            words,
            clean(self._name),
            made.passphrase,
            made.recovery_key,
            steps=(_STEPS, _STEPS),
            labels=_SHEET,
        )
        secrets.written_down.connect(self._done)
        secrets.wrong.connect(self.show_whole)
        self._entrance.may_close = False
        self.show_card(column(secrets))
        secrets.begin()

    def _done(self) -> None:
        words = self._entrance.words
        self._entrance.may_close = True
        begin = Button(words("set_up.begin"), "primary", icon="play")
        begin.clicked.connect(self._open)
        tips = [Label(words(f"office_set_up.tip.{n}")) for n in (1, 2, 3)]
        heading = Label(words("office_set_up.done"), "h1")
        self.show_card(column(heading, *tips, row(begin, 1), gap=16))
        begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        if self._made is not None:
            self._entrance.opened_office.emit(OpenedOffice(self._made.services))
