"""Bringing in 20,000 rows, beside reading the file and inserting the same rows in one go."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from harness import Figure, Pair, milliseconds, p50, scratch
from hublog.domain.problems import Problem
from hublog.services.api import Services
from hublog.store.engine import connect
from made_up import hub, names

OWN_LAYOUT = ("date", "activity", "name", "card", "age_band", "count", "role", "minutes")
ONE_PER_VISIT = ("Date", "Name", "Postcode")
FIRST_DAY = date(2025, 1, 6)


def figures(*, quick: bool) -> Iterator[Figure]:
    """The own layout, and a plain list of visits that names no activity."""
    size = 200 if quick else 20_000
    for label, header in (("own layout", OWN_LAYOUT), ("one row per visit", ONE_PER_VISIT)):
        pair = Pair([], [])
        for _ in range(1 if quick else 3):
            with scratch() as folder:
                file = _register(folder / "register.xlsx", header, size)
                pair.floor.append(milliseconds(_floor, file, folder / "bare.db"))
                services = hub(folder / "home", [])
                pair.ours.append(milliseconds(_brought_in, services, file))
                services.store.close()
        yield Figure(f"bring in {size:,} rows, {label}", p50(pair.ours), p50(pair.floor), 4)


def _register(file: Path, header: tuple[str, ...], size: int) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Register")
    sheet.append(header)
    who = sorted(set(names(1_000)))
    for n in range(size):
        day, name = FIRST_DAY + timedelta(days=n // 100), who[n * 7 % len(who)]
        full = {"date": day, "activity": "Made-up Tuesday", "name": name, "age_band": "35-44"}
        plain = {"Date": day, "Name": name, "Postcode": "AB1 2CD"}
        sheet.append([(full | plain).get(column) for column in header])
    book.save(file)
    return file


def _floor(file: Path, store: Path) -> None:
    sheets = CalamineWorkbook.from_path(str(file))
    rows = [
        tuple(None if cell == "" else str(cell) for cell in row)
        for sheet in sheets.sheet_names
        for row in sheets.get_sheet_by_name(sheet).to_python()
    ]
    bare = connect(store, bytes(32))
    columns = [f"c{n}" for n in range(len(rows[0]))]
    bare.execute(f"CREATE TABLE fact (id INTEGER PRIMARY KEY, {', '.join(columns)})")
    bare.execute("BEGIN IMMEDIATE")
    marks = ", ".join("?" for _ in columns)
    bare.executemany(f"INSERT INTO fact ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608 - our own names
    bare.execute("COMMIT")
    bare.close()


def _brought_in(services: Services, file: Path) -> None:
    preview = services.bring_in.preview(file, {"activity": "Made-up Tuesday"}, None)
    if isinstance(preview, Problem):
        raise TypeError(preview.code)
    changed = services.bring_in.confirm("bench", preview)
    if isinstance(changed, Problem) or not changed:
        raise TypeError(changed)
