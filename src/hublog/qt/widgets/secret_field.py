"""A field for a secret, hidden until somebody asks to see what they type."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hublog.domain.words import Words
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field


class SecretField(QWidget):
    """``entered`` when Enter was pressed on something typed; its words come from outside."""

    entered = Signal()

    def __init__(self, words: Words, label: str, hint: str = "") -> None:
        super().__init__()
        self._words = words
        self._field, self.edit = line_field(label, "", hint)
        self.edit.setProperty("big", True)  # noqa: FBT003 - a property of the style sheet
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.returnPressed.connect(self._enter)
        self._eye = Button(words("restore.show"), "quiet", icon="eye")
        self._eye.clicked.connect(self._turn)
        self.setLayout(column(self._field, row(self._eye, 1), gap=4))

    @property
    def value(self) -> str:
        """What is typed, without blanks around it."""
        return self.edit.text().strip()

    def begin(self) -> None:
        """Put the focus where it is typed."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        """Say what is wrong with it, and let it be typed again; nothing where the sentence is empty."""
        self._field.complain(sentence)
        if sentence:
            self.edit.selectAll()
            self.begin()

    def wait(self, *, waiting: bool) -> None:
        """Take no other secret while this one is tried."""
        self.edit.setReadOnly(waiting)

    def _enter(self) -> None:
        if self.value and not self.edit.isReadOnly():
            self.entered.emit()

    def _turn(self) -> None:
        hidden = self.edit.echoMode() is QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self._eye.icon_name = "eye-off" if hidden else "eye"
        self._eye.set_words(self._words("restore.hide" if hidden else "restore.show"))
        self.begin()
