"""What every workbook of the programme office is: a page for people, data sheets, and the seal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO

from openpyxl.workbook import Workbook

import hublog
from hublog.domain.words import Words
from hublog.services.ports import Seal
from hublog.sheets import front_page, look, manifest, table_page
from hublog.sheets.layout import Sheet
from hublog.sheets.package import escaped, finish
from hublog.sheets.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """What the page for people says; as ``front_page.draw``."""

    name: str
    head: tuple[str, str, str]
    tiles: Mapping[str, int]
    parts: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeBook:
    """A workbook before it is drawn.

    ``title`` stands in its properties and on printed pages; ``about`` are lines of the manifest;
    ``labels`` names the table of the catalogue that says what each column is called.
    """

    kind: str
    format_version: int
    title: str
    made_on: date
    front: FrontPage
    about: Sequence[tuple[str, str]]
    tables: Sequence[Table]
    labels: str


def drawn(book: OfficeBook, words: Words, seal: Callable[[bytes], Seal]) -> bytes:
    """The finished workbook; the same content and seal give the same bytes."""
    made = Workbook()
    front = made.active
    front.title = book.front.name
    made.properties.title = escaped(book.title)
    made.properties.creator = "hublog"
    made.properties.created = datetime.combine(book.made_on, time())
    footer = (book.title, words("returns.cover.page"))
    front_page.draw(front, book.front.head, book.front.tiles, book.front.parts)
    look.print_set_up(front, footer, portrait=True)
    front.sheet_properties.tabColor = look.PRIMARY
    styles = look.Styles(made)
    poured = {}
    for number, table in enumerate(book.tables, 2):
        sheet = made.create_sheet(table.sheet.name)
        table_page.head(sheet, table, _labels(table.sheet, book.labels, words), ())
        look.print_set_up(sheet, footer)
        each = [styles.of(table.sheet.columns)] * len(table.rows)
        poured[f"xl/worksheets/sheet{number}.xml"] = table_page.poured(table, each)
    page = manifest.page_digest(book.front.name, front.values)
    lines = manifest.sealed([*_lines(book), page], seal)
    table_page.write_manifest(made.create_sheet(manifest.SHEET), lines)
    skeleton = BytesIO()
    made.save(skeleton)
    return finish(skeleton.getvalue(), poured, book.made_on)


def _labels(sheet: Sheet, table: str, words: Words) -> list[str]:
    return [words(f"{table}.column.{column.name}") for column in sheet.columns]


def _lines(book: OfficeBook) -> list[tuple[str, str]]:
    lines = [
        ("kind", book.kind),
        ("format_version", str(book.format_version)),
        ("app_version", hublog.__version__),
        *book.about,
        ("made_on", book.made_on.isoformat()),
    ]
    for table in book.tables:
        lines += manifest.digests_of(table.sheet.name, table.digest, table.row_digests)
    return lines
