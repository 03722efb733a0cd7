"""Backups are verified before they count, and restoring brings nobody back."""

import shutil
from datetime import date

import pytest

from hublog.domain.people import Person, Tombstone
from hublog.domain.problems import Problem
from hublog.services.ports import StorageUnavailable
from hublog.store import backup, door, forgotten, incoming
from hublog.store.sql_store import SqlStore
from hublog.store.tables import SCHEMA

STUB = Person(id="p1", known_as="", status="forgotten")


def forget(store, ids) -> None:
    """What the use case does, in short."""
    for row_id in ids:
        with store.writing("Ann", "forget") as work:
            if work.get(Person, row_id):
                work.put(STUB)
            work.put(Tombstone(id=row_id, forgotten_on=date(2026, 5, 6)))
            work.redact({("person", row_id): ["known_as", "note"]})
            work.commit()


def restore(home, file, secret=None) -> SqlStore | Problem:
    home.store.close()
    secret = secret or home.passphrase
    restored = door.restore(home.folder, home.clock, home.ids, file, secret, forget)
    if isinstance(restored, SqlStore):
        home.store = restored
    return restored


def names(home) -> list[str]:
    with home.store.reading() as reader:
        return [person.known_as for person in reader.find(Person)]


def names_after_all(home) -> list[str]:
    home.reopen()
    return names(home)


def digest(home) -> str:
    with home.store.reading() as reader:
        return reader.digest()


def test_a_backup_restores_to_the_same_facts(home) -> None:
    """P7: a restored copy equals by logical digest."""
    home.open_somebody()
    facts, device = digest(home), home.store.device
    file = home.store.back_up(home.folder / "backups", "monday")
    home.open_somebody("Jen")
    assert digest(home) != facts
    assert isinstance(restore(home, file), SqlStore)
    assert digest(home) == facts
    assert home.store.check() == []
    assert home.store.device != device


def test_a_backup_carries_its_keys_and_the_list_of_the_forgotten(home, tmp_path) -> None:
    home.open_somebody()
    forget(home.store, ["p1"])
    file = home.store.back_up(tmp_path / "stick", "monday")
    assert sorted(p.name for p in file.parent.iterdir()) == [
        "monday.db",
        "monday.forgotten",
        "monday.keys",
    ]
    assert forgotten.read(forgotten.beside(file)) == {"p1"}
    assert (file.parent / "monday.keys").read_bytes() == (home.folder / "hub.keys").read_bytes()


def test_the_register_stays_open_while_it_is_backed_up(home, tmp_path) -> None:
    home.open_somebody()
    home.store.back_up(tmp_path, "monday")
    home.open_somebody("Robin", "p2")
    assert names(home) == ["Wren", "Robin"]


def test_a_restore_can_be_undone(home) -> None:
    home.open_somebody()
    file = home.store.back_up(home.folder / "backups", "monday")
    home.open_somebody("Jen")
    later = digest(home)
    restore(home, file)
    (kept,) = (home.folder / "backups").glob("replaced-*.db")
    home.clock.advance(minutes=1)
    restore(home, kept)
    assert digest(home) == later


def test_a_backup_restores_into_an_empty_folder_with_the_paper_key(home, tmp_path) -> None:
    """P5: the paper key opens it, on another laptop too."""
    home.open_somebody()
    file = home.store.back_up(tmp_path / "stick", "monday")
    new = tmp_path / "new laptop"
    restored = door.restore(new, home.clock, home.ids, file, home.recovery_key, forget)
    with restored.reading() as reader:
        assert [p.known_as for p in reader.find(Person)] == ["Wren"]
    restored.close()


def test_a_forgotten_person_stays_forgotten_in_an_older_backup(home) -> None:
    """P14: still gone after restore of an older backup."""
    home.open_somebody()
    file = home.store.back_up(home.folder / "backups", "before")
    forget(home.store, ["p1"])
    restore(home, file)
    assert names(home) == [""]
    with home.store.reading() as reader:
        assert [t.id for t in reader.find(Tombstone)] == ["p1"]


def test_the_forgotten_are_known_though_the_register_is_lost(home) -> None:
    """P14: the list lies outside the database."""
    home.open_somebody()
    file = home.store.back_up(home.folder / "backups", "before")
    forget(home.store, ["p1"])
    home.store.close()
    (home.folder / "hub.db").unlink()
    restore(home, file)
    assert names(home) == [""]


def test_an_older_copy_put_in_place_still_hands_on_who_was_forgotten(home, tmp_path) -> None:
    """P14: somebody the older copy never knew stays on the lists."""
    older = home.store.back_up(tmp_path / "stick", "empty")
    home.open_somebody()
    forget(home.store, ["p1"])
    home.store.close()
    home.store = door.restore(
        home.folder, home.clock, home.ids, older, home.passphrase, lambda *_: None
    )
    later = home.store.back_up(tmp_path / "stick", "later")
    assert forgotten.read(forgotten.beside(later)) == {"p1"}


def test_a_list_that_could_not_be_written_is_made_when_opening(home) -> None:
    home.open_somebody()
    (home.folder / "hub.forgotten").unlink(missing_ok=True)
    (home.folder / "hub.forgotten.part").mkdir()
    forget(home.store, ["p1"])
    assert not (home.folder / "hub.forgotten").exists()
    home.store.close()
    (home.folder / "hub.forgotten.part").rmdir()
    home.reopen()
    assert forgotten.known_in(home.folder) == {"p1"}


@pytest.mark.parametrize("content", [b"", b"{}", b"no list", b"\xff"])
def test_a_damaged_list_names_nobody(tmp_path, content) -> None:
    (tmp_path / "hub.forgotten").write_bytes(content)
    assert forgotten.known_in(tmp_path) == frozenset()


def test_a_wrong_passphrase_restores_nothing(home, tmp_path) -> None:
    home.open_somebody()
    file = home.store.back_up(tmp_path / "stick", "monday")
    assert restore(home, file, "no") == Problem("WRONG_PASSPHRASE")
    assert names_after_all(home) == ["Wren"]


@pytest.mark.parametrize("lost", ["monday.db", "monday.keys"])
def test_half_a_backup_is_none(home, tmp_path, lost) -> None:
    home.open_somebody()
    file = home.store.back_up(tmp_path / "stick", "monday")
    (file.parent / lost).unlink()
    assert restore(home, file) == Problem("BACKUP_MISSING", str(file))


@pytest.mark.parametrize("suffix", [".db", ".keys"])
def test_a_damaged_backup_restores_nothing(home, tmp_path, suffix) -> None:
    """P7: a broken copy never takes the register's place."""
    home.open_somebody()
    file = home.store.back_up(tmp_path / "stick", "monday")
    damaged = bytearray(file.with_suffix(suffix).read_bytes())
    damaged[len(damaged) // 2] ^= 1
    file.with_suffix(suffix).write_bytes(damaged)
    assert restore(home, file) == Problem("BACKUP_DAMAGED", str(file))
    assert names_after_all(home) == ["Wren"]


def test_a_newer_backup_restores_nothing(home, tmp_path) -> None:
    home.open_somebody()
    with home.store._connection.begin():
        home.store._driver.execute(f"PRAGMA user_version={SCHEMA + 1}")
    file = home.store.back_up(tmp_path / "stick", "monday")
    with home.store._connection.begin():
        home.store._driver.execute(f"PRAGMA user_version={SCHEMA}")
    assert restore(home, file).code == "NEWER_FILE"
    assert names_after_all(home) == ["Wren"]
    assert not (home.folder / "incoming").exists()


def test_nothing_is_restored_under_an_open_register(home, tmp_path) -> None:
    home.open_somebody()
    file = home.store.back_up(tmp_path / "stick", "monday")
    with pytest.raises(StorageUnavailable) as refusal:
        door.restore(home.folder, home.clock, home.ids, file, home.passphrase, forget)
    assert refusal.value.problem.code == "STORE_IN_USE"
    assert names(home) == ["Wren"]


@pytest.mark.parametrize("step", range(5))
def test_a_restore_that_was_cut_off_is_finished_or_never_happened(home, monkeypatch, step) -> None:
    """P1: a kill between any two renames leaves one whole register or the other."""
    home.open_somebody()
    file = home.store.back_up(home.folder / "backups", "monday")
    home.open_somebody("Jen")
    home.store.close()
    done = []

    def interrupted(source, target) -> None:
        if len(done) == step:
            raise KeyboardInterrupt
        done.append(target)
        source.replace(target)

    with monkeypatch.context() as patch:
        patch.setattr(incoming, "move", interrupted)
        if step < 4:
            with pytest.raises(KeyboardInterrupt):
                restore(home, file)
        else:
            restore(home, file).close()
    assert isinstance(_opened_by_passphrase(home), SqlStore)
    assert names(home) == ["Wren"]


def test_a_restore_killed_before_it_was_ready_never_happened(home, tmp_path) -> None:
    home.open_somebody()
    file = home.store.back_up(tmp_path / "stick", "monday")
    home.open_somebody("Jen")
    home.store.close()

    def killed(store, ids) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        door.restore(home.folder, home.clock, home.ids, file, home.passphrase, killed)
    assert (home.folder / "incoming").exists()
    _opened_by_passphrase(home)
    assert names(home) == ["Jen"]
    assert not (home.folder / "incoming").exists()


def test_a_killed_backup_never_counts(home, monkeypatch) -> None:
    """P7: a killed backup never counts, and what it left is cleared away."""
    home.open_somebody()
    with monkeypatch.context() as patch:
        patch.setattr(backup, "sync_file", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            home.store.back_up(home.folder / "backups", "monday")
    assert not list((home.folder / "backups").glob("*.db"))
    home.reopen()
    assert not list((home.folder / "backups").iterdir())


def test_a_backup_that_does_not_verify_is_thrown_away(home, tmp_path, monkeypatch) -> None:
    """P7: verified before it gets its name."""
    home.open_somebody()
    monkeypatch.setattr(backup, "faults", lambda *_: ["page 3"])
    with pytest.raises(StorageUnavailable) as refusal:
        home.store.back_up(tmp_path / "stick", "monday")
    assert refusal.value.problem.code == "BACKUP_FAILED"
    assert not list((tmp_path / "stick").iterdir())


def test_a_disk_without_room_is_a_sentence(home, tmp_path) -> None:
    (tmp_path / "stick").write_text("no folder at all")
    with pytest.raises(StorageUnavailable) as refusal:
        home.store.back_up(tmp_path / "stick", "monday")
    assert refusal.value.problem.where == str(tmp_path / "stick")


def test_a_rollback_journal_follows_its_own_register(home, tmp_path) -> None:
    home.open_somebody()
    file = home.store.back_up(home.folder / "backups", "monday")
    home.store.close()
    (home.folder / "hub.db-journal").write_bytes(b"left by a crash")
    restore(home, file)
    (kept,) = (home.folder / "backups").glob("replaced-*.db-journal")
    assert kept.read_bytes() == b"left by a crash"


def test_a_backup_copied_by_hand_restores_from_anywhere(home, tmp_path) -> None:
    home.open_somebody()
    file = home.store.back_up(home.folder / "backups", "monday")
    for each in file.parent.glob("monday.*"):
        shutil.copy(each, tmp_path / each.name)
    assert isinstance(restore(home, tmp_path / "monday.db"), SqlStore)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _opened_by_passphrase(home) -> SqlStore | Problem:
    home.store = door.open_with(home.folder, home.clock, home.ids, home.passphrase)
    return home.store
