import datetime as dt
import os
import random
import sys
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Grid
from hublog.services.unavailable import Cancelled
from hublog.sheets import reading_child
from hublog.sheets.register_reader import GuardedReader
from made_grids import grid, packed, workbook

ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="People"><table:table-row><table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell></table:table-row>{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""
MANIFEST = (
    b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)


def open_document(rows: str) -> dict[str, bytes]:
    return {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": MANIFEST,
        "content.xml": ODS.format(rows=rows).encode(),
    }


def child(code: str, seconds: float = 10) -> GuardedReader:
    return GuardedReader([sys.executable, "-c", code], seconds)


def read(path: Path, sheet: str | None = None) -> tuple[Grid, ...]:
    found = GuardedReader().read(path, sheet)
    assert isinstance(found, tuple), found
    return found


def refused(path: Path) -> str:
    found = GuardedReader().read(path)
    assert isinstance(found, Problem), found
    return found.code


def test_cells_come_back_as_they_are(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Dip & tea"
    moment = dt.datetime(2024, 11, 5, 10, 30)  # noqa: DTZ001 - local
    sheet["B2"], sheet["C2"], sheet["D2"] = "Zoë\r\nSiân", 1.5, True
    sheet["E2"], sheet["F2"], sheet["G2"] = moment, dt.time(9, 5), dt.timedelta(hours=30)
    hidden = book.create_sheet("Hidden")
    hidden["A1"], hidden.sheet_state = "secret", "hidden"
    book.create_sheet("Empty")
    book.save(tmp_path / "cells.xlsx")
    (found,) = read(tmp_path / "cells.xlsx")
    assert found.sheet == "Dip & tea"
    assert found.rows[0] == ()
    assert found.rows[1][1:5] == ("Zoë\nSiân", 1.5, True, moment)
    assert found.rows[1][5] == dt.time(9, 5)
    assert isinstance(found.rows[1][6], dt.timedelta | dt.datetime)


def test_control_characters_never_get_in(tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_bytes(b"Name,Note\nAnn\x07\x1b[31m,x\x7fy\n")
    assert read(file)[0].rows[1] == ("Ann[31m", "xy")


def test_one_sheet_may_be_chosen(tmp_path: Path) -> None:
    file = workbook(tmp_path / "two.xlsx", grid("| a |", "One"), grid("| b |", "Two"))
    assert [each.sheet for each in read(file)] == ["One", "Two"]
    assert [each.rows for each in read(file, "Two")] == [(("b",),)]
    found = GuardedReader().read(file, "Three")
    assert isinstance(found, Problem)
    assert (found.code, found.values["sheet"]) == ("SHEET_NOT_FOUND", "Three")


def test_open_document_sheets_are_read_too(tmp_path: Path) -> None:
    assert read(packed(tmp_path / "a.ods", open_document(rows="")))[0] == Grid(
        "People", (("Name",),)
    )


def test_a_file_with_nothing_in_it(tmp_path: Path) -> None:
    assert refused(workbook(tmp_path / "none.xlsx", grid("|  |"))) == "SHEETS_EMPTY"


def test_too_many_rows_columns_and_letters(tmp_path: Path) -> None:
    """P11."""
    book = Workbook()
    book.worksheets[0]["A60001"] = "far"
    book.save(tmp_path / "far.xlsx")
    assert refused(tmp_path / "far.xlsx") == "FILE_TOO_MANY_CELLS"
    wide = tmp_path / "wide.csv"
    wide.write_text("x," * reading_child.MOST_COLUMNS + "x\n", encoding="utf-8")
    assert refused(wide) == "FILE_TOO_MANY_CELLS"
    long = tmp_path / "long.csv"
    long.write_text("Name,Note\nAnn," + "x" * (reading_child.LONGEST_TEXT + 1), encoding="utf-8")
    assert refused(long) == "FILE_TEXT_TOO_LONG"


def test_a_sheet_that_spreads_without_end_is_stopped(tmp_path: Path) -> None:
    """P11: within the limits of time and memory, whatever the file declares."""
    rows = (
        '<table:table-row table:number-rows-repeated="1048575"><table:table-cell'
        ' table:number-columns-repeated="16000" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )
    began = time.monotonic()
    assert isinstance(
        GuardedReader().read(packed(tmp_path / "a.ods", open_document(rows))), Problem
    )
    assert time.monotonic() - began < 12


def test_a_corner_far_away_is_stopped(tmp_path: Path) -> None:
    """P11."""
    book = Workbook()
    book.worksheets[0]["A1"], book.worksheets[0]["XFD1048576"] = "near", "far"
    book.save(tmp_path / "corner.xlsx")
    assert refused(tmp_path / "corner.xlsx") in {"FILE_TOO_DEMANDING", "FILE_TOO_MANY_CELLS"}


def test_a_workbook_that_passes_the_guard_but_is_none_is_damaged(tmp_path: Path) -> None:
    """P11."""
    file = packed(tmp_path / "none.xlsx", {"xl/workbook.xml": b"<nothing/>"})
    assert refused(file) == "FILE_DAMAGED"


def test_hurt_workbooks_end_in_a_reading_or_a_refusal(tmp_path: Path) -> None:
    """P11: parts written over, zip whole."""
    whole = workbook(tmp_path / "whole.xlsx", grid("| Name | 2024-11-05 |\n| Ann | 1 |"))
    dice = random.Random(3)  # noqa: S311 - chance that can be repeated
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"):
        file = packed(tmp_path / "hurt.xlsx", {part: dice.randbytes(400)}, like=whole)
        assert isinstance(GuardedReader().read(file), tuple | Problem)


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(3)",
        "import os; os.abort()",
        "print('no answer')",
        "x = 1/0",
        """print('{"sheets": [{"name": "A", "rows": [[null]]}]}')""",
        """print('{"sheets": [{"name": "A", "rows": [[{"moment": 1}]]}]}')""",
        """print('{"sheets": 1}')""",
        "import sys; [sys.stdout.write('x' * 10**6) for _ in range(200)]",
    ],
)
def test_a_child_that_fails_or_babbles_is_a_refusal(tmp_path: Path, code: str) -> None:
    """P11."""
    assert child(code).read(tmp_path / "a.xlsx") == Problem("FILE_TOO_DEMANDING", "a.xlsx")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows names processes otherwise")
def test_a_child_that_hangs_is_stopped_and_none_is_left(tmp_path: Path) -> None:
    """P11: no child left over."""
    told = tmp_path / "pid"
    code = f"import os, signal; open({str(told)!r}, 'w').write(str(os.getpid())); signal.pause()"
    assert child(code, 0.5).read(tmp_path / "a.xlsx") == Problem("FILE_TOO_DEMANDING", "a.xlsx")
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_waiting_for_the_child_can_be_cancelled_and_none_is_left(tmp_path: Path) -> None:
    """P11: the one who asked does not wait until the time is up."""
    polled = []

    def poll() -> None:
        polled.append(time.monotonic())
        if len(polled) == 3:
            raise Cancelled

    started = time.monotonic()
    note = tmp_path / "pid"
    code = f"import os, pathlib, time; pathlib.Path({str(note)!r}).write_text(str(os.getpid()))"
    with pytest.raises(Cancelled):
        child(f"{code}; time.sleep(60)", 60).read(tmp_path / "any.csv", poll=poll)
    assert time.monotonic() - started < 10
    if note.exists():
        assert not Path(f"/proc/{note.read_text() or 0}").exists()


def test_polling_changes_nothing_of_what_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("Date,Name\n2026-05-05,Ann\n", encoding="utf-8")
    polled: list[None] = []
    assert GuardedReader().read(file, poll=lambda: polled.append(None)) == GuardedReader().read(
        file
    )
    assert polled


def test_the_child_can_neither_grow_nor_write(tmp_path: Path) -> None:
    """P11, and the control: without the limits it does both."""
    for limit, expected in (("child._limit()", {"MemoryError", "OSError"}), ("", {"done"})):
        code = (
            f"from hublog.sheets import reading_child as child; {limit}\n"
            "import json\n"
            "def attempt(do):\n"
            "    try:\n        do()\n        return 'done'\n"
            "    except Exception as e:\n        return type(e).__name__\n"
            "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            f"wrote = attempt(lambda: open({str(tmp_path / 'x')!r}, 'wb', 0).write(b'x'))\n"
            "grew = attempt(lambda: bytearray(500_000_000))\n"
            "print(json.dumps({'problem': {'code': 'T', 'where': wrote + ' ' + grew}}))\n"
        )
        found = child(code).read(tmp_path / "a.xlsx")
        assert isinstance(found, Problem)
        assert set(found.where.split()) == expected


def test_what_the_child_may_not_import(tmp_path: Path) -> None:
    """It starts at once: neither the store nor the window nor openpyxl comes with it."""
    code = (
        "import sys, json; from hublog.sheets import reading_child\n"
        "heavy = {'sqlalchemy', 'sqlcipher3', 'PySide6', 'openpyxl', 'click', 'cryptography'}\n"
        "found = ' '.join(sorted(heavy & set(sys.modules)))\n"
        "print(json.dumps({'problem': {'code': 'T', 'where': found}}))"
    )
    assert child(code).read(tmp_path / "a.xlsx") == Problem("T", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows names files otherwise")
def test_a_name_that_is_no_text_is_a_refusal_like_any_other() -> None:
    """P11."""
    assert refused(Path("no\udcffwhere.xlsx")) == "FILE_NOT_FOUND"


def test_a_number_that_is_none_is_a_refusal(tmp_path: Path) -> None:
    """P11."""
    whole = workbook(tmp_path / "whole.xlsx", grid("| Name | 2024-11-05 |\n| Ann | 1 |"))
    with zipfile.ZipFile(whole) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<v>1</v>" in sheet
    odd = sheet.replace(b"<v>1</v>", b"<v>NaN</v>")
    file = packed(tmp_path / "odd.xlsx", {"xl/worksheets/sheet1.xml": odd}, like=whole)
    assert refused(file) in {"FILE_TOO_DEMANDING", "FILE_DAMAGED"}
