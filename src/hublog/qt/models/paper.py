"""A paper sheet as a table that is typed into; an empty row is always at its end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from hublog.domain.drafts import Row
from hublog.domain.words import Words

Index = QModelIndex | QPersistentModelIndex
FIELDS = ("text", "age", "first_time", "at", "minutes")
"""The fields of a row, in the order of their columns."""
STATUS = len(FIELDS)
"""The column that says what a row is understood as."""
STANDING = Qt.ItemDataRole.UserRole
"""The role under which the view finds a row's ``Standing``."""
_STEPS_BACK = 200


@dataclass(frozen=True, slots=True)
class Standing:
    """What a row is understood as: words, an icon, and how well it stands.

    ``kind`` is ok, info, warn or error, empty where nothing was typed. ``wrong`` are the fields to
    be mended, ``sentence`` says what is wrong and what to do; ``choose`` where somebody has to say
    who is meant.
    """

    text: str = ""
    icon: str = ""
    kind: str = ""
    wrong: frozenset[str] = frozenset()
    sentence: str = ""
    choose: bool = False


NOTHING = Standing()
Read = Callable[[tuple[Row, ...]], Sequence[Standing]]


class PaperModel(QAbstractTableModel):
    """``read`` says how rows stand; ``edited`` after every change that a person made.

    While it is ``locked`` nobody can change anything.
    """

    edited = Signal()

    def __init__(self, words: Words, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words, self._read = words, read
        self._rows: tuple[Row, ...] = ()
        self._standings: tuple[Standing, ...] = ()
        self._before: list[tuple[Row, ...]] = []
        self.locked = False
        self._headings = tuple(words(f"type_up.column.{name}") for name in (*FIELDS, "status"))

    @property
    def rows(self) -> tuple[Row, ...]:
        """What was typed, without the empty row at the end."""
        return self._rows

    @property
    def standings(self) -> tuple[Standing, ...]:
        """How each of these rows stands."""
        return self._standings

    def show(self, rows: Sequence[Row]) -> None:
        """Show another sheet; there is no way back from here to the one before."""
        self._before.clear()
        self._reset(tuple(rows))

    def read_again(self) -> None:
        """How rows are understood may have changed."""
        self._restate()

    def standing(self, row: int) -> Standing:
        """How one row stands; an empty one stands for nothing."""
        return self._standings[row] if 0 <= row < len(self._standings) else NOTHING

    def put(self, at: int, row: Row) -> None:
        """Write one row in place of what stands there; the empty one at the end becomes real."""
        if self.locked or row == self._row(at):
            return
        self._remember()
        if at == len(self._rows):
            self.beginInsertRows(QModelIndex(), at + 1, at + 1)
            self._rows = (*self._rows, row)
            self._standings = (*self._standings, NOTHING)
            self.endInsertRows()
        else:
            self._rows = (*self._rows[:at], row, *self._rows[at + 1 :])
        self.dataChanged.emit(self.index(at, 0), self.index(at, STATUS))
        self._restate()
        self.edited.emit()

    def insert(self, at: int, rows: Sequence[Row]) -> None:
        """Put rows in before one; an empty one there gives way."""
        if self.locked or not rows:
            return
        self._remember()
        after = at + 1 if self._row(at).empty else at
        self._reset((*self._rows[:at], *rows, *self._rows[after:]))
        self.edited.emit()

    def fill(self, at: int, column: int, cells: Sequence[Sequence[str]]) -> None:
        """Write a block of cells, from this one on to the right and downwards."""
        if self.locked:
            return
        rows = list(self._rows)
        for down, line in enumerate(cells):
            place = at + down
            rows.extend(Row() for _ in range(place + 1 - len(rows)))
            for field, text in zip(FIELDS[column:], line, strict=False):
                rows[place] = _with(rows[place], field, text)
        self._remember()
        self._reset(tuple(rows))
        self.edited.emit()

    def remove(self, at: int) -> None:
        """Take a row out; the empty one at the end stays."""
        if self.locked or not 0 <= at < len(self._rows):
            return
        self._remember()
        self.beginRemoveRows(QModelIndex(), at, at)
        self._rows = (*self._rows[:at], *self._rows[at + 1 :])
        self._standings = (*self._standings[:at], *self._standings[at + 1 :])
        self.endRemoveRows()
        self._restate()
        self.edited.emit()

    def back(self) -> bool:
        """Take back the latest change to the rows; whether there was one."""
        if self.locked or not self._before:
            return False
        self._reset(self._before.pop())
        self.edited.emit()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The rows typed and the empty one."""
        return 0 if parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The fields, and how the row stands."""
        return 0 if parent.isValid() else STATUS + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything but how a row stands can be typed."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            flags if self.locked or index.column() == STATUS else flags | Qt.ItemFlag.ItemIsEditable
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """What was typed, how the row stands, and what a screen reader says of both."""
        if not index.isValid() or index.row() > len(self._rows):
            return None
        standing = self.standing(index.row())
        if role == STANDING:
            return standing
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(index, standing)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return standing.sentence or None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self._text(index, standing)
        return None

    def setData(
        self,
        index: Index,
        value: object,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Take what was typed into one cell; another name is somebody else."""
        editable = Qt.ItemFlag.ItemIsEditable in self.flags(index)
        if not editable or role != Qt.ItemDataRole.EditRole:
            return False
        text, field = " ".join(str(value).split()), FIELDS[index.column()]
        row = self._row(index.row())
        if text != getattr(row, field):
            self.put(index.row(), _with(row, field, text))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """The headings; rows have numbers, as on paper."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self._headings[section] if section < len(self._headings) else None

    def _text(self, index: Index, standing: Standing) -> str:
        if index.column() == STATUS:
            return standing.text
        text: str = getattr(self._row(index.row()), FIELDS[index.column()])
        return text

    def _said(self, index: Index, standing: Standing) -> str:
        words, column = self._words, index.column()
        text = self._text(index, standing) or words("type_up.empty_cell")
        key = "type_up.cell" if column == STATUS or not standing.text else "type_up.cell_and_status"
        return words(
            key,
            row=index.row() + 1,
            column=self._headings[column],
            text=text,
            status=standing.text,
        )

    def _row(self, at: int) -> Row:
        return self._rows[at] if at < len(self._rows) else Row()

    def _remember(self) -> None:
        self._before.append(self._rows)
        del self._before[:-_STEPS_BACK]

    def _reset(self, rows: tuple[Row, ...]) -> None:
        self.beginResetModel()
        self._rows = rows
        self._standings = tuple(self._read(rows))
        self.endResetModel()

    def _restate(self) -> None:
        """Read all rows again, and tell only of those that stand differently now."""
        before, now = self._standings, tuple(self._read(self._rows))
        self._standings = now
        for at, standing in enumerate(now):
            if standing != before[at]:
                self.dataChanged.emit(self.index(at, 0), self.index(at, STATUS))


def _with(row: Row, field: str, text: str) -> Row:
    """The row with another text in one field; who is meant is decided by the text anew."""
    changed: dict[str, Any] = {field: text}
    if field == "text" and text != row.text:
        changed |= {"person_id": None, "new": False}
    return replace(row, **changed)
