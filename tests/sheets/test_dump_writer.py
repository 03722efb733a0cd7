"""An emergency dump says what it is, holds texts as texts, and appears whole or not at all."""

from datetime import date, datetime
from io import BytesIO

import pytest
from msoffcrypto import OfficeFile
from openpyxl import load_workbook

from hublog import resources
from hublog.domain.problems import Problem
from hublog.domain.records import KINDS
from hublog.services.salvage import DumpBook, DumpSheet, Salvaged, SalvagedTable, book
from hublog.sheets import dump_writer
from hublog.sheets.dump_writer import DumpFiles, workbook
from hublog.sheets.formulas import holds_formula

NOON = datetime(2026, 5, 5, 12, 0, 0, 5)  # noqa: DTZ001 - local wall time
PAYLOADS = ("=1+1", "+44 20", "-2", "@x", "\tx", "_x0041_", 'a"b<c>&d', "=cmd|' /C calc'!A0")
PEOPLE = DumpSheet(
    table="person",
    columns=("full_name", "local_no", "date", "read_from"),
    rows=[(text, n, date(2026, 5, 5), "table") for n, text in enumerate(PAYLOADS)],
    from_history=2,
    lost=1,
    broken=True,
)


def made(*sheets: DumpSheet, protected: bool = False) -> DumpBook:
    return DumpBook(hub="Ewanrigg", made_at=NOON, sheets=sheets, protected=protected)


def read(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    opened = load_workbook(BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in opened}


def test_texts_stay_texts_whatever_they_begin_with() -> None:
    """P12: no formula, values round-trip."""
    content = workbook(made(PEOPLE), resources.words())
    assert not holds_formula(content)
    sheet = load_workbook(BytesIO(content))["People"]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells] == [*PAYLOADS[:5], "_x005F_x0041_", *PAYLOADS[6:]]


def test_the_first_sheet_says_what_this_is_and_what_is_missing() -> None:
    said = "\n".join(
        str(line[0]) for line in read(workbook(made(PEOPLE), resources.words()))["About this file"]
    )
    assert "register of Ewanrigg, 05/05/2026 12:00" in said
    assert "not protected" in said
    assert "People: 8 rows. 2 rows were read from the history" in said
    assert "1 row is lost" in said
    assert "More may be missing." in said
    locked = workbook(made(protected=True), resources.words())
    assert "It opens only with the password" in str(read(locked)["About this file"])


def test_columns_are_called_in_plain_words() -> None:
    rows = read(workbook(made(PEOPLE), resources.words()))["People"]
    assert rows[0] == ("Full name", "Card", "Date", "Read from")


def test_every_column_of_every_table_has_plain_words() -> None:
    full = {table: SalvagedTable(rows={"x": {}}, broken=True) for table in KINDS}
    words = resources.words()
    for sheet in book(Salvaged(tables=full, broken=True), NOON, protected=False).sheets:
        assert f"dump.sheet.{sheet.table}" in words
        assert [c for c in sheet.columns if f"dump.column.{c}" not in words] == []


def test_a_table_without_plain_words_is_written_all_the_same() -> None:
    """Nothing may fail here for want of a word."""
    odd = DumpSheet(table="made_up", columns=("odd",), rows=[("x",)])
    assert read(workbook(made(odd), resources.words()))["made_up"] == [("odd",), ("x",)]


def test_more_rows_than_a_sheet_holds_go_on_another(monkeypatch) -> None:
    monkeypatch.setattr(dump_writer, "_MOST_ROWS", 3)
    sheets = read(workbook(made(PEOPLE), resources.words()))
    assert [len(sheets[name]) for name in ("People", "People 2", "People 3")] == [4, 4, 3]


def test_a_moment_is_a_moment_and_nothing_is_nothing() -> None:
    sheet = DumpSheet(table="history", columns=("done_at", "note"), rows=[(NOON, None)])
    (_, row) = read(workbook(made(sheet), resources.words()))["History"]
    assert row == (NOON.replace(microsecond=0), None)


def test_with_a_password_it_opens_with_it_alone(tmp_path) -> None:
    path = tmp_path / "all.xlsx"
    assert DumpFiles().write(made(PEOPLE, protected=True), path, "four made up words") is None
    locked = OfficeFile(BytesIO(path.read_bytes()))
    locked.load_key(password="four made up words")  # noqa: S106 - made up for this test
    plain = BytesIO()
    locked.decrypt(plain)
    assert "People" in read(plain.getvalue())


@pytest.mark.parametrize("name", ["all.ods", "all.xlsx.db"])
def test_another_kind_of_file_is_refused(tmp_path, name) -> None:
    assert DumpFiles().write(made(), tmp_path / name) == Problem("DUMP_NAME", name)
    assert list(tmp_path.iterdir()) == []
