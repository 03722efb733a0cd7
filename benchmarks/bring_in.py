"""Bringing in 20,000 rows, beside reading the file and inserting the same rows in one go."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from harness import Figure, Pair, milliseconds, p50, scratch
from hublog.domain.journal import Value
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.records import TABLES, to_values
from hublog.domain.sessions import Attendance, Session
from hublog.services.api import Services
from hublog.store.engine import connect
from made_up import hub, names

OWN_LAYOUT = ("date", "activity", "name", "card", "age_band", "count", "role", "minutes")
ONE_PER_VISIT = ("Date", "Name", "Postcode")
Rows = dict[str, list[tuple[Value, ...]]]
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
                pair.floor.append(milliseconds(_floor, file, folder / "bare.db", rows))
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
    """The rows that were brought in, as they lie in the register."""
    with services.store.reading() as reader:
        return {
            table: [tuple(map(_plain, to_values(record).values())) for record in reader.find(kind)]
            for kind, table in TABLES.items()
            if kind in (Session, Person, Attendance)
        }


def _plain(value: Value) -> Value:
    return json.dumps(value) if isinstance(value, list | dict) else value


def _floor(file: Path, store: Path, rows: Rows) -> None:
    """Read every cell, and write those rows, no journal, in one transaction."""
    sheets = CalamineWorkbook.from_path(str(file))
    for sheet in sheets.sheet_names:
        sheets.get_sheet_by_name(sheet).to_python()
    bare = connect(store, bytes(32))
    bare.execute("BEGIN IMMEDIATE")
    for table, values in rows.items():
        columns = ", ".join(f"c{n}" for n in range(len(values[0])))
        bare.execute(f"CREATE TABLE {table} ({columns}, PRIMARY KEY (c0)) WITHOUT ROWID")
        marks = ", ".join("?" for _ in values[0])
        bare.executemany(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608 - our own names
    bare.execute("COMMIT")
    bare.close()


def _brought_in(services: Services, file: Path) -> None:
    preview = services.bring_in.preview(file, {"activity": "Made-up Tuesday"}, None)
    if isinstance(preview, Problem):
        raise TypeError(preview.code)
    changed = services.bring_in.confirm("bench", preview)
    if isinstance(changed, Problem) or not changed:
        raise TypeError(changed)
