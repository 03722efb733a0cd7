"""What is printed for people at a session as files: drawn by the window's library, written whole."""

from datetime import date
from pathlib import Path

from hublog.domain.printed_sheets import OnPaper
from hublog.domain.problems import Problem
from hublog.qt import on_paper
from hublog.sheets.files import write_whole


class PaperFiles:
    """The port ``PaperWriter``."""

    def pdf(self, what: OnPaper, made_on: date) -> bytes:
        """It as a PDF of that day."""
        return on_paper.pdf(what, made_on)

    def write(self, content: bytes, path: Path) -> Problem | None:
        """Write a file whole or not at all."""
        return write_whole(path, content)
