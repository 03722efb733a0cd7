"""A choice from a longer list: opened by the arrow keys, changed only by choosing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

_LEAST = 120


class Picker(QComboBox):
    """``chose`` carries the key of what was chosen; neither a wheel nor an arrow key chooses.

    Where it ``shrinks``, a long choice is cut in the field rather than the page made wider.
    """

    chose = Signal(str)

    def __init__(
        self,
        spoken: str,
        choices: Sequence[tuple[str, str]],
        value: str = "",
        empty: str = "",
        *,
        shrinks: bool = False,
    ) -> None:
        super().__init__()
        if shrinks:
            self.setMinimumWidth(_LEAST)
        self._empty = empty
        self._name = spoken
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for key, text in choices:
            self.addItem(text, key)
        self.setPlaceholderText(empty)
        self.setCurrentIndex(self.findData(value))
        self._speak()
        self.activated.connect(self._chose)

    @property
    def value(self) -> str:
        """The key of what is chosen, empty where nothing is."""
        return str(self.currentData() or "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the arrow keys open the list, so that nothing is chosen in passing."""
        opens = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() in opens:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def _chose(self) -> None:
        self._speak()
        self.chose.emit(self.value)

    def _speak(self) -> None:
        """A screen reader says what it is for; the choice is its value."""
        self.setAccessibleName(self._name)
        self.setAccessibleDescription("" if self.value else self._empty)
