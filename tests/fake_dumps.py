"""Emergency dumps in memory."""

from pathlib import Path

from hublog.domain.problems import Problem
from hublog.services.salvage import DumpBook


class FakeDumps:
    """Keeps what it was asked to write; set ``problem`` to refuse."""

    def __init__(self) -> None:
        self.books: dict[Path, DumpBook] = {}
        self.problem: Problem | None = None

    def write(self, book: DumpBook, path: Path, password: str = "") -> Problem | None:
        if self.problem is None:
            self.books[path] = book
        return self.problem
