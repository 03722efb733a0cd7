"""A workbook as a text that people can read and compare: all that it says, cell by cell."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from openpyxl import load_workbook


def text_of(workbook: bytes) -> str:
    """Sheet by sheet: how it is set up, then each cell by its address, value and look."""
    book = load_workbook(BytesIO(workbook))
    lines = [f"title: {book.properties.title}", f"created: {book.properties.created:%Y-%m-%d}"]
    for sheet in book.worksheets:
        lines += ["", f"== {sheet.title}", *_set_up(sheet), *_cells(sheet)]
    return "\n".join(lines) + "\n"


def _set_up(sheet: Any) -> Iterator[str]:  # noqa: ANN401 - openpyxl ships no types
    yield f"sheet: {sheet.sheet_state}, {sheet.page_setup.orientation or 'no orientation'}"
    yield f"prints: {sheet.print_area or 'all'}, repeats {sheet.print_title_rows or 'nothing'}"
    for table in sheet.tables.values():
        yield f"table: {table.displayName} {table.ref}, filter {table.autoFilter.ref}"
    if sheet.freeze_panes:
        yield f"frozen: {sheet.freeze_panes}"
    widths = (f"{name} {each.width:g}" for name, each in sheet.column_dimensions.items())
    yield f"widths: {', '.join(widths) or 'none'}"
    for cells in sorted(str(each) for each in sheet.merged_cells.ranges):
        yield f"merged: {cells}"
    for chart in sheet._charts:
        numbers = ", ".join(each.val.numRef.f for each in chart.series)
        yield f"chart: {_title(chart)} from {numbers}"


def _title(chart: Any) -> str:  # noqa: ANN401 - openpyxl ships no types
    runs = (run for each in chart.title.tx.rich.p for run in each.r or ())
    return "".join(run.t for run in runs)


def _cells(sheet: Any) -> Iterator[str]:  # noqa: ANN401 - openpyxl ships no types
    for row in sheet.iter_rows():
        height = sheet.row_dimensions[row[0].row].height
        if height:
            yield f"row {row[0].row}: {height:g} high"
        for cell in row:
            if cell.value is not None:
                yield f"{cell.coordinate}: {cell.value!r} ({_look(cell)})"


def _look(cell: Any) -> str:  # noqa: ANN401 - openpyxl ships no types
    said = [cell.data_type, f"{cell.font.sz:g}", cell.font.color.rgb[2:]]
    if cell.font.b:
        said.append("bold")
    if cell.number_format != "General":
        said.append(cell.number_format)
    if cell.fill.fill_type:
        said.append(f"on {cell.fill.start_color.rgb[2:]}")
    return " ".join(said)
