"""A copy is looked at deeply; a damaged one is set aside, and nothing else ever is."""

import shutil
from pathlib import Path

import pytest

from damage import spoil
from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.store import backup, shelf
from hublog.store.folder import last_backup

NAME = "CUM-EWA_2026-05-05_100000_daily"


@pytest.fixture
def stick(tmp_path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def lying(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_whole_copy_is_whole(home) -> None:
    home.add_somebody()
    assert home.store.shelf.verify(home.store.shelf.make(NAME).file) is None


@pytest.mark.parametrize("suffix", [".db", ".keys"])
@pytest.mark.parametrize("at", [0, 100, -50])
def test_a_damaged_one_is_set_aside_and_never_deleted(home, suffix, at) -> None:
    """P7: it is not taken for the last good one afterwards."""
    home.add_somebody()
    file = home.store.shelf.make(NAME).file
    spoil(file.with_suffix(suffix), at)
    assert home.store.shelf.verify(file) == Problem("BACKUP_DAMAGED", str(file))
    assert home.store.shelf.copies() == ()
    assert lying(file.parent) == sorted(
        f"damaged-{NAME}{each}" for each in (".db", ".forgotten", ".keys")
    )
    assert last_backup(home.folder) is None


@pytest.mark.parametrize("suffix", [".db", ".keys"])
def test_half_a_copy_is_none(home, suffix) -> None:
    home.add_somebody()
    file = home.store.shelf.make(NAME).file
    file.with_suffix(suffix).unlink()
    assert home.store.shelf.verify(file) == Problem("BACKUP_MISSING", str(file))


def test_the_register_itself_is_never_set_aside(home) -> None:
    """Its file looks like a copy, keys and all, and cannot be read beside us, who have it open."""
    home.add_somebody()
    before, register = lying(home.folder), home.folder / "hub.db"
    assert home.store.shelf.verify(register) == Problem("BACKUP_MISSING", str(register))
    assert lying(home.folder) == before


def test_what_another_program_has_open_is_left_alone(home, stick) -> None:
    home.add_somebody()
    file = home.store.shelf.make(NAME).file
    with backup.closing(backup.keyed(file, home.key)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageUnavailable) as refusal:
            home.store.shelf.verify(file)
    assert refusal.value.problem.code == "STORE_IN_USE"
    assert file.exists()


def test_what_was_read_badly_once_is_not_set_aside(home, monkeypatch) -> None:
    """A stick that falters once has not spoilt the copy on it."""
    home.add_somebody()
    file, real, tried = home.store.shelf.make(NAME).file, backup.faults, []

    def faltering(copy, key) -> list[str]:
        tried.append(copy)
        return ["disk I/O error"] if len(tried) == 1 else real(copy, key)

    monkeypatch.setattr(backup, "faults", faltering)
    assert home.store.shelf.verify(file) is None
    assert file.exists()


def test_what_cannot_be_read_at_all_is_no_damage_but_the_disk(home, monkeypatch) -> None:
    home.add_somebody()
    file = home.store.shelf.make(NAME).file

    def pulled(_: Path) -> str:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(backup, "faults", lambda *_: ["disk I/O error"])
    monkeypatch.setattr(shelf, "_digest", pulled)
    with pytest.raises(StorageUnavailable) as refusal:
        home.store.shelf.verify(file)
    assert refusal.value.problem.code == "DISK_FAILED"
    assert file.exists()


def test_a_copy_of_another_hub_is_left_alone(home, stick) -> None:
    home.add_somebody()
    file = home.store.shelf.make(NAME).file
    theirs = stick / file.name
    shutil.copy(file.with_suffix(".keys"), theirs.with_suffix(".keys"))
    keys = theirs.with_suffix(".keys")
    keys.write_bytes(keys.read_bytes() + b"\n")
    with backup.closing(backup.keyed(theirs, bytes(32))) as connection:
        connection.execute("CREATE TABLE other (id)")
    assert home.store.shelf.verify(theirs) == Problem("BACKUP_OTHER_KEY", str(theirs))
    assert theirs.exists()
