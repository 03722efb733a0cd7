"""Any number of a few, as buttons that stay pressed."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import Flow
from hublog.qt.widgets.buttons import Button


class Chips(QWidget):
    """``turned`` whenever one was pressed or let go."""

    turned = Signal()

    def __init__(
        self, spoken: str, choices: Sequence[tuple[str, str]], *, least: int = 200
    ) -> None:
        super().__init__()
        self._buttons: dict[str, Button] = {}
        self.setAccessibleName(spoken)
        flow = Flow(least)
        self.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for key, text in choices:
            button = Button(text, "choice", spoken=f"{spoken}: {text}")
            button.clicked.connect(self.turned)
            self._buttons[key] = button
            flow.addWidget(button)
        theme().changed.connect(self.updateGeometry)

    @property
    def values(self) -> tuple[str, ...]:
        """The keys of those that are pressed, in their order."""
        return tuple(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, keys: Collection[str]) -> None:
        """Press these and let go of the others, without telling anybody."""
        for key, button in self._buttons.items():
            button.setChecked(key in keys)
            button.update()
