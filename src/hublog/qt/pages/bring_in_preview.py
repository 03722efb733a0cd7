"""A file as it was understood, with everything that can be said otherwise."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from hublog.qt.desk import Desk
from hublog.qt.pages.bring_in_asking import HowCard, MarksCard, QuestionsCard
from hublog.qt.pages.bring_in_found import FirstRowsCard, FoundCard, LeftOutCard
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import Sides, clear, column
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.picker import Picker
from hublog.services.bring_in import Preview


class PreviewView(QWidget):
    """Shows a preview. ``answered`` carries key and answer, ``sheet`` the sheet chosen.

    Shown anew after each answer, it keeps the focus where it is, and what is half typed; ``focused``
    carries what it gave the focus to. ``went_on`` after an open question was answered.
    """

    answered = Signal(str, str)
    sheet = Signal(str)
    focused = Signal(QWidget)
    went_on = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._layout = column(gap=16)
        self.setLayout(self._layout)
        self._preview: Preview | None = None
        self._sheets: tuple[str, ...] = ()
        self._sheet = ""
        self._every_column = self._every_mark = False
        theme().changed.connect(self._measure)

    def show_preview(self, preview: Preview, sheets: tuple[str, ...], sheet: str) -> None:
        """Show this; ``sheets`` are those of the file, ``sheet`` the one chosen of them."""
        before = _open(self._preview)
        self._preview, self._sheets, self._sheet = preview, sheets, sheet
        self._build(answered=before - _open(preview))

    def forget(self) -> None:
        """Another file comes."""
        self._preview = None
        self._every_column = self._every_mark = False
        clear(self._layout)

    def focus_on(self, key: str) -> bool:
        """Give the focus to whatever answers that key; whether there is such a thing."""
        for widget in self.findChildren(QWidget, key):
            if widget.isVisibleTo(self):
                if isinstance(widget, Choices):
                    widget.focus_first()
                else:
                    widget.setFocus(Qt.FocusReason.OtherFocusReason)
                self.focused.emit(widget)
                return True
        return False

    def _build(self, answered: frozenset[str] = frozenset()) -> None:
        """Build it anew; from what was ``answered`` just now the focus goes on."""
        if self._preview is None:
            return
        typed = {
            line.objectName(): (line.text(), line.cursorPosition())
            for line in self.findChildren(QLineEdit)
            if line.isModified() and line.objectName()
        }
        key = self._focused()
        for line in self.findChildren(QLineEdit):
            line.blockSignals(True)  # noqa: FBT003 - half a word is no answer
        if key:
            self.setFocus()  # or it would wander, and the page would follow it
        self.setUpdatesEnabled(False)
        clear(self._layout)
        self._fill(self._preview)
        for name, (text, place) in typed.items():
            self._type_again(name, text, place)
        self.setUpdatesEnabled(True)
        if key.removesuffix("_name") in answered:
            QTimer.singleShot(0, self, self.went_on.emit)
        elif key:
            QTimer.singleShot(0, self, lambda: self.focus_on(key))

    def _type_again(self, name: str, text: str, place: int) -> None:
        for line in self.findChildren(QLineEdit, name):
            picker = self.findChild(Picker, name.removesuffix("_name"))
            if line.parentWidget() is None or line.text() == text:
                continue
            line.setText(text)
            line.setModified(True)
            line.setCursorPosition(place)
            if isinstance(picker, Picker):  # the name of another one is being typed
                picker.setCurrentIndex(picker.count() - 1)
                line.show()

    def _fill(self, preview: Preview) -> None:
        desk, layout = self._desk, self._layout
        asked = QuestionsCard(desk, preview, is_open=True)
        assumed = QuestionsCard(desk, preview, is_open=False)
        found, left = FoundCard(desk, preview), LeftOutCard(desk, preview)
        how = HowCard(desk, preview, self._sheets, self._sheet, every=self._every_column)
        marks = MarksCard(desk, preview, every=self._every_mark)
        how.sheet.connect(self.sheet)
        how.more.clicked.connect(self._show_every_column)
        marks.more.clicked.connect(self._show_every_mark)
        for card in (asked, assumed, how, marks):
            card.answered.connect(self.answered)
        first, second = column(found, left, assumed, 1, gap=16), column(how, marks, 1, gap=16)
        layout.addWidget(asked)
        layout.addWidget(Sides(first, second, (1, 1), least=820))
        layout.addWidget(FirstRowsCard(desk, preview))
        layout.addStretch(1)

    def _measure(self) -> None:
        """Other letters are wider."""
        self._build()

    def _show_every_column(self) -> None:
        self._every_column = True
        self._build()

    def _show_every_mark(self) -> None:
        self._every_mark = True
        self._build()

    def _focused(self) -> str:
        """The key of what has the focus."""
        widget = QApplication.focusWidget()
        while widget is not None and widget is not self:
            if widget.objectName():
                return widget.objectName() if self.isAncestorOf(widget) else ""
            widget = widget.parentWidget()
        return ""


def _open(preview: Preview | None) -> frozenset[str]:
    return frozenset(each.key for each in preview.open_questions) if preview else frozenset()


def sheets_of(preview: Preview) -> tuple[str, ...]:
    """The names of the sheets of the file, registers or not."""
    read = [part.sheet for part in preview.reading.parts]
    others = [each.sheet for each in preview.reading.left_out if each.reason.startswith("sheet_")]
    return tuple(dict.fromkeys(sheet for sheet in (*read, *others) if sheet))
