"""Reads a list of people: names, how to reach them, remarks; no dates."""

from hublog.domain.names import can_name
from hublog.domain.problems import Problem
from hublog.domain.registers.columns import PersonColumns
from hublog.domain.registers.found import Sheet
from hublog.domain.registers.grid import Cell, Grid, number
from hublog.domain.registers.layout import Header, body, mostly
from hublog.domain.registers.reading import Column, Shape
from hublog.domain.registers.vocabulary import is_total


def read_people(sheet: Sheet, grid: Grid, header: Header) -> Problem | None:
    """Read the sheet into what was found; NOT_A_REGISTER without names, ONLY_PERCENTAGES."""
    people = PersonColumns.of(header)
    if not people.name_them:
        return Problem("NOT_A_REGISTER", sheet.name)
    shares = [c for c in header.texts if c not in people.used and _holds_shares(grid, header, c)]
    if shares and header.all("computed"):
        return Problem("ONLY_PERCENTAGES", sheet.name)
    taken = 0
    for r in sheet.found.through(range(header.row + 1, len(grid.rows))):
        row = grid.rows[r]
        label = people.label(row)
        if can_name(label) and not is_total(label):
            sheet.found.person(people.listed(row))
            taken += 1
            for reason, text in people.unknown(row):
                sheet.leave_rows(reason, r, detail=text)
        elif any(cell != "" for cell in row):
            sheet.leave_rows("totals" if is_total(label) else "no_name", r)
    if not taken:
        return Problem("NOT_A_REGISTER", sheet.name)
    columns = []
    for c, text in sorted(header.texts.items()):
        if c not in people.used:
            sheet.leave_columns("not_needed", c, c, text)
        meaning = header.meanings.get(c, "") if c in people.used else ""
        columns.append(Column(sheet.place(c), text, meaning))
    sheet.describe(Shape.PEOPLE, header.row, columns)
    return None


def _holds_shares(grid: Grid, header: Header, column: int) -> bool:
    return mostly(_is_share(cell) for cell in body(grid, header, column) if cell != "")


def _is_share(cell: Cell) -> bool:
    if isinstance(cell, str):
        return cell.endswith("%")
    value = number(cell)
    return value is not None and 0 <= value <= 1
