"""The marks people put against a name: each distinct one is counted and given a meaning."""

import datetime as dt
from collections import Counter

from hublog.domain.problems import Problem
from hublog.domain.registers.answers import Answers
from hublog.domain.registers.grid import Cell, number, written
from hublog.domain.registers.spelled import clock
from hublog.domain.registers.vocabulary import MEANINGS, NUMBER_MARK, TIME_MARK, mark_meaning

CHOICES = (*MEANINGS, "count", "hours")
_MOST_UNKNOWN = 12
_SHORTEST_NAME = 3
_HALF = 0.5


def mark_of(cell: Cell) -> str:
    """The mark as it is counted: times are one mark, and so are numbers other than 1 and 0."""
    value = number(cell)
    if value is not None:
        return str(int(value)) if value in (0, 1) else NUMBER_MARK
    if isinstance(cell, dt.time | dt.datetime) or clock(cell) is not None:
        return TIME_MARK
    return written(cell)


def why_no_marks(cells: list[Cell], where: str) -> Problem | None:
    """Why what stands under the dates cannot be attendance.

    Problems: NO_MARKS (nothing there, or colours only), ONLY_PERCENTAGES, A_ROTA.
    """
    if not cells:
        return Problem("NO_MARKS", where)
    shares = sum(1 for cell in cells if _is_share(cell))
    if shares > len(cells) * _HALF:
        return Problem("ONLY_PERCENTAGES", where)
    words = Counter(
        mark
        for cell in cells
        if len(mark := mark_of(cell)) >= _SHORTEST_NAME and _meaning(mark) is None
    )
    if sum(words.values()) > len(cells) * _HALF or len(words) > _MOST_UNKNOWN:
        return Problem("A_ROTA", where)
    return None


def ask_meanings(
    marks: Counter[str], answers: Answers, *, numbers_mean: str = ""
) -> dict[str, str]:
    """What each mark means, proposed where it is plain and asked where it is not."""
    return {
        mark: answers.ask(
            f"mark.{mark}",
            CHOICES,
            numbers_mean if mark == NUMBER_MARK else _meaning(mark) or "",
            count,
        )
        for mark, count in sorted(marks.items())
    }


def _meaning(mark: str) -> str | None:
    if mark == NUMBER_MARK:
        return ""
    return "present" if mark == TIME_MARK else mark_meaning(mark)


def _is_share(cell: Cell) -> bool:
    if isinstance(cell, str):
        return cell.strip().endswith("%")
    value = number(cell)
    return value is not None and 0 < value < 1
