"""A field for a secret, hidden until asked for, with the button that tries it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hublog.domain.words import Words
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field


class SecretField(QWidget):
    """``typed`` carries what was typed, once; then it waits for ``refuse``, ``welcome`` or ``again``.

    Its words for the secret and for the button lie below ``says`` in the catalogue.
    """

    typed = Signal(str)

    def __init__(self, words: Words, hint: str, *beside: QWidget, says: str = "unlock") -> None:
        super().__init__()
        self._words, self._says = words, says
        self.field, self.edit = line_field(words(f"{says}.secret"), "", hint)
        self.edit.setProperty("big", True)  # noqa: FBT003 - a property of the style sheet
        self.edit.setProperty("secret", True)  # noqa: FBT003 - what is half typed is kept without it
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.returnPressed.connect(self._try)
        self.eye = Button(words("unlock.show"), "quiet", icon="eye")
        self.eye.clicked.connect(self._look)
        self.open_it = Button(
            words(f"{says}.open"), "primary", icon="lock", hint=words("register.enter")
        )
        self.open_it.clicked.connect(self._try)
        buttons = wrap(self.open_it, self.eye, *beside)
        self.setLayout(column(self.field, buttons, gap=16))
        self.setFocusProxy(self.edit)

    def refuse(self, sentence: str) -> None:
        """Say that it is wrong, and let it be typed again."""
        self.again()
        self.field.complain(sentence)
        self.edit.selectAll()
        self.edit.setFocus()

    def welcome(self) -> None:
        """It is right; nothing of it stays."""
        self.again()
        self._forget()

    def conceal(self) -> None:
        """Nothing of it stays for whoever comes next, nor would they see what is typed."""
        self._forget()
        self._turn(hide=True)

    def again(self) -> None:
        """Another try may be made, whatever came of the last one."""
        if not self.open_it.isEnabled():
            self._wait(waiting=False)

    def _try(self) -> None:
        secret = self.edit.text().strip()
        if secret and self.open_it.isEnabled():
            self._wait(waiting=True)
            self.typed.emit(secret)

    def _forget(self) -> None:
        # What is cleared can be brought back by Undo once it is shown; what is set anew cannot.
        self.edit.setText("")

    def _look(self) -> None:
        self._turn(hide=self.edit.echoMode() is QLineEdit.EchoMode.Normal)
        self.edit.setFocus()

    def _turn(self, *, hide: bool) -> None:
        mode = QLineEdit.EchoMode.Password if hide else QLineEdit.EchoMode.Normal
        self.edit.setEchoMode(mode)
        self.eye.icon_name = "eye" if hide else "eye-off"
        self.eye.set_words(self._words("unlock.show" if hide else "unlock.hide"))

    def _wait(self, *, waiting: bool) -> None:
        words = self._words
        self.edit.setReadOnly(waiting)
        self.open_it.setEnabled(not waiting)
        self.open_it.set_words(words(f"{self._says}.{'opening' if waiting else 'open'}"))
        if waiting:
            self.field.complain("")
