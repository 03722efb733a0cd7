"""Where the second set of copies goes, asked once at set-up; it may wait until later."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from hublog.domain.problems import Problem
from hublog.qt.entrance import Entrance
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.services.api import Services


class PlaceForCopies(QWidget):
    """``done`` once a place is chosen and Go on is pressed, or when it shall wait."""

    done = Signal()

    def __init__(self, entrance: Entrance, services: Services) -> None:
        super().__init__()
        self._entrance, self._services = entrance, services
        words = entrance.words
        self.told = Label("", "strong")
        self.choose = Button(words("page_copies.outside.choose"), "primary", icon="folder-open")
        self.choose.clicked.connect(self._choose)
        self.on = Button(words("set_up_copies.later"), icon="arrow-right")
        self.on.clicked.connect(self.done)
        self.setLayout(
            column(
                Label(words("set_up_copies.last"), "small"),
                Label(words("set_up_copies.title"), "h1"),
                Label(words("set_up_copies.hint")),
                Label(words("set_up_copies.stick"), "muted"),
                self.told,
                wrap(self.choose, self.on),
                gap=14,
            )
        )
        self.told.hide()

    def begin(self) -> None:
        """With the choice."""
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self, folder: Path) -> None:
        """Copies go there too from now on."""
        words, backup = self._entrance.words, self._services.backup

        def kept(problem: Problem | None) -> None:
            said = words("set_up_copies.chosen", folder=str(folder))
            self.told.setText(words.problem(problem) if problem else said)
            self.told.show()
            if problem is None:
                self.choose.set_words(words("page_copies.outside.change"))
                self.on.set_words(words("set_up.go_on"))
                self.on.setFocus()

        self._entrance.operations.run(lambda: backup.choose_outside(folder), kept, self)

    def _choose(self) -> None:
        title = self._entrance.words("page_copies.outside.where")
        folder = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if folder:
            self.keep(Path(folder))
