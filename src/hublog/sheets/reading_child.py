"""Parses a foreign file in a process of its own, with little time, memory and no way to write.

``hublog --read-guarded FILE`` runs ``main`` before anything heavy is imported. The answer is one
JSON object on standard output: ``{"sheets": [{"name", "rows"}]}`` or ``{"problem": {...}}``. Dates,
times and durations are objects with one key, which ``guarded_child`` turns back.

``hublog --read-guarded --return FILE`` reads a workbook of our own kind: its hidden sheets too, to
the limits of return-format.md, and none in which a cell holds a formula. Its password, if it has one, comes on standard input, since
everybody on the laptop can see the words a program was started with.

``hublog --read-guarded --many`` reads one such workbook after the other: each line on standard input is
``{"path", "passwords"}``, each line of the answer what it would be for that file alone.
"""

import csv
import datetime as dt
import gc
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import orjson
from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from hublog.domain.problems import Problem
from hublog.sheets import guard
from hublog.sheets.canonical import LONGEST_TEXT
from hublog.sheets.formulas import holds_formula
from hublog.sheets.text_table import read_text
from hublog.sheets.unlocking import unlocked

if sys.platform != "win32":
    import resource

MOST_ROWS = 60_000
MOST_COLUMNS = 400
MOST_CELLS = 2_000_000
MOST_ROWS_OF_OURS = MOST_ROWS + 100
"""So many rows of data, and those that stand around them."""
MOST_COLUMNS_OF_OURS = 60
MOST_SHEETS_OF_OURS = 60


class _Limits(NamedTuple):
    """What may be read: every visible sheet of a register, every sheet of a workbook of ours."""

    rows: int
    columns: int
    sheets: int | None
    hidden: bool
    formulas: bool


_REGISTER = _Limits(MOST_ROWS, MOST_COLUMNS, sheets=None, hidden=False, formulas=True)
_OURS = _Limits(
    MOST_ROWS_OF_OURS, MOST_COLUMNS_OF_OURS, MOST_SHEETS_OF_OURS, hidden=True, formulas=False
)

_TIDIED_AFTER = 10
"""So many files, of which each leaves little behind, are read before rubbish is looked for."""
_MEMORY = 300 * guard.MEGABYTE
_ADDRESSES = 2_000 * guard.MEGABYTE

_ANSWER = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_APPEND_NEWLINE
_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160)])
_Table = tuple[str, Sequence[Sequence[object]]]


class _Refused(Exception):  # noqa: N818 - carries a Problem out of the depth, it is no error
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def main(argv: list[str]) -> int:
    """Read the file named last and print what it holds; 0 where an answer was printed."""
    gc.disable()  # this process ends with the file; looking for garbage takes a third of its time
    _limit()
    if argv == [guard.MANY_MODE]:
        return _one_after_the_other()
    *modes, name = argv
    if guard.RETURN_MODE in modes:
        password = sys.stdin.buffer.read().decode() if sys.stdin else ""
        _say(_read_ours(Path(name), [password]))
    else:
        _say(_read(Path(name)))
    return 0


def _one_after_the_other() -> int:
    for number, line in enumerate(sys.stdin.buffer):
        _allow_time()
        asked = orjson.loads(line)
        _say(_read_ours(Path(asked["path"]), asked["passwords"] or [""]))
        if number % _TIDIED_AFTER == 0:
            gc.collect()
    return 0


def _say(answer: list[_Table] | Problem) -> None:
    if isinstance(answer, Problem):
        found: dict[str, object] = {
            "problem": {
                "code": answer.code,
                # A file's name may hold bytes that are no text.
                "where": answer.where.encode(errors="replace").decode(),
                "values": dict(answer.values),
            }
        }
    else:
        found = {"sheets": [{"name": name, "rows": rows} for name, rows in answer]}
    text = orjson.dumps(found, default=_tagged, option=_ANSWER)
    sys.stdout.buffer.write(text)
    sys.stdout.buffer.flush()


def _allow_time() -> None:
    """Give the next file as much time of its own as the first one had."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        soon = int(used.ru_utime + used.ru_stime) + guard.SECONDS
        most = soon if hard == resource.RLIM_INFINITY else min(soon, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


def _limit() -> None:
    """Take away what parsing does not need. Windows has no such limits; there the parent watches."""
    if sys.platform == "win32":
        return
    for kind, most in (
        (resource.RLIMIT_CPU, guard.SECONDS),
        (resource.RLIMIT_DATA, _MEMORY),
        (resource.RLIMIT_AS, _ADDRESSES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(
            kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
        )


def _read(path: Path) -> list[_Table] | Problem:
    content = guard.content_of(path)
    return content if isinstance(content, Problem) else _parsed(content, path.name, _REGISTER)


def _read_ours(path: Path, passwords: Sequence[str]) -> list[_Table] | Problem:
    """What the workbook says; where it is locked, each password is tried."""
    content = guard.content_of(path)
    if isinstance(content, Problem):
        return content
    where = path.name
    kind = guard.inspect_content(content, where)
    if isinstance(kind, Problem) and kind.code == "FILE_LOCKED":
        inside = _unlocked(content, passwords, where)
        if isinstance(inside, Problem):
            return inside
        content = inside
    return _parsed(content, where, _OURS)


def _unlocked(content: bytes, passwords: Sequence[str], where: str) -> bytes | Problem:
    inside: bytes | Problem = Problem("FILE_NEEDS_PASSWORD", where)
    for password in passwords:
        try:
            inside = unlocked(content, password, where)
        except MemoryError:
            return Problem("FILE_TOO_DEMANDING", where)
        if not isinstance(inside, Problem):
            break
    return inside


def _parsed(content: bytes, where: str, limits: _Limits) -> list[_Table] | Problem:
    kind = guard.inspect_content(content, where)
    if isinstance(kind, Problem):
        return kind
    try:
        book = kind == guard.WORKBOOK
        if book and not limits.formulas and holds_formula(content):
            return Problem("FILE_HAS_FORMULAS", where)
        tables = _workbook(content, where, limits) if book else _text(content, where, limits)
        return [(name, [_cleaned(row, where) for row in rows]) for name, rows in tables]
    except _Refused as refused:
        return refused.problem
    except (ValueError, csv.Error, OSError):
        return Problem("FILE_DAMAGED", where)
    except MemoryError:
        return Problem("FILE_TOO_DEMANDING", where)


def _text(content: bytes, where: str, limits: _Limits) -> list[_Table]:
    rows = read_text(content)
    _measure(where, len(rows), max(map(len, rows), default=0), limits)
    return [("", rows)]


def _workbook(content: bytes, where: str, limits: _Limits) -> list[_Table]:
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            _count_sheets(book, where, limits)
            return list(_sheets(book, where, limits))
    except PasswordError:
        raise _Refused(Problem("FILE_LOCKED", where)) from None
    except CalamineError:
        raise _Refused(Problem("FILE_DAMAGED", where)) from None


def _count_sheets(book: CalamineWorkbook, where: str, limits: _Limits) -> None:
    """A file may call one part by ten thousand names; ours has few sheets, each named once."""
    if limits.sheets is None:
        return
    names = [name.casefold() for name in book.sheet_names]
    if len(names) > limits.sheets:
        raise _Refused(Problem("FILE_TOO_MANY_SHEETS", where, {"most": limits.sheets}))
    if len(set(names)) < len(names):
        raise _Refused(Problem("FILE_DAMAGED", where))


def _sheets(book: CalamineWorkbook, where: str, limits: _Limits) -> Iterator[_Table]:
    for each in book.sheets_metadata:
        shown = limits.hidden or each.visible is SheetVisibleEnum.Visible
        if shown and each.typ is SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_name(each.name)
            if sheet.end is not None:
                _measure(f"{where}, {each.name}", sheet.end[0] + 1, sheet.end[1] + 1, limits)
                yield each.name, sheet.to_python(skip_empty_area=False)


def _measure(where: str, rows: int, columns: int, limits: _Limits) -> None:
    if rows > limits.rows or columns > limits.columns or rows * columns > MOST_CELLS:
        raise _Refused(
            Problem("FILE_TOO_MANY_CELLS", where, {"rows": limits.rows, "columns": limits.columns})
        )


def _cleaned(row: Sequence[object], where: str) -> list[object]:
    """The row with control characters taken out of its texts, and line ends as LF."""
    together = "".join([cell for cell in row if isinstance(cell, str)])
    fine = together.isprintable() and len(together) <= LONGEST_TEXT
    cells = list(row) if fine else [_cleaned_cell(cell, where) for cell in row]
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def _cleaned_cell(cell: object, where: str) -> object:
    if not isinstance(cell, str):
        return cell
    if len(cell) > LONGEST_TEXT:
        raise _Refused(Problem("FILE_TEXT_TOO_LONG", where, {"most": LONGEST_TEXT}))
    return cell.replace("\r\n", "\n").translate(_CONTROL)


@cache  # a register has few days and many cells that hold them
def _tagged(value: object) -> dict[str, str | float]:
    if isinstance(value, dt.timedelta):
        return {"timedelta": value.total_seconds()}
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return {type(value).__name__: value.isoformat()}
    raise TypeError(type(value).__name__)
