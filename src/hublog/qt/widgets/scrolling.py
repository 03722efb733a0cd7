"""What is too high for the window scrolls; the ground shows through, and the area takes no focus."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget


class Wrapped(QWidget):
    """As high as what wraps inside needs at the width it has; Qt asks for the height at the least width."""

    def minimumSizeHint(self) -> QSize:
        """The area goes by the height for its width."""
        return QSize(super().minimumSizeHint().width(), 0)


def scrolling(layout: QLayout, inside: QWidget | None = None) -> QScrollArea:
    """An area as wide as its place, in which a layout scrolls."""
    inside = QWidget() if inside is None else inside
    inside.setLayout(layout)
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return area


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
