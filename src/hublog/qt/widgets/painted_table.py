"""A table whose cells are painted, as a picture that can be walked through: no grid, no edits, no box."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView


def as_picture(table: QTableView, spoken: str) -> None:
    """Make a table look and behave so; ``spoken`` is what it is called."""
    table.setAccessibleName(spoken)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setProperty("plain", True)  # noqa: FBT003 - a property of the style sheet
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for header in (table.horizontalHeader(), table.verticalHeader()):
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
