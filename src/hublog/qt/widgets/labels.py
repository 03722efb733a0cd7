"""Texts that wrap, in the roles of the type scale."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QSizePolicy, QWidget

from hublog.qt.theme import icons
from hublog.qt.theme.theme import theme


class Label(QLabel):
    """A text; ``role`` is h1, h2, strong, small, muted, figure, count, brand or empty."""

    def __init__(self, text: str, role: str = "", *, wraps: bool = True) -> None:
        super().__init__(text)
        self.setProperty("role", role)
        self.setWordWrap(wraps)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if wraps:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)


class Picture(QLabel):
    """An icon that says nothing a text beside it does not say."""

    def __init__(self, name: str, size: int = 20, color: str = "ink") -> None:
        super().__init__()
        self._name, self._size, self._color = name, size, color
        theme().changed.connect(self._draw)
        self._draw()

    def show_icon(self, name: str, color: str = "ink") -> None:
        """Another icon, or another colour."""
        self._name, self._color = name, color
        self._draw()

    def _draw(self) -> None:
        look = theme()
        kinds = {"ok", "warn", "error", "info"}
        tokens = look.tokens
        ink = tokens.status(self._color).ink if self._color in kinds else None
        color = ink or look.color(self._color).name()
        self.setPixmap(
            icons.pixmap(self._name, look.px(self._size), color, self.devicePixelRatioF())
        )
        self.setFixedSize(look.px(self._size), look.px(self._size))


class Card(QFrame):
    """A raised surface; ``kind`` is card, first, ok, warn, error or info."""

    def __init__(self, layout: QLayout | None = None, kind: str = "card") -> None:
        super().__init__()
        self.setProperty("frame", kind)
        if layout is not None:
            self.fill(layout)

    def fill(self, layout: QLayout) -> None:
        """Lay this out on the card, with room around it unless it brings its own."""
        if layout.property("margins") in {None, (0, 0, 0, 0)}:
            layout.setProperty("margins", (18, 16, 18, 16))
            theme().measure(layout)
        self.setLayout(layout)


class Line(QFrame):
    """A thin line between two things."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "line")
        self.setFixedHeight(1)


def spoken(widget: QWidget, name: str, more: str = "") -> None:
    """Give a widget the words a screen reader says."""
    widget.setAccessibleName(name)
    if more:
        widget.setAccessibleDescription(more)
