"""Rows, columns and grids of widgets whose distances follow the text size."""

from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import GAP

Margins = tuple[int, int, int, int]
Thing = QWidget | QLayout | int
"""A widget, a layout, or the weight of a stretch."""
B = TypeVar("B", bound=QBoxLayout)
_NONE: Margins = (0, 0, 0, 0)
_ANY = 99
"""So many columns nobody needs."""


def column(*things: Thing, gap: int = GAP, margins: Margins = _NONE) -> QVBoxLayout:
    """Things one below the other; a number is a stretch."""
    return _filled(QVBoxLayout(), things, gap, margins)


def row(*things: Thing, gap: int = GAP, margins: Margins = _NONE) -> QHBoxLayout:
    """Things side by side; a number is a stretch of at least that weight."""
    return _filled(QHBoxLayout(), things, gap, margins)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let go of it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()


class Flow(QLayout):
    """Widgets in columns of equal width, as many side by side as fit."""

    def __init__(self, least: int, gap: int = 8, most_columns: int = _ANY) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._least = least
        self._most = most_columns
        self.setProperty("gap", gap)
        self.setProperty("margins", _NONE)
        theme().measure(self)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt hands over what was added."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one in that place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take out the one in that place."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It fills the width."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height its rows take."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """One column is enough."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As wide as its widest item wants."""
        width = max((i.minimumSize().width() for i in self._items if not i.isEmpty()), default=0)
        return QSize(width, 0)

    def _place(self, rect: QRect, *, move: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
        if not shown:
            return 0
        gap = self.spacing()
        least = max(theme().px(self._least), *(i.minimumSize().width() for i in shown))
        fit = max(1, (rect.width() + gap) // (least + gap))
        columns = min(fit, self._most, len(shown)) if self._most < _ANY else fit
        columns = max(1, min(columns, fit))
        width = (rect.width() - gap * (columns - 1)) // columns
        y = rect.y()
        for first in range(0, len(shown), columns):
            line = shown[first : first + columns]
            height = max(_height(item, width) for item in line)
            if move:
                for place, item in enumerate(line):
                    at = QPoint(rect.x() + place * (width + gap), y)
                    item.setGeometry(QRect(at, QSize(width, height)))
            y += height + gap
        return y - gap - rect.y()


def flow(*widgets: QWidget, least: int, gap: int = 8, most_columns: int = _ANY) -> Flow:
    """Widgets in equal columns at least that wide (at 100 %)."""
    made = Flow(least, gap, most_columns)
    for widget in widgets:
        made.addWidget(widget)
    return made


class Wrap(Flow):
    """Widgets side by side, each as wide as it wants; the rest goes on below where there is no room."""

    def __init__(self, gap: int = GAP) -> None:
        super().__init__(0, gap)

    def sizeHint(self) -> QSize:
        """All of them in one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() + self.spacing() for size in sizes) - self.spacing()
        return QSize(max(wide, 0), max((size.height() for size in sizes), default=0))

    def _place(self, rect: QRect, *, move: bool) -> int:
        x = y = high = 0
        for item in self._items:
            if item.isEmpty():
                continue
            width = min(item.sizeHint().width(), rect.width())
            if x and x + width > rect.width():
                x, y, high = 0, y + high + self.spacing(), 0
            height = _height(item, width)
            if move:
                item.setGeometry(QRect(self._left(rect, x, width), rect.y() + y, width, height))
            x, high = x + width + self.spacing(), max(high, height)
        return y + high

    def _left(self, rect: QRect, x: int, width: int) -> int:
        """Where something stands that begins at ``x`` as one reads."""
        parent = self.parentWidget()
        backwards = parent is not None and parent.isRightToLeft()
        return rect.right() + 1 - x - width if backwards else rect.x() + x


def wrap(*widgets: QWidget, gap: int = GAP) -> QWidget:
    """Widgets side by side, going on below where there is no room for all."""
    layout = Wrap(gap)
    for widget in widgets:
        layout.addWidget(widget)
    return holding(layout)


class Sides(QWidget):
    """Two things side by side where there is room, else the second below the first."""

    def __init__(
        self,
        first: Thing,
        second: Thing,
        weights: tuple[int, int] = (3, 2),
        *,
        least: int = 760,
        gap: int = 16,
    ) -> None:
        super().__init__()
        self._least, self._weights = least, weights
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        _filled(self._layout, (first, second), gap, _NONE)
        self.setLayout(self._layout)
        theme().changed.connect(self._turn)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for two now, or no more."""
        super().resizeEvent(event)
        self._turn()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """As wide as one of them, since they may stand below each other; as high as at this width."""
        sizes = self._least_sizes()
        if self._layout.hasHeightForWidth():
            high = self._layout.totalMinimumHeightForWidth(self.width())
        else:
            high = self._layout.minimumSize().height()
        return QSize(max((size.width() for size in sizes), default=0), high)

    @property
    def beside(self) -> bool:
        """Whether there is room for two side by side now."""
        return self._layout.direction() is not QBoxLayout.Direction.TopToBottom

    def _least_sizes(self) -> list[QSize]:
        items = [self._layout.itemAt(i) for i in range(self._layout.count())]
        return [item.minimumSize() for item in items if item is not None]

    def _turn(self) -> None:
        """Long words may need more room side by side than there usually is."""
        room = sum(size.width() for size in self._least_sizes()) + self._layout.spacing()
        wide = self.width() >= max(theme().px(self._least), room)
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        for place, weight in enumerate(self._weights):
            self._layout.setStretch(place, weight if wide else 0)


def holding(layout: QLayout) -> QWidget:
    """A plain widget that holds a layout, so that it can be shown and hidden."""
    widget = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    widget.setLayout(layout)
    policy = widget.sizePolicy()
    policy.setHeightForWidth(layout.hasHeightForWidth())
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    widget.setSizePolicy(policy)
    return widget


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return max(item.heightForWidth(width), item.minimumSize().height())
    return item.sizeHint().height()


def _filled(layout: B, things: tuple[Thing, ...], gap: int, margins: Margins) -> B:
    layout.setProperty("gap", gap)
    layout.setProperty("margins", margins)
    theme().measure(layout)
    told = False
    for place, thing in enumerate(things):
        if isinstance(thing, int):
            if not told:
                layout.addStretch(thing)
            told = False
        elif isinstance(thing, QLabel) and thing.wordWrap() and isinstance(layout, QHBoxLayout):
            # A text that wraps takes the room itself that a stretch after it would take.
            after = things[place + 1] if place + 1 < len(things) else 0
            told = isinstance(after, int) and place + 1 < len(things)
            layout.addWidget(thing, after if isinstance(after, int) else 0)
        elif isinstance(thing, QWidget):
            layout.addWidget(thing)
        else:
            layout.addLayout(thing)
    return layout
