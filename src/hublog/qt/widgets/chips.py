"""Any number of a few, as buttons that stay pressed."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import Flow
from hublog.qt.widgets.buttons import Button, Colors

_WIDEST = 290
"""In pixels at 100 %: so wide a chip fits on a page however large the text is."""
_MARGIN = 8
_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


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
            button = _Chip(text, "choice", spoken=f"{spoken}: {text}")
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


class _Chip(Button):
    """Goes on in a second line where its words are long."""

    def sizeHint(self) -> QSize:
        """No wider than fits, and as high as its lines."""
        whole, widest = super().sizeHint(), theme().px(_WIDEST)
        metrics = QFontMetrics(self._font())
        room = QRect(0, 0, widest - 2 * theme().px(_MARGIN), whole.height() * 9)
        more = metrics.boundingRect(room, _WRAPPED, self.text()).height() - metrics.height()
        return QSize(min(whole.width(), widest), whole.height() + max(more, 0))

    def _draw_words(self, painter: QPainter, rect: QRect, colors: Colors) -> None:
        if super().sizeHint().width() <= theme().px(_WIDEST):
            super()._draw_words(painter, rect, colors)
            return
        margin = theme().px(_MARGIN)
        painter.setFont(self._font())
        painter.setPen(colors.ink)
        painter.drawText(rect.adjusted(margin, 0, -margin, 0), _WRAPPED, self.text())
