"""Brings files drawn in the tests into a hub in memory."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hublog import resources
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Grid
from hublog.services.bring_in import BringIn, Preview
from in_memory import InMemory, done
from made_grids import grid

FILE = Path("register.xlsx")
VISITS = """
| Date       | Name      | Email         |
| 2026-04-07 | Ann Smith | a@example.org |
| 2026-04-07 | Bob Jones |               |
| 2026-04-14 | Ann Smith |               |
"""
OWN = """
| date       | activity     | start | end   | session_status | cancel_reason | name | card | count | role      | minutes |
| 2026-04-07 | Warm Tuesday | 10:00 | 12:00 |                |               | Ann  | 9    |       |           |         |
| 2026-04-07 | Warm Tuesday | 10:00 | 12:00 |                |               | Bob  |      |       |           |         |
| 2026-04-07 | Warm Tuesday | 10:00 | 12:00 |                |               |      |      | 3     |           |         |
| 2026-04-07 | Warm Tuesday | 10:00 | 12:00 |                |               |      |      | 3     |           |         |
| 2026-04-07 | Warm Tuesday | 10:00 | 12:00 |                |               | Val  |      |       | volunteer | 90      |
| 2026-04-14 | Warm Tuesday | 10:00 | 12:00 | cancelled      | NOVOL         |      |      |       |           |         |
| 2026-04-21 | Lunch        | 12:30 |       | closed         |               |      |      |       |           |         |
| 2026-06-02 | Warm Tuesday |       |       | planned        |               |      |      |       |           |         |
"""


class GridReader:
    """A ``RegisterReader`` of grids drawn in the test."""

    def __init__(self, *tables: str) -> None:
        self.tables = list(tables)

    def read(
        self, path: Path, sheet: str | None = None, poll: Callable[[], None] | None = None
    ) -> tuple[Grid, ...] | Problem:
        if poll is not None:
            poll()
        if sheet == "none":
            return Problem("SHEET_NOT_FOUND", path.name, {"sheet": sheet})
        return tuple(grid(table) for table in self.tables)


class Bringing:
    """A hub in memory, and a file to bring in."""

    def __init__(self, hub: InMemory, table: str, **answers: str) -> None:
        self.hub = hub
        self.reader = GridReader(table)
        self.answers = answers
        self.use_case = BringIn(hub.store, hub.clock, hub.ids, self.reader, resources.code_lists)

    def preview(self) -> Preview:
        return done(self.use_case.preview(FILE, self.answers))

    def __call__(self) -> Any:  # noqa: ANN401 - Changed, or nothing
        return done(self.use_case.confirm("Sam", self.preview()))

    def changes_nothing(self) -> bool:
        before = self.hub.digest()
        return not self.preview().plan.records and not self() and self.hub.digest() == before


def people(hub: InMemory) -> dict[str, Person]:
    return {each.name: each for each in hub.find(Person)}
