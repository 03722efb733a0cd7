"""Reads registers of one row per fact: visits, forms, headcounts, hours and our own layout."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from hublog.domain.names import can_name, fold
from hublog.domain.people import NOT_ASKED
from hublog.domain.problems import Problem
from hublog.domain.registers.amounts import people_counted, time_given
from hublog.domain.registers.answers import Answers
from hublog.domain.registers.columns import ask_dates, band, text_of
from hublog.domain.registers.fields import Fields
from hublog.domain.registers.found import STEP, Sheet
from hublog.domain.registers.grid import Cell, Grid, cell_in, number, written
from hublog.domain.registers.layout import Header, body
from hublog.domain.registers.marks import ask_meanings, mark_of
from hublog.domain.registers.reading import Column, Line, Shape
from hublog.domain.registers.spelled import clock
from hublog.domain.registers.vocabulary import is_total

_CLOSED, _CANCELLED, _PLANNED = "closed", "cancelled", "planned"
_STATUSES = {
    "": _CLOSED,
    "closed": _CLOSED,
    "held": _CLOSED,
    "open": _CLOSED,
    "ran": _CLOSED,
    "cancelled": _CANCELLED,
    "canceled": _CANCELLED,
    "planned": _PLANNED,
}
_VOLUNTEERS = {"volunteer", "volunteers", "helper", "gwirfoddolwr", "v"}


def read_table(
    sheet: Sheet, grid: Grid, header: Header, fields: Fields, shape: Shape, answers: Answers
) -> Problem | None:
    """Read the sheet into what was found; PERIOD_TOTALS where the dates are those of periods."""
    cells = body(grid, header, fields.date)
    dates = ask_dates(cells, answers)
    if shape is Shape.HEADCOUNTS and _one_a_month(dates.days):
        return Problem("PERIOD_TOTALS", sheet.name)
    meanings: dict[str, str] = {}
    if fields.mark is not None and fields.people.name_them:
        marks = Counter(mark_of(c) for c in body(grid, header, fields.mark) if c != "")
        meanings = ask_meanings(marks, answers)
        sheet.found.marks.update(marks)
    reader, totals = _Rows(sheet, fields, shape, meanings), _Totals(fields)
    first = header.row + 1
    for number_, (day, moment) in enumerate(zip(dates.days, dates.times, strict=True)):
        row = grid.rows[first + number_]
        if not number_ % STEP:
            sheet.found.at_row(first + number_)
        if not row:
            continue
        if (day is None or shape is not Shape.OWN) and totals.begin(row):
            _compare(sheet, first + number_, row, fields, reader.counted)
            _leave_from(sheet, first + number_, grid)
            break
        reader.take(first + number_, row, day, moment)
    _describe(sheet, header, fields, shape)
    return None


def _one_a_month(days: Sequence[dt.date | None]) -> bool:
    known = [day for day in days if day]
    months = {(day.year, day.month) for day in known}
    return len(months) > 2 and len(months) == len(known) and {d.day for d in known} == {1}  # noqa: PLR2004 - two may be chance


class _Totals:
    """Spots the row of totals; texts are judged once, since the same ones come again and again."""

    def __init__(self, fields: Fields) -> None:
        self._labels = tuple(dict.fromkeys((0, fields.date, *fields.people.used[:1])))
        self._judged: dict[Cell, bool] = {}

    def begin(self, row: Sequence[Cell]) -> bool:
        """Whether this row is where the totals begin."""
        for column in self._labels:
            cell = cell_in(row, column)
            if cell.__class__ is not str or not cell:
                continue
            if cell not in self._judged:
                self._judged[cell] = is_total(str(cell))
            if self._judged[cell]:
                return True
        return False


def _compare(
    sheet: Sheet, r: int, row: Sequence[Cell], fields: Fields, counted: Counter[int]
) -> None:
    for c, _ in fields.counts:
        stated = number(cell_in(row, c))
        if stated is not None:
            sheet.total(r, c, stated, counted[c])


def _leave_from(sheet: Sheet, row: int, grid: Grid) -> None:
    sheet.leave_rows("totals", row)
    rest = [r for r in range(row + 1, len(grid.rows)) if any(cell != "" for cell in grid.rows[r])]
    if rest:
        sheet.leave_rows("below", rest[0], rest[-1])


class _Rows:
    """Takes row after row; remembers who a run of cells named and what a cell of time meant."""

    def __init__(
        self, sheet: Sheet, fields: Fields, shape: Shape, meanings: dict[str, str]
    ) -> None:
        self.counted: Counter[int] = Counter()
        self._sheet = sheet
        self._fields = fields
        self._shape = shape
        self._meanings = meanings
        self._person_columns = fields.people.used
        self._session_columns = fields.of_session
        self._times = fields.hours is not None or fields.minutes is not None
        self._who: dict[tuple[Cell, ...], int | None] = {}
        self._sessions: dict[tuple[Cell, ...], Line | None] = {}

    def take(
        self, r: int, row: Sequence[Cell], day: dt.date | None, moment: dt.time | None
    ) -> None:
        """Take one row, or say why it is left out."""
        fields, lines = self._fields, self._sheet.found.lines
        if day is None:
            self._sheet.leave_rows("no_date", r)
            return
        stated, minutes = time_given(row, fields) if self._times else ("", None)
        if unfit := self._unfit(row, stated, minutes):
            self._sheet.leave_rows(unfit[0], r, detail=unfit[1])
            return
        who = self._person(r, row)
        line = self._line(r, row, day, who)
        if line is None:
            self._sheet.leave_rows("status_unknown", r)
        elif self._times or fields.role is not None:
            self._take_time(r, row, line, moment, minutes)
        elif who is not None:
            self._take_visit(r, row, line, moment)
        elif fields.counts:
            self._take_counts(r, row, line)
        elif self._shape is Shape.OWN:
            lines.append(line)
        else:
            self._sheet.leave_rows("no_name", r)

    def _person(self, r: int, row: Sequence[Cell]) -> int | None:
        people = self._fields.people
        key = tuple([cell_in(row, c) for c in self._person_columns])
        if key not in self._who:
            named = self._names_somebody(row)
            self._who[key] = self._sheet.found.person(people.listed(row)) if named else None
            for reason, text in people.unknown(row):
                self._sheet.leave_rows(reason, r, detail=text)
        return self._who[key]

    def _names_somebody(self, row: Sequence[Cell]) -> bool:
        people = self._fields.people
        return people.name_them and can_name(people.label(row))

    def _unfit(
        self, row: Sequence[Cell], stated: Cell, minutes: int | None
    ) -> tuple[str, str] | None:
        """Why the row cannot be one fact, and the cell that says so; else nothing."""
        fields, people = self._fields, self._fields.people
        if stated != "" and minutes is None:
            return "time_unclear", written(stated)
        if self._shape is not Shape.OWN:
            return None
        if not self._names_somebody(row):
            personal = any(cell_in(row, c) != "" for c in (people.name, people.card))
            return ("no_name", "") if personal or stated != "" or self._helped(row) else None
        count = cell_in(row, fields.counts[0][0]) if fields.counts else ""
        return None if people_counted(count) in (0, 1) else ("name_and_count", written(count))

    def _line(self, r: int, row: Sequence[Cell], day: dt.date, who: int | None) -> Line | None:
        """The line without what happened; rows that tell of the same session share the reading."""
        key = (day, *[cell_in(row, c) for c in self._session_columns])
        if key not in self._sessions:
            self._sessions[key] = self._session_line(row, day)
            for cell in (cell_in(row, c) for c in (self._fields.start, self._fields.end)):
                if cell != "" and clock(cell) is None:
                    self._sheet.leave_rows("clock_unclear", r, detail=written(cell))
        found = self._sessions[key]
        return found.in_row(self._sheet.row_number(r), who) if found else None

    def _session_line(self, row: Sequence[Cell], day: dt.date) -> Line | None:
        fields = self._fields
        status = _STATUSES.get(fold(text_of(row, fields.status)))
        if status is None:
            return None
        return Line(
            0,
            day,
            None,
            text_of(row, fields.activity),
            clock(cell_in(row, fields.start)),
            clock(cell_in(row, fields.end)),
            status,
            (text_of(row, fields.reason).upper() or "OTHER") if status == _CANCELLED else None,
        )

    def _take_time(
        self, r: int, row: Sequence[Cell], line: Line, moment: dt.time | None, minutes: int | None
    ) -> None:
        """Volunteer time; in our own layout the role says who gave it."""
        helped = self._helped(row)
        if self._shape is Shape.HOURS:
            if minutes:
                self._sheet.found.lines.append(line._replace(helped=True, minutes=minutes))
            else:
                self._sheet.leave_rows("no_hours", r)
        elif line.who is not None and (helped or minutes):
            self._sheet.found.lines.append(line._replace(helped=True, minutes=minutes))
        elif line.who is not None:
            self._take_visit(r, row, line, moment)
        else:
            self._take_counts(r, row, line)

    def _helped(self, row: Sequence[Cell]) -> bool:
        role = cell_in(row, self._fields.role)
        return role != "" and fold(written(role)) in _VOLUNTEERS

    def _take_visit(self, r: int, row: Sequence[Cell], line: Line, moment: dt.time | None) -> None:
        fields, found = self._fields, self._sheet.found
        at = dt.datetime.combine(line.day, moment) if moment else None
        if fields.mark is None or not self._meanings:
            found.lines.append(line._replace(at=at) if at else line)
            return
        cell = cell_in(row, fields.mark)
        meaning = "" if cell == "" else self._meanings[mark_of(cell)]
        if meaning in ("present", "in"):
            found.lines.append(line._replace(at=at))
        elif meaning == "absent":
            found.absent += 1
        elif meaning != "out":
            self._sheet.leave_rows("no_mark", r)

    def _take_counts(self, r: int, row: Sequence[Cell], line: Line) -> None:
        fields, found = self._fields, self._sheet.found
        newcomers = cell_in(row, fields.first_time)
        first = people_counted(newcomers)
        if first is None:
            self._sheet.leave_rows("count_unclear", r, detail=written(newcomers))
            return
        taken = False
        for c, of_band in fields.counts:
            cell = cell_in(row, c)
            if cell == "":
                continue
            value = people_counted(cell)
            if value is None:
                self._sheet.leave_rows("count_unclear", r, detail=written(cell))
                return
            taken = True
            self.counted[c] += value
            if value:
                named = text_of(row, fields.people.age_band)
                found.lines.append(
                    line._replace(
                        counted=value,
                        band=of_band if of_band != NOT_ASKED else band(named),
                        first_time=first,
                    )
                )
            else:
                found.lines.append(line)
        if not taken and self._shape is Shape.OWN:
            found.lines.append(line)
        elif not taken:
            self._sheet.leave_rows("no_count", r)


def _describe(sheet: Sheet, header: Header, fields: Fields, shape: Shape) -> None:
    columns = []
    bands = dict(fields.counts)
    for c, text in sorted(header.texts.items()):
        meaning = header.meanings.get(c, "")
        if c in bands:
            meaning = "count" if bands[c] == NOT_ASKED else f"count {bands[c]}"
        elif c == fields.date:
            meaning = "date"
        elif c not in fields.used:
            reason = "computed" if meaning in ("computed", "total") else "not_needed"
            sheet.leave_columns(reason, c, c, text)
            meaning = ""
        columns.append(Column(sheet.place(c), text, meaning))
    sheet.describe(shape, header.row, columns)
