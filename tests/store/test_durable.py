"""Files of the store are whole or not there, and what holds them for a moment is waited for."""

import errno
from pathlib import Path

import pytest

from hublog import resources
from hublog.services.unavailable import StorageUnavailable
from hublog.store import durable
from hublog.store.engine import disk_translated


@pytest.fixture
def held(monkeypatch) -> list[Path]:
    """How often a file is still held, by as many entries; nobody waits for real."""
    left: list[Path] = []
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if left:
            left.pop()
            raise PermissionError(errno.EACCES, "held", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(durable.time, "sleep", lambda _: None)
    return left


def test_a_file_that_a_virus_scanner_holds_for_a_moment_is_waited_for(tmp_path, held) -> None:
    """P3: nobody is bothered with what is over in a moment."""
    file = tmp_path / "hub.keys"
    held += [file] * len(durable.PAUSES)
    durable.write_whole(file, b"new")
    assert file.read_bytes() == b"new"


def test_a_file_that_is_held_on_to_is_named_and_nothing_unfinished_stays(tmp_path, held) -> None:
    """P3: the file that is held is named, the old one stays."""
    file = tmp_path / "hub.keys"
    file.write_bytes(b"old")
    held += [file] * 99
    with pytest.raises(StorageUnavailable) as refusal, disk_translated(tmp_path):
        durable.write_whole(file, b"new")
    assert refusal.value.problem.code == "FILE_HELD"
    assert "hub.keys" in resources.words().problem(refusal.value.problem)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("hub.keys", b"old")]


def test_another_failure_of_renaming_is_not_waited_out(tmp_path, monkeypatch) -> None:
    def fails(_self: Path, _target: Path) -> Path:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="broken"):
        durable.write_whole(tmp_path / "hub.keys", b"new")
    assert not list(tmp_path.iterdir())


def test_folders_are_made_with_those_above_them(tmp_path) -> None:
    durable.make_folder(tmp_path / "a" / "b")
    durable.make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    durable.make_folder(Path(tmp_path.anchor))
