"""A field for a PIN: large dots, digits alone, from the keyboard's number keys or its number block."""

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit

from hublog.qt.theme.theme import theme

LONGEST_PIN = 6
_WIDE = 260


class PinField(QLineEdit):
    """What is typed is never shown, never copied, never put away."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("pin", True)  # noqa: FBT003 - a property of the style sheet
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST_PIN)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        digits = QRegularExpression(f"[0-9]{{0,{LONGEST_PIN}}}")
        self.setValidator(QRegularExpressionValidator(digits, self))
        theme().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setMaximumWidth(theme().px(_WIDE))
