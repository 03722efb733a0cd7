"""The hub pack at set-up: dropped or chosen, read before there is a register, and said in words."""

from pathlib import Path

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.qt.entrance import Entrance
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label
from hublog.services.ways_in import SeenPack


class PackPlace(QWidget):
    """Where the pack goes, or what it said; ``seen`` carries its file and the ``SeenPack``."""

    seen = Signal(object, object)

    def __init__(self, entrance: Entrance, pack: SeenPack | None) -> None:
        super().__init__()
        self._entrance = entrance
        words = entrance.words
        self.choose = Button(
            words("set_up.pack.choose" if pack is None else "set_up.pack.another"),
            icon="file-input",
        )
        self.choose.clicked.connect(self._choose)
        self.trouble = Label("", "error")
        told = column(gap=4)
        if pack is None:
            told.addWidget(Label(words("set_up.pack.drop"), "muted"))
        else:
            told.addWidget(Card(column(*self._said(pack), gap=4), "ok"))
        self.setLayout(column(told, row(self.choose, 1), self.trouble, gap=8))
        self.trouble.hide()

    def look(self, file: Path) -> None:
        """Read a pack; what is wrong with it is said here."""
        door, words = self._entrance.door, self._entrance.words
        self.choose.setEnabled(False)
        self.trouble.hide()
        self.choose.setAccessibleDescription("")

        def looked(found: SeenPack | Problem) -> None:
            self.choose.setEnabled(True)
            if isinstance(found, Problem):
                self.trouble.setText(words.problem(found))
                self.choose.setAccessibleDescription(words.problem(found))
                self.trouble.show()
                self.choose.setFocus()
            else:
                self.seen.emit(file, found)

        self._entrance.operations.run(lambda: door.look_at_pack(file), looked, self)

    def _said(self, pack: SeenPack) -> list[Label]:
        words, made = self._entrance.words, pack.pack
        month = words(f"returns.month.{made.made_on.month}", year=Month.of(made.made_on).year)
        day = words("settings.day", day=made.made_on.day, month=month)
        return [
            Label(words("set_up.pack.from", office=made.office_name, day=day)),
            Label(words("set_up.pack.more", n=len(made.activities))),
            Label(words("pack.office_words", words=pack.office_words), "strong"),
            Label(words("pack_card.compare"), "small"),
        ]

    def _choose(self) -> None:
        words = self._entrance.words
        title, kinds = words("office_card.which"), words("office_card.packs")
        file, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), kinds)
        if file:
            self.look(Path(file))


def dropped(place: PackPlace | None, event: QDropEvent) -> bool:
    """Whether a file is there to be looked at, and the page that takes one is still shown."""
    shown = place is not None and shiboken6.isValid(place) and place.isVisible()
    if place is None or not shown or not place.choose.isEnabled():
        return False
    return any(url.isLocalFile() for url in event.mimeData().urls())


def file_of(event: QDropEvent) -> Path:
    """The first file that was dropped."""
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(files[0])
