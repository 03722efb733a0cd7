"""Finds the data sheets of a workbook that came back, by name or by the machine names in row 1."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from hublog.domain import verification as differing
from hublog.domain.registers.grid import Cell, Grid
from hublog.domain.verification import Difference
from hublog.sheets.canonical import canonical_column, row_digest, row_form
from hublog.sheets.layout import Sheet
from hublog.sheets.row_matching import FIRST_ROW, FoundRow

_KEYS = {
    "Breakdown": ("dimension", "category"),
    "Codes": ("list", "code"),
    "Changes": ("sheet", "row_id", "field"),
    "Checks": ("rule", "row_id"),
    "Months": ("month", "version"),
}
"""What tells a row from the others where its first column does not."""
_BY_HAND = "?bool"


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One data sheet as it stands, row by row.

    ``values`` are canonical and follow the catalogue's columns but the row digest, a missing column's
    being empty; ``forms`` are the same as the digests see them. ``beside`` is what stands around the
    table: the labels above it, whatever is right of it, and the remarks and numbers below.
    """

    sheet: Sheet
    values: tuple[tuple[str, ...], ...]
    forms: tuple[str, ...]
    numbers: Sequence[int]
    ids: Sequence[str]
    digests: Sequence[str] | None
    carried: Sequence[str] | None
    beside: tuple[tuple[Cell, ...], ...]

    def rows(self) -> list[FoundRow]:
        """Each row as ``row_matching`` looks at it."""
        nothing = [None] * len(self.numbers)
        digests, carried = self.digests or nothing, self.carried or nothing
        return list(map(FoundRow, self.numbers, self.ids, digests, carried))

    def is_as_sent(self, sealed: Sequence[str]) -> bool:
        """Whether these are the rows that were sealed, each carrying its digest, in whatever order."""
        if self.digests is None or self.carried not in (None, self.digests):
            return False
        return Counter(self.digests) == Counter(sealed)

    def said(self) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Each row's number, and its canonical values by column."""
        names = [column.name for column in self.sheet.columns[:-1]]
        for number, values in zip(self.numbers, self.values, strict=True):
            yield number, dict(zip(names, values, strict=True))


def find_tables(
    grids: Sequence[Grid], wanted: Sequence[Sheet], beside: Collection[str], front: str
) -> tuple[dict[str, FoundTable], list[Difference]]:
    """The sheets wanted, and what differs in which sheets and columns there are.

    ``beside`` are the names of sheets that hold no data, ``front`` the page among them that has to
    be there.
    """
    named = {each.sheet: each for each in grids}
    strange = {
        name: grid
        for name, grid in named.items()
        if name not in beside and name not in {each.name for each in wanted}
    }
    tables: dict[str, FoundTable] = {}
    found: list[Difference] = []
    for sheet in wanted:
        grid = named.get(sheet.name) or _renamed(sheet, strange)
        if grid is None:
            found.append(Difference(kind=differing.SHEET_MISSING, sheet=sheet.name))
            continue
        if grid.sheet != sheet.name:
            del strange[grid.sheet]
            found.append(_renaming(sheet.name, grid.sheet))
        places, odd = _columns(sheet, grid)
        found += odd
        tables[sheet.name] = _table(sheet, grid, places)
    return tables, found + list(_other_sheets(front, named, strange))


def _other_sheets(
    front: str, named: Mapping[str, Grid], strange: Mapping[str, Grid]
) -> Iterator[Difference]:
    """The front page has no machine names: the first strange sheet may be it under a new name."""
    rest = list(strange)
    if front not in named:
        first = next(iter(named), "")
        if first in rest:
            rest.remove(first)
            yield _renaming(front, first)
        else:
            yield Difference(kind=differing.SHEET_MISSING, sheet=front)
    for name in rest:
        yield Difference(kind=differing.SHEET_ADDED, sheet=name)


def _renaming(sheet: str, name: str) -> Difference:
    return Difference(kind=differing.SHEET_RENAMED, sheet=sheet, name=name)


def _renamed(sheet: Sheet, strange: Mapping[str, Grid]) -> Grid | None:
    """The strange sheet that has most of the machine names, if any has more than half of them."""
    names = {column.name for column in sheet.columns}

    def share(grid: Grid) -> int:
        return len(names & set(_header(grid)))

    best = max(strange.values(), key=share, default=None)
    return best if best is not None and share(best) * 2 > len(names) else None


def _header(grid: Grid) -> list[str]:
    return [str(cell) for cell in grid.rows[0]] if grid.rows else []


def _columns(sheet: Sheet, grid: Grid) -> tuple[list[int | None], list[Difference]]:
    """Where each column of the catalogue stands, and what is odd about the columns."""
    wanted = [column.name for column in sheet.columns]
    header = _header(grid)
    found: list[Difference] = []
    places: list[int | None] = []
    for at, column in enumerate(wanted):
        place = header.index(column) if column in header else None
        if place is None and at < len(header) and header[at] and header[at] not in wanted:
            place = at
            found.append(_column(differing.COLUMN_RENAMED, sheet, column, header[at]))
        elif place is None:
            found.append(_column(differing.COLUMN_MISSING, sheet, column))
        places.append(place)
    added = [name for at, name in enumerate(header) if name and at not in places]
    moved = _moved([place for place in places if place is not None])
    found += [_column(differing.COLUMN_ADDED, sheet, name) for name in added]
    found += [_column(differing.COLUMN_MOVED, sheet, wanted[places.index(at)]) for at in moved]
    return places, found


def _column(kind: str, sheet: Sheet, column: str, name: str = "") -> Difference:
    return Difference(kind=kind, sheet=sheet.name, column=column, name=name)


def _moved(places: list[int]) -> list[int]:
    """The places that are out of order, as few as can be."""
    blocks = SequenceMatcher(None, places, sorted(places), autojunk=False).get_matching_blocks()
    kept = {place for block in blocks for place in places[block.a : block.a + block.size]}
    return [place for place in places if place not in kept]


def _table(sheet: Sheet, grid: Grid, places: Sequence[int | None]) -> FoundTable:
    names = [column.name for column in sheet.columns]
    keys = [names.index(name) for name in _KEYS.get(sheet.name, names[:1])]
    numbers, ours, beside = _parted(grid, places)
    standing = _columns_of(ours, places)
    said = [
        canonical_column(column.kind, cells)
        for column, cells in zip(sheet.columns, standing, strict=True)
    ]
    values = tuple(zip(*said[:-1], strict=True))
    forms = tuple(map(row_form, values))
    digests = None if None in places[:-1] else [row_digest(sheet.name, form) for form in forms]
    carried = None if places[-1] is None else said[-1]
    ids = _ids([said[key] for key in keys])
    return FoundTable(sheet, values, forms, numbers, ids, digests, carried, beside)


def _ids(told: Sequence[Sequence[str]]) -> Sequence[str]:
    """What tells each row from the others."""
    if len(told) == 1:
        return told[0]
    return [" ".join(filter(None, parts)) for parts in zip(*told, strict=True)]


def _columns_of(
    rows: Sequence[tuple[Cell, ...]], places: Sequence[int | None]
) -> Iterator[Sequence[Cell]]:
    """The cells of each column; where it is missing, or a row ends before it, it says nothing."""
    widths = set(map(len, rows))
    every = list(zip(*rows, strict=True)) if len(widths) == 1 else None
    for place in places:
        if place is None:
            cells: Sequence[Cell] = [""] * len(rows)
        elif every is not None and place < len(every):
            cells = every[place]
        else:
            cells = [row[place] if place < len(row) else "" for row in rows]
        # We write yes and no as text: whatever is a boolean in the file was put there by hand.
        odd = bool in set(map(type, cells))
        yield [f"{_BY_HAND} {c}" if isinstance(c, bool) else c for c in cells] if odd else cells


def _parted(
    grid: Grid, places: Sequence[int | None]
) -> tuple[list[int], list[tuple[Cell, ...]], tuple[tuple[Cell, ...], ...]]:
    """The numbers and cells of the table's rows, and what stands around them."""
    numbers: list[int] = []
    ours: list[tuple[Cell, ...]] = []
    beside = list(grid.rows[1 : FIRST_ROW - 1])
    width = len(places) if list(places) == list(range(len(places))) else None
    for number, row, belongs in _rows_below(grid, places):
        if not belongs:
            beside.append(row)
            continue
        numbers.append(number)
        ours.append(row)
        if width is None:
            beside.append(tuple(cell for at, cell in enumerate(row) if at not in places))
        elif len(row) > width:
            beside.append(row[width:])
    return numbers, ours, tuple(beside)


def _rows_below(
    grid: Grid, places: Sequence[int | None]
) -> Iterator[tuple[int, tuple[Cell, ...], bool]]:
    """Each row below the labels, and whether it is one of the table.

    Those are the rows down to the first blank one, and any below that are meant.

    Below the table stand remarks and the numbers of charts, which leave the first column and the
    digest's empty; a row that fills either of them was put there.
    """
    ended = False
    first = places[0]
    for number, row in enumerate(grid.rows[FIRST_ROW - 1 :], FIRST_ROW):
        if first is not None and first < len(row) and row[first] != "":
            yield number, row, True
            continue
        filled = [place is not None and place < len(row) and row[place] != "" for place in places]
        ended = ended or not any(filled)
        yield number, row, any(filled) and (not ended or filled[0] or filled[-1])
