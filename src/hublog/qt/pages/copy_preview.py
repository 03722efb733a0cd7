"""What a copy holds and what would be missing with it in place, before anything happens."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hublog.domain.words import Words
from hublog.qt.copy_words import FIGURES, CopyWords
from hublog.qt.widgets.arrange import Sides, column, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Line, Picture
from hublog.services.looking_back import BackupLook


class CopyPreview(QWidget):
    """``put`` when the copy shall take its place, ``left`` when everything shall stay as it is."""

    put = Signal()
    left = Signal()

    def __init__(
        self, words: Words, said: CopyWords, look: BackupLook, *, first_run: bool, again: bool
    ) -> None:
        super().__init__()
        self._words, self._said = words, said
        self.put_it = Button(
            words("restore.put_undo" if again else "restore.put"),
            "primary",
            icon="archive-restore",
        )
        self.put_it.clicked.connect(self.put)
        self.leave = Button(words("restore.leave"))
        self.leave.clicked.connect(self.left)
        stays = words("restore.nothing_lost" if first_run else "restore.stays")
        self.setLayout(
            column(
                *self._warnings(look),
                Label(words("restore.holds"), "h2"),
                _holds(words, said, look),
                Line(),
                Label(words("restore.missing"), "h2"),
                self._missing(look, first_run=first_run),
                Card(column(Label(stays)), "info"),
                wrap(self.put_it, self.leave),
                gap=12,
            )
        )

    def begin(self) -> None:
        """Nothing happens by an Enter that was one too many: the focus begins where all stays."""
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _warnings(self, look: BackupLook) -> list[QWidget]:
        words, hub = self._words, look.holds.hub
        said = [words.problem(fault) for fault in look.faults]
        if look.other_hub:
            said.insert(0, words("restore.other_hub", name=hub.name, code=hub.code))
        return [Card(column(Label(each)), "warn") for each in said]

    def _missing(self, look: BackupLook, *, first_run: bool) -> QVBoxLayout:
        first, *more = self._said.missing(look, first_run=first_run)
        nothing = first_run or (look.lost is not None and not look.lost.actions)
        icon, kind = ("circle-check", "ok") if nothing else ("triangle-alert", "warn")
        head = row(Picture(icon, 22, kind), gap=10)
        head.addWidget(Label(first, "strong"), 1)
        if look.forgotten:
            more.append(self._words("restore.forgotten", n=look.forgotten))
        return column(head, Label(" ".join(more)), gap=6) if more else column(head)


def _holds(words: Words, said: CopyWords, look: BackupLook) -> QWidget:
    """Three figures, and beside them what else there is to know."""
    figures = []
    for name in FIGURES:
        n = look.holds.tallies[name]
        figure = Label(str(n), "figure", wraps=False)
        under = Label(words(f"restore.figure.{name}", n=n), "small", wraps=False)
        beside = QWidget()
        beside.setLayout(column(figure, under, 1, gap=0))
        figures.append(beside)
    lines = column(*(Label(line, "small") for line in said.holds(look.holds)), gap=2)
    return Sides(row(*figures, 1, gap=24), lines, (0, 1), least=420, gap=28)
