"""Emergency dumps, and copies for whoever asks for theirs, in memory."""

from pathlib import Path

from hublog.domain.problems import Problem
from hublog.services.salvage import DumpBook
from hublog.services.subject_said import CopyDocument


class FakeDumps:
    """Keeps what it was asked to write; set ``problem`` to refuse."""

    def __init__(self) -> None:
        self.books: dict[Path, DumpBook] = {}
        self.problem: Problem | None = None

    def write(self, book: DumpBook, path: Path, password: str = "") -> Problem | None:
        if self.problem is None:
            self.books[path] = book
        return self.problem


class FakeCopies:
    """The same for the copies that people ask for."""

    def __init__(self) -> None:
        self.documents: dict[Path, CopyDocument] = {}
        self.problem: Problem | None = None

    def write(self, document: CopyDocument, path: Path, password: str = "") -> Problem | None:
        if self.problem is None:
            self.documents[path] = document
        return self.problem
