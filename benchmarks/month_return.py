"""A month's return workbook, beside openpyxl writing the same cells with nothing else."""

import tracemalloc
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from openpyxl import Workbook, load_workbook

from harness import Figure, Pair, milliseconds, p50, scratch
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.services.api import Services
from made_up import attendances, hub, people, sessions

MONTH = Month(2026, 5)
Sheets = list[tuple[str, list[tuple[object, ...]]]]


def figures(*, quick: bool) -> Iterator[Figure]:
    """Everything is in the month, and everybody agreed to rows: the largest return there is."""
    for size in (100,) if quick else (2_000, 20_000):
        with scratch() as folder:
            yield _figure(folder, size, 1 if quick else 3)


def _figure(folder: Path, size: int, times: int) -> Figure:
    known = people(size // 4)
    held = sessions(50, MONTH.last)
    rows = list(islice(attendances(held, known, -(-size // 50)), size))
    services = hub(folder / "home", [*known, *held, *rows])
    services.hub.amend("bench", share_rows=True)
    drawn = _drawn(services, folder)
    sheets = _cells(drawn)
    bare = folder / "bare.xlsx"
    pair = Pair([], [])
    for _ in range(times):
        floors = [milliseconds(write, sheets, bare) for write in (_row_by_row, _streaming)]
        pair.floor.append(min(floors))
        pair.ours.append(milliseconds(_drawn, services, folder))
    peak = _peak_megabytes(lambda: _drawn(services, folder))
    services.store.close()
    note = f"peak {peak:.0f} MB of Python objects"
    return Figure(
        f"return of {size:,} attendances", p50(pair.ours), p50(pair.floor), 1.5, note=note
    )


def _drawn(services: Services, folder: Path) -> Path:
    services._books._kept = None  # drawn from the register each time, checks included
    drawn = services.returns.draft(MONTH, folder)
    if isinstance(drawn, Problem):
        raise TypeError(drawn.code)
    return drawn.path


def _cells(workbook: Path) -> Sheets:
    book = load_workbook(workbook)
    return [(sheet.title, list(sheet.iter_rows(values_only=True))) for sheet in book.worksheets]


def _row_by_row(sheets: Sheets, file: Path) -> None:
    _write(Workbook(), sheets, file)


def _streaming(sheets: Sheets, file: Path) -> None:
    _write(Workbook(write_only=True), sheets, file)


def _write(book: Workbook, sheets: Sheets, file: Path) -> None:
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(file)


def _peak_megabytes(job: Callable[[], object]) -> float:
    tracemalloc.start()
    job()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1_000_000
