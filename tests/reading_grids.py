"""Reads grids drawn in the tests as registers."""

from hublog.domain.problems import Problem
from hublog.domain.registers.reading import Reading
from hublog.domain.registers.recognise import recognise
from made_grids import grid

MATRIX = """
| Tuesday drop-in |            |            |            |       |
|                 |            |            |            |       |
| Name            | 2024-11-05 | 2024-11-12 | 2024-11-19 | Total |
| Ann Smith       | x          |            |            | 1     |
| Bob Jones       | x          | x          |            | 2     |
| Total           | 2          | 1          | 0          | 3     |
|                 |            |            |            |       |
| Key             |            |            |            |       |
| x = here        |            |            |            |       |
"""


VISITS = """
| Date       | Name      | Phone | Notes |
| 05/11/2024 | Ann Smith | 01    |       |
| 13/11/2024 | Bob       |       | late  |
| 13/11/2024 | ann smith |       |       |
| 13/11/2024 |           |       |       |
|            | Cat       |       |       |
| Total      | 3         |       |       |
| thanks     |           |       |       |
"""


def read(*tables: str, **answers: str) -> Reading:
    grids = [grid(table, f"Sheet{n}") for n, table in enumerate(tables, 1)]
    found = recognise(grids, {key.replace("__", "."): text for key, text in answers.items()})
    assert isinstance(found, Reading), found
    return found


def refused(table: str, **answers: str) -> str:
    found = recognise([grid(table)], answers)
    assert isinstance(found, Problem), found
    return found.code


def names(reading: Reading) -> list[str]:
    return [each.name for each in reading.people]


def left(reading: Reading) -> list[tuple[str, int, int, str]]:
    return [(each.reason, each.first_row, each.last_row, each.column) for each in reading.left_out]


def keys(reading: Reading) -> list[str]:
    return [each.key for each in reading.open_questions]
