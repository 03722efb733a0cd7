"""The office's reply as data: two sheets, what they hold, and what the file is called."""

from hublog.sheets.canonical import Kind
from hublog.sheets.layout import ROW_DIGEST, Column, Sheet

FORMAT_VERSION = 1
FRONT = "Reply"

_DIGEST = Column(ROW_DIGEST, Kind.ID, 13)
MONTHS = Sheet(
    "Months",
    (
        Column("month", Kind.CODE, 14),
        Column("version", Kind.INTEGER, 10),
        Column("decision", Kind.CODE, 14),
        Column("decided_on", Kind.DATE, 16),
        Column("note", Kind.TEXT, 70, wrap=True),
        _DIGEST,
    ),
)
QUERIES = Sheet(
    "Queries",
    (
        Column("query_id", Kind.ID, 20),
        Column("month", Kind.CODE, 11),
        Column("version", Kind.INTEGER, 9),
        Column("sheet", Kind.CODE, 15),
        Column("row_id", Kind.ID, 25),
        Column("code", Kind.CODE, 16),
        Column("message", Kind.TEXT, 66, wrap=True),
        Column("asked_on", Kind.DATE, 14),
        _DIGEST,
    ),
)
SHEETS = (MONTHS, QUERIES)
"""Every data sheet of a reply, in the order of the workbook; columns only grow."""
