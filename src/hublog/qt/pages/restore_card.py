"""Restoring while the register is open: the secret of the copy, what is in it, and then perhaps its place."""

from pathlib import Path

from hublog.domain.problems import Problem
from hublog.qt.copy_words import CopyWords
from hublog.qt.desk import Desk
from hublog.qt.pages.copy_preview import CopyPreview
from hublog.qt.pages.putting_back import Wanted
from hublog.qt.pages.restore import placed
from hublog.qt.widgets.arrange import clear, column
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.secret_field import SecretField
from hublog.services.api import Services
from hublog.services.looking_back import BackupLook
from hublog.services.unavailable import StorageUnavailable


class RestoreCard(InlineCard):
    """Until the last button the register stays open and as it is; ``undo`` puts back what was before."""

    def __init__(self, desk: Desk, file: Path, title: str, *, undo: bool = False) -> None:
        super().__init__()
        self._desk, self._file, self._undo = desk, file, undo
        words = desk.words
        leave = Button(words("restore.leave"))
        leave.clicked.connect(self.done)
        self.secret = SecretField(words, words("restore.secret_hint"), leave, says="restore")
        self.secret.typed.connect(self._look)
        self.preview: CopyPreview | None = None
        self._step = column(self.secret)
        self.fill(column(Label(title, "h2"), self._step, gap=12))

    def begin(self) -> None:
        """With the secret."""
        self.secret.setFocus()

    def _look(self, secret: str) -> None:
        desk, file, door = self._desk, self._file, self._desk.door
        if door is None:
            return

        def look(services: Services) -> BackupLook | Problem:
            try:
                return door.look_at_backup(file, secret, services.store)
            except StorageUnavailable as error:
                return error.problem

        desk.ask(look, lambda found: self._looked(found, secret), self)

    def _looked(self, found: BackupLook | Problem, secret: str) -> None:
        words = self._desk.words
        if isinstance(found, Problem):
            self.secret.refuse(words.problem(found))
            return
        clear(self._step)
        said = CopyWords(words, self._desk.today())
        preview = CopyPreview(words, said, found, first_run=False, again=self._undo)
        preview.left.connect(self.done)
        preview.put.connect(lambda: self._put(found, secret))
        self.preview = preview
        self._step.addWidget(preview)
        preview.begin()

    def _put(self, look: BackupLook, secret: str) -> None:
        desk = self._desk
        said = placed(desk.words, CopyWords(desk.words, desk.today()), look)
        if self._undo:
            said = desk.words("restore.undone")
        how = "undo" if self._undo else "restore"
        desk.replaced.emit(Wanted(how, secret, said, self._file))
