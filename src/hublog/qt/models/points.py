"""The points of a picture as cells to walk through, each said as a person would say it."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hublog.domain.insight_words import Picture, Point

Index = QModelIndex | QPersistentModelIndex
POINT = Qt.ItemDataRole.UserRole
"""The role under which a view finds the ``Point``."""
LYING = frozenset({"ages", "wellbeing"})
"""The cards whose points lie below each other."""
Places = dict[tuple[int, int], Point]


class PointsModel(QAbstractTableModel):
    """Points side by side, one below the other, or by day and hour; empty places cannot be entered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: Places = {}
        self._size = 0, 0

    def show(self, places: Places) -> None:
        """Show other points in their places."""
        self.beginResetModel()
        self._places = places
        rows = max((row for row, _ in places), default=-1) + 1
        self._size = rows, max((column for _, column in places), default=-1) + 1
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many stand one below the other."""
        return 0 if parent.isValid() else self._size[0]

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many stand side by side."""
        return 0 if parent.isValid() else self._size[1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """The point itself, its name, or what is said of it."""
        point = self._places.get((index.row(), index.column())) if index.isValid() else None
        if point is None:
            return None
        if role == POINT:
            return point
        if role == Qt.ItemDataRole.DisplayRole:
            return point.name
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return point.said
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only a point can be stepped on."""
        there = index.isValid() and (index.row(), index.column()) in self._places
        item = Qt.ItemFlag
        return item.ItemIsEnabled | item.ItemIsSelectable if there else item.NoItemFlags


def places_of(picture: Picture) -> Places:
    """Where each point stands: hours by day and hour, ages below each other, the rest side by side."""
    if picture.card == "hours":
        days = sorted({point.place[0] for point in picture.points})
        first = min((point.place[1] for point in picture.points), default=0)
        return {(days.index(p.place[0]), p.place[1] - first): p for p in picture.points}
    if picture.card in LYING:
        return {(place, 0): point for place, point in enumerate(picture.points)}
    return {(0, place): point for place, point in enumerate(picture.points)}
