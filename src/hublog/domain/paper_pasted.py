"""Rows of a paper sheet out of what was copied from a spreadsheet."""

import csv
import re
from collections.abc import Mapping, Sequence
from io import StringIO

from hublog.domain.drafts import MOST_ROWS, Row
from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.domain.registers.vocabulary import header_meaning, plain

_OF_THE_SHEET = {"text": 0, "age": 1, "first_time": 2, "at": 3, "minutes": 4}
_LONGEST_CELL = 200
"""What is longer is no cell of a sheet; so much of it is enough to see that."""
_OWN_HEADERS = {
    **dict.fromkeys(("age", "ages", "how old"), "age"),
    **dict.fromkeys(("first time", "1st time", "first visit", "new"), "first_time"),
    **dict.fromkeys(("in at", "in", "time", "time in", "arrived", "came at", "sign in"), "at"),
    **dict.fromkeys(("helped", "helped minutes", "helped for", "volunteered"), "minutes"),
    **dict.fromkeys(("name or number", "who"), "text"),
}
_MEANINGS = {
    "name": "text",
    "card": "card",
    "first_name": "first_name",
    "surname": "surname",
    "age_band": "age",
    "first_time_count": "first_time",
    "start": "at",
    "timestamp": "at",
    "minutes": "minutes",
    "hours": "hours",
}
_WHO = {"text", "card", "first_name", "surname"}
_NUMBER = re.compile(r"[0-9]+([.,][0-9]+)?")


def rows_from_text(text: str) -> tuple[Row, ...] | Problem:
    """The rows of tab-separated text, empty ones left out.

    Quoted cells, any line ends; a row of headings is left out and says which column holds what.
    Without one the columns are those of the sheet, from the left. Problem: SHEET_TOO_LONG.
    """
    lines = [line for line in map(_cleaned, _lines(text)) if any(line)]
    columns = _headings(lines[0]) if lines else None
    lines = lines[columns is not None :]
    if len(lines) > MOST_ROWS:
        return Problem("SHEET_TOO_LONG", str(len(lines)), {"most": MOST_ROWS})
    rows = (_row(line, columns or _OF_THE_SHEET) for line in lines)
    return tuple(row for row in rows if not row.empty)


def _lines(text: str) -> list[list[str]]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # A lone quote would swallow the rest of the sheet.
    if text.count('"') % 2 == 0:
        try:
            return list(csv.reader(StringIO(text), delimiter="\t"))
        except csv.Error:
            pass
    return [line.split("\t") for line in text.split("\n")]


def _cleaned(line: Sequence[str]) -> list[str]:
    return [clean(cell)[:_LONGEST_CELL] for cell in line]


def _headings(line: Sequence[str]) -> Mapping[str, int] | None:
    """Which column holds what, where the line is one of headings.

    One word alone may be somebody's name: only the whole text of a heading counts there.
    """
    columns: dict[str, int] = {}
    for number, cell in enumerate(line):
        found = _OWN_HEADERS.get(plain(cell)) or _MEANINGS.get(header_meaning(cell) or "")
        if found is not None:
            columns.setdefault(found, number)
    if columns.keys().isdisjoint(_WHO):
        return None
    alone = sum(bool(cell) for cell in line) == 1
    sure = len(columns) > 1 or (alone and len(plain(max(line)).split()) == 1)
    return columns if sure else None


def _row(line: Sequence[str], columns: Mapping[str, int]) -> Row:
    def cell(field: str) -> str:
        number = columns.get(field)
        return line[number] if number is not None and number < len(line) else ""

    hours = cell("hours")
    return Row(
        text=cell("text") or f"{cell('first_name')} {cell('surname')}".strip() or cell("card"),
        age=cell("age"),
        first_time=cell("first_time"),
        at=cell("at"),
        minutes=cell("minutes") or (f"{hours}h" if _NUMBER.fullmatch(hours) else hours),
    )
