"""Amounts of people and of time, as the cells of a row state them."""

import datetime as dt
from collections.abc import Sequence

from hublog.domain.registers.fields import Fields
from hublog.domain.registers.grid import Cell, cell_in, number
from hublog.domain.registers.spelled import clock
from hublog.domain.volunteering import LONGEST_MINUTES

_MINUTES = 60


def people_counted(cell: Cell) -> int | None:
    """How many people the cell says, none where it is empty; ``None`` where it is no such number."""
    value = 0.0 if cell == "" else number(cell)
    return int(value) if value is not None and value >= 0 and value.is_integer() else None


def time_given(row: Sequence[Cell], fields: Fields) -> tuple[Cell, int | None]:
    """The cell that states the time given, in minutes or in hours (8, 8.5, 8:30), and its minutes.

    ``None`` where nobody can have given that much in a day; the cell is empty where none is stated.
    """
    for column, factor in ((fields.minutes, 1), (fields.hours, _MINUTES)):
        cell = cell_in(row, column)
        if cell != "":
            minutes = _minutes(cell, factor)
            possible = minutes is not None and 0 <= minutes <= LONGEST_MINUTES
            return cell, minutes if possible else None
    return "", None


def _minutes(cell: Cell, factor: int) -> int | None:
    value = number(cell)
    if value is not None:
        return round(value * factor)
    if isinstance(cell, dt.timedelta):
        return round(cell.total_seconds() / _MINUTES)
    length = clock(cell)
    return None if length is None else length.hour * _MINUTES + length.minute
