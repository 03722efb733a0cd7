"""A hub's second laptop begins: from a transfer file of the first one, its four words, and a name."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from hublog.domain.problems import Problem
from hublog.qt.entrance import Entrance
from hublog.qt.pages.who import let_in
from hublog.qt.transfers import choose_transfer, is_transfer
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.threshold import Threshold
from hublog.services.api import Services
from hublog.services.unavailable import StorageUnavailable

_NAME = "LAPTOP_NAME"
_SECRETS = {"TRANSFER_WORDS", "RECOVERY_GROUP"}


class SecondLaptop(Threshold):
    """One page: the file, its words, the name. A file can be dropped anywhere on it."""

    def __init__(self, entrance: Entrance, file: Path | None = None) -> None:
        super().__init__(entrance.words)
        self._entrance = entrance
        self._file: Path | None = None
        words = entrance.words
        self.setAcceptDrops(True)
        self.choose = Button(words("second_laptop.choose"), "primary", icon="folder-open")
        self.choose.clicked.connect(self._choose)
        self._named = Label(words("second_laptop.drop"), "muted")
        self._trouble = Label("", "error")
        self._words_field, self.secret = line_field(
            words("second_laptop.secret"), "", words("second_laptop.secret_hint")
        )
        self._name_field, self.name = line_field(
            words("second_laptop.name"), "", words("second_laptop.name_hint")
        )
        self._begin = Button(words("second_laptop.begin"), "primary", icon="laptop")
        self._begin.clicked.connect(self._make)
        self.secret.returnPressed.connect(self.name.setFocus)
        self.name.returnPressed.connect(self._make)
        self._lay()
        for each in (self._trouble, self._words_field, self._name_field, self._begin):
            each.hide()
        entrance.operations.busy.connect(self._no_longer)
        self.setFocusProxy(self.choose)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        if file is not None:
            self.take(file)

    def _lay(self) -> None:
        words = self._entrance.words
        back = Button(words("first_run.back"), icon="arrow-left")
        back.clicked.connect(self._entrance.back)
        self.show_card(
            column(
                Label(words("second_laptop.title"), "h1"),
                Label(words("second_laptop.intro")),
                self._named,
                row(self.choose, 1),
                self._trouble,
                self._words_field,
                self._name_field,
                row(self._begin, back, 1),
                gap=14,
            ),
            back,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere on the page."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file that was dropped."""
        file = dropped_file(event.mimeData())
        if file is not None and self._begin.isEnabled():
            event.acceptProposedAction()
            self.take(file)

    def take(self, file: Path) -> None:
        """Take a file; its words and a name are still needed."""
        words = self._entrance.words
        self._file = file
        self._named.setText(words("second_laptop.file", file=file.name))
        self.choose.kind = "plain"
        self.choose.set_words(words("second_laptop.another"))
        self._trouble.hide()
        for each in (self._words_field, self._name_field, self._begin):
            each.show()
        self.setFocusProxy(self.secret)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        if (file := choose_transfer(self, self._entrance.words)) is not None:
            self.take(file)

    def _make(self) -> None:
        entrance, file = self._entrance, self._file
        secret, name = self.secret.text().strip(), self.name.text().strip()
        if file is None or not self._begin.isEnabled():
            return
        if not secret:
            self._words_field.complain(entrance.words("second_laptop.no_words"))
            self.secret.setFocus()
            return
        if not name:
            self._name_field.complain(entrance.words("second_laptop.no_name"))
            self.name.setFocus()
            return
        self._wait(waiting=True)
        actor = entrance.words("window.somebody")

        def made() -> Services | Problem:
            try:
                return entrance.door.begin_from(file, secret, actor, name)
            except StorageUnavailable as error:
                return error.problem

        entrance.operations.run(made, self._made, self)

    def _made(self, made: Services | Problem) -> None:
        self._wait(waiting=False)
        if isinstance(made, Problem):
            self._refuse(made)
            return
        self.secret.clear()
        let_in(self._entrance, made)

    def _refuse(self, problem: Problem) -> None:
        said = self._entrance.words.problem(problem)
        if problem.code == _NAME:
            self._name_field.complain(said)
            self.name.setFocus()
        elif problem.code in _SECRETS:
            self._words_field.complain(said)
            self.secret.selectAll()
            self.secret.setFocus()
        else:
            self._trouble.setText(said)
            self._trouble.show()
            self.choose.setAccessibleDescription(said)
            self.choose.setFocus()

    def _wait(self, *, waiting: bool) -> None:
        key = "making" if waiting else "begin"
        self._begin.set_words(self._entrance.words(f"second_laptop.{key}"))
        self._begin.setEnabled(not waiting)
        for edit in (self.secret, self.name):
            edit.setReadOnly(waiting)
        if waiting:
            self._trouble.hide()
            self._words_field.complain("")
            self._name_field.complain("")

    def _no_longer(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Whatever came of it, another try may be made."""
        if not busy and not self._begin.isEnabled():
            self._wait(waiting=False)


def dropped_file(data: QMimeData) -> Path | None:
    """The transfer file among what is dropped, if there is one."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((file for file in files if is_transfer(file)), None)
