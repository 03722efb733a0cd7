"""The recovery sheet: one page with the key that opens the register when the passphrase is lost."""

from datetime import date
from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSaveFile
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QWidget

from hublog.domain.words import Words
from hublog.qt.theme.theme import FAMILY

_PAGE = QPageLayout(
    QPageSize(QPageSize.PageSizeId.A4),
    QPageLayout.Orientation.Portrait,
    QMarginsF(20, 20, 20, 20),
    QPageLayout.Unit.Millimeter,
)
_RESOLUTION = 300
OF_A_HUB = "set_up.sheet"
"""Where the words of a hub's sheet lie in the catalogue."""


def sheet(words: Words, hub: str, key: str, labels: str = OF_A_HUB) -> QTextDocument:
    """The sheet as a document, black on white; its words lie below ``labels``."""
    groups = key.split("-")
    half = len(groups) // 2
    printed = "-<br>".join("-".join(part) for part in (groups[:half], groups[half:]))
    lines = "".join(f"<li>{escape(words(f'{labels}.step.{n}'))}</li>" for n in (1, 2, 3))
    document = QTextDocument()
    font = QFont(FAMILY)
    font.setPointSizeF(12)
    document.setDefaultFont(font)
    document.setHtml(
        f"<h1>{escape(words(f'{labels}.title', hub=hub))}</h1>"
        f"<p>{escape(words(f'{labels}.why'))}</p>"
        f"<p style='font-size:24pt; font-weight:700'>{printed}</p>"
        f"<h2>{escape(words(f'{labels}.how'))}</h2><ol>{lines}</ol>"
        f"<p>{escape(words(f'{labels}.keep'))}</p>"
        f"<p>{escape(words(f'{labels}.made', date=_today()))}</p>"
    )
    return document


def save_sheet(file: Path, words: Words, hub: str, key: str, labels: str = OF_A_HUB) -> bool:
    """Keep the sheet as a PDF, whole or not at all; whether that went well."""
    target = QSaveFile(str(file))
    if not target.open(QSaveFile.OpenModeFlag.WriteOnly):
        return False
    writer = QPdfWriter(target)
    writer.setPageLayout(_PAGE)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(words(f"{labels}.title", hub=hub))
    sheet(words, hub, key, labels).print_(writer)
    del writer
    return target.commit()


def print_sheet(parent: QWidget, words: Words, hub: str, key: str, labels: str = OF_A_HUB) -> None:
    """Ask for a printer and print the sheet."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_PAGE)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        sheet(words, hub, key, labels).print_(printer)


def _today() -> str:
    return f"{date.today():%d/%m/%Y}"  # noqa: DTZ011 - the day as the person at the desk knows it
