"""What stands below the grid of a paper sheet: a word about the current row, what to mend, a note."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hublog.domain.words import Words
from hublog.qt.actions import shown
from hublog.qt.models.paper import Standing
from hublog.qt.widgets.arrange import Sides, column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label, Picture, spoken


class Foot(QWidget):
    """``mend``, ``choose``, ``not_run`` and ``throw`` are its buttons; ``edited`` when the note was."""

    edited = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._sign = Picture("keyboard", 20, "muted")
        self.detail = Label("", "small")
        self.mend = Button("", icon="circle-alert", hint=shown("next_problem"))
        self.choose = Button(words("type_up.choose"), hint=shown("choose_who"))
        self.not_run = Button(words("register.after_not_run"), "quiet")
        self.throw = Button(words("type_up.throw_this"), "quiet", icon="trash-2")
        self.note = QLineEdit()
        self.note.setPlaceholderText(words("type_up.note_hint"))
        spoken(self.note, words("type_up.note"), words("type_up.note_hint"))
        caption = Label(words("type_up.note"), "strong", wraps=False)
        caption.setBuddy(self.note)
        self.note.textEdited.connect(lambda: self.edited.emit())  # noqa: PLW0108 - the text is read
        said = row(self._sign, self.detail, gap=8)
        said.setStretch(1, 1)
        buttons = row(self.choose, self.mend, self.not_run, gap=8)
        self.setLayout(
            column(
                Sides(said, buttons, (1, 0), least=700),
                Sides(row(caption, self.note), row(self.throw, 1), (1, 0), least=700),
                gap=8,
            )
        )
        self.show_row(Standing(), 0)

    def show_row(self, standing: Standing, problems: int) -> None:
        """Say what is wrong with the current row, or which keys there are; how many rows to mend."""
        words = self._words
        self.detail.setText(standing.sentence or words("type_up.keys"))
        kind = standing.kind if standing.sentence else "muted"
        self._sign.show_icon(standing.icon if standing.sentence else "keyboard", kind)
        self.choose.setVisible(standing.choose)
        self.mend.set_words(words("type_up.next_problem", n=problems))
        self.mend.setVisible(bool(problems))
