"""The password of a file that was just written, shown once."""

from PySide6.QtCore import Qt

from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.labels import Card, Label


class PasswordShown(Card):
    """What was written, and below it the password, which can be copied."""

    def __init__(self, said: str, title: str, password: str) -> None:
        self.password = Label(password, "h2")
        self.password.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.password.setAccessibleName(f"{title}: {password}")
        super().__init__(column(Label(said), Label(title, "small"), self.password, gap=4), "info")
