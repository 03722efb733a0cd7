"""A paper sheet while it is typed up: a draft, kept outside the journal until it is written."""

import datetime as dt
from dataclasses import dataclass

MOST_ROWS = 500
"""No sheet of a session has more rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the sheet, each cell as it was typed.

    ``text`` is a name, a card number, or a count such as ``+3`` or ``+2 65+``. What a person decided
    about it: ``person_id`` is who is meant, ``new`` that it is somebody new.
    """

    text: str = ""
    age: str = ""
    first_time: str = ""
    at: str = ""
    minutes: str = ""
    person_id: str | None = None
    new: bool = False

    @property
    def cells(self) -> tuple[str, ...]:
        """What was typed, from left to right."""
        return self.text, self.age, self.first_time, self.at, self.minutes

    @property
    def empty(self) -> bool:
        """Whether nothing was typed, blanks aside."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A sheet that is being typed up; ``total`` is the number of people the paper itself states.

    ``start`` says which of several sessions that day it is, or when one began that was not planned;
    only such a one needs an ``end``.
    ``written`` is the stamp of the action that wrote it into the register, as text; such a draft is
    finished while that action stands, and can be gone on with once it is undone.
    ``lines`` are the ids of those whose names were printed on it, line by line; empty for a line that
    nobody stands on any more.
    """

    id: str
    saved_at: dt.datetime
    activity_id: str = ""
    day: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    rows: tuple[Row, ...] = ()
    total: int | None = None
    note: str = ""
    written: str = ""
    lines: tuple[str, ...] = ()
    thrown_away: bool = False
    """Whether it lies in the bin."""
    of_paper: str = ""
    """The id under which its paper was printed, where that is kept already with other rows."""

    @property
    def void(self) -> bool:
        """Whether it need not be kept: nothing is typed, and no paper needs it for its lines."""
        return self.empty and (bool(self.of_paper) or not self.lines)

    @property
    def paper(self) -> str:
        """The id under which its paper was printed, where it was."""
        return self.of_paper or self.id

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it that could be lost."""
        return all(row.empty for row in self.rows) and self.total is None and not self.note.strip()
