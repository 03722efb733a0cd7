"""The copies there are, as a table, and what can be done with one of them."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from hublog.domain.problems import Problem
from hublog.qt.copy_words import CopyWords
from hublog.qt.desk import Desk
from hublog.qt.models.table import Column
from hublog.qt.pages.restore import choose_copy
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.table_view import TableView
from hublog.services.backup import CopiesStatus
from hublog.services.copy_ports import HeldCopy

_LINES = 5
"""Of the week that is worked in, mostly."""


class CopiesList(Card):
    """``wanted`` carries the file of a copy to restore from, and what it is called; ``made`` after another copy."""

    wanted = Signal(object, str)
    made = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.stands = Label("", "strong")
        self._none = Label(words("page_copies.none"), "muted")
        self.table = TableView(words("page_copies.list"), self._columns(), _LINES)
        self.table.chosen.connect(self.restore)
        restore = self._button("restore", "archive-restore", self._restore_marked)
        self.check = self._button("verify", "check", self._verify_marked)
        self._with_one = wrap(restore, self.check)
        self.file = self._button("from_file", "folder-open", self._choose_file)
        folder = self._button("folder", "save", self._choose_folder)
        self.fill(
            column(
                Label(words("page_copies.list"), "h2"),
                self.stands,
                self._none,
                self.table,
                self._with_one,
                wrap(self.file, folder),
                Label(words("page_copies.kept"), "small"),
            )
        )
        desk.operations.busy.connect(self._no_longer_busy)

    def show_copies(self, copies: Sequence[HeldCopy]) -> None:
        """Show these copies, the newest first."""
        self.table.show_records(copies)
        self.table.fit(wraps=True)
        self.table.fit(wraps=True)
        for shown in (self.table, self._with_one):
            shown.setVisible(bool(copies))
        self._none.setVisible(not copies)

    def show_status(self, status: CopiesStatus) -> None:
        """Show how it stands with copies."""
        self.stands.setText(self._said().standing_in_full(status))

    def restore(self, held: HeldCopy) -> None:
        """Ask for what is in a copy."""
        when = self._said().when(held.copy.made_at)
        self.wanted.emit(held.file, self._desk.words("restore.secret_title", when=when))

    def verify(self, held: HeldCopy) -> None:
        """Read a copy back as a whole, and say what came of it."""
        desk = self._desk
        when = self._said().when(held.copy.made_at)
        self.check.set_words(desk.words("page_copies.verifying"))
        self.check.setEnabled(False)

        def read(problem: Problem | None) -> None:
            self._ready()
            if problem is None:
                desk.say(desk.words("page_copies.sound_copy", when=when))
            else:
                desk.refuse(problem)
            self.check.setFocus()
            self.made.emit()

        desk.ask(lambda s: s.backup.verify(held.file), read, self)

    def copy_to(self, folder: Path) -> None:
        """Write a copy into a folder, once."""
        desk = self._desk

        def copied(file: Path) -> None:
            desk.say(desk.words("page_copies.copied", file=str(file)))
            self.made.emit()

        desk.do(lambda s: s.backup.back_up(folder), copied, self)

    def _columns(self) -> list[Column[HeldCopy]]:
        words = self._desk.words

        def heading(key: str) -> str:
            return words(f"page_copies.column.{key}")

        return [
            Column(heading("when"), lambda held: self._said().when(held.copy.made_at), _made_at),
            Column(heading("why"), lambda held: self._said().why(held)),
            Column(heading("where"), lambda held: self._which("where", held.outside)),
            Column(heading("checked"), lambda held: self._which("checked", held.checked)),
        ]

    def _which(self, about: str, true: bool) -> str:  # noqa: FBT001 - it is what is said
        key = {"where": ("here", "outside"), "checked": ("no", "yes")}[about][true]
        return self._desk.words(f"page_copies.{about}.{key}")

    def _said(self) -> CopyWords:
        return CopyWords(self._desk.words, self._desk.today())

    def _button(self, key: str, icon: str, do: Callable[[], None]) -> Button:
        made = Button(self._desk.words(f"page_copies.{key}"), icon=icon)
        made.clicked.connect(do)
        return made

    def _restore_marked(self) -> None:
        if (held := self.table.current()) is not None:
            self.restore(held)

    def _verify_marked(self) -> None:
        if (held := self.table.current()) is not None:
            self.verify(held)

    def _choose_file(self) -> None:
        door, words = self._desk.door, self._desk.words
        found = choose_copy(self, words, door.home if door is not None else Path.home())
        if found is not None:
            self.wanted.emit(found, words("restore.secret_file", file=found.name))

    def _choose_folder(self) -> None:
        title = self._desk.words("page_copies.folder_where")
        folder = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if folder:
            self.copy_to(Path(folder))

    def _no_longer_busy(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Whatever came of it, another one may be read back."""
        if not busy and not self.check.isEnabled():
            self._ready()

    def _ready(self) -> None:
        self.check.setEnabled(True)
        self.check.set_words(self._desk.words("page_copies.verify"))


def _made_at(held: HeldCopy) -> dt.datetime:
    return held.copy.made_at
