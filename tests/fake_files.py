"""Files in memory: a writer that keeps what it was asked to write, and a reader of made-up replies."""

from collections.abc import Callable
from pathlib import Path

from hublog.domain.problems import Problem
from hublog.domain.queries import Reply
from hublog.domain.returns import ReturnContent
from hublog.services.ports import Seal


class FakeWriter:
    """Keeps what it was asked to write; set ``problem`` to refuse."""

    def __init__(self) -> None:
        self.contents: dict[bytes, ReturnContent] = {}
        self.files: dict[Path, bytes] = {}
        self.passwords: dict[Path, str] = {}
        self.problem: Problem | None = None

    def workbook(
        self, content: ReturnContent, seal: Callable[[bytes], Seal] | None = None
    ) -> bytes:
        told = repr(content).encode()
        file = told + (b"" if seal is None else seal(told).signature.encode())
        self.contents[file] = content
        return file

    def write(
        self,
        workbook: bytes,
        path: Path,
        password: str = "",
        keep: Callable[[], object] | None = None,
    ) -> Problem | None:
        if self.problem is None:
            if keep is not None:
                keep()
            self.files[path], self.passwords[path] = workbook, password
        return self.problem


class FakeReplies:
    """Reads the reply it was given, whatever the file is called."""

    def __init__(self) -> None:
        self.answer: Reply | Problem = Problem("NOT_A_REPLY")

    def read(self, path: Path) -> Reply | Problem:
        return self.answer
