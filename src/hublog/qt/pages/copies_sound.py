"""Looks whether everything is sound, and says in words what was found."""

from collections.abc import Sequence

from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import clear, column, holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Picture


class SoundCard(Card):
    """The answer stands on the card until it is asked again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.look = Button(words("page_copies.sound.look"), icon="check")
        self.look.clicked.connect(self._look)
        self.answer = column(gap=6)
        self.fill(
            column(
                Label(words("page_copies.sound.title"), "h2"),
                Label(words("page_copies.sound.hint"), "small"),
                row(self.look, 1),
                self.answer,
            )
        )
        desk.operations.busy.connect(self._no_longer_busy)

    def _look(self) -> None:
        clear(self.answer)
        self.look.setEnabled(False)
        self.look.set_words(self._desk.words("page_copies.sound.looking"))
        self._desk.ask(lambda s: s.backup.check(), self._show, self)

    def _show(self, problems: Sequence[Problem]) -> None:
        words = self._desk.words
        self._ready()
        icon, kind = ("triangle-alert", "warn") if problems else ("circle-check", "ok")
        said = Label(words(f"page_copies.sound.{'no' if problems else 'yes'}"), "strong")
        head = row(Picture(icon, 22, kind), gap=10)
        head.addWidget(said, 1)
        self.answer.addWidget(holding(head))
        for problem in problems:
            self.answer.addWidget(Label(words.problem(problem)))
        if problems:
            self.answer.addWidget(Label(words("page_copies.sound.what_now")))
        self._desk.say(said.text(), kind)
        self.look.setFocus()

    def _no_longer_busy(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Whatever came of it, it may be asked again."""
        if not busy and not self.look.isEnabled():
            self._ready()

    def _ready(self) -> None:
        self.look.setEnabled(True)
        self.look.set_words(self._desk.words("page_copies.sound.look"))
