"""Restoring before a register is open: which copy, its secret, what is in it, and then perhaps its place."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from hublog.domain.problems import Problem
from hublog.domain.words import Words
from hublog.qt.copy_words import CopyWords
from hublog.qt.entrance import Entrance
from hublog.qt.models.rows import Row
from hublog.qt.pages.copy_preview import CopyPreview
from hublog.qt.pages.putting_back import PuttingBack, Wanted
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.rows_view import RowsView
from hublog.qt.widgets.secret_field import SecretField
from hublog.qt.widgets.threshold import Threshold
from hublog.services.copy_ports import HeldCopy
from hublog.services.looking_back import BackupLook
from hublog.services.unavailable import StorageUnavailable


class Restore(Threshold):
    """Begins with the copies there are, or with one ``file``; nothing is written before the last step.

    ``first_run`` where there is no register that a copy could take the place of.
    """

    def __init__(
        self, entrance: Entrance, file: Path | None = None, *, first_run: bool = False
    ) -> None:
        super().__init__(entrance.words)
        self._entrance, self._first_run = entrance, first_run
        self._copies: dict[str, HeldCopy] = {}
        self.secret: SecretField
        self.list = RowsView(entrance.words("restore.on_laptop"), lined=True, grows=True)
        self.preview: CopyPreview | None = None
        if file is None:
            entrance.operations.run(self._held, self._choose, self)
        else:
            self._ask(file)

    def _held(self) -> tuple[HeldCopy, ...]:
        try:
            return self._entrance.door.copies()
        except StorageUnavailable:
            return ()  # a folder that cannot be read holds nothing that could be chosen

    def _choose(self, copies: Sequence[HeldCopy]) -> None:
        words, said = self._entrance.words, self._said()
        self._copies = {str(each.file): each for each in copies}
        self.list = RowsView(words("restore.on_laptop"), lined=True, grows=True)
        self.list.show_rows(
            [
                Row(file, said.when(held.copy.made_at), said.why(held), hint=said.size(held))
                for file, held in self._copies.items()
            ],
            0,
        )
        self.list.chosen.connect(lambda chosen: self._ask(Path(chosen.key)))
        file = Button(words("restore.file"), icon="folder-open")
        file.clicked.connect(self._choose_file)
        back = _back(self._entrance)
        title = "on_laptop" if copies else "none"
        self.show_card(
            column(
                Label(words("restore.title"), "h1"),
                Label(words("restore.choose_hint"), "muted"),
                Label(words(f"restore.{title}"), "strong"),
                self.list,
                wrap(file, back),
                gap=14,
            ),
            back,
        )
        self._begin(self.list if copies else file)

    def _choose_file(self) -> None:
        found = choose_copy(self, self._entrance.words, self._entrance.door.home)
        if found is not None:
            self._ask(found)

    def _ask(self, file: Path) -> None:
        """Ask for the secret of that copy."""
        words, held = self._entrance.words, self._copies.get(str(file))
        title = words("restore.secret_file", file=file.name)
        if held is not None:
            title = words("restore.secret_title", when=self._said().when(held.copy.made_at))
        back = _back(self._entrance)
        hint = words("restore.secret_hint")
        self.secret = SecretField(words, hint, back, says="restore")
        self.secret.typed.connect(lambda secret: self._look(file, secret))
        self.show_card(column(Label(title, "h1"), self.secret, gap=16), back)
        self._begin(self.secret.edit)

    def _look(self, file: Path, secret: str) -> None:
        door = self._entrance.door

        def looked() -> BackupLook | Problem:
            try:
                return door.look_at_backup(file, secret)
            except StorageUnavailable as error:
                return error.problem

        self._entrance.operations.run(looked, lambda found: self._looked(found, secret), self)

    def _looked(self, found: BackupLook | Problem, secret: str) -> None:
        words = self._entrance.words
        if isinstance(found, Problem):
            self.secret.refuse(words.problem(found))
            return
        said = self._said()
        title = words("restore.secret_title", when=said.when(found.held.copy.made_at))
        preview = CopyPreview(words, said, found, first_run=self._first_run, again=False)
        preview.left.connect(self._entrance.back)
        preview.put.connect(lambda: self._put(found, secret))
        self.preview = preview
        self.show_card(column(Label(title, "h1"), preview, gap=16), preview.leave)
        preview.begin()

    def _put(self, look: BackupLook, secret: str) -> None:
        said = placed(self._entrance.words, self._said(), look, first_run=self._first_run)
        wanted = Wanted("restore", secret, said, look.held.file)
        self._entrance.page.emit(PuttingBack(self._entrance, wanted))

    def _said(self) -> CopyWords:
        return CopyWords(self._entrance.words, self._entrance.today())

    def _begin(self, first: QWidget) -> None:
        self.setFocusProxy(first)
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def choose_copy(parent: QWidget, words: Words, home: Path) -> Path | None:
    """The file of a copy that somebody chooses, if they do."""
    start = home / "backups"
    file, _ = QFileDialog.getOpenFileName(
        parent,
        words("page_copies.which_file"),
        str(start if start.is_dir() else Path.home()),
        words("page_copies.files"),
    )
    return Path(file) if file else None


def placed(words: Words, said: CopyWords, look: BackupLook, *, first_run: bool = False) -> str:
    """What the window says once that copy is in place."""
    when = said.when(look.held.copy.made_at)
    return words("restore.placed_new" if first_run else "restore.placed", when=when)


def _back(entrance: Entrance) -> Button:
    back = Button(entrance.words("first_run.back"), icon="arrow-left")
    back.clicked.connect(entrance.back)
    return back
