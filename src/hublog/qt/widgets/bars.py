"""A small picture of numbers over time; arrow keys go from bar to bar and say each."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from hublog.qt.theme.theme import theme

_QUIET = 0.38
"""How strongly the bars are drawn that are not marked."""


class Bars(QWidget):
    """Bars for a run of numbers, the last one marked; the chosen one shows its number."""

    def __init__(self, spoken: str) -> None:
        super().__init__()
        self._spoken = spoken
        self._numbers: tuple[int, ...] = ()
        self._names: tuple[str, ...] = ()
        self._chosen = -1
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    @property
    def said(self) -> str:
        """What is said of the chosen bar, or of all of them."""
        if 0 <= self._chosen < len(self._numbers):
            return f"{self._names[self._chosen]}: {self._numbers[self._chosen]}"
        pairs = zip(self._names, self._numbers, strict=True)
        return "; ".join(f"{name}: {number}" for name, number in pairs)

    def show_numbers(self, numbers: Sequence[int], names: Sequence[str]) -> None:
        """Show these numbers; ``names`` say what each is of."""
        self._numbers, self._names = tuple(numbers), tuple(names)
        self._chosen = -1
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Low and wide."""
        return QSize(theme().px(220), theme().px(92))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from bar to bar."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._numbers:
            super().keyPressEvent(event)
            return
        start = len(self._numbers) if self._chosen < 0 and step < 0 else self._chosen
        self._chosen = min(max(start + step, 0), len(self._numbers) - 1)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No bar is chosen any more."""
        self._chosen = -1
        self._tell()
        super().focusOutEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the bars, the number of the chosen one above it."""
        if not self._numbers:
            return
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, bottom = look.px(22), self.height() - 4
        most = max(*self._numbers, 1)
        step = (self.width() - 8) / len(self._numbers)
        for place, number in enumerate(self._numbers):
            height = max((bottom - top) * number / most, 2)
            bar = QRectF(4 + place * step, bottom - height, step * 0.7, height)
            last = place == len(self._numbers) - 1
            marked = place == self._chosen or (last and self._chosen < 0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("primary"))
            painter.setOpacity(1.0 if marked else _QUIET)
            painter.drawRoundedRect(bar, 3, 3)
            painter.setOpacity(1.0)
            if marked:
                painter.setPen(look.color("ink"))
                painter.setFont(look.font("small", 600))
                above = QRectF(bar.center().x() - 40, bar.top() - top, 80, top - 2)
                painter.drawText(
                    above, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, str(number)
                )
        if self.hasFocus():
            painter.setPen(QPen(look.color("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)

    def _tell(self) -> None:
        self.setAccessibleDescription(self.said)
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
