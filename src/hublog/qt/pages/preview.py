"""How a document will look on paper, before it is printed or kept as a PDF: one side at a time."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from hublog.qt.actions import bind, shown
from hublog.qt.document import Document, Size, draw
from hublog.qt.document_file import print_document, save_document
from hublog.qt.page import AnyPage
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import flow, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label, spoken
from hublog.qt.workplace import Workplace

_LEAST = 420
"""So high, in pixels at 100 %, a side is drawn where the window is lower."""
_ROUND_ABOUT = 264
"""What stands above and below a side that is seen whole."""
_EDGE = 4
_NO_FILE_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def preview(desk: Workplace[Any], document: Document, back: str) -> None:
    """Show how the document will look; ``back`` is the page that is shown again afterwards."""
    desk.go("preview", document=document, back=back)


def named(document: Document) -> str:
    """What a PDF of it may be called on any laptop, whatever an activity is called."""
    return " ".join(_NO_FILE_NAME.sub(" ", document.file_name).split())


class Side(QWidget):
    """One side as it will be printed, seen whole or as wide as the page; its words are read out."""

    def __init__(self) -> None:
        super().__init__()
        self._document: Document | None = None
        self._number = 0
        self.large = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        theme().changed.connect(self.fit)

    def show_side(self, document: Document, number: int, name: str) -> None:
        """Show that side, 0 being the first."""
        self._document, self._number = document, number
        spoken(self, name, document.leaves[number].said)
        self.fit()

    def fit(self) -> None:
        """Take as much room as the side needs."""
        self.setFixedHeight(self._paper().height() + 2 * _EDGE)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The paper fits the window."""
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the paper, what is on it, and a ring while it has the focus."""
        if self._document is None:
            return
        look, paper = theme(), self._paper()
        left = (self.width() - paper.width()) // 2
        place = QRectF(left, _EDGE, paper.width(), paper.height())
        painter = QPainter(self)
        painter.fillRect(place, Qt.GlobalColor.white)
        painter.save()
        painter.setViewport(place.toRect())
        draw(painter, self._document.leaves[self._number], self._document.size)
        painter.restore()
        ring = look.color("focus" if self.hasFocus() else "border")
        painter.setPen(QPen(ring, 3 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-1, -1, 1, 1))

    def _paper(self) -> QSize:
        wide, high = (self._document.size if self._document else Size.A4).value
        most = max(self.width() - 2 * _EDGE, 1)
        if not self.large:
            room = self.window().height() - theme().px(_ROUND_ABOUT)
            most = min(most, max(room, theme().px(_LEAST)) * wide // high)
        return QSize(most, most * high // wide)


class Preview(AnyPage):
    """``opened({"document": Document, "back": page})``."""

    name = "preview"

    def __init__(self, desk: Workplace[Any]) -> None:
        super().__init__(desk)
        words = self.words
        self.document: Document | None = None
        self.number = 0
        self._back = desk.places[0].page
        self.print = Button(words("preview.print"), "primary", icon="printer", hint=shown("print"))
        self.save = Button(words("preview.save"), icon="download")
        self.leave = Button(words("preview.back"), icon="arrow-left", hint=words("preview.esc"))
        self.before = Button(words("preview.before"), icon="chevron-left")
        self.after = Button(words("preview.after"), icon="chevron-right")
        self.larger = Button(words("preview.larger"), icon="eye")
        self.which = Label("", "strong")
        self.side = Side()
        self.corner.addWidget(wrap(self.leave, self.save, self.print))
        self.body.addLayout(flow(self.before, self.which, self.after, self.larger, least=170))
        self.body.addWidget(self.side)
        self.body.addStretch(1)
        self._connect()

    @property
    def belongs_to(self) -> str:
        """A document is for whoever may see the page that made it."""
        return self._back

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show a document from its first side, or the one that was shown."""
        document = where.get("document")
        if isinstance(document, Document):
            self.document, self.number = document, 0
            self._back = str(where.get("back", self._back))
        self._show()
        self.side.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def go_back(self) -> None:
        """Show the page again from which this was asked for."""
        self.desk.went_back.emit(self._back)

    def save_as(self, file: Path) -> None:
        """Keep the document as a PDF."""
        if self.document is None:
            return
        self.document.used()
        kept = save_document(file, self.document, self.desk.today())
        key = "preview.saved" if kept else "preview.not_saved"
        self.desk.say(self.words(key, file=str(file)), "ok" if kept else "warn")

    def print_it(self) -> None:
        """Ask for a printer and print the document."""
        if self.document is None:
            return
        self.document.used()
        if print_document(self, self.document):
            self.desk.say(self.words("preview.printed", title=self.document.title))

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.larger.clicked.connect(self._size)
        self.leave.clicked.connect(self.go_back)
        self.save.clicked.connect(self._ask_where)
        self.print.clicked.connect(self.print_it)
        bind(self, "print", self.print_it)
        bind(self, "side_before", lambda: self._turn(-1))
        bind(self, "side_after", lambda: self._turn(1))

    def _turn(self, by: int) -> None:
        sides = len(self.document.leaves) if self.document else 0
        if 0 <= self.number + by < sides:
            self.number += by
            self._show()
            self._area.verticalScrollBar().setValue(0)

    def _size(self) -> None:
        self.side.large = not self.side.large
        self.larger.set_words(self.words("preview.whole" if self.side.large else "preview.larger"))
        self.side.fit()

    def _show(self) -> None:
        if self.document is None:
            self.head(self.words("preview.title"), self.words("preview.nothing"))
            self._allow(document=False, sides=1)
            return
        sides = len(self.document.leaves)
        self.head(self.document.title, self.words("preview.sides", n=sides))
        which = self.words("preview.which", n=self.number + 1, of=sides)
        self.which.setText(which)
        self.side.show_side(self.document, self.number, which)
        self._allow(document=True, sides=sides)

    def _allow(self, *, document: bool, sides: int) -> None:
        for part in (self.side, self.larger, self.save, self.print):
            part.setVisible(document)
        self.save.setVisible(self.document is not None and bool(self.document.file_name))
        for turning in (self.before, self.after, self.which):
            turning.setVisible(sides > 1)
        self.before.setEnabled(self.number > 0)
        self.after.setEnabled(self.number + 1 < sides)

    def _ask_where(self) -> None:
        if self.document is None:
            return
        start = str((self.desk.returns or Path.home()) / named(self.document))
        file, _ = QFileDialog.getSaveFileName(
            self, self.document.title, start, self.words("recovery.pdf")
        )
        if file:
            self.save_as(Path(file))
