"""The copy of everything about one person on paper."""

from datetime import datetime
from html import escape

from hublog.qt.document import Document, flowing
from hublog.services.subject_said import CopyDocument, CopyTable, SaidCell, shown_cell

_POINTS = 10
_MOST_COLUMNS = 5
"""A wider table is told line by line, each thing after its name."""


def copy_page(document: CopyDocument, language: str) -> Document:
    """The whole document; it is kept as a PDF by its own page alone, which says what that means."""
    title = f"<h1>{escape(document.title)}</h1>"
    intro = "".join(f"<p>{escape(line)}</p>" for line in document.intro)
    tables = "".join(map(_table, document.tables))
    return flowing(document.title, title + intro + tables, "", language=language, points=_POINTS)


def _table(table: CopyTable) -> str:
    title = f"<h2>{escape(table.title)}</h2>"
    if len(table.headings) > _MOST_COLUMNS:
        return title + "".join(_lines(table))
    heads = "".join(f"<th align='left'>{escape(each)}</th>" for each in table.headings)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(_cell(cell))}</td>" for cell in row) + "</tr>"
        for row in table.rows
    )
    head = f"<thead><tr>{heads}</tr></thead>"
    return f"{title}<table width='100%' cellpadding='3' border='0'>{head}{rows}</table>"


def _cell(cell: SaidCell) -> str:
    """As it is said; a day stays beside its time."""
    said = shown_cell(cell)
    return said.replace(" ", "\N{NO-BREAK SPACE}") if isinstance(cell, datetime) else said


def _lines(table: CopyTable) -> list[str]:
    lines = []
    for row in table.rows:
        told = zip(table.headings, map(shown_cell, row), strict=True)
        parts = [f"<b>{escape(name)}:</b> {escape(text)}" for name, text in told if text]
        lines.append(f"<p>{'<br>'.join(parts)}</p>")
    return lines
