"""Gathers what is understood while sheets are read, and joins the rows that mean one person."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from hublog.domain.names import fold
from hublog.domain.registers.grid import letter
from hublog.domain.registers.reading import (
    Column,
    LeftOut,
    Line,
    Listed,
    Part,
    Shape,
    Total,
)

STEP = 500
"""After so many rows it is told how far the reading is."""


class Found:
    """The facts of all sheets so far, in the order of the file.

    ``tick`` is called now and then with the number of rows read; it may raise to stop the reading.
    """

    def __init__(self, tick: Callable[[int], None] | None = None) -> None:
        self._tick = tick
        self._rows_before = 0
        self.parts: list[Part] = []
        self.lines: list[Line] = []
        self.marks: Counter[str] = Counter()
        self.absent = 0
        self.left_out: list[LeftOut] = []
        self.totals: list[Total] = []
        self._people: dict[tuple[str, str], int] = {}
        self._listed: list[Listed] = []

    def at_row(self, row: int) -> None:
        """Tell how far the reading is: at the row of this index of the sheet."""
        if self._tick is not None:
            self._tick(self._rows_before + row)

    def through(self, rows: Iterable[int], every: int = STEP) -> Iterator[int]:
        """The same rows; now and then it is told how far the reading is."""
        for number, row in enumerate(rows):
            if not number % every:
                self.at_row(row)
            yield row

    def sheet_done(self, rows: int) -> None:
        """Go on to the next sheet, after one of so many rows."""
        self._rows_before += rows

    def person(self, listed: Listed) -> int:
        """The index of this person; the same name with the same card is one person."""
        key = (fold(listed.name) or listed.name, listed.card.casefold())
        index = self._people.get(key)
        if index is None:
            index = self._people[key] = len(self._listed)
            self._listed.append(listed)
        elif listed != self._listed[index]:
            self._listed[index] = _fuller(self._listed[index], listed)
        return index

    def settled(self) -> tuple[tuple[Listed, ...], tuple[Line, ...]]:
        """People and lines; a name without a card joins the only one of that name with a card."""
        with_card: dict[str, list[int]] = {}
        for (name, card), index in self._people.items():
            if card:
                with_card.setdefault(name, []).append(index)
        joins = {
            index: with_card[name][0]
            for (name, card), index in self._people.items()
            if not card and len(with_card.get(name, ())) == 1
        }
        if not joins:
            return tuple(self._listed), tuple(self.lines)
        for index, target in joins.items():
            self._listed[target] = _fuller(self._listed[target], self._listed[index])
        stay = [index for index in range(len(self._listed)) if index not in joins]
        place = {index: number for number, index in enumerate(stay)}
        place |= {index: place[target] for index, target in joins.items()}
        return tuple(self._listed[index] for index in stay), tuple(
            line if line.who is None else line._replace(who=place[line.who]) for line in self.lines
        )


class Sheet:
    """Where on one sheet the reader stands; a turned sheet names its rows and columns as written."""

    def __init__(self, found: Found, name: str, *, turned: bool = False) -> None:
        self.found = found
        self.name = name
        self._turned = turned

    def row_number(self, row: int, column: int = 0) -> int:
        """The number of the spreadsheet's row in which this cell stands."""
        return (column if self._turned else row) + 1

    def leave_rows(
        self, reason: str, first: int, last: int | None = None, detail: str = ""
    ) -> None:
        """Leave out rows, given as indices from 0, both included."""
        last = first if last is None else last
        if self._turned:
            names = dict.fromkeys((letter(first), letter(last)))
            left = LeftOut(self.name, reason, column=":".join(names), detail=detail)
        else:
            left = LeftOut(self.name, reason, first + 1, last + 1, detail=detail)
        self.found.left_out.append(left)

    def leave_columns(self, reason: str, first: int, last: int, detail: str = "") -> None:
        """Leave out columns, given as indices from 0, both included."""
        if self._turned:
            left = LeftOut(self.name, reason, first + 1, last + 1, detail=detail)
        else:
            names = dict.fromkeys((letter(first), letter(last)))
            left = LeftOut(self.name, reason, column=":".join(names), detail=detail)
        self.found.left_out.append(left)

    def place(self, column: int) -> str:
        """How the spreadsheet names this column."""
        return str(column + 1) if self._turned else letter(column)

    def total(self, row: int, column: int, stated: float, read: float) -> None:
        """Note a total that the sheet states beside what was read."""
        where = (column + 1, letter(row)) if self._turned else (row + 1, letter(column))
        self.found.totals.append(Total(self.name, *where, stated, read))

    def describe(self, shape: Shape, header_row: int, columns: list[Column]) -> None:
        """Note what the sheet was taken for."""
        self.found.parts.append(Part(self.name, shape, header_row + 1, tuple(columns)))


def _fuller(one: Listed, other: Listed) -> Listed:
    """What either knows of the person; the first word stands where both speak."""
    nothing = Listed("")
    return Listed(
        *(
            mine if mine != empty else theirs
            for mine, theirs, empty in zip(one, other, nothing, strict=True)
        )
    )
