"""Recognises what kind of register a sheet is, by evidence and not by position, and reads it."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from hublog.domain.people import NOT_ASKED
from hublog.domain.problems import Problem
from hublog.domain.registers.answers import Answers
from hublog.domain.registers.columns import PersonColumns, find_names, names_band
from hublog.domain.registers.corrections import NOT_USED, ask_header, corrections, key_of
from hublog.domain.registers.fields import Fields
from hublog.domain.registers.found import Found, Sheet
from hublog.domain.registers.grid import Grid, number
from hublog.domain.registers.layout import Header, body, mostly
from hublog.domain.registers.marks import mark_of
from hublog.domain.registers.matrix import read_matrix
from hublog.domain.registers.people import read_people
from hublog.domain.registers.reading import Line, Listed, Reading, Shape
from hublog.domain.registers.spelled import names_a_month, written
from hublog.domain.registers.table import read_table
from hublog.domain.registers.vocabulary import mark_meaning

NOTHING: Mapping[str, str] = MappingProxyType({})
_NO_DATES = ("personal", "start", "end", NOT_USED)
_NO_COUNTS = ("computed", "phone", "card", "personal", "row_number", NOT_USED)
_LONG_QUESTION = 5
_MANY_QUESTIONS = 3
_SAMPLE = 50


def recognise(
    grids: Sequence[Grid],
    given: Mapping[str, str],
    proposed: Mapping[str, str] = NOTHING,
    tick: Callable[[int], None] | None = None,
) -> Reading | Problem:
    """Read every sheet that is a register; ``given`` and ``proposed`` hold answers by key.

    A sheet that is none is left out with its reason; where no sheet is one, the first reason comes
    back: NOT_A_REGISTER, PERIOD_TOTALS, NO_MARKS, ONLY_PERCENTAGES, A_ROTA, A_SURVEY. An answer
    that is no choice is ANSWER_NOT_POSSIBLE; the Problems of ``corrections`` and ``ask_header`` come
    back as well. Open questions stand in the reading. ``tick`` is called now and then with the
    number of rows read; it may raise to stop.
    """
    found, answers = Found(tick), Answers(given, proposed)
    refused = _read_all(grids, found, answers)
    if not found.parts:
        return refused[0] if refused else Problem("NOT_A_REGISTER")
    lines = [
        line if line.activity and line.who is not None else _asked_for(line, found, answers)
        for line in found.lines
    ]
    corrected = answers.wrong() or corrections(found.parts, given)
    if isinstance(corrected, Problem):
        return corrected
    found.lines = lines
    people, settled = found.settled()
    return Reading(
        tuple(found.parts),
        people,
        settled,
        found.absent,
        dict(sorted(found.marks.items())),
        tuple(found.left_out),
        answers.questions,
        tuple(found.totals),
        corrected,
    )


def _read_all(grids: Sequence[Grid], found: Found, answers: Answers) -> list[Problem]:
    """Read every sheet; why some were left out comes back."""
    refused: list[Problem] = []
    for grid in grids:
        problem = _read_sheet(grid, found, answers)
        found.sheet_done(len(grid.rows))
        if problem is not None:
            refused.append(problem)
            reason = f"sheet_{problem.code.lower()}"
            Sheet(found, grid.sheet).leave_rows(reason, 0, len(grid.rows) - 1)
    return refused


def _asked_for(line: Line, found: Found, answers: Answers) -> Line:
    """The line with the activity or the volunteer that the file does not name."""
    if line.helped and line.who is None:
        name = answers.ask("volunteer")
        return line._replace(who=found.person(Listed(name))) if name else line
    if line.activity or line.helped:
        return line
    return line.of_activity(answers.ask("activity"))


def _read_sheet(grid: Grid, found: Found, answers: Answers) -> Problem | None:
    header = ask_header(grid, answers)
    if isinstance(header, Problem):
        return header
    if header.dates:
        return read_matrix(Sheet(found, grid.sheet), grid, header, answers, Shape.MATRIX)
    date = _date_column(grid, header)
    if date is not None:
        return _read_dated(grid, header, date, found, answers)
    if _tells_of_periods(grid, header):
        return Problem("PERIOD_TOTALS", grid.sheet)
    if _is_survey(header):
        return Problem("A_SURVEY", grid.sheet)
    return read_people(Sheet(found, grid.sheet), grid, header)


def _date_column(grid: Grid, header: Header) -> int | None:
    """The column of dates: by its header, else the one that mostly holds dates."""
    for meaning in ("date", "timestamp"):
        column = header.first(meaning)
        if column is not None and any(
            written(cell, serials=True) for cell in body(grid, header, column)
        ):
            return column
    for column in sorted(header.texts):
        cells = [cell for cell in body(grid, header, column, _SAMPLE) if cell != ""]
        if header.meanings.get(column) not in _NO_DATES and mostly(
            written(cell) is not None for cell in cells
        ):
            return column
    return None


def _read_dated(
    grid: Grid, header: Header, date: int, found: Found, answers: Answers
) -> Problem | None:
    people = PersonColumns.of(header)
    if header.is_own_layout:
        count = header.first("count")
        counts = ((count, NOT_ASKED),) if count is not None else ()
        return _table(grid, header, date, counts, Shape.OWN, found, answers)
    if header.first("hours") is not None or header.first("minutes") is not None:
        return _table(grid, header, date, (), Shape.HOURS, found, answers)
    if people.name_them:
        shape = Shape.FORM if date == header.first("timestamp") else Shape.VISITS
        return _table(grid, header, date, (), shape, found, answers)
    return _read_unnamed(grid, header, date, found, answers)


def _read_unnamed(
    grid: Grid, header: Header, date: int, found: Found, answers: Answers
) -> Problem | None:
    """Dates down and nobody named in a column: numbers, people across, or no register at all."""
    others = [c for c in header.texts if c != date and header.meanings.get(c) not in _NO_COUNTS]
    numeric = [c for c in others if c in header.told or _holds_counts(grid, header, c)]
    counted = [
        c for c in numeric if header.meanings.get(c) == "count" or names_band(header.texts[c])
    ]
    unsure = [c for c in numeric if c not in header.told]
    across = [c for c in others if c not in header.meanings]
    if not counted and across and _holds_marks(grid, header, across):
        turned = grid.turned()
        names = Header(date, {}, {}, tuple(range(header.row + 1, len(grid.rows))))
        return _read_turned(grid, turned, header, names, found, answers)
    counts = [(c, names_band(header.texts[c]) or NOT_ASKED) for c in counted or numeric[:1]]
    if len(numeric) > 1 and not (set(counted) - header.told):
        counts = [each for each in counts if each[0] in header.told]
        counts += _asked_counts(unsure, answers)
    if counts or numeric:
        return _table(grid, header, date, tuple(counts), Shape.HEADCOUNTS, found, answers)
    if _is_survey(header) or date == header.first("timestamp"):
        return Problem("A_SURVEY", grid.sheet)
    if find_names(grid, header, across) is not None:
        return Problem("A_ROTA", grid.sheet)
    return Problem("NOT_A_REGISTER", grid.sheet)


def _asked_counts(numeric: Sequence[int], answers: Answers) -> list[tuple[int, str]]:
    """Which of several columns of numbers are people counted: only a person knows.

    Until they say, all are, so that everything else that is open comes up at once.
    """
    return [
        (c, NOT_ASKED) for c in numeric if answers.ask(key_of(c), ("count", NOT_USED)) != NOT_USED
    ]


def _read_turned(
    grid: Grid, turned: Grid, header: Header, names: Header, found: Found, answers: Answers
) -> Problem | None:
    """The same as a matrix with rows and columns exchanged; the names stand in the header row."""
    dated = tuple(
        r for r in names.dates if written(turned.at(names.row, r), serials=True) is not None
    )
    sideways = Header(
        names.row, {header.row: "", **dict.fromkeys(dated, "")}, {header.row: "name"}, dated
    )
    return read_matrix(
        Sheet(found, grid.sheet, turned=True), turned, sideways, answers, Shape.TURNED
    )


def _table(
    grid: Grid,
    header: Header,
    date: int,
    counts: tuple[tuple[int, str], ...],
    shape: Shape,
    found: Found,
    answers: Answers,
) -> Problem | None:
    fields = Fields.of(header, date, counts)
    return read_table(Sheet(found, grid.sheet), grid, header, fields, shape, answers)


def _holds_counts(grid: Grid, header: Header, column: int) -> bool:
    cells = [cell for cell in body(grid, header, column) if cell != ""]
    return mostly(number(cell) is not None for cell in cells)


def _holds_marks(grid: Grid, header: Header, columns: Sequence[int]) -> bool:
    """Whether these columns hold marks rather than numbers or words, and more than one does."""
    marks = [mark_of(cell) for c in columns for cell in body(grid, header, c) if cell != ""]
    return len(columns) > 1 and mostly(mark_meaning(mark) is not None for mark in marks)


def _tells_of_periods(grid: Grid, header: Header) -> bool:
    """Whether rows or columns are labelled with years or months and hold numbers."""
    across = sum(1 for text in header.texts.values() if names_a_month(text))
    down = any(
        mostly(names_a_month(cell) for cell in body(grid, header, c) if cell != "")
        for c in header.texts
    )
    numbers = any(_holds_counts(grid, header, c) for c in header.texts)
    return numbers and (across >= _MANY_QUESTIONS or down)


def _is_survey(header: Header) -> bool:
    """Whether most headers are questions."""
    questions = [t for t in header.texts.values() if "?" in t or len(t.split()) > _LONG_QUESTION]
    return len(questions) >= _MANY_QUESTIONS and len(questions) * 2 > len(header.texts)
