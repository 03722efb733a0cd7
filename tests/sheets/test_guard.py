import random
import zipfile
from pathlib import Path

import pytest

from hublog.domain.problems import Problem
from hublog.sheets import guard
from made_grids import grid, packed, workbook

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
    "<worksheet>&b;</worksheet>"
)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return workbook(tmp_path / "plain.xlsx", grid("| Name | x |"))


def refused(path: Path) -> str:
    found = guard.inspect(path)
    assert isinstance(found, Problem), found
    assert found.where == path.name
    return found.code


def test_honest_files_pass(plain: Path, tmp_path: Path) -> None:
    """P11: the good ones of each pair."""
    assert guard.inspect(plain) == guard.WORKBOOK
    text = tmp_path / "names.csv"
    text.write_text("Name,Date\nAnn,2024-11-05\n", encoding="utf-16")
    assert guard.inspect(text) == guard.TEXT


def test_the_name_of_a_file_means_nothing(plain: Path) -> None:
    assert guard.inspect(plain.rename(plain.with_suffix(".csv"))) == guard.WORKBOOK


def test_missing_empty_and_huge_files(tmp_path: Path) -> None:
    """P11."""
    assert refused(tmp_path / "none.xlsx") == "FILE_NOT_FOUND"
    assert refused(tmp_path) == "FILE_NOT_FOUND"
    empty = tmp_path / "empty.xlsx"
    empty.touch()
    assert refused(empty) == "FILE_EMPTY"
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(guard.LARGEST_FILE + 1)
    assert refused(huge) == "FILE_TOO_LARGE"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 99, "FILE_OLD"),
        (
            bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"),
            "FILE_LOCKED",
        ),
        (b"%PDF-1.7\n", "FILE_NOT_A_SHEET"),
        (b"\x89PNG\r\n\x1a\n\0\0", "FILE_NOT_A_SHEET"),
        (b"<html><table></table></html>", "FILE_NOT_A_SHEET"),
        (b"\xff\xfeN\0a", "FILE_NOT_A_SHEET"),
        (b"PK\x03\x04 and nothing more", "FILE_DAMAGED"),
    ],
)
def test_files_of_other_kinds(tmp_path: Path, content: bytes, code: str) -> None:
    """P11."""
    file = tmp_path / "file.xlsx"
    file.write_bytes(content)
    assert refused(file) == code


def test_a_file_cut_short_or_written_over_is_damaged(plain: Path) -> None:
    """P11."""
    whole = plain.read_bytes()
    plain.write_bytes(whole[: len(whole) // 2])
    assert refused(plain) == "FILE_DAMAGED"
    dice = random.Random(1)  # noqa: S311 - chance that can be repeated
    for _ in range(60):
        hurt = bytearray(whole)
        for _ in range(20):
            hurt[dice.randrange(4, len(hurt))] = dice.randrange(256)
        plain.write_bytes(hurt)
        assert isinstance(guard.inspect(plain), str | Problem)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("xl/vbaProject.bin", "FILE_HAS_PROGRAM"),
        ("xl/workbook.bin", "FILE_HAS_PROGRAM"),
        ("xl/macrosheets/sheet1.xml", "FILE_HAS_PROGRAM"),
        ("Basic/Standard/Module1.xml", "FILE_HAS_PROGRAM"),
        ("xl/externalLinks/externalLink1.xml", "FILE_HAS_LINKS"),
        ("../evil.xml", "FILE_ODD_ARCHIVE"),
        ("/etc/passwd", "FILE_ODD_ARCHIVE"),
        ("XL/WORKBOOK.XML", "FILE_ODD_ARCHIVE"),
    ],
)
def test_parts_refused_by_name(plain: Path, name: str, code: str) -> None:
    """P11."""
    assert refused(packed(plain, {name: b"x"}, like=plain)) == code


def test_what_harmless_workbooks_hold_is_no_reason(plain: Path) -> None:
    """P11: the good ones of each pair."""
    parts = {"xl/printerSettings/printerSettings1.bin": b"\0\1", "xl/media/image1.png": b"\x89PNG"}
    assert guard.inspect(packed(plain, parts, like=plain)) == guard.WORKBOOK


def test_a_zip_of_something_else_is_no_sheet(tmp_path: Path) -> None:
    assert (
        refused(packed(tmp_path / "a.xlsx", {"word/document.xml": b"<x/>"})) == "FILE_NOT_A_SHEET"
    )


def test_too_many_members(plain: Path) -> None:
    """P11."""
    parts = {f"xl/{n}.xml": b"" for n in range(guard.MOST_MEMBERS)}
    assert refused(packed(plain, parts, like=plain)) == "FILE_ODD_ARCHIVE"


def test_members_locked_or_packed_by_odd_means(plain: Path) -> None:
    """P11."""
    with zipfile.ZipFile(plain, "a", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("xl/odd.xml", b"<x/>")
    assert refused(plain) == "FILE_ODD_ARCHIVE"


def test_a_member_said_to_be_encrypted(plain: Path) -> None:
    """P11."""
    content = bytearray(plain.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    plain.write_bytes(content)
    assert refused(plain) == "FILE_ODD_ARCHIVE"


def test_a_bomb_is_counted_while_it_unpacks(plain: Path) -> None:
    """P11: never as declared."""
    bomb = packed(plain, {"xl/worksheets/sheet9.xml": b" " * 5_000_000}, like=plain)
    assert refused(bomb) == "FILE_UNPACKS_TOO_LARGE"


def test_many_large_members_together_are_a_bomb(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """P11."""
    monkeypatch.setattr(guard, "LARGEST_TOTAL", 1_500_000)
    dice = random.Random(2)  # noqa: S311 - chance that can be repeated
    parts = {f"xl/{n}.xml": dice.randbytes(900_000) for n in range(2)}
    assert refused(packed(plain, parts, like=plain)) == "FILE_UNPACKS_TOO_LARGE"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("padding", [0, guard._CHUNK - 120])
def test_declarations_are_found_in_every_encoding_and_anywhere(
    plain: Path, encoding: str, padding: int
) -> None:
    """P11: the whole part is read."""
    filler = random.Random(4).randbytes(padding // 2).hex()  # noqa: S311 - chance that can be repeated
    text = BOMB.replace("?>", f"?><!-- {filler} -->")
    part = {"xl/worksheets/sheet1.xml": text.encode(encoding)}
    assert refused(packed(plain, part, like=plain)) == "FILE_DECLARES"


def test_an_encoding_in_which_declarations_could_hide_is_refused(plain: Path) -> None:
    """P11."""
    part = {"xl/styles.xml": b'<?xml version="1.0" encoding="utf-7"?><x>+ADwAIQ-DOCTYPE</x>'}
    assert refused(packed(plain, part, like=plain)) == "FILE_DECLARES"
