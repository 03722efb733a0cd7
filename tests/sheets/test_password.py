"""A return under a password: it opens with that password, and with nothing else."""

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from msoffcrypto.exceptions import InvalidKeyError
from msoffcrypto.format.ooxml import OOXMLFile

from hublog.sheets.encryption import encrypted
from hublog.sheets.writer import WorkbookWriter
from made_return import content, example, holds, parts, read_back, seal, shared
from office import convert, saved_again

PASSWORD = "four made up words"  # noqa: S105 - nobody's
NAME = "CUM-EWA_2026-05_v1.xlsx"


@pytest.fixture(scope="module")
def plain() -> bytes:
    return WorkbookWriter().workbook(content(shared(example())), seal)


@pytest.fixture(scope="module")
def locked(tmp_path_factory, plain) -> Path:
    path = tmp_path_factory.mktemp("locked") / NAME
    assert WorkbookWriter().write(plain, path, PASSWORD) is None
    return path


def unlocked(workbook: bytes, password: str) -> bytes:
    file, inside = OOXMLFile(BytesIO(workbook)), BytesIO()
    file.load_key(password=password, verify_password=True)
    file.decrypt(inside, verify_integrity=True)
    return inside.getvalue()


def test_with_the_password_it_is_the_same_workbook_to_the_byte(plain, locked) -> None:
    assert unlocked(locked.read_bytes(), PASSWORD) == plain


@pytest.mark.parametrize("wrong", ["four made up word", " ", PASSWORD.upper()])
def test_with_another_password_it_stays_shut(locked, wrong) -> None:
    with pytest.raises(InvalidKeyError):
        unlocked(locked.read_bytes(), wrong)


def test_nothing_of_the_workbook_can_be_read_in_the_file(plain, locked) -> None:
    content_of_file = locked.read_bytes()
    assert content_of_file.startswith(b"\xd0\xcf\x11\xe0")
    for text in (b"CUM-EWA", b"Made-up hub", b"[Content_Types].xml", b"worksheets"):
        assert text not in content_of_file
    assert b"worksheets" in plain


def test_without_a_password_the_file_is_the_workbook(tmp_path, plain) -> None:
    assert WorkbookWriter().write(plain, tmp_path / NAME) is None
    assert (tmp_path / NAME).read_bytes() == plain


def test_a_large_workbook_is_locked_whole(plain) -> None:
    """Beyond some seven megabytes the container needs further tables of its sectors."""
    large = BytesIO(plain)
    with zipfile.ZipFile(large, "a") as archive:
        archive.writestr("xl/media/noise.bin", os.urandom(9_000_000))
    assert unlocked(encrypted(large.getvalue(), PASSWORD), PASSWORD) == large.getvalue()


def test_the_library_is_loaded_for_a_password_only() -> None:
    code = "import sys, hublog.sheets.writer; sys.exit('msoffcrypto' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_libreoffice_opens_it_with_the_password(tmp_path, locked) -> None:
    again = saved_again(locked, tmp_path, password=PASSWORD)
    assert again is not None
    assert "xl/workbook.xml" in parts(again.read_bytes())
    assert holds(read_back(again))


@pytest.mark.parametrize("wrong", ["four made up word", ""])
def test_libreoffice_does_not_open_it_without(tmp_path, locked, wrong) -> None:
    assert saved_again(locked, tmp_path, password=wrong) is None
    assert not convert(locked, "xlsx", tmp_path).exists()


def test_a_folder_that_takes_no_file_is_a_problem_with_a_password_too(tmp_path, plain) -> None:
    (tmp_path / "file").write_text("no folder")
    problem = WorkbookWriter().write(plain, tmp_path / "file" / NAME, PASSWORD)
    assert problem is not None
    assert problem.code == "RETURN_FOLDER"
