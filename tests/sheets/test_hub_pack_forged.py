import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from edits import saved
from hublog import resources
from hublog.domain.problems import Problem
from hublog.domain.queries import Reply
from hublog.sheets import pack_layout, pack_writer
from hublog.sheets.layout import Row, Sheet
from hublog.sheets.pack_reader import GuardedPackReader, pack_in
from hublog.sheets.reply_reader import reply_in
from hublog.sheets.reply_writer import reply_workbook
from hublog.sheets.tables import Table
from hublog.sheets.verifying import verified
from made_packs import AREAS, OFFICE_SECRET, made_pack, pack_file
from sealed_return import by, grids, sealed_return

WHERE = "pack.xlsx"


def refused(book: bytes) -> Problem:
    found = pack_in(grids(book), WHERE)
    assert isinstance(found, Problem), found
    assert resources.words().problem(found)
    return found


def opened() -> Workbook:
    return load_workbook(BytesIO(pack_file()))


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "row"),
    [
        ("Hub", "A3", "CUM-ELS", 3),
        ("Hub", "F3", 9, 3),
        ("Activities", "B4", "Garden", 4),
        ("Areas", "C3", 10, 3),
        ("Areas", "D5", "IOD2025", 5),
        ("Codes", "C3", "Other", 3),
        ("_manifest", "B6", "CUM-ELS", 6),
    ],
)
def test_an_edited_row_is_named(sheet: str, cell: str, value: object, row: int) -> None:
    """P9."""
    book = opened()
    assert book[sheet][cell].value != value
    book[sheet][cell] = value
    found = refused(saved(book))
    assert (found.code, found.values) == ("PACK_EDITED", {"sheet": sheet, "row": row})


def test_a_row_taken_out_or_a_sheet_gone_or_other_words_are_named() -> None:
    """P9."""
    book = opened()
    book["Areas"].delete_rows(4)
    assert refused(saved(book)) == Problem("PACK_EDITED", WHERE, {"sheet": "Areas", "row": 4})
    for sheet in ("Hub", "Activities", "Areas", "Codes"):
        book = opened()
        del book[sheet]
        assert refused(saved(book)) == Problem("PACK_NOT_WHOLE", WHERE, {"sheet": sheet})
    book = opened()
    book["Cover"]["B11"] = "Send this file to everybody."
    assert refused(saved(book)) == Problem("PACK_NOT_WHOLE", WHERE, {"sheet": "Cover"})


def test_a_pack_without_a_seal_or_with_a_copied_one_is_refused() -> None:
    """P10."""
    book = opened()
    book["_manifest"].delete_rows(book["_manifest"].max_row)
    assert refused(saved(book)).code == "PACK_UNSEALED"
    book = opened()
    last = book["_manifest"].max_row
    other = load_workbook(BytesIO(pack_file(made_pack(areas=()))))["_manifest"]
    book["_manifest"].cell(last, 2).value = other.cell(other.max_row, 2).value
    assert refused(saved(book)).code == "PACK_SEAL_BROKEN"


def test_the_office_s_files_are_not_taken_for_each_other(tmp_path: Path) -> None:
    """P11."""
    words = resources.words()
    reply = Reply(
        hub_code="CUM-EWA", made_on=dt.date(2026, 6, 12), office_key="", verdicts=(), queries=()
    )
    reply_book = reply_workbook(reply, words, by(OFFICE_SECRET))
    assert refused(reply_book).code == "PACK_IS_REPLY"
    assert refused(sealed_return()).code == "NOT_A_PACK"
    assert reply_in(grids(pack_file()), WHERE) == Problem("REPLY_IS_PACK", WHERE)
    assert verified(grids(pack_file()), WHERE) == Problem("A_PACK", WHERE)
    for code in ("REPLY_IS_PACK", "A_PACK"):
        assert words.problem(Problem(code, WHERE))
    missing = GuardedPackReader().read(tmp_path / "none.xlsx")
    assert missing == Problem("FILE_NOT_FOUND", "none.xlsx")


def test_a_file_that_is_no_workbook_at_all_says_so(tmp_path: Path) -> None:
    """P11."""
    file = tmp_path / "CUM-EWA_pack_2026-06-12.xlsx"
    for content, code in (
        (b"", "FILE_EMPTY"),
        (b"PK\x03\x04 and then nothing", "FILE_DAMAGED"),
        (json.dumps({"kind": "pack"}).encode(), "FILE_NOT_A_SHEET"),
        (b"postcode,lsoa21cd\nCA15 8AA,E01019124\n", "NOT_A_PACK"),
    ):
        file.write_bytes(content)
        found = GuardedPackReader().read(file)
        assert isinstance(found, Problem)
        assert found.code == code


def test_a_newer_pack_asks_for_a_newer_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """P15."""
    monkeypatch.setattr(pack_layout, "FORMAT_VERSION", 2)
    book = pack_file()
    monkeypatch.undo()
    assert refused(book).code == "PACK_NEWER"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"hub_code": ""}, "NOT_A_PACK"),
        ({"hub_code": "ewanrigg"}, "PACK_HUB_CODE"),
        ({"due_day": -3}, "PACK_DUE_DAY"),
        ({"areas": (replace(AREAS[0], postcode="nowhere"),)}, "AREA_POSTCODE"),
        ({"areas": (AREAS[0], AREAS[0])}, "AREA_TWICE"),
        ({"areas": (replace(AREAS[0], imd_decile=11),)}, "AREA_DECILE"),
    ],
)
def test_a_sealed_pack_that_means_nothing_is_refused(more: dict[str, Any], code: str) -> None:
    """P11: a seal says who wrote it, not that it makes sense."""
    assert refused(pack_file(made_pack(**more))).code == code


def test_a_wrong_area_is_named_by_its_row() -> None:
    odd = (AREAS[0], replace(AREAS[1], lsoa="Maryport"))
    found = refused(pack_file(made_pack(areas=odd)))
    assert found == Problem("AREA_LSOA", WHERE, {"said": "Maryport", "line": 4})


def test_a_sealed_pack_of_no_hub_or_of_two_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """P11."""
    for rows, code in (((), "PACK_ONE_HUB"), (("CUM-ELS", "CUM-ELS"), "PACK_ONE_HUB")):
        monkeypatch.setattr(pack_writer, "Table", _with_hubs(rows))
        assert refused(pack_file()).code == code
    monkeypatch.setattr(pack_writer, "Table", _with_hubs(("CUM-ELS",)))
    assert refused(pack_file()).code == "PACK_TWO_CODES"


def _with_hubs(codes: tuple[str, ...]) -> Callable[..., Table]:
    def table(sheet: Sheet, rows: list[Row]) -> Table:
        if sheet is not pack_layout.HUB:
            return Table(sheet, rows)
        return Table(sheet, [(code, *rows[0][1:]) for code in codes])

    return table
