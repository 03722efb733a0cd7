"""Copies: which there are, one more, the second set on a stick, and the ways back from any of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hublog.qt.copy_words import CopyWords
from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.pages.copies_list import CopiesList
from hublog.qt.pages.copies_outside import OutsideCard
from hublog.qt.pages.copies_sound import SoundCard
from hublog.qt.pages.dump_card import DumpCard
from hublog.qt.pages.restore_card import RestoreCard
from hublog.qt.widgets.arrange import Sides, column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label
from hublog.services.api import Services
from hublog.services.backup import CopiesStatus
from hublog.services.copy_ports import HeldCopy
from hublog.services.copying import Copied

_Asked = tuple[tuple[HeldCopy, ...], CopiesStatus, HeldCopy | None]


class Copies(Page):
    """``opened({"undo": True})`` begins at what a copy took the place of."""

    name = "copies"
    guide = "coordinator"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.head(words("page_copies.title"), words("page_copies.state"))
        self._undoing = False
        self._replaced: HeldCopy | None = None
        self.now = Button(words("page_copies.now"), "primary", icon="save")
        self.now.clicked.connect(self.make)
        self.corner.addWidget(self.now)
        self.list = CopiesList(desk)
        self.list.made.connect(self._ask)
        self.list.wanted.connect(self._restore)
        self.outside, self.sound = OutsideCard(desk), SoundCard(desk)
        self.undo_it = Button(words("page_copies.undo"), icon="undo-2")
        self.undo_it.clicked.connect(self._put_back)
        self._of = Label("")
        self.before = _card(words("page_copies.went_back"), self._of, self.undo_it)
        self.dump = Button(words("page_copies.dump.begin"), icon="file-spreadsheet")
        self.dump.clicked.connect(lambda: self._open(DumpCard(desk), self.dump))
        hint = Label(words("page_copies.dump.hint"), "small")
        dump = _card(words("page_copies.dump.title"), hint, self.dump)
        left = column(self.cards, self.list, self.before, 1, gap=16)
        right = column(self.outside, self.sound, dump, 1, gap=16)
        self.body.addWidget(Sides(left, right, (3, 2), least=900))
        self.body.addStretch(1)
        self.before.hide()
        desk.copied.connect(self._show_status)
        desk.operations.busy.connect(self._no_longer_busy)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show the copies there are."""
        self._undoing = bool(where.get("undo"))
        self.close_card()
        self._ask()
        self.now.setFocus(Qt.FocusReason.OtherFocusReason)

    def make(self) -> None:
        """Make a copy now, and another one on the stick where there is one."""
        self.now.setEnabled(False)
        self.now.set_words(self.words("page_copies.making"))
        self.desk.ask(lambda s: s.backup.now(), self._made, self)

    def _ask(self) -> None:
        door = self.desk.door

        def asked(services: Services) -> _Asked:
            backup = services.backup
            return backup.list(), backup.status(), door.replaced() if door is not None else None

        self.desk.ask(asked, self._show, self)

    def _show(self, asked: _Asked) -> None:
        copies, status, self._replaced = asked
        self.list.show_copies(copies)
        self.before.setVisible(self._replaced is not None)
        if self._replaced is not None:
            when = CopyWords(self.words, self.desk.today()).when(self._replaced.copy.made_at)
            self._of.setText(self.words("page_copies.went_back_hint", when=when))
            if self._undoing:
                self.undo_it.setFocus(Qt.FocusReason.OtherFocusReason)
                self.show_inside(self.before)
        self._undoing = False
        self.desk.copied.emit(status)

    def _show_status(self, status: CopiesStatus) -> None:
        self.list.show_status(status)
        self.outside.show_status(status)

    def _made(self, made: Copied) -> None:
        words, desk = self.words, self.desk
        self._ready()
        if made.problem is not None:
            desk.refuse(made.problem)
        elif made.outside_problem is not None:
            why = words.problem(made.outside_problem)
            desk.say(words("page_copies.stick_failed", why=why), "warn")
        else:
            key = "made_with_stick" if made.outside is not None else "made"
            desk.say(words(f"page_copies.{key}"))
        self.now.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask()

    def _restore(self, file: Path, title: str) -> None:
        self._open(RestoreCard(self.desk, file, title), self.list.table)

    def _put_back(self) -> None:
        if self._replaced is not None:
            title = self.words("page_copies.went_back")
            card = RestoreCard(self.desk, self._replaced.file, title, undo=True)
            self._open(card, self.undo_it)

    def _open(self, card: InlineCard, after: QWidget) -> None:
        self.show_card(card, after.setFocus)

    def _no_longer_busy(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Whatever came of it, another copy may be made."""
        if not busy and not self.now.isEnabled():
            self._ready()

    def _ready(self) -> None:
        self.now.setEnabled(True)
        self.now.set_words(self.words("page_copies.now"))


def _card(title: str, said: Label, button: Button) -> Card:
    return Card(column(Label(title, "h2"), said, row(button, 1), gap=8))
