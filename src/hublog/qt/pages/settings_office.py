"""The programme office in Settings: its hub pack is taken in, and the hub's key card handed out."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label
from hublog.services.our_key import Keys
from hublog.services.packs import PackPreview


class OfficeCard(Card):
    """What is known of the office, and what goes to and fro; ``seen`` carries a ``PackPreview``."""

    seen = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.office = Label("")
        self.pack = Button(words("office_card.pack"), icon="file-input")
        self.pack.clicked.connect(self._choose)
        self.said = Label(words("office_card.pack_hint"), "small")
        self.key = Label("", "strong")
        self.card = Button(words("office_card.card"), icon="save")
        self.card.clicked.connect(self._ask)
        self.fill(
            column(
                Label(words("office_card.title"), "h2"),
                self.office,
                row(self.pack, 1),
                self.said,
                Label(words("office_card.key"), "h2"),
                self.key,
                Label(words("office_card.key_hint"), "small"),
                row(self.card, 1),
                Label(words("office_card.card_hint"), "small"),
            )
        )
        desk.operations.busy.connect(self._no_longer_busy)

    def show_keys(self, keys: Keys) -> None:
        """Show both keys by their five words."""
        words = self._desk.words
        known = words("pack.office_words", words=keys.office_words)
        self.office.setText(known if keys.office else words("office_card.unknown"))
        self.key.setText(words("pack.our_words", words=keys.our_words))

    def look(self, file: Path) -> None:
        """Look at a pack; nothing is taken in yet."""
        desk = self._desk
        self.pack.setEnabled(False)
        self.said.setText(desk.words("office_card.reading"))

        def looked(found: PackPreview | Problem) -> None:
            self._ready()
            if isinstance(found, Problem):
                desk.refuse(found)
                self.pack.setFocus()
            else:
                self.seen.emit(file, found)

        desk.ask(lambda s: s.packs.preview(file), looked, self)

    def write_card(self, folder: Path) -> None:
        """Write the key card into the folder."""
        desk = self._desk

        def written(file: Path) -> None:
            desk.say(desk.words("pack.card_written", file=str(file)))
            self.card.setFocus()

        desk.do(lambda s: s.our_key.write_card(folder), written, self)

    def _choose(self) -> None:
        words = self._desk.words
        title, kinds = words("office_card.which"), words("office_card.packs")
        file, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), kinds)
        if file:
            self.look(Path(file))

    def _ask(self) -> None:
        title = self._desk.words("office_card.card_where")
        folder = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if folder:
            self.write_card(Path(folder))

    def _no_longer_busy(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Whatever came of it, another pack may be looked at."""
        if not busy and not self.pack.isEnabled():
            self._ready()

    def _ready(self) -> None:
        self.pack.setEnabled(True)
        self.said.setText(self._desk.words("office_card.pack_hint"))
