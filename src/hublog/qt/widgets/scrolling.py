"""What is too high for the window scrolls; the ground shows through, and the area takes no focus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget


def scrolling(layout: QLayout) -> QScrollArea:
    """An area as wide as its place, in which a layout scrolls."""
    inside = QWidget()
    inside.setLayout(layout)
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return area
