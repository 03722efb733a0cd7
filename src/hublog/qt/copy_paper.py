"""The copy of everything about one person on paper."""

from html import escape

from PySide6.QtGui import QTextDocument

from hublog.qt.paper import document_of
from hublog.services.subject_said import CopyDocument, CopyTable, shown_cell

_MOST_COLUMNS = 5
"""A wider table is told line by line, each thing after its name."""


def copy_page(document: CopyDocument) -> QTextDocument:
    """The whole document."""
    return document_of(
        "".join(
            (
                f"<h1>{escape(document.title)}</h1>",
                *(f"<p>{escape(line)}</p>" for line in document.intro),
                *map(_table, document.tables),
            )
        )
    )


def _table(table: CopyTable) -> str:
    title = f"<h2>{escape(table.title)}</h2>"
    if len(table.headings) > _MOST_COLUMNS:
        return title + "".join(_lines(table))
    heads = "".join(f"<th align='left'>{escape(each)}</th>" for each in table.headings)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(shown_cell(cell))}</td>" for cell in row) + "</tr>"
        for row in table.rows
    )
    return f"{title}<table width='100%' cellpadding='3' border='0'><tr>{heads}</tr>{rows}</table>"


def _lines(table: CopyTable) -> list[str]:
    lines = []
    for row in table.rows:
        told = zip(table.headings, map(shown_cell, row), strict=True)
        parts = [f"<b>{escape(name)}:</b> {escape(text)}" for name, text in told if text]
        lines.append(f"<p>{'<br>'.join(parts)}</p>")
    return lines
