"""Pages for paper: kept as a PDF, whole or not at all, or printed."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QSaveFile
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from hublog.qt.theme.theme import FAMILY

# Qt leaves two centimetres around what it prints by itself.
_PAGE = QPageLayout(
    QPageSize(QPageSize.PageSizeId.A4),
    QPageLayout.Orientation.Portrait,
    QMarginsF(0, 0, 0, 0),
    QPageLayout.Unit.Millimeter,
)
_RESOLUTION = 300
_POINTS = 11


def document_of(html: str) -> QTextDocument:
    """The document, black on white."""
    document = QTextDocument()
    font = QFont(FAMILY)
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    document.setHtml(html)
    return document


def save_page(file: Path, title: str, document: QTextDocument) -> bool:
    """Keep it as a PDF, whole or not at all; whether that went well."""
    target = QSaveFile(str(file))
    if not target.open(QSaveFile.OpenModeFlag.WriteOnly):
        return False
    writer = QPdfWriter(target)
    writer.setPageLayout(_PAGE)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(title)
    document.print_(writer)
    del writer
    return target.commit()
