"""What is printed for people at a session as documents: looked at, printed, or made a PDF."""

from datetime import date

from hublog import resources
from hublog.domain.printed_sheets import NoticeCard, OnPaper, SignInSheet
from hublog.qt import day_on_paper, notice_on_paper, sheet_on_paper
from hublog.qt.document import Document
from hublog.qt.document_file import pdf as pdf_of
from hublog.qt.document_file import with_fonts


def document(what: OnPaper) -> Document:
    """It as a document, in the hub's language."""
    words = resources.words(what.hub.language)
    if isinstance(what, SignInSheet):
        return sheet_on_paper.document(what, words, resources.code_lists())
    if isinstance(what, NoticeCard):
        return notice_on_paper.document(what, words)
    return day_on_paper.document(what, words, resources.code_lists())


def pdf(what: OnPaper, made_on: date) -> bytes:
    """It as a PDF of that day, with a window or without one."""
    with with_fonts():
        return pdf_of(document(what), made_on)
