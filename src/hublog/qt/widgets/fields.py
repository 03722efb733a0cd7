"""A labelled field, with room below for what is wrong with it."""

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.labels import Label


class Field(QWidget):
    """A label above any input widget, a hint or a plain sentence about a mistake below it.

    ``first`` puts what is typed before them, for questions under each other with a short answer.
    """

    def __init__(self, label: str, widget: QWidget, hint: str = "", *, first: bool = False) -> None:
        super().__init__()
        self.widget = widget
        self._hint = hint
        caption = Label(label, "strong")
        caption.setBuddy(widget)
        widget.setAccessibleName(label)
        widget.setAccessibleDescription(hint)
        self._below: QLabel = Label(hint, "small")
        if first:
            asked = row(widget, gap=12)
            asked.addLayout(column(caption, self._below, gap=0), 1)
            self.setLayout(asked)
        else:
            self.setLayout(column(caption, widget, self._below, gap=4))
        self._below.setVisible(bool(hint))  # once it has a parent, or it flashes up as a window

    def hint(self, sentence: str) -> None:
        """Say something else below the field."""
        self._hint = sentence
        self.complain("")

    def complain(self, sentence: str) -> None:
        """Say what is wrong, or nothing any more where the sentence is empty."""
        self._below.setProperty("role", "error" if sentence else "small")
        self._below.setText(sentence or self._hint)
        self._below.setVisible(bool(sentence or self._hint))
        self.widget.setAccessibleDescription(sentence or self._hint)
        self.widget.setProperty("wrong", bool(sentence))
        for each in (self._below, self.widget):
            each.style().unpolish(each)
            each.style().polish(each)


def line_field(label: str, text: str = "", hint: str = "") -> tuple[Field, QLineEdit]:
    """A field of one line of text."""
    edit = QLineEdit(text)
    return Field(label, edit, hint), edit
