"""While the register is let go of: a copy is made, and the window closes by itself."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from hublog.domain.problems import Problem
from hublog.domain.words import Words
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label, Picture
from hublog.qt.widgets.threshold import Threshold


class Closing(Threshold):
    """Nothing of the register can be seen any more."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._words = words
        self.close_it: Button | None = None
        hint = Label(words("closing.hint"), "muted")
        self.show_card(column(Label(words("closing.title"), "h1"), hint))

    def failed(self, problem: Problem, then: Callable[[], object]) -> None:
        """Say once that there is no copy; Enter, or closing the window again, goes on."""
        words = self._words
        self.close_it = Button(
            words("closing.close"), "primary", icon="check", hint=words("register.enter")
        )
        self.close_it.clicked.connect(then)
        heading = row(
            Picture("triangle-alert", 28, "warn"), Label(words("closing.failed"), "h1"), 1
        )
        said = Label(words.problem(problem))
        safe = Label(words("closing.safe"), "strong")
        self.show_card(column(heading, said, safe, row(self.close_it, 1), gap=16), self.close_it)
        self.close_it.setFocus(Qt.FocusReason.OtherFocusReason)
