"""Opening the register: the passphrase, or the recovery key from paper."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from hublog.domain.problems import Problem
from hublog.qt.entrance import Entrance
from hublog.qt.pages.ask_secret import AskSecret
from hublog.qt.pages.who import let_in
from hublog.qt.widgets.arrange import row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.threshold import Threshold
from hublog.services.api import Services
from hublog.services.unavailable import StorageUnavailable


class Unlock(AskSecret):
    """Asks for a secret; with ``backup`` it opens that copy in the place of the register."""

    def __init__(self, entrance: Entrance, backup: Path | None = None) -> None:
        words = entrance.words
        hint = words("unlock.backup_hint" if backup else "unlock.hint")
        super().__init__(entrance, words("unlock.backup_title" if backup else "unlock.title"), hint)
        self._backup = backup
        back: Button | None = None
        if backup is None:
            other = Button(words("unlock.backup"), "link")
            other.clicked.connect(self._choose_backup)
            self.things.addWidget(Label(words("unlock.lost"), "small"))
            self.things.addLayout(row(other, 1))
        else:
            back = Button(words("first_run.back"), icon="arrow-left")
            back.clicked.connect(entrance.back)
            self.things.addLayout(row(back, 1))
        self.begin(back)

    def try_secret(self, secret: str) -> None:
        """Open the register, or the copy in its place."""
        door, backup = self._entrance.door, self._backup

        def opened() -> Services | Problem:
            try:
                return door.restore(backup, secret) if backup else door.open(secret)
            except StorageUnavailable as error:
                return error.problem

        self._entrance.operations.run(opened, self._opened, self)

    def _opened(self, services: Services | Problem) -> None:
        if isinstance(services, Problem):
            self.refuse(self._entrance.words.problem(services))
            return
        self.welcome()
        let_in(self._entrance, services)

    def _choose_backup(self) -> None:
        found = choose_backup(self, self._entrance)
        if found is not None:
            self._entrance.page.emit(Unlock(self._entrance, found))


def choose_backup(parent: Threshold, entrance: Entrance) -> Path | None:
    """The backup that somebody chooses, if they do."""
    words = entrance.words
    start = entrance.door.home / "backups"
    file, _ = QFileDialog.getOpenFileName(
        parent,
        words("unlock.which_backup"),
        str(start if start.is_dir() else Path.home()),
        words("unlock.backup_files"),
    )
    return Path(file) if file else None
