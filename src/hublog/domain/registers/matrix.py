"""Reads people against dates: one row per person, one column per day, a mark where they meet."""

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, replace

from hublog.domain.names import can_name
from hublog.domain.problems import Problem
from hublog.domain.registers.answers import Answers
from hublog.domain.registers.columns import PersonColumns, ask_dates, find_names
from hublog.domain.registers.dates import Dates
from hublog.domain.registers.found import Sheet
from hublog.domain.registers.grid import Cell, Grid, number, written
from hublog.domain.registers.layout import Header
from hublog.domain.registers.marks import ask_meanings, mark_of, why_no_marks
from hublog.domain.registers.reading import Column, Line, Shape
from hublog.domain.registers.vocabulary import KEY_WORDS, is_total, plain

_KEY_LINE = re.compile(r"\S{1,3}\s*[=:\u2013-]\s*\w.*")
_MINUTES = 60
_MONTHS = 3
_STEP = 50
"""After so many rows, which are long here, it is told how far the reading is."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of the block: those with a name, and the row of totals if there is one."""

    named: tuple[int, ...]
    totals: int | None


def read_matrix(
    sheet: Sheet, grid: Grid, header: Header, answers: Answers, shape: Shape
) -> Problem | None:
    """Read the sheet into what was found.

    Problems: PERIOD_TOTALS, NOT_A_REGISTER (no names), NO_MARKS, ONLY_PERCENTAGES, A_ROTA.
    """
    dates = ask_dates([grid.at(header.row, c) for c in header.dates], answers)
    if _are_months(dates):
        return Problem("PERIOD_TOTALS", sheet.name)
    people = _person_columns(grid, header)
    activity = None if people.name_them else header.first("activity")
    if activity is not None:
        people = replace(people, name=activity)
    if not people.name_them:
        return Problem("NOT_A_REGISTER", sheet.name)
    rows = _named_rows(sheet, grid, header, people)
    cells = [grid.at(r, c) for r in rows.named for c in header.dates]
    problem = why_no_marks([cell for cell in cells if cell != ""], sheet.name)
    if problem is not None:
        return problem
    marks = Counter(mark_of(cell) for cell in cells if cell != "")
    meanings = ask_meanings(marks, answers, numbers_mean="count" if activity is not None else "")
    sheet.found.marks.update(marks)
    block = _Block(sheet, grid, header, dates, meanings, activity)
    present = block.read(people, rows)
    _tell_empty_dates(sheet, header, dates, present)
    _compare_totals(sheet, grid, rows.totals, present)
    _describe(sheet, header, people, shape)
    return None


def _are_months(dates: Dates) -> bool:
    days = [day for day in dates.days if day]
    months = {(day.year, day.month) for day in days}
    return len(months) >= _MONTHS and len(months) == len(days) and {d.day for d in days} == {1}


def _person_columns(grid: Grid, header: Header) -> PersonColumns:
    people = PersonColumns.of(header)
    if people.name_them or header.first("activity") is not None:
        return people
    beside = [c for c in range(header.dates[0]) if header.meanings.get(c) is None]
    return replace(people, name=find_names(grid, header, beside))


def _named_rows(sheet: Sheet, grid: Grid, header: Header, people: PersonColumns) -> _Rows:
    """The rows that name somebody, down to totals, a key or whatever else stands below."""
    named: list[int] = []
    sums: Counter[int] = Counter()
    previous, gap = header.row, False
    filled = [
        r for r in range(header.row + 1, len(grid.rows)) if any(c != "" for c in grid.rows[r])
    ]
    for r in filled:
        row = grid.rows[r]
        label = people.label(row)
        cells = {c: cell for c in header.dates if (cell := grid.at(r, c)) != ""}
        gap = gap or (bool(named) and r > previous + 1)
        previous = r
        texts = [
            written(cell) for c, cell in enumerate(row) if c not in header.dates and cell != ""
        ]
        if any(map(is_total, texts)) or (not label and _look_like_totals(cells, sums)):
            sheet.leave_rows("totals", r)
            _leave_rest(sheet, filled, r)
            return _Rows(tuple(named), r)
        if _is_key(label) or (gap and not cells):
            sheet.leave_rows("below", r)
            _leave_rest(sheet, filled, r)
            return _Rows(tuple(named), None)
        if can_name(label):
            named.append(r)
            sums.update({c: int(n) for c, cell in cells.items() if (n := number(cell))})
        else:
            sheet.leave_rows("no_name", r)
    return _Rows(tuple(named), None)


def _look_like_totals(cells: dict[int, Cell], sums: Counter[int]) -> bool:
    numbers = {c: number(cell) for c, cell in cells.items()}
    if not numbers or None in numbers.values():
        return False
    return any((n or 0) > 1 for n in numbers.values()) or all(
        n == sums[c] for c, n in numbers.items()
    )


def _is_key(label: str) -> bool:
    return plain(label) in KEY_WORDS or bool(_KEY_LINE.fullmatch(label))


def _leave_rest(sheet: Sheet, filled: list[int], row: int) -> None:
    rest = [r for r in filled if r > row]
    if rest:
        sheet.leave_rows("below", rest[0], rest[-1])


@dataclass(frozen=True, slots=True)
class _Block:
    """The block of marks, and what each mark means."""

    sheet: Sheet
    grid: Grid
    header: Header
    dates: Dates
    meanings: dict[str, str]
    activity: int | None

    def read(self, people: PersonColumns, rows: _Rows) -> Counter[int]:
        """Take every mark; how many were present (or counted) in each column comes back."""
        present: Counter[int] = Counter()
        for r in self.sheet.found.through(rows.named, _STEP):
            row = self.grid.rows[r]
            activity, who = "", None
            if self.activity is None:
                who = self.sheet.found.person(people.listed(row))
            else:
                activity = people.label(row)
            for c, day in zip(self.header.dates, self.dates.days, strict=True):
                cell = self.grid.at(r, c)
                if cell == "" or day is None:
                    continue
                line = Line(self.sheet.row_number(r, c), day, who, activity)
                present[c] += self._take(line, cell)
        return present

    def _take(self, line: Line, cell: Cell) -> int:
        found = self.sheet.found
        meaning = self.meanings[mark_of(cell)]
        value = number(cell)
        if meaning in ("present", "in"):
            found.lines.append(line)
            return 1
        if meaning == "absent":
            found.absent += 1
        elif meaning == "count" and value is not None and value > 0:
            found.lines.append(line._replace(who=None, counted=int(value)))
            return int(value)
        elif meaning == "hours" and value is not None and value > 0:
            minutes = round(value * _MINUTES)
            found.lines.append(line._replace(activity="", helped=True, minutes=minutes))
        return 0


def _tell_empty_dates(sheet: Sheet, header: Header, dates: Dates, present: Counter[int]) -> None:
    """Name the dates on which nobody was marked: each run of them once."""
    run: list[tuple[int, dt.date | None]] = []
    for c, day in [*zip(header.dates, dates.days, strict=True), (-1, None)]:
        if c >= 0 and (day is None or not present[c]):
            run.append((c, day))
            continue
        if run:
            _tell_run(sheet, run)
        run = []


def _tell_run(sheet: Sheet, run: list[tuple[int, dt.date | None]]) -> None:
    days = [day.isoformat() for _, day in run if day]
    detail = " \u2013 ".join(dict.fromkeys([*days[:1], *days[-1:]]))
    sheet.leave_columns("empty_dates", run[0][0], run[-1][0], detail)


def _compare_totals(sheet: Sheet, grid: Grid, row: int | None, present: Counter[int]) -> None:
    if row is None:
        return
    for c in present:
        stated = number(grid.at(row, c))
        if stated is not None and present[c]:
            sheet.total(row, c, stated, present[c])


def _describe(sheet: Sheet, header: Header, people: PersonColumns, shape: Shape) -> None:
    columns = []
    for c, text in sorted(header.texts.items()):
        meaning = "date" if c in header.dates else header.meanings.get(c, "")
        if c in people.used:
            meaning = meaning or "name"
        elif c not in header.dates:
            sheet.leave_columns("computed" if meaning == "computed" else "not_needed", c, c, text)
            meaning = ""
        columns.append(Column(sheet.place(c), text, meaning))
    sheet.describe(shape, header.row, columns)
