"""A page with a secret on it, looked at before it is printed: in a dialog, since there may be no register yet.

It is kept nowhere: neither as a file nor on a page that could be shown again.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from hublog.domain.words import Words
from hublog.qt.document import Document
from hublog.qt.document_file import print_document
from hublog.qt.pages.preview import Side
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.scrolling import scrolling

_WIDE, _HIGH, _ROOM = 860, 640, 24
"""In pixels at 100 %, as far as the window it stands before has so much."""


class SheetToPrint(QDialog):
    """All sides below each other; gone, with what is on it, once it is closed."""

    def __init__(self, parent: QWidget, words: Words, document: Document) -> None:
        super().__init__(parent)
        self._document = document
        self.setWindowTitle(document.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.print = Button(words("preview.print"), "primary", icon="printer")
        self.print.clicked.connect(self._print)
        leave = Button(words("preview.back"), icon="arrow-left", hint=words("preview.esc"))
        leave.clicked.connect(self.reject)
        self.sides = [Side() for _ in document.leaves]
        said = Label(words("preview.sides", n=len(self.sides)), "muted")
        inside = column(Label(document.title, "h2"), said, wrap(self.print, leave), *self.sides)
        inside.addStretch(1)
        self.setLayout(column(scrolling(inside), margins=(16, 12, 16, 12)))
        for n, side in enumerate(self.sides):
            name = words("preview.which", n=n + 1, of=len(self.sides))
            side.large = True
            side.show_side(document, n, name)
        room, look = parent.window().size(), theme()
        self.resize(
            min(look.px(_WIDE), room.width() - _ROOM), min(look.px(_HIGH), room.height() - _ROOM)
        )
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self) -> None:
        if print_document(self, self._document):
            self.accept()
