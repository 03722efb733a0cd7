"""Files that an office should never be hurt by, and what has to be said of each (P11)."""

import datetime as dt
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook, load_workbook

from arriving_files import book
from edits import saved
from hublog import resources
from hublog.domain.queries import Reply
from hublog.domain.returns import ReturnContent
from hublog.sheets.encryption import encrypted
from hublog.sheets.pack_writer import pack_workbook
from hublog.sheets.reply_writer import reply_workbook
from hublog.sheets.writer import workbook
from made_grids import packed
from made_packs import made_pack
from made_return import content, example, shared
from questions import question
from sealed_return import HUB_KEY, OTHER_KEY, by

PASSWORD = "four made up words"  # noqa: S105 - it locks nothing real
SHEET = "xl/worksheets/sheet3.xml"


_SPACE = b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OPEN = b"<worksheet xmlns=%b><sheetData>" % _SPACE


class Bad(NamedTuple):
    """How a file is made, what becomes of it, and which codes its sentence may have.

    An outcome without a code has a sentence of its own.
    """

    make: Callable[[Path], Path]
    outcome: str
    codes: str = ""


def _written(made: Callable[[], bytes]) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(made())
        return path

    return write


def _with(parts: Callable[[], dict[str, bytes]]) -> Callable[[Path], Path]:
    """A good return with these parts put in or written over."""

    def write(path: Path) -> Path:
        return packed(path, parts(), like=_written(book)(path))

    return write


def _edited(change: Callable[[Workbook], object]) -> Callable[[Path], Path]:
    """A good return after this change in a spreadsheet program."""

    def made() -> bytes:
        opened = load_workbook(BytesIO(book()))
        change(opened)
        return saved(opened)

    return _written(made)


def _other_month() -> bytes:
    """A month's rows under the name of the next, sealed by the hub all the same."""
    drawn = content(example())
    return workbook(
        replace(drawn, cover=replace(drawn.cover, month=drawn.cover.month.plus(1))),
        resources.words(),
        by(HUB_KEY),
    )


def _sealed(change: Callable[[ReturnContent], ReturnContent]) -> Callable[[Path], Path]:
    """A month that its own hub sealed after this change, which no hublog would make."""
    return _written(
        lambda: workbook(change(content(shared(example()))), resources.words(), by(HUB_KEY))
    )


def _session(**changed: object) -> Callable[[Path], Path]:
    def change(drawn: ReturnContent) -> ReturnContent:
        first, *rest = drawn.sessions
        return replace(drawn, sessions=(first._replace(**changed), *rest))  # type: ignore[arg-type]

    return _sealed(change)


def _nobody_knows_how_often(drawn: ReturnContent) -> ReturnContent:
    first, *rest = drawn.people
    return replace(drawn, people=(first._replace(visits_month=None), *rest))  # type: ignore[arg-type]


def _version(number: int) -> Callable[[Path], Path]:
    return _sealed(lambda drawn: replace(drawn, cover=replace(drawn.cover, version=number)))


def _manifest(line: str, value: str) -> Callable[[Path], Path]:
    """A good return whose hidden sheet says something else in that line."""

    def change(opened: Workbook) -> None:
        (cell,) = (row[1] for row in opened["_manifest"].iter_rows() if row[0].value == line)
        cell.value = value

    return _edited(change)


def _twice_the_same_session() -> bytes:
    drawn = content(example())
    return workbook(
        replace(drawn, sessions=(*drawn.sessions, drawn.sessions[0])),
        resources.words(),
        by(HUB_KEY),
    )


def _reply() -> bytes:
    made = Reply(
        hub_code="CUM-EWA",
        made_on=dt.date(2026, 6, 12),
        office_key="",
        verdicts=(),
        queries=(question(),),
    )
    return reply_workbook(made, resources.words(), by(OTHER_KEY))


def _another_programme() -> bytes:
    made = Workbook()
    page = made.worksheets[0]
    page.append(["hub_code", "month", "session_id", "footfall"])
    page.append(["CUM-EWA", "2026-05", "s1", 412])
    return saved(made)


def _sheets(number: int) -> Callable[[Path], Path]:
    """One part under so many names."""

    def write(path: Path) -> Path:
        _written(book)(path)
        with zipfile.ZipFile(path) as archive:
            names = archive.read("xl/workbook.xml").decode()
        start = names.index("<sheet ")
        end = names.index("/>", start) + 2
        one = names[start:end]
        many = "".join(one.replace('name="Cover"', f'name="S{n}"') for n in range(number))
        changed = names[:start] + many + names[start:]
        return packed(path, {"xl/workbook.xml": changed.encode()}, like=path)

    return write


def _merged_whole(path: Path) -> Path:
    _written(book)(path)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read(SHEET)
    merge = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return packed(path, {SHEET: sheet.replace(b"</sheetData>", b"</sheetData>" + merge)}, like=path)


def _sheet_of(rows: int, columns: int, most: int = 10**9, kind: bytes = b"") -> bytes:
    """A sheet of so many cells, whose numbers no zip makes small."""
    dice = random.Random(7)  # noqa: S311 - chance that can be repeated
    made = [_OPEN]
    for _ in range(rows):
        cells = (b"<c%b><v>%d</v></c>" % (kind, dice.randrange(most)) for _ in range(columns))
        made.append(b"<row>%b</row>" % b"".join(cells))
    return b"".join([*made, b"</sheetData></worksheet>"])


def _long_texts_everywhere() -> dict[str, bytes]:
    """Two thousand long texts, which stand in half a million cells."""
    dice = random.Random(8)  # noqa: S311 - as above
    texts = (b"<si><t>%b</t></si>" % dice.randbytes(990).hex().encode() for _ in range(2_000))
    strings = b"<sst xmlns=%b>%b</sst>" % (_SPACE, b"".join(texts))
    return {"xl/sharedStrings.xml": strings, SHEET: _sheet_of(10_000, 50, 2_000, b' t="s"')}


def _formula(opened: Workbook) -> None:
    opened["Sessions"]["C3"] = "=1+1"


def _far_corner(opened: Workbook) -> None:
    opened["Sessions"]["XFD1048576"] = "far"


def _long_text(opened: Workbook) -> None:
    opened["Sessions"]["C3"] = "x" * 2_001


def _seal_taken_off(opened: Workbook) -> None:
    del opened["_manifest"]


_ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY a%d "&a;&a;&a;&a;&a;">' % n for n in range(20))
    + b"]><worksheet>&a19;</worksheet>"
)
BAD: dict[str, Bad] = {
    "nothing": Bad(_written(lambda: b""), "broken", "FILE_EMPTY"),
    "text": Bad(_written(lambda: b"kind,return\n"), "not_a_return", "NOT_A_RETURN"),
    "picture": Bad(_written(lambda: b"\x89PNG\r\n\x1a\n\0\0"), "not_a_return", "FILE_NOT_A_SHEET"),
    "old_excel": Bad(
        _written(lambda: bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 4_000), "broken", "FILE_OLD"
    ),
    "locked": Bad(_written(lambda: encrypted(book(), PASSWORD)), "password", "FILE_NEEDS_PASSWORD"),
    "huge": Bad(_written(lambda: b"\0" * 21_000_000), "broken", "FILE_TOO_LARGE"),
    "stump": Bad(_written(lambda: b"PK\x03\x04"), "broken", "FILE_DAMAGED"),
    "another_programme": Bad(_written(_another_programme), "not_a_return", "NOT_A_RETURN"),
    "reply": Bad(
        _written(_reply),
        "not_a_return",
        "A_REPLY",
    ),
    "pack": Bad(
        _written(
            lambda: pack_workbook(
                made_pack(), resources.words(), resources.code_lists(), by(OTHER_KEY)
            )
        ),
        "not_a_return",
        "A_PACK",
    ),
    "draft": Bad(_written(lambda: book(draft=True)), "draft"),
    "other_month": Bad(_written(_other_month), "broken", "OFFICE_ROW_ODD"),
    "session_twice": Bad(_written(_twice_the_same_session), "broken", "OFFICE_ROW_ODD"),
    "huge_number": Bad(_session(footfall=10**30), "broken", "OFFICE_ROW_ODD"),
    "less_than_nobody": Bad(_session(footfall=-5), "broken", "OFFICE_ROW_ODD"),
    "blank_number": Bad(_sealed(_nobody_knows_how_often), "broken", "OFFICE_ROW_ODD"),
    "version_beyond_measure": Bad(_version(10**8), "edited"),
    "version_of_many_digits": Bad(_manifest("version", "9" * 1_900), "bad_seal"),
    "month_of_no_calendar": Bad(_manifest("month", "0001-01"), "bad_seal"),
    "month_of_long_ago": Bad(_manifest("month", "1700-12"), "bad_seal"),
    "format_of_many_digits": Bad(_manifest("format_version", "9" * 1_900), "bad_seal"),
    "other_hub": Bad(_written(lambda: book(hub="NEW-HUB")), "unknown_hub"),
    "other_key": Bad(_written(lambda: book(key=OTHER_KEY)), "other_key"),
    "before_the_first": Bad(_written(lambda: book(month="2020-01")), "not_expected"),
    "long_after_today": Bad(_written(lambda: book(month="2099-01")), "not_expected"),
    "seal_taken_off": Bad(_edited(_seal_taken_off), "draft"),
    "formula": Bad(_edited(_formula), "broken", "FILE_HAS_FORMULAS"),
    "far_corner": Bad(_edited(_far_corner), "broken", "FILE_TOO_DEMANDING FILE_TOO_MANY_CELLS"),
    "long_text": Bad(_edited(_long_text), "broken", "FILE_TEXT_TOO_LONG"),
    "macros": Bad(_with(lambda: {"xl/vbaProject.bin": b"x"}), "broken", "FILE_HAS_PROGRAM"),
    "links": Bad(
        _with(lambda: {"xl/externalLinks/externalLink1.xml": b"<x/>"}), "broken", "FILE_HAS_LINKS"
    ),
    "way_out": Bad(_with(lambda: {"../evil.xml": b"<x/>"}), "broken", "FILE_ODD_ARCHIVE"),
    "blanks": Bad(
        _with(lambda: {"xl/media/b.xml": b" " * 5_000_000}), "broken", "FILE_UNPACKS_TOO_LARGE"
    ),
    "blank_sheet": Bad(
        _with(lambda: {SHEET: b" " * 140_000_000}), "broken", "FILE_UNPACKS_TOO_LARGE"
    ),
    "entities": Bad(_with(lambda: {SHEET: _ENTITIES}), "broken", "FILE_DECLARES"),
    "ten_thousand_sheets": Bad(_sheets(10_000), "broken", "FILE_TOO_MANY_SHEETS"),
    "many_parts": Bad(
        _with(lambda: {f"xl/{n}.xml": b"" for n in range(400)}), "broken", "FILE_ODD_ARCHIVE"
    ),
    "many_rows": Bad(_with(lambda: {SHEET: _sheet_of(61_000, 2)}), "broken", "FILE_TOO_MANY_CELLS"),
    "many_columns": Bad(_with(lambda: {SHEET: _sheet_of(2, 61)}), "broken", "FILE_TOO_MANY_CELLS"),
    "long_texts": Bad(_with(_long_texts_everywhere), "broken", "FILE_TOO_DEMANDING"),
}
"""By name; none of them may change anything."""
HARMLESS = _merged_whole
"""A return with a merge over a whole sheet, which hides no cell from the reader."""
