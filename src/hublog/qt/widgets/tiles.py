"""Large buttons of which one is chosen: arrow keys, the first letter and Enter do it too."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hublog.domain.names import fold
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import flow
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.scrolling import bring_into_sight

_WIDE, _HIGH = 200, 64
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class OneTile(NamedTuple):
    """What stands on a tile: its key, its words, its icon, and what is said beside the words."""

    key: str
    words: str
    icon: str = "circle-user-round"
    spoken: str = ""


class Tiles(QWidget):
    """``chose`` carries the key of a tile."""

    chose = Signal(str)

    def __init__(self, tiles: Sequence[OneTile]) -> None:
        super().__init__()
        self.buttons = [_Tile(tile.words, icon=tile.icon, spoken=tile.spoken) for tile in tiles]
        for button, tile in zip(self.buttons, tiles, strict=True):
            button.clicked.connect(lambda _=False, key=tile.key: self.chose.emit(key))
        self.setLayout(flow(*self.buttons, least=_WIDE))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if self.buttons:
            self.setFocusProxy(self.buttons[0])
        theme().changed.connect(self._measure)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go from tile to tile; a letter to the next one that begins with it."""
        focused = self.focusWidget()
        if focused not in self.buttons:
            super().keyPressEvent(event)
            return
        at = self.buttons.index(focused)
        step, letter = _STEPS.get(Qt.Key(event.key())), fold(event.text())
        after = (*self.buttons[at + 1 :], *self.buttons[: at + 1])
        fits = next((each for each in after if letter and _begins(each, letter)), None)
        if step is not None:
            self._go(self.buttons[(at + step) % len(self.buttons)])
        elif fits is not None:
            self._go(fits)
        else:
            super().keyPressEvent(event)

    def _go(self, button: Button) -> None:
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(button)

    def _measure(self) -> None:
        for button in self.buttons:
            button.setFixedHeight(theme().px(_HIGH))
        self.updateGeometry()


class _Tile(Button):
    """Leaves arrow keys and letters to the tiles together; Qt would go on to the next widget."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _STEPS or event.text().strip().isalnum():
            event.ignore()
        else:
            super().keyPressEvent(event)


def _begins(button: Button, letter: str) -> bool:
    return fold(button.text()).startswith(letter)
