"""What to say on the phone when the register cannot be opened: no name, no secret, what a helper asks."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hublog import __version__
from hublog.domain.problems import Problem
from hublog.domain.words import Words
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label


class CallForHelp(QWidget):
    """A button that shows the lines and hides them again; ``when`` is of the last copy, empty for none."""

    def __init__(self, words: Words, problem: Problem, kind: str, when: str) -> None:
        super().__init__()
        self._words = words
        self.turn = Button(words("damaged.help"), icon="phone")
        self.turn.clicked.connect(self._turn)
        copy = words("damaged.say.copy", when=when) if when else words("damaged.say.no_copy")
        self.lines = [
            words("damaged.say.what", title=words("damaged.title"), code=kind or problem.code),
            words("damaged.say.where", where=problem.where),
            words("damaged.say.version", version=__version__),
            copy,
        ]
        told = Label("\n".join(self.lines))
        told.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        told.setAccessibleName(told.text())
        never = Label(words("damaged.say.never"), "strong")
        title = Label(words("damaged.say.title"), "h2")
        self.card = Card(column(title, told, never, gap=8), "info")
        self.setLayout(column(wrap(self.turn), self.card, gap=8))
        self.card.hide()

    def _turn(self) -> None:
        shows = self.card.isHidden()
        self.card.setVisible(shows)
        self.turn.set_words(self._words("damaged.help_less" if shows else "damaged.help"))
