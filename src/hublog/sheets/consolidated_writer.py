"""Writes the consolidated workbook row by row, or its sheets as files, whatever is held."""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import IO

from openpyxl.workbook import Workbook

from hublog import resources
from hublog.domain.codes import CodeLists
from hublog.domain.office.consolidated import Consolidated
from hublog.domain.problems import Problem
from hublog.domain.words import Words
from hublog.sheets import consolidated_front, look, table_files, table_page
from hublog.sheets.consolidated_charts import Charts, charts
from hublog.sheets.consolidated_layout import Flow, exported, flows
from hublog.sheets.files import pour_whole
from hublog.sheets.layout import Column, Row
from hublog.sheets.package import Flowing, escaped, finish_into

MOST_LINES = 1_048_500
"""Excel's 1,048,576 rows without the two above a table and what stands below it."""
_HUBS_A_PAGE = 9
_SMALL_LETTERS = 1.1
"""Letters of a remark to one unit of a column's width."""


class ConsolidatedFiles:
    """The port ``ConsolidatedWriter``."""

    most_lines = MOST_LINES

    def workbook(self, content: Consolidated, path: Path) -> Problem | None:
        """Write the workbook whole or not at all; Problems: those of ``write_whole``."""
        words, lists = resources.words(), resources.code_lists()
        return pour_whole(path, lambda file: write(file, content, words, lists))

    def tables(
        self, content: Consolidated, folder: Path, form: str, only: Collection[str] = ()
    ) -> tuple[Path, ...] | Problem:
        """Write every sheet, or only those named, as ``csv`` or ``parquet``.

        Problems: OFFICE_NO_PARQUET, and those of ``write_whole``; what was written before stays.
        """
        writer = table_files.writer_of(form)
        if isinstance(writer, Problem):
            return writer
        paths = []
        for flow in exported(content, resources.words(), resources.code_lists()):
            name = flow.sheet.name.lower()
            if only and name not in only:
                continue
            path = folder / f"{Path(content.overview.file_name).stem}_{name}.{form}"
            problem = pour_whole(path, _pouring(writer, flow))
            if problem is not None:
                return problem
            paths.append(path)
        return tuple(paths)


def _pouring(writer: table_files.Writer, flow: Flow) -> Callable[[IO[bytes]], None]:
    return lambda file: writer(file, flow.sheet.columns, flow.each())


def write(file: IO[bytes], content: Consolidated, words: Words, lists: CodeLists) -> None:
    """The finished workbook; the same content gives the same bytes on the same day."""
    overview = content.overview
    book = Workbook()
    front = book.active
    front.title = words("office_workbook.sheet.Front")
    title = words(
        "office_workbook.title",
        office=overview.office or words("office_workbook.front.office"),
        span=consolidated_front.span_in_words(overview.span, words),
    )
    book.properties.title = escaped(title)
    book.properties.creator = "hublog"
    book.properties.created = datetime.combine(overview.made_on, time())
    footer = (title, words("returns.cover.page"))
    look.print_set_up(front, footer, portrait=True)
    front.page_setup.fitToHeight = 1
    front.sheet_properties.tabColor = look.PRIMARY
    styles = look.Styles(book)
    flowing = {}
    drawn = Charts()
    for number, flow in enumerate(flows(content, words, lists), 2):
        sheet = book.create_sheet(flow.sheet.name)
        columns = flow.sheet.columns
        labels = [_label(column, words) for column in columns]
        table_page.head(sheet, flow, labels, _remarks(flow, words))
        pages = flow.sheet.pages
        if flow.figure:
            sheet.sheet_properties.tabColor = look.PRIMARY
            pages += len(overview.hubs) // _HUBS_A_PAGE
            drawn = charts(sheet, sheet.max_row, overview, words, lists)
        look.print_set_up(sheet, footer, pages=pages)
        rows = _styled(flow, styles)
        kinds = [column.kind for column in columns]
        flowing[f"xl/worksheets/sheet{number}.xml"] = Flowing(kinds, flow.number, rows)
    consolidated_front.draw(front, overview, words, drawn)
    skeleton = BytesIO()
    book.save(skeleton)
    finish_into(file, skeleton.getvalue(), flowing, overview.made_on)


def _label(column: Column, words: Words) -> str:
    """What the column is called here, else as in the return; a hub's column bears its code."""
    for key in (f"office_workbook.column.{column.name}", f"returns.column.{column.name}"):
        if key in words:
            return words(key)
    return column.name


def _remarks(flow: Flow, words: Words) -> list[str]:
    key = f"office_workbook.remark.{flow.sheet.name}"
    if key not in words:
        return []
    # Whole lines in one cell each: merged cells would stand in the way of whoever sorts.
    wide = min(sum(column.width for column in flow.sheet.columns[1:]), 160) * _SMALL_LETTERS
    return wrap(words(key), int(wide))


def _styled(flow: Flow, styles: look.Styles) -> Iterator[tuple[Row, tuple[int, ...], float | None]]:
    """The rows as they are poured; every style has its number before the book is saved."""
    columns = flow.sheet.columns
    known = {shown: styles.of(columns, shown) for shown in sorted(flow.formats, key=str)}
    wraps = any(column.wrap for column in columns)
    return (
        (row, known[flow.format_of(row)], look.row_height(columns, row) if wraps else None)
        for row in flow.each()
    )
