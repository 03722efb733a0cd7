"""Before a transfer file is looked at: where it goes, what happens with it, and its four words."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from hublog.domain.words import Words
from hublog.qt.pages.bring_in_start import DropArea
from hublog.qt.widgets.arrange import Sides, column, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label, Line, Picture

_HOW = {"how_1": "arrow-left-right", "how_2": "eye", "how_3": "undo-2"}


class LaptopsStart(Sides):
    """A place for the file, and what happens with it."""

    def __init__(self, words: Words) -> None:
        self.area = DropArea(words, "laptops_page")
        how = column(Label(words("laptops_page.how"), "h2"), gap=8)
        for key, icon in _HOW.items():
            how.addWidget(Line())
            line = row(Picture(icon, 22, "primary"), gap=10)
            line.addWidget(Label(words(f"laptops_page.{key}")), 1)
            how.addLayout(line)
        how.addStretch(1)
        super().__init__(self.area, Card(how), (3, 2))


class WordsCard(InlineCard):
    """Asks for the words of a file; ``told`` carries them. They can be read as they are typed."""

    told = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._title = Label("", "h2")
        self._field, self.secret = line_field(
            words("laptops_page.secret"), "", words("laptops_page.secret_hint")
        )
        self.secret.setProperty("big", True)  # noqa: FBT003 - a property of the style sheet
        self.secret.setProperty("secret", True)  # noqa: FBT003 - what is half typed is kept without it
        self.secret.returnPressed.connect(self._tell)
        self.look = Button(words("laptops_page.look"), "primary", icon="eye")
        self.look.clicked.connect(self._tell)
        self.leave = Button(words("laptops_page.leave"))
        self.leave.clicked.connect(self.done)
        self.fill(column(self._title, self._field, wrap(self.look, self.leave)))

    def ask(self, file: Path) -> None:
        """Ask for the words of this file."""
        self._title.setText(file.name)
        self._field.complain("")
        self.secret.clear()

    def begin(self) -> None:
        """In the field."""
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """The words were wrong; they can be typed again."""
        self._field.complain(sentence)
        self.secret.selectAll()
        self.begin()

    def _tell(self) -> None:
        if secret := self.secret.text().strip():
            self.told.emit(secret)
        else:
            self.begin()
