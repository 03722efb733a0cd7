"""A new secret, shown once: nothing changes before somebody proved that it is written down."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.qt.desk import Desk
from hublog.qt.recovery_sheet import print_sheet, save_sheet
from hublog.qt.widgets.arrange import clear, column, flow
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.shown_secret import shown_secret
from hublog.services.api import Services
from hublog.services.what_is_held import HeldHere


class NewPassphrase(InlineCard):
    """The hub's or the coordinator's, drawn by the app; it holds once its last word was typed again."""

    def __init__(self, desk: Desk, kind: SlotKind) -> None:
        super().__init__()
        self._desk, self._kind = desk, kind
        self.secret = ""
        words = desk.words
        self._shown = column(Label(words("new_secret.drawing"), "muted"))
        self._field, self.word = line_field(
            words("set_up.last_word"), "", words("set_up.last_word_hint")
        )
        self.word.returnPressed.connect(self._use)
        self.use = Button(words("new_secret.use"), "primary", icon="check")
        self.use.clicked.connect(self._use)
        self.use.setEnabled(False)
        leave = Button(words("new_secret.leave"), icon="arrow-left")
        leave.clicked.connect(self.done)
        about = [Label(words("new_secret.coordinator_for"))] if self._of_coordinator else []
        self.fill(
            column(
                Label(words(f"new_secret.{kind}"), "h2"),
                *about,
                Label(words("new_secret.once"), "muted"),
                self._shown,
                self._field,
                flow(self.use, leave, least=220, most_columns=2),
                Label(words("keys.older_backups"), "small"),
                gap=12,
            )
        )
        desk.ask(lambda s: s.access.ring.draw(kind), self._show, self)

    def begin(self) -> None:
        """The word that proves it is written down."""
        self.word.setFocus()

    @property
    def _of_coordinator(self) -> bool:
        return self._kind is SlotKind.COORDINATOR

    def _show(self, drawn: str) -> None:
        words = self._desk.words
        self.secret = drawn
        clear(self._shown)
        self._shown.addWidget(
            Card(column(shown_secret("h1", words("new_secret.secret"), drawn)), "info")
        )
        self.use.setEnabled(True)

    def _use(self) -> None:
        desk, secret, kind = self._desk, self.secret, self._kind
        if not secret or not self.use.isEnabled():
            return
        if self.word.text().strip().casefold() != secret.replace("-", " ").split()[-1].casefold():
            self._field.complain(desk.words("set_up.wrong_word"))
            self.word.selectAll()
            self.word.setFocus()
            return
        self.use.setEnabled(False)

        def made(_: str) -> None:
            said = "coordinator_made" if self._of_coordinator else "passphrase_made"
            desk.say(desk.words(f"keys_card.{said}"))
            desk.secrets_changed.emit()
            self.done.emit()

        def refused(problem: Problem) -> None:
            self.use.setEnabled(True)
            self._field.complain(desk.words.problem(problem))

        desk.do(partial(_replaced, kind=kind, secret=secret), made, self, refused)


class NewSheet(InlineCard):
    """A new recovery key and its sheet; the old one opens nothing more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._here: HeldHere | None = None
        self.key = ""
        words = desk.words
        self.make = Button(words("new_secret.recovery_make"), "primary", icon="key-round")
        self.make.clicked.connect(self._make)
        leave = Button(words("new_secret.leave"), icon="arrow-left")
        leave.clicked.connect(self.done)
        self._said = Label("", "small")
        self._said.hide()
        self._things = column(
            Label(words("new_secret.recovery_hint")),
            flow(self.make, leave, least=220, most_columns=2),
        )
        self.fill(
            column(
                Label(words("new_secret.recovery"), "h2"),
                self._things,
                self._said,
                Label(words("keys.older_backups"), "small"),
                gap=12,
            )
        )

    def begin(self) -> None:
        """Nothing is made before it is asked for."""
        self.make.setFocus()

    def _make(self) -> None:
        self.make.setEnabled(False)
        self._desk.do(_new_key, self._show, self)

    def _show(self, made: tuple[str, HeldHere]) -> None:
        self.key, self._here = made
        words = self._desk.words
        clear(self._things)
        self.print = Button(words("set_up.print"), "primary", icon="printer")
        self.print.clicked.connect(
            lambda: print_sheet(self, words, made[1].hub, self.key, here=self._here)
        )
        self.save = Button(words("set_up.pdf"), icon="download")
        self.save.clicked.connect(self._save)
        finished = Button(words("new_secret.finished"), icon="check")
        finished.clicked.connect(self.done)
        shown = shown_secret("h2", words("set_up.recovery_key"), self.key)
        self._things.addWidget(Card(column(shown), "info"))
        self._things.addLayout(flow(self.print, self.save, finished, least=220))
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.say(words("keys_card.recovery_made"))

    def _save(self) -> None:
        words = self._desk.words
        start = str(Path.home() / words("set_up.pdf_name"))
        file, _ = QFileDialog.getSaveFileName(
            self, words("set_up.pdf"), start, words("recovery.pdf")
        )
        if file and self._here is not None:
            kept = save_sheet(Path(file), words, self._here.hub, self.key, here=self._here)
            self._said.setText(
                words("set_up.pdf_saved" if kept else "set_up.pdf_failed", file=file)
            )
            self._said.show()


def _replaced(services: Services, *, kind: SlotKind, secret: str) -> str | Problem:
    if kind is SlotKind.COORDINATOR:
        return services.keys.new_coordinator_passphrase(secret)
    return services.keys.new_passphrase(secret)


def _new_key(services: Services) -> tuple[str, HeldHere]:
    held = services.what_is_held.now()  # first: a key that is made and not shown is nobody's
    return services.keys.new_recovery_key(), held
