"""Files and folders in the laptop's other programs."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_folder(file: Path) -> None:
    """Show the folder of a file in the laptop's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))


def open_file(file: Path) -> None:
    """Open a file in the program that the laptop uses for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
