"""Has one guarded child read file after file: it reads the next one while the last is worked on."""

import json
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Self

from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Grid
from hublog.sheets.guard import MANY_MODE, SECONDS
from hublog.sheets.guarded_child import (
    LONGEST_ANSWER,
    child_command,
    child_environment,
    understood,
)

_POLL_SECONDS = 0.05
_FILES_A_CHILD = 50
"""After so many a new child begins, so that whatever a file left behind is gone."""

Sheets = tuple[Grid, ...]


def read_many(
    paths: Sequence[Path],
    passwords: Sequence[str] = (),
    poll: Callable[[], None] | None = None,
    *,
    command: Sequence[str] | None = None,
    seconds: float = SECONDS,
) -> Iterator[tuple[Path, Sheets | Problem]]:
    """Every sheet of each workbook, or its Problem, as ``guarded_child.ask`` gives them.

    ``poll`` is called several times a second; when it raises, or the caller stops asking, the child
    is stopped. ``command`` and ``seconds`` are for tests.
    """
    words = list(command or [*child_command(), MANY_MODE])
    for start in range(0, len(paths), _FILES_A_CHILD):
        left = list(paths[start : start + _FILES_A_CHILD])
        while left:
            # A file that its child does not survive ends that child's turn, and no other file's.
            with _Child(words, seconds) as child:
                for done in child.read(tuple(left), passwords, poll):
                    left.pop(0)
                    yield done


class _Child:
    """One child and its answers; it is gone when the block ends."""

    def __init__(self, command: Sequence[str], seconds: float) -> None:
        self._seconds = seconds
        self._lines: queue.Queue[bytes] = queue.Queue()
        self._child = subprocess.Popen(  # noqa: S603 - our own program, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.kill()
        self._child.communicate()
        self._listener.join()

    def read(
        self, paths: Sequence[Path], passwords: Sequence[str], poll: Callable[[], None] | None
    ) -> Iterator[tuple[Path, Sheets | Problem]]:
        """Each file and what it holds, until one of them is more than the child can bear."""
        asked = self._ask(paths[0], passwords)
        for at, path in enumerate(paths):
            line = self._heard(asked + self._seconds, poll)
            found = understood(line, path.name)
            failed = line == b""
            if not failed and at + 1 < len(paths):
                asked = self._ask(paths[at + 1], passwords)
            yield path, found
            if failed:
                return

    def _ask(self, path: Path, passwords: Sequence[str]) -> float:
        asked = json.dumps({"path": str(path.resolve()), "passwords": list(passwords)})
        if self._child.stdin is not None:
            try:
                self._child.stdin.write(asked.encode(errors="replace") + b"\n")
                self._child.stdin.flush()
            except OSError:  # it is gone, which its silence tells
                pass
        return time.monotonic()

    def _heard(self, until: float, poll: Callable[[], None] | None) -> bytes:
        """The next answer; nothing where the child ended, said too much or took too long."""
        while True:
            try:
                line = self._lines.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                if time.monotonic() > until:
                    return b""
            else:
                return line if line.endswith(b"\n") else b""
            if poll is not None:
                poll()

    def _listen(self) -> None:
        if self._child.stdout is None:
            return
        while True:
            line = self._child.stdout.readline(LONGEST_ANSWER + 1)
            self._lines.put(line)
            if not line.endswith(b"\n"):
                return
