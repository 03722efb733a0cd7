"""A page before what is locked: a field for the secret, hidden until asked for, and the button that opens."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from hublog.qt.entrance import Entrance
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.threshold import Threshold


class AskSecret(Threshold):
    """``try_secret`` is called with what was typed; ``refuse`` says that it was wrong."""

    def __init__(self, entrance: Entrance, title: str, hint: str) -> None:
        super().__init__(entrance.words)
        self._entrance = entrance
        words = entrance.words
        self._field, self.secret = line_field(words("unlock.secret"), "", hint)
        self.secret.setProperty("big", True)  # noqa: FBT003 - a property of the style sheet
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.returnPressed.connect(self._open)
        self._eye = Button(words("unlock.show"), "quiet", icon="eye")
        self._eye.clicked.connect(self._turn)
        self._open_it = Button(
            words("unlock.open"), "primary", icon="lock", hint=words("register.enter")
        )
        self._open_it.clicked.connect(self._open)
        self.things = column(
            Label(title, "h1"), self._field, row(self._open_it, self._eye, 1), gap=16
        )
        entrance.operations.busy.connect(self._no_longer)

    def begin(self, back: Button | None = None) -> None:
        """Show everything, and put the focus into the field."""
        self.show_card(self.things, back)
        self.setFocusProxy(self.secret)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def try_secret(self, secret: str) -> None:
        """Open with what was typed."""
        raise NotImplementedError

    def refuse(self, sentence: str) -> None:
        """Say that it did not open, and let it be typed again."""
        self._wait(waiting=False)
        self._field.complain(sentence)
        self.secret.selectAll()
        self.secret.setFocus()

    def welcome(self) -> None:
        """It opened; nothing of the secret stays."""
        self._wait(waiting=False)
        self.secret.clear()

    def _open(self) -> None:
        secret = self.secret.text().strip()
        if not secret or not self._open_it.isEnabled():
            return
        self._wait(waiting=True)
        self.try_secret(secret)

    def _turn(self) -> None:
        hidden = self.secret.echoMode() is QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.secret.setEchoMode(mode)
        self._eye.icon_name = "eye-off" if hidden else "eye"
        self._eye.set_words(self._entrance.words("unlock.hide" if hidden else "unlock.show"))
        self.secret.setFocus()

    def _wait(self, *, waiting: bool) -> None:
        words = self._entrance.words
        self.secret.setReadOnly(waiting)
        self._open_it.setEnabled(not waiting)
        self._open_it.set_words(words("unlock.opening" if waiting else "unlock.open"))
        if waiting:
            self._field.complain("")

    def _no_longer(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Whatever came of it, another try may be made."""
        if not busy and not self._open_it.isEnabled():
            self._wait(waiting=False)
