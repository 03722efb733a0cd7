"""Reads a foreign spreadsheet through a child process that may fail, hang or grow harmlessly."""

import datetime as dt
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Cell, Grid
from hublog.sheets.guard import SECONDS

_LONGEST_ANSWER = 100_000_000
_POLL_SECONDS = 0.05
_MAKE: dict[str, Callable[[Any], Cell]] = {
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
    "timedelta": lambda seconds: dt.timedelta(seconds=seconds),
}


def child_command() -> list[str]:
    """How to start the reading child: this program again, frozen or not."""
    program = (
        [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "hublog"]
    )
    return [*program, "--read-guarded"]


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
        answer = self._ask(path, poll)
        if answer is None:
            return Problem("FILE_TOO_DEMANDING", path.name)
        if "problem" in answer:
            return Problem(**answer["problem"])
        grids = tuple(
            Grid(each["name"], tuple(map(tuple, each["rows"]))) for each in answer["sheets"]
        )
        if sheet is not None:
            grids = tuple(each for each in grids if each.sheet == sheet)
            if not grids:
                return Problem("SHEET_NOT_FOUND", path.name, {"sheet": sheet})
        return grids or Problem("SHEETS_EMPTY", path.name)

    def _ask(self, path: Path, poll: Callable[[], None] | None) -> dict[str, Any] | None:
        """The child's answer; ``None`` where it gave none, said too much or took too long."""
        with subprocess.Popen(  # noqa: S603 - our own program, no shell
            [*self._command, str(path.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as child:
            alarm = threading.Timer(self._seconds, child.kill)
            alarm.start()
            text = b""
            try:
                text = _all_it_says(child, poll)
                if len(text) <= _LONGEST_ANSWER:
                    child.wait()
            finally:
                alarm.cancel()
                child.kill()
        if child.returncode != 0 or len(text) > _LONGEST_ANSWER:
            return None
        try:
            answer: dict[str, Any] = json.loads(text, object_hook=_untagged)
        except ValueError:
            return None
        return answer


def _all_it_says(child: subprocess.Popen[bytes], poll: Callable[[], None] | None) -> bytes:
    """What the child writes, at most so much that it is known to be too much."""
    said: list[bytes] = []

    def listen() -> None:
        if child.stdout is not None:
            said.append(child.stdout.read(_LONGEST_ANSWER + 1))

    if poll is None:
        listen()
        return b"".join(said)
    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    try:
        while listener.is_alive():
            poll()
            listener.join(_POLL_SECONDS)
    except BaseException:
        child.kill()
        listener.join()
        raise
    return b"".join(said)


def _untagged(found: dict[str, Any]) -> dict[str, Any] | Cell:
    if len(found) == 1:
        ((key, value),) = found.items()
        if key in _MAKE:
            return _MAKE[key](value)
    return found
