"""Draws what every workbook that travels is made of: data sheets as tables, and the hidden manifest."""

from collections.abc import Sequence, Sized
from typing import Protocol

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from hublog.sheets import look
from hublog.sheets.layout import Sheet
from hublog.sheets.package import Poured
from hublog.sheets.tables import Table

FIRST_ROW = 3


class Headed(Protocol):
    """What is asked of a table before its rows are there: its sheet, and how many they are."""

    @property
    def sheet(self) -> Sheet:
        """Its columns."""

    @property
    def rows(self) -> Sized:
        """As many as there will be."""


def head(sheet: Worksheet, table: Headed, labels: Sequence[str], remarks: Sequence[str]) -> None:
    """Everything of a data sheet but its rows: machine names, labels, the table, remarks below."""
    columns = table.sheet.columns
    for number, (column, label) in enumerate(zip(columns, labels, strict=True), 1):
        sheet.column_dimensions[get_column_letter(number)].width = look.width(column, label)
        machine = look.font(7, colour=look.FAINT)
        look.put(sheet.cell(1, number), column.name, machine, Alignment(shrink_to_fit=True))
        header = sheet.cell(2, number)
        look.put(header, label, look.font(10, bold=True, colour="FFFFFF"))
        header.fill = look.fill(look.PRIMARY)
        header.alignment = look.aligned(column, header=True)
    sheet.row_dimensions[2].height = look.header_height(columns, labels)
    sheet.freeze_panes = f"{get_column_letter(table.sheet.frozen + 1)}{FIRST_ROW}"
    sheet.print_title_rows = "2:2"
    _make_table(sheet, table, labels, remarks)


def _make_table(
    sheet: Worksheet, table: Headed, labels: Sequence[str], remarks: Sequence[str]
) -> None:
    # A table has at least one row below its header, or Excel mends the file.
    last = FIRST_ROW + max(len(table.rows), 1) - 1
    letter = get_column_letter(len(labels))
    place = f"A2:{letter}{last}"
    made = ExcelTable(displayName=table.sheet.name, ref=place)
    made.tableColumns = [TableColumn(id=n, name=label) for n, label in enumerate(labels, 1)]
    made.autoFilter = AutoFilter(ref=place)
    made.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(made)
    for number, remark in enumerate(remarks, last + 2):
        # Rows of the table end in a digest; nothing below it does.
        look.put(sheet.cell(number, 2), remark, look.font(9, colour=look.MUTED))
    sheet.print_area = f"A2:{letter}{max(last, sheet.max_row)}"


def poured(table: Table, styles: Sequence[Sequence[int]]) -> Poured:
    """The rows of a data sheet, as high as their wrapped texts need; one style for each cell."""
    columns = table.sheet.columns
    wraps = any(column.wrap for column in columns)
    heights = [look.row_height(columns, row) if wraps else None for row in table.rows]
    return Poured([column.kind for column in columns], table.rows, styles, heights)


def write_manifest(sheet: Worksheet, lines: Sequence[tuple[str, str]]) -> None:
    """The hidden sheet that says what the workbook is."""
    sheet.sheet_state = "hidden"
    for number, (key, value) in enumerate((("key", "value"), *lines), 1):
        look.put(sheet.cell(number, 1), key, look.font())
        look.put(sheet.cell(number, 2), value, look.font())
