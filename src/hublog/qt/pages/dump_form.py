"""Asks before everything goes into a spreadsheet: that names are in it, and whether a password protects it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from hublog.domain.words import Words
from hublog.qt.widgets.arrange import column, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.tick import Tick
from hublog.services.dump import Dumped

_WITH, _WITHOUT = "with_password", "without"


class DumpForm(QWidget):
    """``wanted`` carries the file and whether a password shall protect it, ``left`` when none shall be written."""

    wanted = Signal(object, bool)
    left = Signal()

    def __init__(self, words: Words, day: str) -> None:
        super().__init__()
        self._words, self._day = words, day
        self.protect = Choices(
            words("page_copies.dump.choice"),
            [(each, words(f"page_copies.dump.{each}")) for each in (_WITH, _WITHOUT)],
            least=210,
        )
        self.protect.choose(_WITH)
        self.known = Tick(words("page_copies.dump.understood"))
        self._trouble = Label("", "error")
        self.write = Button(words("page_copies.dump.write"), "primary", icon="file-spreadsheet")
        self.write.clicked.connect(self._write)
        self.leave = Button(words("page_copies.dump.leave"))
        self.leave.clicked.connect(self.left)
        sentences = [Label(words(f"page_copies.dump.{each}")) for each in ("names", "unprotected")]
        self.setLayout(
            column(
                Label(words("page_copies.dump.hint"), "muted"),
                Card(column(*sentences, gap=6), "warn"),
                column(Label(words("page_copies.dump.choice"), "strong"), self.protect, gap=4),
                self.known,
                Label(words("page_copies.dump.not_for"), "small"),
                self._trouble,
                wrap(self.write, self.leave),
                gap=12,
            )
        )
        self._trouble.hide()

    def begin(self) -> None:
        """With the choice."""
        self.protect.focus_first()

    def complain(self, sentence: str) -> None:
        """Say what stands in the way; another try may be made."""
        self.wait(waiting=False)
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def wait(self, *, waiting: bool) -> None:
        """While it is written."""
        self.write.setEnabled(not waiting)
        key = "writing" if waiting else "write"
        self.write.set_words(self._words(f"page_copies.dump.{key}"))

    def _write(self) -> None:
        words = self._words
        if not self.known.isChecked():
            self.complain(words("page_copies.dump.tick_first"))
            self.known.setFocus()
            return
        self.complain("")
        start = Path.home() / words("page_copies.dump.name", day=self._day)
        title, kinds = words("page_copies.dump.where"), words("page_copies.dump.kinds")
        file, _ = QFileDialog.getSaveFileName(self, title, str(start), kinds)
        if file:
            self.wanted.emit(Path(file), self.protect.value == _WITH)


class DumpDone(QWidget):
    """Where the file lies, what is in it, and its password, which is shown once; ``read`` after that."""

    read = Signal()

    def __init__(self, words: Words, dumped: Dumped, password: str) -> None:
        super().__init__()
        self.said = _said(words, dumped)
        self.on = Button(
            words("page_copies.dump.written_down" if password else "set_up.go_on"),
            "primary",
            icon="check",
        )
        self.on.clicked.connect(self.read)
        things: list[QWidget] = [Label(self.said)]
        if password:
            title = words("page_copies.dump.password")
            shown = Label(password, "h2")
            shown.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            shown.setAccessibleName(f"{title}: {password}")
            things.append(Card(column(Label(title, "small"), shown, gap=2), "info"))
            things.append(Label(words("page_copies.dump.once"), "strong"))
        self.setLayout(column(*things, row(self.on, 1), gap=12))

    def begin(self) -> None:
        """With the only button."""
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)


def _said(words: Words, dumped: Dumped) -> str:
    """What became of it: how much is in the file, and what could not be read."""
    parts = (
        words("page_copies.dump.done", n=sum(dumped.rows.values()), file=str(dumped.path)),
        words("page_copies.dump.from_history", n=dumped.from_history),
        words("page_copies.dump.lost", n=dumped.lost),
        words("page_copies.dump.broken", n=len(dumped.broken)),
    )
    return " ".join(part for part in parts if part)
