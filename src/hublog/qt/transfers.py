"""Transfer files between two laptops of one hub: which file is one, and how it is asked for."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from hublog.domain.words import Words

ENDING = ".hublog-transfer"


def is_transfer(file: Path) -> bool:
    """Whether a file is to be looked at as what came from another laptop."""
    return file.suffix.lower() == ENDING


def choose_transfer(parent: QWidget, words: Words, folder: Path | None = None) -> Path | None:
    """The transfer file that somebody chooses, if they do."""
    kinds = words("laptops_page.files", kinds=f"*{ENDING}")
    every = words("laptops_page.every_file")
    title, start = words("laptops_page.title"), str(folder or Path.home())
    file, _ = QFileDialog.getOpenFileName(parent, title, start, f"{kinds};;{every}")
    return Path(file) if file else None
