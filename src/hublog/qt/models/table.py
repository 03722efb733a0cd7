"""A table over frozen dataclasses: each column says how it reads, sorts and is aligned."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
SORT = Qt.ItemDataRole.UserRole
"""The role that sorts; text sorts as text, numbers as numbers."""
RECORD = Qt.ItemDataRole.UserRole + 1
"""The role under which a view finds the whole record."""


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its heading, what it shows of a record, and by what it sorts."""

    heading: str
    text: Callable[[R], str]
    sort: Callable[[R], Any] | None = None
    number: bool = False


def number(heading: str, value: Callable[[R], int | None]) -> Column[R]:
    """A column of numbers, which sorts by them; empty where there is none."""

    def text(record: R) -> str:
        found = value(record)
        return "" if found is None else str(found)

    return Column(heading, text, lambda record: value(record) or 0, number=True)


class TableModel(QAbstractTableModel, Generic[R]):
    """Records in rows, replaced as a whole."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._records: tuple[R, ...] = ()

    @property
    def records(self) -> tuple[R, ...]:
        """What is shown."""
        return self._records

    def show(self, records: Sequence[R]) -> None:
        """Show these records instead."""
        self.beginResetModel()
        self._records = tuple(records)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many records there are."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """What a cell shows, sorts by and says."""
        if not index.isValid() or index.row() >= len(self._records):
            return None
        record, column = self._records[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(record)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.heading}: {column.text(record)}"
        if role == SORT:
            return column.sort(record) if column.sort else column.text(record).casefold()
        if role == RECORD:
            return record
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """The headings; rows have numbers."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if self._columns[section].number
                else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
