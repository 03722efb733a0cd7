"""Bringing in 20,000 rows, beside reading the file and inserting the same rows in one go.

The floor writes into an empty store that the product's own schema made, with its indexes, foreign
keys and settings, since without those the rows would not be the same. The journal and the keys by
which a file is known again are no part of the floor, and neither store is made while time runs.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from harness import Figure, Pair, milliseconds, p50, scratch
from hublog.domain.activities import Activity
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.records import TABLES, to_values
from hublog.domain.sessions import Attendance, Session
from hublog.services.api import Services
from hublog.store import schema, statements
from hublog.store.engine import connect, engine_of
from hublog.store.mapping import MAPPINGS, Cells
from made_up import hub, names

OWN_LAYOUT = ("date", "activity", "name", "card", "age_band", "count", "role", "minutes")
ONE_PER_VISIT = ("Date", "Name", "Postcode")
Rows = dict[str, list[Cells]]
FIRST_DAY = date(2025, 1, 6)


def figures(*, quick: bool) -> Iterator[Figure]:
    """The own layout, and a plain list of visits that names no activity."""
    size = 200 if quick else 20_000
    for label, header in (("own layout", OWN_LAYOUT), ("one row per visit", ONE_PER_VISIT)):
        pair = Pair([], [])
        for _ in range(1 if quick else 3):
            with scratch() as folder:
                file = _register(folder / "register.xlsx", header, size)
                services = hub(folder / "home", [])
                pair.ours.append(milliseconds(_brought_in, services, file))
                rows = _state(services)
                services.store.close()
                bare = _bare_store(folder / "bare.db")
                pair.floor.append(milliseconds(_floor, file, bare, rows))
                bare.close()
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


def _state(services: Services) -> Rows:
    """The rows that the file speaks of, as they lie in the register; no keys, no journal."""
    with services.store.reading() as reader:
        return {
            TABLES[kind]: [
                MAPPINGS[TABLES[kind]].cells(to_values(record)) for record in reader.find(kind)
            ]
            for kind in (Activity, Session, Person, Attendance)
        }


def _bare_store(file: Path) -> Any:  # noqa: ANN401 - the driver has no types
    """An empty store as the product makes it: tables, indexes, foreign keys and settings."""
    engine = engine_of(file, bytes(32))
    with engine.begin() as connection:
        schema.make(connection)
    engine.dispose()
    return connect(file, bytes(32))


def _floor(file: Path, bare: Any, rows: Rows) -> None:  # noqa: ANN401 - the driver has no types
    """Read every cell, and write those rows in one transaction with one statement per table."""
    sheets = CalamineWorkbook.from_path(str(file))
    for sheet in sheets.sheet_names:
        sheets.get_sheet_by_name(sheet).to_python()
    bare.execute("BEGIN IMMEDIATE")
    for table, cells in rows.items():
        bare.executemany(statements.adding(table), cells)
    bare.execute("COMMIT")


def _brought_in(services: Services, file: Path) -> None:
    preview = services.bring_in.preview(file, {"activity": "Made-up Tuesday"}, None)
    if isinstance(preview, Problem):
        raise TypeError(preview.code)
    changed = services.bring_in.confirm("bench", preview)
    if isinstance(changed, Problem) or not changed:
        raise TypeError(changed)
