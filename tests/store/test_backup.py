"""Backups are verified before they count, and carry who was forgotten."""

from pathlib import Path
from typing import Any

import pytest

from hublog.services.backup import Backups
from hublog.services.unavailable import StorageUnavailable
from hublog.store import backup, door, forgotten


def test_a_backup_carries_its_keys_and_the_list_of_the_forgotten(home, tmp_path) -> None:
    home.add_somebody()
    home.forget(["p1"])
    file = home.store.back_up(tmp_path / "stick", "monday")
    assert sorted(p.name for p in file.parent.iterdir()) == [
        "monday.db",
        "monday.forgotten",
        "monday.keys",
    ]
    assert forgotten.read(forgotten.beside(file)) == {"p1"}
    assert (file.parent / "monday.keys").read_bytes() == (home.folder / "hub.keys").read_bytes()


def test_the_register_stays_open_while_it_is_backed_up(home, tmp_path) -> None:
    home.add_somebody()
    home.store.back_up(tmp_path, "monday")
    home.add_somebody("Robin", "p2")
    assert home.names() == ["Wren", "Robin"]


def test_an_older_copy_put_in_place_still_hands_on_who_was_forgotten(home, tmp_path) -> None:
    """P14: somebody the older copy never knew stays on the lists."""
    older = home.store.back_up(tmp_path / "stick", "empty")
    home.add_somebody()
    home.forget(["p1"])
    home.store.close()
    home.store = door.restore(
        home.folder, home.clock, home.ids, older, home.passphrase, lambda *_: None
    )
    later = home.store.back_up(tmp_path / "stick", "later")
    assert forgotten.read(forgotten.beside(later)) == {"p1"}


def test_a_list_that_could_not_be_written_is_made_when_opening(home) -> None:
    home.add_somebody()
    (home.folder / "hub.forgotten").unlink(missing_ok=True)
    (home.folder / "hub.forgotten.part").mkdir()
    home.forget(["p1"])
    assert not (home.folder / "hub.forgotten").exists()
    home.store.close()
    (home.folder / "hub.forgotten.part").rmdir()
    home.reopen()
    assert forgotten.known_in(home.folder) == {"p1"}


@pytest.mark.parametrize("content", [b"", b"{}", b"no list", b"\xff"])
def test_a_damaged_list_names_nobody(tmp_path, content) -> None:
    (tmp_path / "hub.forgotten").write_bytes(content)
    assert forgotten.known_in(tmp_path) == frozenset()


def test_a_killed_backup_never_counts(home, monkeypatch) -> None:
    """P7: a killed backup never counts, and what it left is cleared away."""
    home.add_somebody()
    with monkeypatch.context() as patch:
        patch.setattr(backup, "sync_file", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            home.store.back_up(home.folder / "backups", "monday")
    assert not list((home.folder / "backups").glob("*.db"))
    home.reopen()
    assert not list((home.folder / "backups").iterdir())


def test_a_backup_that_does_not_verify_is_thrown_away(home, tmp_path, monkeypatch) -> None:
    """P7: verified before it gets its name."""
    home.add_somebody()
    monkeypatch.setattr(backup, "_differs", lambda *_: "pages")
    with pytest.raises(StorageUnavailable) as refusal:
        home.store.back_up(tmp_path / "stick", "monday")
    assert refusal.value.problem.code == "BACKUP_FAILED"
    assert refusal.value.problem.values["why"]
    assert not list((tmp_path / "stick").iterdir())


@pytest.mark.parametrize(
    ("content", "code"), [(None, "KEYS_MISSING"), (b"", "KEYS_DAMAGED"), (b"{}", "KEYS_DAMAGED")]
)
def test_no_copy_is_made_beside_which_keys_would_lie_that_open_nothing(home, content, code) -> None:
    """P6, P7: it is told while the register is open, and the older copies with good keys stay."""
    home.add_somebody()
    good = home.store.shelf.make("CUM-EWA_2026-05-05_100000_daily")
    file = home.folder / "hub.keys"
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    told = Backups(home.store, home.clock).now()
    assert told.problem is not None
    assert (told.problem.code, told.problem.values) == (code, {"backup": str(good.file)})
    assert [each.file for each in home.store.shelf.copies()] == [good.file]


def test_a_disk_without_room_is_a_sentence(home, tmp_path) -> None:
    (tmp_path / "stick").write_text("no folder at all")
    with pytest.raises(StorageUnavailable) as refusal:
        home.store.back_up(tmp_path / "stick", "monday")
    assert refusal.value.problem.where == str(tmp_path / "stick")


def test_a_folder_that_takes_no_copy_is_named_and_not_the_register(
    home, tmp_path, monkeypatch
) -> None:
    home.add_somebody()
    bare = backup.keyed
    monkeypatch.setattr(backup, "keyed", lambda file, key: bare(file.parent / "none" / "x", key))
    with pytest.raises(StorageUnavailable) as refusal:
        home.store.back_up(tmp_path / "stick", "monday")
    assert refusal.value.problem.where == str(tmp_path / "stick" / "monday.db")


def test_a_disk_that_fills_while_copying_is_a_sentence_and_leaves_nothing(
    home, tmp_path, monkeypatch
) -> None:
    """P3: and it says what the driver calls it, for whoever helps."""
    home.add_somebody()
    bare = backup.keyed

    def full(file: Path, key: bytes) -> Any:  # noqa: ANN401 - a driver connection
        connection = bare(file, key)
        connection.execute("PRAGMA max_page_count=3")
        return connection

    monkeypatch.setattr(backup, "keyed", full)
    with pytest.raises(StorageUnavailable) as refusal:
        home.store.back_up(tmp_path / "stick", "monday")
    assert refusal.value.problem.code == "BACKUP_FAILED"
    assert refusal.value.problem.values["why"]
    assert not list((tmp_path / "stick").iterdir())


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
