"""Reads a foreign spreadsheet through a child process that may fail, hang or grow harmlessly."""

from collections.abc import Callable, Sequence
from pathlib import Path

from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Grid
from hublog.sheets.guard import SECONDS
from hublog.sheets.guarded_child import ask, child_command


class GuardedReader:
    """The ``RegisterReader`` of the product; ``command`` and ``seconds`` are for tests."""

    def __init__(self, command: Sequence[str] | None = None, seconds: float = SECONDS) -> None:
        self._command = list(command or child_command())
        self._seconds = seconds

    def read(
        self, path: Path, sheet: str | None = None, poll: Callable[[], None] | None = None
    ) -> tuple[Grid, ...] | Problem:
        """Every visible sheet that holds anything, or only the one of that name.

        ``poll`` is called several times a second; when it raises, the child is stopped.
        Problems: those of the guard, FILE_TOO_DEMANDING where the child had to be stopped,
        FILE_TOO_MANY_CELLS, FILE_TEXT_TOO_LONG, SHEET_NOT_FOUND, SHEETS_EMPTY.
        """
        grids = ask(self._command, path, self._seconds, poll=poll)
        if isinstance(grids, Problem):
            return grids
        if sheet is not None:
            grids = tuple(each for each in grids if each.sheet == sheet)
            if not grids:
                return Problem("SHEET_NOT_FOUND", path.name, {"sheet": sheet})
        return grids or Problem("SHEETS_EMPTY", path.name)
