"""Finds the row of headers by evidence, and what the columns below it hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hublog.domain.registers.grid import Cell, Grid, written
from hublog.domain.registers.spelled import written as written_date
from hublog.domain.registers.vocabulary import OWN_COLUMNS, header_meaning

_LOOKED_AT = 20
_BLOCK = 10
_WORD, _DATE, _TEXT = 3.0, 2.0, 0.2
_MANY_DATES = 10
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Header:
    """The row of headers: its index, its texts, their meanings, the columns that are dates.

    ``told`` are the columns whose meaning a person gave.
    """

    row: int
    texts: Mapping[int, str]
    meanings: Mapping[int, str]
    dates: tuple[int, ...]
    told: frozenset[int] = frozenset()

    def first(self, meaning: str) -> int | None:
        """The leftmost column of that meaning."""
        return min((c for c, each in self.meanings.items() if each == meaning), default=None)

    def all(self, meaning: str) -> tuple[int, ...]:
        """All columns of that meaning, from the left."""
        return tuple(sorted(c for c, each in self.meanings.items() if each == meaning))

    @property
    def is_own_layout(self) -> bool:
        """Whether these are the columns of our own layout and no others."""
        names = set(self.texts.values())
        return {"date", "activity"} <= names <= set(OWN_COLUMNS)


def find_header(grid: Grid) -> Header | None:
    """The likeliest row of headers among the first twenty rows that hold anything.

    Evidence: words we know, dates side by side, text; weighed by how much of the block below is
    filled. ``None`` where no row speaks.
    """
    rows = [index for index, row in enumerate(grid.rows) if any(cell != "" for cell in row)]
    scored = [
        (_score(grid, header), -header.row, header)
        for header in (_header(grid, row) for row in rows[:_LOOKED_AT])
    ]
    score, _, best = max(scored, key=lambda each: each[:2], default=(0.0, 0, None))
    return best if score > 0 else None


def header_in(grid: Grid, row: int) -> Header | None:
    """The headings in that row, which a person named; ``None`` where nothing stands there."""
    if not 0 <= row < len(grid.rows):
        return None
    header = _header(grid, row)
    return header if header.texts else None


def body(grid: Grid, header: Header, column: int, most: int | None = None) -> list[Cell]:
    """The cells below a header."""
    last = len(grid.rows) if most is None else min(len(grid.rows), header.row + 1 + most)
    return grid.column(column, header.row + 1, last)


def mostly(found: Iterable[bool]) -> bool:
    """Whether more than half are true, and there is anything at all."""
    answers = list(found)
    return bool(answers) and sum(answers) / len(answers) > _MOSTLY


def _header(grid: Grid, row: int) -> Header:
    texts = {c: text for c, cell in enumerate(grid.rows[row]) if (text := written(cell))}
    words = {
        c: meaning
        for c, text in texts.items()
        if isinstance(grid.rows[row][c], str) and (meaning := header_meaning(text))
    }
    header = Header(row, texts, words, ())
    dates = tuple(
        c
        for c in texts
        if c not in words
        and written_date(grid.rows[row][c]) is not None
        and not mostly(
            written_date(cell) is not None for cell in body(grid, header, c, _BLOCK) if cell != ""
        )
    )
    distinct = {written_date(grid.rows[row][c]) for c in dates}
    return Header(row, texts, words, dates if len(distinct) > 1 else ())


def _score(grid: Grid, header: Header) -> float:
    known = _WORD * len(set(header.meanings.values())) + _DATE * min(len(header.dates), _MANY_DATES)
    if not known:
        return 0.0
    columns = list(header.texts)
    filled = sum(any(cell != "" for cell in body(grid, header, c, _BLOCK)) for c in columns)
    return (known + _TEXT * len(columns)) * filled / len(columns)
