"""The one dialog for what went wrong with the laptop or with us: a plain sentence, no traceback."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from hublog.domain.problems import Problem
from hublog.domain.words import Words
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label, Picture


def tell(parent: QWidget, words: Words, problem: Problem) -> None:
    """Say what happened and what to do; what was saved is still saved."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(words("trouble.title"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    good = Button(words("trouble.understood"), "primary")
    good.clicked.connect(dialog.accept)
    sentence = Label(words.problem(problem))
    sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    heading = row(Picture("triangle-alert", 28, "warn"), Label(words("trouble.title"), "h2"))
    heading.setStretch(1, 1)
    dialog.setLayout(column(heading, sentence, row(1, good), gap=16, margins=(24, 20, 24, 20)))
    dialog.setMinimumWidth(480)
    dialog.open()
