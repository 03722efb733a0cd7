"""Documents as files and on printers: a PDF of real text, the same bytes for the same document and day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QHashSeed, QIODevice, QSaveFile, QUuid
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from hublog import resources
from hublog.qt.binding import keep_constants
from hublog.qt.document import Document, draw
from hublog.qt.pdf_file import described, finished
from hublog.qt.theme.theme import FAMILY

_DOTS_PER_INCH = 254
"""A dot is a tenth of a millimetre, which is what pages are drawn in."""
_NAMESPACE = QUuid("{5e0d8a4c-6f0b-4c5e-9a53-1d5c6a9f3b10}")


def pdf(document: Document, made_on: date) -> bytes:
    """The document as a PDF made on that day; it needs a window only where the document did."""
    with with_fonts(), _same_order():
        made = _written(document, made_on)
    return finished(made, made_on, _tag(document))


def save_document(file: Path, document: Document, made_on: date) -> bool:
    """Keep it as a PDF, whole or not at all; whether that went well."""
    target = QSaveFile(str(file))
    if not target.open(QSaveFile.OpenModeFlag.WriteOnly):
        return False
    target.write(pdf(document, made_on))
    return target.commit()


def print_document(parent: QWidget, document: Document) -> bool:
    """Ask for a printer and print it; whether somebody chose one."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(document.size.layout)
    printer.setFullPage(True)
    printer.setDocName(document.file_name or document.title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    painter = QPainter(printer)
    for number, leaf in enumerate(document.leaves):
        if number:
            printer.newPage()
        draw(painter, leaf, document.size)
    painter.end()
    return True


@contextmanager
def with_fonts() -> Iterator[None]:
    """Have an application and the fonts; one without a screen where there is no window.

    That one is gone afterwards: a process can have one application, and may want a window yet.
    """
    ours = None
    if QGuiApplication.instance() is None:
        keep_constants()
        ours = QGuiApplication(["hublog", "-platform", "offscreen"])
    if not QFontDatabase.hasFamily(FAMILY):
        for file in sorted(resources.path("fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
    try:
        yield
    finally:
        if ours is not None:
            ours.shutdown()


def _written(document: Document, made_on: date) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(document.size.layout)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(document.title)
    writer.setCreator("hublog")
    identity = f"{document.title} {made_on}".encode()
    writer.setDocumentId(QUuid.createUuidV5(_NAMESPACE, identity))
    writer.setDocumentXmpMetadata(described(document.title, _tag(document)))
    painter = QPainter(writer)
    for number, leaf in enumerate(document.leaves):
        if number:
            writer.newPage()
        draw(painter, leaf, document.size)
    painter.end()
    del writer
    return bytes(buffer.data().data())


def _tag(document: Document) -> str:
    return f"{document.language}-GB"


@contextmanager
def _same_order() -> Iterator[None]:
    """Have Qt put the fonts into the file in the same order every time the program starts."""
    QHashSeed.setDeterministicGlobalSeed()
    try:
        yield
    finally:
        QHashSeed.resetRandomGlobalSeed()
