"""One choice of a few, as buttons that stay pressed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from hublog.domain.names import fold
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import Flow
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.scrolling import bring_into_sight


class Choices(QWidget):
    """Buttons of which at most one is pressed; arrow keys go from one to the next.

    ``chose`` carries the key of the choice. Where they go ``by_letter``, a letter chooses the next
    one that begins with it.
    """

    chose = Signal(str)

    def __init__(
        self,
        spoken: str,
        choices: Sequence[tuple[str, str]],
        *,
        least: int = 120,
        by_letter: bool = False,
    ) -> None:
        super().__init__()
        self._by_letter = by_letter
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        self.setAccessibleName(spoken)
        self._flow = Flow(least)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for key, text in choices:
            button = Button(text, "choice", spoken=f"{spoken}: {text}")
            button.clicked.connect(lambda _=False, key=key: self.chose.emit(key))
            self._buttons[key] = button
            self._group.addButton(button)
            self._flow.addWidget(button)
        theme().changed.connect(self.updateGeometry)

    @property
    def value(self) -> str:
        """The key of what is chosen, empty where nothing is."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose without telling anybody; nothing where the key is unknown."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == key)
            button.update()
        self._group.setExclusive(True)

    def focus_first(self) -> None:
        """Give the focus to the chosen one, or to the first."""
        chosen = self._buttons.get(self.value) or next(iter(self._buttons.values()))
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def come_after(self, widget: QWidget) -> None:
        """Let Tab go from there to these, where they were made later than what stands below them."""
        for button in self._buttons.values():
            QWidget.setTabOrder(widget, button)
            widget = button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move among the choices; a letter may choose one."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        focused = self.focusWidget()
        if focused not in buttons:
            super().keyPressEvent(event)
        elif step is not None:
            self._go(buttons[(buttons.index(focused) + step) % len(buttons)])
        elif not (self._by_letter and self._choose_by(event.text(), buttons.index(focused))):
            super().keyPressEvent(event)

    def _choose_by(self, letter: str, since: int) -> bool:
        """Choose the next one that begins with the letter; whether there is one."""
        buttons, wanted = list(self._buttons.values()), fold(letter)
        first = since + 1 if buttons[since].isChecked() else since
        in_turn = (*buttons[first:], *buttons[:first])
        fits = next((b for b in in_turn if wanted and fold(b.text()).startswith(wanted)), None)
        if fits is None:
            return False
        self._go(fits)
        fits.click()
        return True

    def _go(self, button: Button) -> None:
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(button)
