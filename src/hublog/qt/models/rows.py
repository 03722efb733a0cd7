"""A list of rows as views show it and screen readers say it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list.

    ``key`` is whatever the page needs to know it by; ``lead`` stands before the title (a time),
    ``value`` strong at the far end and
    ``hint`` beside it (a key), ``pill`` in a coloured field; ``spoken`` is what a screen
    reader says instead of title and detail. A ``removable`` row carries a cross, and Delete.
    """

    key: Any
    title: str
    detail: str = ""
    lead: str = ""
    value: str = ""
    hint: str = ""
    pill: str = ""
    pill_kind: str = "ok"
    icon: str = ""
    icon_kind: str = "ink"
    strong: bool = False
    removable: bool = False
    spoken: str = field(default="", compare=True)


ROW = Qt.ItemDataRole.UserRole
"""The role under which a view finds the whole row."""


class RowsModel(QAbstractListModel):
    """Rows, replaced as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        wanted = tuple(rows)
        if wanted == self._rows:
            return
        if len(wanted) == len(self._rows):
            self._rows = wanted
            self.dataChanged.emit(self.index(0), self.index(len(wanted) - 1))
            return
        self.beginResetModel()
        self._rows = wanted
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """The row itself, its title, or what is said of it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (row.lead, row.title, row.pill, row.detail)
            return row.spoken or ", ".join(part for part in said if part)
        return None
