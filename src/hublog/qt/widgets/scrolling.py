"""What is too high for the window scrolls; the ground shows through, and the area takes no focus."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from hublog.qt.widgets.arrange import Sides


class _Wrapped(QWidget):
    """As high as what wraps inside needs at the width it has; Qt asks for the height at the least width."""

    def minimumSizeHint(self) -> QSize:
        """Where something wraps, the area goes by the height for its width."""
        least, layout = super().minimumSizeHint(), self.layout()
        wraps = layout is not None and layout.hasHeightForWidth()
        return QSize(least.width(), 0) if wraps else least


def scrolling(layout: QLayout) -> QScrollArea:
    """An area as wide as its place, in which a layout scrolls."""
    inside = _Wrapped()
    inside.setLayout(layout)
    area = QScrollArea()
    _show_through(area, inside)
    return area


class Aside(QScrollArea):
    """One of two ``Sides`` that scrolls by itself while it stands beside the other.

    So it does not push that away. Below it, it is as high as what is in it, and the page scrolls.
    """

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self._inside = QWidget()
        self._inside.setLayout(layout)
        _show_through(self, self._inside)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _is_beside(self) -> bool:
        both = self.parentWidget()
        return isinstance(both, Sides) and both.beside

    def heightForWidth(self, width: int) -> int:
        """None of its own while it scrolls."""
        return 0 if self._is_beside() else self._inside.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """As wide as what is in it wants."""
        return QSize(self._inside.sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """As wide as what is in it must be, with a bar beside it."""
        wide = self._inside.minimumSizeHint().width()
        bar = self.verticalScrollBar().sizeHint().width() if self._is_beside() else 0
        return QSize(wide + bar, self.heightForWidth(self.width()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in it may want more room now, or less."""
        done = super().eventFilter(watched, event)
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return done


def bring_top_into_sight(widget: QWidget) -> None:
    """Scroll every area that a widget stands in until it is seen, from its top where it is too high."""
    above = widget.parentWidget()
    while above is not None:
        inside = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inside is not None:
            above.ensureWidgetVisible(widget)
            if widget.height() > above.viewport().height():
                above.verticalScrollBar().setValue(widget.mapTo(inside, QPoint(0, 0)).y())
        above = above.parentWidget()


def _show_through(area: QScrollArea, inside: QWidget) -> None:
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)


def bring_into_sight(widget: QWidget, part: QRect | None = None) -> None:
    """Scroll whatever area the widget stands in until it, or that part of it, is seen.

    Qt does so for Tab alone.
    """
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    inside = above.widget() if above is not None else None
    if above is None or inside is None:
        return
    if part is None:
        above.ensureWidgetVisible(widget)
    else:
        middle = widget.mapTo(inside, part.center())
        above.ensureVisible(middle.x(), middle.y(), 0, part.height())
