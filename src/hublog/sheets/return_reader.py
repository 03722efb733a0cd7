"""Reads a workbook of our own kind that came back: every sheet, hidden ones too, guarded."""

from collections.abc import Sequence
from pathlib import Path

from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Grid
from hublog.sheets.guard import RETURN_MODE, SECONDS
from hublog.sheets.guarded_child import ask, child_command


class TravelledReader:
    """Reads returns and replies; ``command`` and ``seconds`` are for tests."""

    def __init__(self, command: Sequence[str] | None = None, seconds: float = SECONDS) -> None:
        self._command = list(command or [*child_command(), RETURN_MODE])
        self._seconds = seconds

    def read(self, path: Path, password: str = "") -> tuple[Grid, ...] | Problem:
        """Every sheet that holds anything.

        Problems: those of the guard, FILE_NEEDS_PASSWORD, FILE_WRONG_PASSWORD, FILE_TOO_DEMANDING,
        FILE_HAS_FORMULAS, FILE_TOO_MANY_SHEETS, FILE_TOO_MANY_CELLS, FILE_TEXT_TOO_LONG (return-format.md, safety.md).
        """
        return ask(self._command, path, self._seconds, told=password)
