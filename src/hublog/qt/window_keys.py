"""Keys of the window that a field would keep for itself, such as Ctrl+Z; they reach the window first."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget

from hublog.qt.actions import KEYS

_PLACES = frozenset({"everywhere", "month"})
"""Where keys work wherever the focus is; on some laptops a field takes Ctrl+E for the end of its line."""

_FIELDS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)


class WindowKeys(QObject):
    """Listens only to the field of this window that has the focus.

    Qt asks a field first whether it wants a key, and a field wants every Ctrl+Z, also where it has
    nothing to take back. The window knows both: typing goes first, then what was done.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._ours = {
            QKeySequence(keys).toString()
            for key in KEYS
            if key.place in _PLACES
            for keys in (key.keys, *key.also)
        }
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._turn_to)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field is not asked about our keys."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination()).toString()
            if pressed in self._ours:
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _turn_to(self, left: QWidget | None, now: QWidget | None) -> None:
        if isinstance(left, _FIELDS):
            left.removeEventFilter(self)
        if isinstance(now, _FIELDS) and now.window() is self._window:
            now.installEventFilter(self)
