"""The sheets of a return as they are read, edited by a test, and what is said of them."""

from collections.abc import Callable, Sequence

from hublog.domain.registers.grid import Grid
from hublog.domain.verification import Verification
from hublog.sheets.verifying import verified

Sheets = tuple[Grid, ...]


def look(found: Sequence[Grid]) -> Verification:
    said = verified(tuple(found), "made-up.xlsx")
    assert isinstance(said, Verification), said
    return said


def with_sheet(found: Sheets, name: str, change: Callable[[Grid], Grid | None]) -> Sheets:
    changed = (change(each) if each.sheet == name else each for each in found)
    return tuple(each for each in changed if each is not None)


def with_rows(
    found: Sheets, name: str, change: Callable[[list[tuple[object, ...]]], object]
) -> Sheets:
    def changed(grid: Grid) -> Grid:
        rows = list(grid.rows)
        change(rows)
        return Grid(grid.sheet, tuple(rows))

    return with_sheet(found, name, changed)


def told(found: Sheets) -> list[tuple[str, str, int | None, int | None]]:
    return [(e.kind, e.sheet, e.row, e.sent_row) for e in look(found).differences]
