"""A month as a table of weeks: each cell a day, said as a person would say it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hublog.domain.month_days import DayCell

Index = QModelIndex | QPersistentModelIndex
DAY = Qt.ItemDataRole.UserRole
"""The role under which a view finds the ``DayCell``."""
_WEEK = 7


class CalendarModel(QAbstractTableModel):
    """Weeks from Monday to Sunday; cells of other months are empty."""

    def __init__(
        self,
        weekdays: Sequence[str],
        said: Callable[[DayCell], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._weekdays, self._said = tuple(weekdays), said
        self._days: tuple[DayCell, ...] = ()
        self._first = 0

    def show(self, days: Sequence[DayCell]) -> None:
        """Show the days of another month."""
        self.beginResetModel()
        self._days = tuple(days)
        self._first = self._days[0].date.weekday() if self._days else 0
        self.endResetModel()

    def place(self, day: DayCell) -> QModelIndex:
        """Where a day stands."""
        at = self._first + day.date.day - 1
        return self.index(at // _WEEK, at % _WEEK)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many weeks the month touches."""
        return 0 if parent.isValid() else -(-(self._first + len(self._days)) // _WEEK)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Seven days."""
        return 0 if parent.isValid() else _WEEK

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """The day itself, its number, or what is said of it."""
        day = self._day(index)
        if day is None:
            return None
        if role == DAY:
            return day
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.date.day)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._said(day)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Days of other months can not be chosen."""
        return super().flags(index) if self._day(index) else Qt.ItemFlag.NoItemFlags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """The weekdays; weeks have numbers."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        return self._weekdays[section] if orientation == Qt.Orientation.Horizontal else section + 1

    def _day(self, index: Index) -> DayCell | None:
        if not index.isValid():
            return None
        at = index.row() * _WEEK + index.column() - self._first
        return self._days[at] if 0 <= at < len(self._days) else None
