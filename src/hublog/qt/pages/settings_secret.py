"""A new secret, shown once: nothing changes before somebody proved that it is written down."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

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
        _keep_to_itself(self.word)
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
        desk.operations.busy.connect(self._no_longer_busy)
        desk.ask(lambda s: s.keys.draw(kind), self._show, self)

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

    def _no_longer_busy(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Where the disk kept nothing, the old passphrase holds and it can be tried again."""
        if not busy and self.secret:
            self.use.setEnabled(True)


class NewSheet(InlineCard):
    """A new recovery key and its sheet; the old one holds until the last group of it was typed from paper."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._here: HeldHere | None = None
        self.key = ""
        words = desk.words
        self._shown = column(Label(words("new_sheet.drawing"), "muted"))
        self.print = Button(words("set_up.print"), "primary", icon="printer")
        self.print.clicked.connect(self._print)
        self.save = Button(words("set_up.pdf"), icon="download")
        self.save.clicked.connect(self._save)
        self._said = Label("", "small")
        self._said.hide()
        self._field, self.group = line_field(
            words("new_sheet.last_group"), "", words("new_sheet.last_group_hint")
        )
        _keep_to_itself(self.group)
        self.group.returnPressed.connect(self._use)
        self.use = Button(words("new_sheet.use"), icon="check")
        self.use.clicked.connect(self._use)
        leave = Button(words("new_secret.leave"), icon="arrow-left")
        leave.clicked.connect(self.done)
        self.fill(
            column(
                Label(words("new_secret.recovery"), "h2"),
                Label(words("new_sheet.hint"), "muted"),
                self._shown,
                flow(self.print, self.save, least=220, most_columns=2),
                self._said,
                self._field,
                flow(self.use, leave, least=220, most_columns=2),
                Label(words("keys.older_backups"), "small"),
                gap=12,
            )
        )
        self._wait(waiting=True)
        desk.operations.busy.connect(self._no_longer_busy)
        desk.ask(_drawn, self._show, self)

    def begin(self) -> None:
        """The sheet first; it can be printed once there is a key."""
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, drawn: tuple[str, HeldHere]) -> None:
        self.key, self._here = drawn
        clear(self._shown)
        shown = shown_secret("h2", self._desk.words("set_up.recovery_key"), self.key)
        self._shown.addWidget(Card(column(shown), "info"))
        self._wait(waiting=False)
        self.begin()

    def _wait(self, *, waiting: bool) -> None:
        for each in (self.print, self.save, self.use):
            each.setEnabled(not waiting)

    def _print(self) -> None:
        if self._here is not None:
            print_sheet(self, self._desk.words, self._here.hub, self.key, here=self._here)

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

    def _use(self) -> None:
        desk, key = self._desk, self.key
        if not key or not self.use.isEnabled():
            return
        if _as_read(self.group.text()) != _as_read(key.split("-")[-1]):
            self._field.complain(desk.words("new_sheet.wrong_group"))
            self.group.selectAll()
            self.group.setFocus()
            return
        self.use.setEnabled(False)

        def made(_: object) -> None:
            desk.say(desk.words("keys_card.recovery_made"))
            desk.secrets_changed.emit()
            self.done.emit()

        desk.do(lambda s: s.keys.new_recovery_key(key), made, self)

    def _no_longer_busy(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Where the disk kept nothing, the old key holds and it can be tried again."""
        if not busy and self.key:
            self.use.setEnabled(True)


def _as_read(group: str) -> str:
    """No sign of a key is an O, an I or an L: whoever types one has read a number."""
    return group.strip().upper().translate(str.maketrans("OIL", "011"))


def _keep_to_itself(field: QLineEdit) -> None:
    """What is half typed is kept without it: it is a part of a secret."""
    field.setProperty("secret", True)  # noqa: FBT003 - as on a field for a secret


def _replaced(services: Services, *, kind: SlotKind, secret: str) -> str | Problem:
    if kind is SlotKind.COORDINATOR:
        return services.keys.new_coordinator_passphrase(secret)
    return services.keys.new_passphrase(secret)


def _drawn(services: Services) -> tuple[str, HeldHere]:
    return services.keys.draw(SlotKind.RECOVERY), services.what_is_held.now()
