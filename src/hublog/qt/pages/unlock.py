"""Opening the register: the passphrase, or the recovery key from paper."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from hublog.domain.problems import Problem
from hublog.qt.entrance import Entrance, Opened
from hublog.qt.pages.who import Who
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.threshold import Threshold
from hublog.services.api import Services
from hublog.services.unavailable import StorageUnavailable


class Unlock(Threshold):
    """Asks for a secret; with ``backup`` it opens that copy in the place of the register."""

    def __init__(self, entrance: Entrance, backup: Path | None = None) -> None:
        super().__init__(entrance.words)
        self._entrance, self._backup = entrance, backup
        words = entrance.words
        hint = words("unlock.backup_hint" if backup else "unlock.hint")
        self._field, self.secret = line_field(words("unlock.secret"), "", hint)
        self.secret.setProperty("big", True)  # noqa: FBT003 - a property of the style sheet
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.returnPressed.connect(self._open)
        self._eye = Button(words("unlock.show"), "quiet", icon="eye")
        self._eye.clicked.connect(self._turn)
        self._open_it = Button(
            words("unlock.open"), "primary", icon="lock", hint=words("register.enter")
        )
        self._open_it.clicked.connect(self._open)
        layout = column(
            Label(words("unlock.backup_title" if backup else "unlock.title"), "h1"),
            self._field,
            row(self._open_it, self._eye, 1),
            gap=16,
        )
        back: Button | None = None
        if backup is None:
            other = Button(words("unlock.backup"), "link")
            other.clicked.connect(self._choose_backup)
            lost = Label(words("unlock.lost"), "small")
            layout.addWidget(lost)
            layout.addLayout(row(other, 1))
        else:
            back = Button(words("first_run.back"), icon="arrow-left")
            back.clicked.connect(entrance.back)
            layout.addLayout(row(back, 1))
        self.show_card(layout, back)
        entrance.operations.busy.connect(self._no_longer)
        self.setFocusProxy(self.secret)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        hidden = self.secret.echoMode() is QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.secret.setEchoMode(mode)
        self._eye.icon_name = "eye-off" if hidden else "eye"
        self._eye.set_words(self._entrance.words("unlock.hide" if hidden else "unlock.show"))
        self.secret.setFocus()

    def _open(self) -> None:
        secret = self.secret.text().strip()
        if not secret or not self._open_it.isEnabled():
            return
        self._wait(waiting=True)
        door, backup = self._entrance.door, self._backup

        def opened() -> Services | Problem:
            try:
                return door.restore(backup, secret) if backup else door.open(secret)
            except StorageUnavailable as error:
                return error.problem

        self._entrance.operations.run(opened, self._opened, self)

    def _opened(self, services: Services | Problem) -> None:
        self._wait(waiting=False)
        if isinstance(services, Problem):
            self._field.complain(self._entrance.words.problem(services))
            self.secret.selectAll()
            self.secret.setFocus()
            return
        self.secret.clear()
        entrance = self._entrance

        def ask_who(names: tuple[str, ...]) -> None:
            if names:
                self._who = Who(entrance, services, names)
                entrance.page.emit(self._who)
            else:
                entrance.opened.emit(Opened(services, ""))

        entrance.operations.run(lambda: services.hub.this().desk_names, ask_who, self)

    def _wait(self, *, waiting: bool) -> None:
        words = self._entrance.words
        self.secret.setReadOnly(waiting)
        self._open_it.setEnabled(not waiting)
        self._open_it.set_words(words("unlock.opening" if waiting else "unlock.open"))
        if waiting:
            self._field.complain("")

    def _no_longer(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Whatever came of it, another try may be made."""
        if not busy and not self._open_it.isEnabled():
            self._wait(waiting=False)

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
