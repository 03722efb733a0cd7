"""A sheet as a grid of cells, exactly where they stood."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from hublog.domain.names import clean

Cell = str | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta
"""What stands in a cell; an empty one is the empty text."""

_LETTERS = 26
_TOO_LARGE = 10**12


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet; ``rows[0][0]`` is A1, rows may differ in length."""

    sheet: str
    rows: tuple[tuple[Cell, ...], ...]

    def at(self, row: int, column: int) -> Cell:
        """The cell at these indices from 0; empty where the sheet has none."""
        return cell_in(self.rows[row], column) if row < len(self.rows) else ""

    def column(self, column: int, first: int, last: int) -> list[Cell]:
        """The cells of a column from row index ``first`` up to, not including, ``last``."""
        return [self.at(row, column) for row in range(first, last)]

    @property
    def width(self) -> int:
        """The number of columns of the longest row."""
        return max(map(len, self.rows), default=0)

    def turned(self) -> "Grid":
        """The same cells with rows and columns exchanged."""
        columns = range(self.width)
        return Grid(self.sheet, tuple(tuple(self.column(c, 0, len(self.rows))) for c in columns))


def cell_in(row: Sequence[Cell], column: int | None) -> Cell:
    """The cell of a row in that column; empty where the row ends before or there is no column."""
    return row[column] if column is not None and column < len(row) else ""


def written(cell: Cell) -> str:
    """The cell as a person would read it aloud: whole numbers without a point, text cleaned."""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def number(cell: Cell) -> float | None:
    """The number in the cell, written with a point or a comma; ``None`` where there is none.

    Nothing that is counted or timed has more than twelve digits; infinity is no number either.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell) if abs(cell) < _TOO_LARGE else None
    if not isinstance(cell, str) or not (text := clean(cell).replace(",", ".")):
        return None
    return float(text) if re.fullmatch(r"[+-]?\d{1,12}(\.\d{1,6})?", text) else None


def letter(column: int) -> str:
    """The letter that spreadsheets give the column of this index from 0."""
    text = ""
    while column >= 0:
        column, rest = divmod(column, _LETTERS)
        text = chr(ord("A") + rest) + text
        column -= 1
    return text
