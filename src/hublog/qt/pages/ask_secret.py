"""A page before what is locked: a field for the secret, hidden until asked for, and the button that opens."""

from PySide6.QtCore import Qt

from hublog.qt.entrance import Entrance
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.secret_field import SecretField
from hublog.qt.widgets.threshold import Threshold


class AskSecret(Threshold):
    """``try_secret`` is called with what was typed; ``refuse`` says that it was wrong."""

    def __init__(self, entrance: Entrance, title: str, hint: str) -> None:
        super().__init__(entrance.words)
        self._entrance = entrance
        self._ask = SecretField(entrance.words, hint)
        self._ask.typed.connect(self.try_secret)
        self.secret, self._field = self._ask.edit, self._ask.field
        self._eye, self._open_it = self._ask.eye, self._ask.open_it
        self.things = column(Label(title, "h1"), self._ask, gap=16)
        entrance.operations.busy.connect(self._no_longer)

    def begin(self, back: Button | None = None) -> None:
        """Show everything, and put the focus into the field."""
        self.show_card(self.things, back)
        self.setFocusProxy(self.secret)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, sentence: str) -> None:
        """Say why it is asked again."""
        self.things.insertWidget(0, Card(column(Label(sentence)), "info"))

    def try_secret(self, secret: str) -> None:
        """Open with what was typed."""
        raise NotImplementedError

    def refuse(self, sentence: str) -> None:
        """Say that it did not open, and let it be typed again."""
        self._ask.refuse(sentence)

    def welcome(self) -> None:
        """It opened; nothing of the secret stays."""
        self._ask.welcome()

    def _no_longer(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Whatever came of it, another try may be made."""
        if not busy:
            self._ask.again()
