"""How the window looks, copies of the register, and the way to what has a page of its own."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from hublog import __version__
from hublog.qt.desk import Desk
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import SCALES, Look
from hublog.qt.widgets.arrange import column, flow, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.workplace import Workplace


class LookCard(Card):
    """Colours and text size; both are kept for this laptop, not in the register."""

    def __init__(self, desk: Workplace[Any]) -> None:
        super().__init__()
        words = desk.words
        self.look = Choices(
            words("settings.colours"),
            [(each.value, words(f"settings.look_of.{each.value}")) for each in Look],
            least=150,
        )
        self.text_size = Choices(
            words("settings.text_size"),
            [(str(scale), words("settings.percent", n=round(scale * 100))) for scale in SCALES],
            least=96,
        )
        self.look.chose.connect(lambda key: theme().choose(Look(key)))
        self.text_size.chose.connect(lambda key: theme().choose(scale=float(key)))
        theme().changed.connect(self._show)
        self.fill(
            column(
                Label(words("settings.look"), "h2"),
                column(Label(words("settings.colours"), "strong"), self.look, gap=6),
                column(
                    Label(words("settings.text_size"), "strong"),
                    self.text_size,
                    Label(words("settings.text_hint"), "small"),
                    gap=6,
                ),
            )
        )
        self._show()

    def _show(self) -> None:
        self.look.choose(theme().look.value)
        self.text_size.choose(str(theme().scale))


class OfferCard(Card):
    """The way to activities and timetable, to an old register, and to what was taken off."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words = desk.words
        self.activities = Button(words("settings.activities"), icon="calendar-days")
        self.activities.clicked.connect(lambda: desk.go("activities"))
        bring_in = Button(words("settings.bring_in"), icon="file-input")
        bring_in.clicked.connect(lambda: desk.go("bring_in"))
        self.bin = Button(words("bin_page.open"), icon="trash-2")
        self.bin.clicked.connect(lambda: desk.go("bin"))
        buttons = flow(self.activities, bring_in, self.bin, least=280, most_columns=2)
        self.fill(column(Label(words("settings.offer"), "h2"), buttons))


class CopiesCard(Card):
    """Makes a checked copy of the store in a folder that somebody chooses."""

    def __init__(self, desk: Workplace[Any]) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.copy = Button(words("settings.copy"), icon="save")
        self.copy.clicked.connect(self._ask)
        self.said = Label(words("settings.copies_hint"), "small")
        self.fill(column(Label(words("settings.copies"), "h2"), self.said, row(self.copy, 1)))
        desk.operations.busy.connect(self._no_longer_busy)

    def copy_to(self, folder: Path) -> None:
        """Make the copy; it is said only once it was read back."""
        desk = self._desk
        self.copy.setEnabled(False)
        self.said.setText(desk.words("settings.copying"))

        def copied(file: Path) -> None:
            desk.say(desk.words("settings.copied", file=str(file)))
            self.copy.setFocus()

        desk.do(lambda s: s.backup.back_up(folder), copied, self)

    def _ask(self) -> None:
        title = self._desk.words("settings.copy_where")
        folder = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if folder:
            self.copy_to(Path(folder))

    def _no_longer_busy(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Whether it worked or not, another copy may be made."""
        if not busy and not self.copy.isEnabled():
            self.copy.setEnabled(True)
            self.said.setText(self._desk.words("settings.copies_hint"))


class AboutCard(Card):
    """Which hublog this is, and what it is made of."""

    def __init__(self, desk: Workplace[Any]) -> None:
        super().__init__()
        words = desk.words
        made_of = Button(words("settings.what_of"), "link")
        made_of.clicked.connect(lambda: desk.go("help", document="about"))
        self.fill(
            column(
                Label(words("settings.about"), "h2"),
                Label(words("settings.version", version=__version__)),
                row(made_of, 1),
                gap=6,
            )
        )
