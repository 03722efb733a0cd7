import errno
import os
import stat
from pathlib import Path

import pytest

from hublog import resources
from hublog.sheets import files
from hublog.sheets.files import write_whole


def left_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_the_file_appears_whole_with_its_folder_made(tmp_path) -> None:
    path = tmp_path / "new" / "return.xlsx"
    assert write_whole(path, b"whole") is None
    assert path.read_bytes() == b"whole"
    assert left_in(path.parent) == ["return.xlsx"]


def test_what_was_there_is_replaced(tmp_path) -> None:
    path = tmp_path / "return.xlsx"
    path.write_bytes(b"old")
    assert write_whole(path, b"new") is None
    assert path.read_bytes() == b"new"


def test_a_temporary_file_left_by_a_power_cut_is_cleared(tmp_path) -> None:
    """P13: what a killed export left behind does not stay."""
    (tmp_path / ".hublog-abc.part").write_bytes(b"half")
    (tmp_path / "letter.part").write_bytes(b"not ours")
    assert write_whole(tmp_path / "return.xlsx", b"new") is None
    assert left_in(tmp_path) == ["letter.part", "return.xlsx"]


def test_the_content_is_durable_before_the_name_is(tmp_path, monkeypatch) -> None:
    """P13: synced, then renamed, then the folder synced."""
    steps = []
    real_sync, real_replace = os.fsync, Path.replace

    def sync(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        real_sync(handle)

    def rename(self: Path, target: Path) -> Path:
        steps.append("rename")
        return real_replace(self, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", rename)
    assert write_whole(tmp_path / "return.xlsx", b"x") is None
    assert steps == ["file", "rename", "folder"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_said_and_the_old_file_stays(tmp_path, monkeypatch, code) -> None:
    """P3: nothing half written, nothing lost."""
    path = tmp_path / "return.xlsx"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(code, "full")

    monkeypatch.setattr(os, "fsync", full)
    problem = write_whole(path, b"new")
    assert problem is not None
    assert problem.code == "RETURN_DISK_FULL"
    assert path.read_bytes() == b"old"
    assert left_in(tmp_path) == ["return.xlsx"]


def test_a_file_that_another_program_holds_is_said(tmp_path, monkeypatch) -> None:
    """Excel holds its file open on Windows: replacing it is refused."""
    path = tmp_path / "return.xlsx"

    def held(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(files.time, "sleep", lambda _: None)
    problem = write_whole(path, b"new")
    assert problem is not None
    assert (problem.code, problem.where) == ("RETURN_FILE_OPEN", "return.xlsx")
    assert problem.values == {"folder": str(tmp_path)}
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("code", [errno.EACCES, errno.EBUSY])
def test_a_file_that_a_virus_scanner_holds_for_a_moment_is_waited_for(
    tmp_path, monkeypatch, code
) -> None:
    """P3: nobody is bothered with what is over in a moment."""
    path, refused = tmp_path / "return.xlsx", []
    replace = Path.replace

    def held_twice(self: Path, target: Path) -> Path:
        if len(refused) < 2:
            refused.append(target)
            raise OSError(code, "held")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held_twice)
    monkeypatch.setattr(files.time, "sleep", lambda _: None)
    assert write_whole(path, b"new") is None
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("code", [errno.EIO, errno.ENODEV])
def test_a_stick_that_is_pulled_out_is_said(tmp_path, monkeypatch, code) -> None:
    """P3: nothing half written under the name."""

    def gone(_: int) -> None:
        raise OSError(code, "gone")

    monkeypatch.setattr(os, "fsync", gone)
    problem = write_whole(tmp_path / "return.xlsx", b"new")
    assert problem is not None
    assert problem.code == "RETURN_DISK_FAILED"
    assert "plugged in" in resources.words().problem(problem)
    assert left_in(tmp_path) == []


def test_a_folder_that_is_no_folder_is_said(tmp_path) -> None:
    (tmp_path / "file").write_bytes(b"")
    problem = write_whole(tmp_path / "file" / "return.xlsx", b"new")
    assert problem is not None
    assert problem.code == "RETURN_FOLDER"


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path) -> None:
    (tmp_path / "return.xlsx" / "inside").mkdir(parents=True)
    problem = write_whole(tmp_path / "return.xlsx", b"new")
    assert problem is not None
    assert problem.code == "RETURN_FOLDER"
    assert left_in(tmp_path) == ["return.xlsx"]
