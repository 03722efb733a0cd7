"""Starts the reading child, hears its answer, and leaves no child behind whatever happens."""

import contextlib
import datetime as dt
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import orjson

from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Cell, Grid
from hublog.sheets.guard import SECONDS

LONGEST_ANSWER = 100_000_000
_POLL_SECONDS = 0.05
_NOT_FOR_IT = ("HUBLOG_PASSPHRASE", "HUBLOG_DATABASE")
"""What would open a register or an office's server, and helps nobody to read a foreign file."""
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


def child_environment() -> dict[str, str]:
    """What the child is told about the laptop; whatever takes it over learns no secret of ours."""
    return {name: told for name, told in os.environ.items() if name not in _NOT_FOR_IT}


def ask(
    command: Sequence[str],
    path: Path,
    seconds: float = SECONDS,
    *,
    told: str = "",
    poll: Callable[[], None] | None = None,
) -> tuple[Grid, ...] | Problem:
    """The sheets that the child of this command read from the file.

    ``told`` goes to its standard input. ``poll`` is called several times a second; when it raises,
    the child is stopped. Problems: those of the child, and FILE_TOO_DEMANDING where it gave no
    answer, said too much or took too long.
    """
    return understood(_answer([*command, str(path.resolve())], seconds, told, poll), path.name)


def understood(text: bytes, where: str) -> tuple[Grid, ...] | Problem:
    """The sheets in what a child said of the file ``where``; FILE_TOO_DEMANDING where it said nothing."""
    try:
        answer: dict[str, Any] = orjson.loads(text)
        if "problem" in answer:
            return Problem(**answer["problem"])
        return tuple(
            Grid(each["name"], tuple(map(_row, each["rows"]))) for each in answer["sheets"]
        )
    except (ValueError, KeyError, TypeError):
        return Problem("FILE_TOO_DEMANDING", where)


def _answer(
    command: Sequence[str], seconds: float, told: str, poll: Callable[[], None] | None
) -> bytes:
    """All that the child said; nothing where it failed or said too much."""
    with subprocess.Popen(  # noqa: S603 - our own program, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=child_environment(),
    ) as child:
        alarm = threading.Timer(seconds, child.kill)
        alarm.start()
        text = b""
        try:
            _tell(child, told)
            text = _all_it_says(child, poll)
            if len(text) <= LONGEST_ANSWER:
                child.wait()
        finally:
            alarm.cancel()
            child.kill()
    return b"" if child.returncode != 0 or len(text) > LONGEST_ANSWER else text


def _tell(child: subprocess.Popen[bytes], told: str) -> None:
    if child.stdin is not None:
        with contextlib.suppress(OSError):  # a child that is gone already needs to hear nothing
            child.stdin.write(told.encode(errors="replace"))
            child.stdin.close()


def _all_it_says(child: subprocess.Popen[bytes], poll: Callable[[], None] | None) -> bytes:
    """What the child writes, at most so much that it is known to be too much."""
    said: list[bytes] = []

    def listen() -> None:
        if child.stdout is not None:
            said.append(child.stdout.read(LONGEST_ANSWER + 1))

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


def _row(cells: list[Any]) -> tuple[Cell, ...]:
    if None in cells:  # infinity and what is no number have no place in JSON
        raise ValueError(cells)
    if dict in set(map(type, cells)):
        cells = [_untagged(cell) if isinstance(cell, dict) else cell for cell in cells]
    return tuple(cells)


def _untagged(found: dict[str, Any]) -> Cell:
    ((key, value),) = found.items()
    return _MAKE[key](value)
