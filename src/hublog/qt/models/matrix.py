"""Hubs by months as a table: each cell one hub's month, said as a person would say it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hublog.domain.months import Month
from hublog.domain.office.matrix import Cell, Matrix

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
"""The role under which a view finds the ``Cell``."""
_SAYS = {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}


class MatrixModel(QAbstractTableModel):
    """Hubs in rows, months in columns, replaced as a whole.

    ``short`` are the few letters in a cell, ``said`` the whole sentence about it; ``headed`` names a
    month in its column, and ``named`` in full.
    """

    def __init__(
        self,
        short: Callable[[Cell], str],
        said: Callable[[str, Cell], str],
        headed: Callable[[Month], str],
        named: Callable[[Month], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._short, self._said, self._headed, self._named = short, said, headed, named
        self.matrix = Matrix((), ())

    def show(self, found: Matrix) -> None:
        """Show another matrix; where it has the same hubs and months, what is chosen stays so."""
        before = self.matrix
        same = [h.code for h in before.hubs] == [h.code for h in found.hubs]
        if same and before.months == found.months and found.hubs:
            self.matrix = found
            last = self.index(len(found.hubs) - 1, len(found.months) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(found.hubs) - 1)
            return
        self.beginResetModel()
        self.matrix = found
        self.endResetModel()

    def place(self, hub_code: str, month: str) -> QModelIndex:
        """Where a cell stands; an invalid index where it does not."""
        rows = [each.code for each in self.matrix.hubs]
        columns = [str(each) for each in self.matrix.months]
        if hub_code not in rows or month not in columns:
            return QModelIndex()
        return self.index(rows.index(hub_code), columns.index(month))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many hubs there are."""
        return 0 if parent.isValid() else len(self.matrix.hubs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many months there are."""
        return 0 if parent.isValid() else len(self.matrix.months)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """The cell itself, the letters in it, or what is said of it."""
        if not index.isValid() or index.row() >= len(self.matrix.hubs):
            return None
        hub, month = self.matrix.hubs[index.row()], self.matrix.months[index.column()]
        cell = self.matrix.cells[hub.code, str(month)]
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return self._short(cell)
        return self._said(hub.name, cell) if role in _SAYS else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Hubs by name, months in short; both in full to whoever hears them."""
        across = orientation == Qt.Orientation.Horizontal
        if not 0 <= section < len(self.matrix.months if across else self.matrix.hubs):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            month = self.matrix.months[section] if across else None
            return self._headed(month) if month else self.matrix.hubs[section].name
        if role in _SAYS:
            hub = None if across else self.matrix.hubs[section]
            return f"{hub.name}, {hub.code}" if hub else self._named(self.matrix.months[section])
        return None
