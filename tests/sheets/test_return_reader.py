import os
import random
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from edits import saved
from hublog import resources
from hublog.domain.problems import Problem
from hublog.sheets import reading_child
from hublog.sheets.encryption import encrypted
from hublog.sheets.return_reader import TravelledReader
from hublog.sheets.verifying import WorkbookVerifier
from made_grids import grid, packed, workbook
from sealed_return import grids, looked_at, sealed_return

PASSWORD = "four made up words"  # noqa: S105 - it locks nothing real
SECONDS = 12
MEGABYTES = 300


@pytest.fixture(scope="module")
def book() -> bytes:
    return sealed_return()


@pytest.fixture
def file(tmp_path: Path, book: bytes) -> Path:
    path = tmp_path / "return.xlsx"
    path.write_bytes(book)
    return path


def refused(path: Path, password: str = "") -> str:
    """The code of the Problem in which a file ends; quickly, and with a sentence."""
    began = time.monotonic()
    found = WorkbookVerifier().verify(path, password)
    assert time.monotonic() - began < SECONDS
    assert isinstance(found, Problem), found
    assert resources.words().problem(found)
    return found.code


def child(code: str, seconds: float = 10) -> TravelledReader:
    return TravelledReader([sys.executable, "-c", code], seconds)


def test_hidden_sheets_are_read_too(file: Path, book: bytes) -> None:
    found = TravelledReader().read(file)
    assert found == tuple(
        each.__class__(each.sheet, tuple(map(_trimmed, each.rows))) for each in grids(book)
    )


def _trimmed(row: tuple[object, ...]) -> tuple[object, ...]:
    cells = list(row)
    while cells and cells[-1] == "":
        cells.pop()
    return tuple(cells)


def test_a_locked_return_opens_with_its_password_and_not_without(
    tmp_path: Path, book: bytes
) -> None:
    """P11: each way of failing has its own sentence."""
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(encrypted(book, PASSWORD))
    assert WorkbookVerifier().verify(locked, PASSWORD) == looked_at(book)
    assert refused(locked) == "FILE_NEEDS_PASSWORD"
    assert refused(locked, "four other words") == "FILE_WRONG_PASSWORD"


def test_a_password_for_a_return_that_needs_none_is_no_obstacle(file: Path, book: bytes) -> None:
    assert WorkbookVerifier().verify(file, PASSWORD) == looked_at(book)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows shows command lines otherwise")
def test_the_password_is_never_among_the_words_of_a_command(tmp_path: Path) -> None:
    """It comes on standard input, which nobody else can see."""
    code = (
        "import sys, json; told = sys.stdin.read(); words = ' '.join(sys.argv)\n"
        "print(json.dumps({'problem': {'code': told, 'where': words}}))"
    )
    found = child(code).read(tmp_path / "a.xlsx", PASSWORD)
    assert isinstance(found, Problem)
    assert found.code == PASSWORD
    assert PASSWORD not in found.where


def test_what_was_locked_is_looked_at_once_it_is_open(tmp_path: Path, book: bytes) -> None:
    """P11: a password hides nothing from the guard."""
    source = tmp_path / "source.xlsx"
    source.write_bytes(book)
    hurt = packed(tmp_path / "hurt.xlsx", {"xl/vbaProject.bin": b"x"}, like=source)
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(encrypted(hurt.read_bytes(), PASSWORD))
    assert refused(locked, PASSWORD) == "FILE_HAS_PROGRAM"


def test_a_locked_return_that_was_hurt_is_refused(tmp_path: Path, book: bytes) -> None:
    """P11: at many points, in many ways."""
    whole = encrypted(book, PASSWORD)
    dice = random.Random(11)  # noqa: S311 - chance that can be repeated
    locked = tmp_path / "locked.xlsx"
    for _ in range(6):
        hurt = bytearray(whole)
        at = dice.randrange(600, len(hurt) - 600)
        hurt[at : at + 64] = dice.randbytes(64)
        locked.write_bytes(hurt)
        assert refused(locked, PASSWORD) in {"FILE_DAMAGED", "FILE_OLD", "FILE_WRONG_PASSWORD"}
    for end in (520, len(whole) // 2, len(whole) - 700):
        locked.write_bytes(whole[:end])
        assert refused(locked, PASSWORD) in {"FILE_DAMAGED", "FILE_OLD", "FILE_LOCKED"}


@pytest.mark.parametrize("part", range(1, 13))
def test_a_return_cut_short_is_damaged(file: Path, book: bytes, part: int) -> None:
    """P11: truncated at many points."""
    file.write_bytes(book[: len(book) * part // 13])
    assert refused(file) == "FILE_DAMAGED"


def _other_program(path: Path) -> Path:
    return workbook(path, grid("| Name | Date |\n| Made up | 2024-11-05 |"))


def _text(path: Path) -> Path:
    path.write_text("kind,return\n", encoding="utf-8")
    return path


def _old(path: Path) -> Path:
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 4000)
    return path


def _macros(path: Path) -> Path:
    return packed(path, {"xl/vbaProject.bin": b"x"}, like=_other_program(path))


def _bomb(path: Path) -> Path:
    return packed(path, {"xl/media/b.xml": b" " * 5_000_000}, like=_other_program(path))


def _declaring(path: Path) -> Path:
    part = b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'
    return packed(path, {"xl/worksheets/sheet1.xml": part}, like=_other_program(path))


def _many_sheets(path: Path) -> Path:
    book = Workbook()
    for _ in range(450):
        book.create_sheet()
    book.save(path)
    return path


def _one_part_by_many_names(path: Path) -> Path:
    _other_program(path)
    with zipfile.ZipFile(path) as archive:
        names = archive.read("xl/workbook.xml").decode()
    start, end = names.index("<sheet "), names.index("</sheets>")
    one = names[start:end]
    many = "".join(one.replace('name="Sheet1"', f'name="S{n}"') for n in range(10_000))
    assert many != one * 10_000
    part = {"xl/workbook.xml": (names[:start] + many + names[end:]).encode()}
    return packed(path, part, like=path)


def _two_sheets_of_one_name(path: Path) -> Path:
    workbook(path, grid("| a |", "One"), grid("| b |", "Two"))
    with zipfile.ZipFile(path) as archive:
        names = archive.read("xl/workbook.xml").decode().replace('"Two"', '"ONE"')
    return packed(path, {"xl/workbook.xml": names.encode()}, like=path)


def _far_corner(path: Path) -> Path:
    book = Workbook()
    book.worksheets[0]["A1"], book.worksheets[0]["XFD1048576"] = "near", "far"
    book.save(path)
    return path


def _wide(path: Path) -> Path:
    book = Workbook()
    book.worksheets[0].cell(1, reading_child.MOST_COLUMNS_OF_OURS + 1).value = "far"
    book.save(path)
    return path


def _long(path: Path) -> Path:
    return workbook(path, grid(f"| {'x' * 2_001} |"))


@pytest.mark.parametrize(
    ("make", "codes"),
    [
        (_other_program, {"NOT_A_RETURN"}),
        (_text, {"NOT_A_RETURN"}),
        (_old, {"FILE_OLD"}),
        (_macros, {"FILE_HAS_PROGRAM"}),
        (_bomb, {"FILE_UNPACKS_TOO_LARGE"}),
        (_declaring, {"FILE_DECLARES"}),
        (_many_sheets, {"FILE_ODD_ARCHIVE"}),
        (_one_part_by_many_names, {"FILE_TOO_MANY_SHEETS"}),
        (_two_sheets_of_one_name, {"FILE_DAMAGED"}),
        (_far_corner, {"FILE_TOO_DEMANDING", "FILE_TOO_MANY_CELLS"}),
        (_wide, {"FILE_TOO_MANY_CELLS"}),
        (_long, {"FILE_TEXT_TOO_LONG"}),
    ],
)
def test_what_is_no_return_ends_in_one_problem(
    tmp_path: Path, make: Callable[[Path], Path], codes: set[str]
) -> None:
    """P11: each file that is no return ends quickly in one sentence."""
    assert refused(make(tmp_path / "file.xlsx")) in codes


def test_a_merge_over_a_whole_sheet_is_no_obstacle(book: bytes, tmp_path: Path) -> None:
    """P11: it takes neither time nor memory, and hides no cell from the reader."""
    opened = load_workbook(BytesIO(book))
    file = tmp_path / "merged.xlsx"
    file.write_bytes(saved(opened))
    with zipfile.ZipFile(file) as archive:
        sheet = archive.read("xl/worksheets/sheet3.xml")
    merge = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert b"mergeCells" not in sheet
    sheet = sheet.replace(b"</sheetData>", b"</sheetData>" + merge)
    packed(file, {"xl/worksheets/sheet3.xml": sheet}, like=file)
    began = time.monotonic()
    assert WorkbookVerifier().verify(file) == looked_at(book)
    assert time.monotonic() - began < SECONDS


def test_hurt_parts_end_in_a_verdict_or_a_refusal(file: Path, book: bytes) -> None:
    """P11: parts written over, zip whole; never called genuine."""
    dice = random.Random(5)  # noqa: S311 - chance that can be repeated
    with zipfile.ZipFile(BytesIO(book)) as archive:
        whole = {name: archive.read(name) for name in archive.namelist()}
    for part in ("xl/workbook.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet14.xml"):
        for _ in range(3):
            hurt = bytearray(whole[part])
            at = dice.randrange(len(hurt) - 40)
            hurt[at : at + 40] = dice.randbytes(40)
            file.write_bytes(book)
            found = WorkbookVerifier().verify(packed(file, {part: bytes(hurt)}, like=file))
            assert isinstance(found, Problem) or not found.genuine


@pytest.mark.skipif(sys.platform == "win32", reason="Windows names processes otherwise")
def test_a_child_that_hangs_is_stopped_and_none_is_left(tmp_path: Path) -> None:
    """P11: no child left over, and the password goes nowhere else."""
    told = tmp_path / "pid"
    code = f"import os, signal; open({str(told)!r}, 'w').write(str(os.getpid())); signal.pause()"
    found = child(code, 0.5).read(tmp_path / "a.xlsx", PASSWORD * 10_000)
    assert found == Problem("FILE_TOO_DEMANDING", "a.xlsx")
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc tells it on Linux alone")
def test_reading_a_locked_return_stays_within_its_memory(tmp_path: Path, book: bytes) -> None:
    """P11: 300 MB, opening the password included."""
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(encrypted(book, PASSWORD))
    note = tmp_path / "peak"
    code = (
        "import os, re, sys; from hublog.sheets import reading_child as child\n"
        "sys.argv.insert(1, '--return')\n"
        f"handle = os.open({str(note)!r}, os.O_CREAT | os.O_WRONLY)\n"
        "limit, child._limit = child._limit, lambda: None\n"
        "code = child.main(sys.argv[1:])\n"
        "status = open('/proc/self/status').read()\n"  # no usage of whoever started it
        "peak = int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) // 1000\n"
        "os.write(handle, str(peak).encode()); sys.exit(code)"
    )
    assert isinstance(child(code).read(locked, PASSWORD), tuple)
    assert 0 < int(note.read_text()) < MEGABYTES
