"""A hub is set up, a register kept in a spreadsheet comes in, a true return goes out."""

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from hublog.bootstrap import HomeDoor
from hublog.domain.problems import Problem
from made_return import read_back

PASSPHRASE = "made up for a journey"  # noqa: S105 - it locks nothing real
FEBRUARY = (2025, 2)


@dataclass(frozen=True)
class Program:
    """The real program in a home folder of its own."""

    home: Path

    def __call__(self, *words: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        environment = {
            **os.environ,
            "HUBLOG_HOME": str(self.home),
            "HUBLOG_PASSPHRASE": PASSPHRASE,
            "HUBLOG_KEY_SECONDS": "0",
            "HUBLOG_WHO": "Sam",
        }
        done = subprocess.run(
            [sys.executable, "-m", "hublog", "--json", *words],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def digest(self) -> str:
        """The logical content of the register."""
        services = HomeDoor(self.home, key_seconds=0).open(PASSPHRASE)
        assert not isinstance(services, Problem)
        try:
            with services.store.reading() as reader:
                return reader.digest()
        finally:
            services.store.close()


@dataclass(frozen=True)
class Counted:
    """A month of the spreadsheet as a careful person counts it, cell by cell."""

    by_day: Counter[datetime]
    by_person: Counter[str]
    seen_before: frozenset[str]

    @classmethod
    def of(cls, file: Path, month: tuple[int, int]) -> "Counted":
        sheet = load_workbook(file, data_only=True).active
        by_day: Counter[datetime] = Counter()
        by_person: Counter[str] = Counter()
        before = set()
        days = {c.column: c.value for c in sheet[1] if isinstance(c.value, datetime)}
        for row in sheet.iter_rows(min_row=2):
            name = row[1].value
            for cell in row if name else ():
                day = days.get(cell.column)
                if day is None or cell.value != 1:
                    continue
                if (day.year, day.month) == month:
                    by_day[day] += 1
                    by_person[name] += 1
                elif (day.year, day.month) < month:
                    before.add(name)
        return cls(by_day, by_person, frozenset(before))


@pytest.fixture(scope="module")
def program(tmp_path_factory, registers) -> Program:
    """A hub whose register came in from the spreadsheet."""
    made = Program(tmp_path_factory.mktemp("journey") / "home")
    made("init", "--code", "CUM-EWA", "--name", "Made-up hub")
    made("activity", "add", "Class", "--type", "LEARN", "--short-code", "CLASS")
    register = str(registers / "02-matrix.xlsx")
    made("bring-in", register, "--answer", "activity=Class", "--yes")
    return made


def test_the_summary_equals_an_independent_count_of_the_spreadsheet(program, registers) -> None:
    """A01, A03, A04, A05, B01, B04, B05, B06: counted from the spreadsheet itself, by hand."""
    counted = Counted.of(registers / "02-matrix.xlsx", FEBRUARY)
    footfall, people = counted.by_day.total(), len(counted.by_person)
    returning = len(counted.by_person.keys() & counted.seen_before)
    expected = {
        "A01": len(counted.by_day),
        "A02": 0,
        "A03": footfall,
        "A04": round(footfall / len(counted.by_day), 4),
        "A05": 1,
        "B01": people,
        "B04": people - returning,
        "B05": returning,
        "B06": round(sum(n > 1 for n in counted.by_person.values()) / people, 4),
        "B07": round(footfall / people, 4),
    }
    drawn = program("return", "2025-02")
    back = read_back(Path(drawn["path"]))
    summary = {row["indicator_id"]: row["value"] for row in back.sheets["Summary"]}
    assert {id_: summary[id_] for id_ in expected} == expected
    held = {row["date"]: row["footfall"] for row in back.sheets["Sessions"]}
    assert held == {day.date(): n for day, n in counted.by_day.items()}
    assert (drawn["footfall"], drawn["different_people"]) == (footfall, people)


def test_show_and_the_workbook_say_the_same(program) -> None:
    drawn = program("return", "2025-02")
    shown = {each["id"]: each["value"] for each in program("show", "2025-02")["indicators"]}
    for row in read_back(Path(drawn["path"])).sheets["Summary"]:
        figure = shown[row["indicator_id"]]
        assert row["value"] == ("" if figure is None else round(figure, 4))


def test_no_name_travels(program, registers) -> None:
    """Names never leave the hub by default (domain.md, principle 1)."""
    book = read_back(Path(program("return", "2025-02")["path"]))
    names = Counted.of(registers / "02-matrix.xlsx", FEBRUARY).by_person
    written = json.dumps([book.sheets, book.cover, book.manifest], default=str)
    assert not [name for name in names if name.strip() in written]


def test_taking_the_register_back_leaves_the_store_as_it_was(tmp_path, registers) -> None:
    """Undo of a bring-in: the same logical digest as before."""
    program = Program(tmp_path / "home")
    program("init", "--code", "CUM-EWA", "--name", "Made-up hub")
    program("activity", "add", "Class", "--type", "LEARN")
    before = program.digest()
    program("bring-in", str(registers / "02-matrix.xlsx"), "--answer", "activity=Class", "--yes")
    assert program.digest() != before
    program("undo")
    assert program.digest() == before
