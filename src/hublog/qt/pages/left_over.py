"""What was half typed and has no place any more, to be copied from above the pages."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from hublog.domain.half_typed import TypedField
from hublog.domain.words import Words
from hublog.qt.page_frame import PageFrame
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label


class LeftOver(Card):
    """Stays until somebody says that they have it."""

    def __init__(self, words: Words, fields: Sequence[TypedField]) -> None:
        super().__init__(kind="info")
        lines = [
            words("lock.left_over_line", name=each.name, text=each.text) if each.name else each.text
            for each in fields
        ]
        self.text = Label("\n".join(lines))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(words("lock.left_over_text"))
        self.have_it = Button(words("lock.left_over_done"), icon="check")
        self.have_it.clicked.connect(self.deleteLater)
        told = column(Label(words("lock.left_over"), "strong"), self.text, gap=2)
        self.fill(row(told, 1, self.have_it))

    @staticmethod
    def stand_on(frame: PageFrame, fields: Sequence[TypedField]) -> None:
        """Show it above the pages of that frame."""
        frame.above.addWidget(LeftOver(frame.desk.words, fields))
