"""Writes the return workbook: openpyxl makes the sheets, one last pass pours in the rows."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from textwrap import wrap

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import hublog
from hublog import resources
from hublog.domain.problems import Problem
from hublog.domain.returns import Cover, ReturnContent
from hublog.domain.words import Words
from hublog.services.ports import Seal
from hublog.sheets import charts, cover, layout, look, manifest, table_page
from hublog.sheets.canonical import Kind, canonical
from hublog.sheets.encryption import encrypted
from hublog.sheets.files import write_whole
from hublog.sheets.package import Poured, escaped, finish
from hublog.sheets.tables import Table, tables
from hublog.sheets.wording import Labels, month_name

_SMALL_LETTERS = 1.1
"""Letters of a remark to one unit of a column's width."""


class WorkbookWriter:
    """The port ``ReturnWriter``: a return as an Excel workbook (return-format.md)."""

    def workbook(
        self, content: ReturnContent, seal: Callable[[bytes], Seal] | None = None
    ) -> bytes:
        """The workbook; the same content and seal give the same bytes. A draft has no seal."""
        return workbook(content, resources.words(content.cover.hub.language), seal)

    def write(
        self,
        workbook: bytes,
        path: Path,
        password: str = "",
        keep: Callable[[], object] | None = None,
    ) -> Problem | None:
        """Write it whole or not at all, encrypted where a password is given.

        Problems and ``keep`` as in ``write_whole``.
        """
        return write_whole(path, encrypted(workbook, password) if password else workbook, keep)


def workbook(
    content: ReturnContent, words: Words, seal: Callable[[bytes], Seal] | None = None
) -> bytes:
    """The finished workbook in these words; labels are in English too."""
    every = tables(content, words, resources.code_lists())
    labels = Labels(resources.words(), words)
    book = Workbook()
    page = book.active
    page.title = layout.COVER
    _describe(book, content.cover, words)
    footer = (_name(content.cover, words), words("returns.cover.page"))
    look.print_set_up(page, footer, portrait=True)
    styles = look.Styles(book)
    poured = {}
    for number, table in enumerate(every, 2):
        sheet = book.create_sheet(table.sheet.name)
        if table.sheet is layout.SUMMARY:
            below = table_page.FIRST_ROW + len(table.rows)
            charts.draw(sheet, below, content, labels)
            picture = charts.footfall(sheet, below, content, labels) if content.weeks else None
            cover.draw(page, content.cover, words, labels, picture)
        named = [labels(f"returns.column.{column.name}") for column in table.sheet.columns]
        table_page.head(sheet, table, named, _remarks(table, content.cover, labels))
        look.print_set_up(sheet, footer, pages=table.sheet.pages)
        poured[f"xl/worksheets/sheet{number}.xml"] = _poured(styles, table)
    for front in book.worksheets[:2]:
        front.sheet_properties.tabColor = look.PRIMARY
    lines = _manifest(content.cover, book, every)
    whole = manifest.sealed(lines, None if content.cover.draft else seal)
    table_page.write_manifest(book.create_sheet(manifest.SHEET), whole)
    skeleton = BytesIO()
    book.save(skeleton)
    return finish(skeleton.getvalue(), poured, content.cover.drawn_on)


def _poured(styles: look.Styles, table: Table) -> Poured:
    columns = table.sheet.columns
    if table.sheet is layout.SUMMARY:
        each = [styles.of(columns, look.figure_format(str(row[0]))) for row in table.rows]
    else:
        each = [styles.of(columns)] * len(table.rows)
    return table_page.poured(table, each)


def _describe(book: Workbook, about: Cover, words: Words) -> None:
    drawn = datetime.combine(about.drawn_on, time())
    book.properties.title = escaped(_name(about, words))
    book.properties.creator = "hublog"
    book.properties.created = drawn


def _name(about: Cover, words: Words) -> str:
    month = month_name(about.month, words)
    return words("returns.title.document", hub=about.hub.code, month=month, version=about.version)


def _remarks(table: Table, about: Cover, labels: Labels) -> Sequence[str]:
    name = table.sheet.name
    if table.sheet is layout.CHANGES and about.supersedes is None:
        name = "first_version"
    key = f"returns.remark.{name}"
    if key not in labels.english:
        return ()
    # Whole lines in one cell each: merged cells would stand in the way of whoever sorts.
    wide = sum(column.width for column in table.sheet.columns[1:]) * _SMALL_LETTERS
    return [
        line for said in labels.each(lambda words: words(key)) for line in wrap(said, int(wide))
    ]


def _manifest(about: Cover, book: Workbook, every: Sequence[Table]) -> list[tuple[str, str]]:
    """The lines of the manifest; ``book`` holds everything but the rows of its tables."""
    lines = [
        ("kind", manifest.RETURN),
        ("status", manifest.DRAFT if about.draft else manifest.SIGNED),
        ("format_version", str(layout.FORMAT_VERSION)),
        ("app_version", hublog.__version__),
        ("code_lists", resources.code_list_version()),
        ("hub_code", about.hub.code),
        ("hub_name", about.hub.name),
        ("month", str(about.month)),
        ("version", str(about.version)),
        ("supersedes", str(about.supersedes or "")),
        ("drawn_on", about.drawn_on.isoformat()),
        ("complete", canonical(Kind.YESNO, about.complete)),
        ("rows_shared", canonical(Kind.YESNO, about.rows_shared)),
        ("device_id", about.device),
        manifest.page_digest(layout.COVER, book[layout.COVER].values),
    ]
    for table in every:
        name = table.sheet.name
        lines += manifest.digests_of(name, table.digest, table.row_digests)
        lines.append(manifest.beside_digest(name, _beside(book[name], table)))
    return lines


def _beside(sheet: Worksheet, table: Table) -> Iterator[tuple[object, ...]]:
    """The labels, and what stands below the table; its rows are poured in later.

    openpyxl makes every cell that is asked for, so nothing is asked for where they will stand. The
    machine names in the first row are known by the catalogue.
    """
    yield from sheet.iter_rows(2, 2, values_only=True)
    below = table_page.FIRST_ROW + len(table.rows)
    if below <= sheet.max_row:
        yield from sheet.iter_rows(below, values_only=True)
