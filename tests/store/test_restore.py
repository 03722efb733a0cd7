"""A restored backup takes the register's place whole or not at all, and brings nobody back."""

import shutil

import pytest

from changed_places import with_a_newer_revision
from hublog.domain.people import Person, Tombstone
from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.store import door, incoming, keys
from hublog.store.migrations import runner
from hublog.store.sql_store import SqlStore
from hublog.store.tables import SCHEMA


def test_a_backup_restores_to_the_same_facts(home) -> None:
    """P7: a restored copy equals by logical digest."""
    home.add_somebody()
    facts, device = home.digest(), home.store.device
    file = home.store.back_up(home.folder / "backups", "monday")
    home.add_somebody("Jen")
    assert home.digest() != facts
    assert isinstance(home.restore(file), SqlStore)
    assert home.digest() == facts
    assert home.store.check() == []
    assert home.store.device != device


def test_a_restore_can_be_undone(home) -> None:
    home.add_somebody()
    file = home.store.back_up(home.folder / "backups", "monday")
    home.add_somebody("Jen")
    later = home.digest()
    home.restore(file)
    (kept,) = (home.folder / "backups").glob("replaced-*.db")
    home.clock.advance(minutes=1)
    home.restore(kept)
    assert home.digest() == later


def test_nothing_is_swapped_below_whoever_opened_the_register_meanwhile(home, tmp_path) -> None:
    """From the command line while the window stood at its first page: nothing that is saved may go."""
    home.add_somebody()
    file = home.store.back_up(tmp_path / "stick", "monday")
    home.store.close()
    opened: list[SqlStore] = []

    def meanwhile(*_: object) -> None:
        if not opened:
            opened.append(done_by_the_window(home))

    with pytest.raises(StorageUnavailable) as refusal:
        door.restore(home.folder, home.clock, home.ids, file, home.passphrase, meanwhile)
    assert refusal.value.problem.code == "STORE_IN_USE"
    home.store = opened[0]
    home.add_somebody("Jen", "p2")
    home.reopen()
    assert sorted(home.names()) == ["Jen", "Wren"]


def done_by_the_window(home) -> SqlStore:
    found = door.open_with(home.folder, home.clock, home.ids, home.passphrase)
    assert isinstance(found, SqlStore)
    return found


def test_a_backup_restores_into_an_empty_folder_with_the_paper_key(home, tmp_path) -> None:
    """P5: the paper key opens it, on another laptop too."""
    home.add_somebody()
    file = home.store.back_up(tmp_path / "stick", "monday")
    new = tmp_path / "new laptop"
    restored = door.restore(new, home.clock, home.ids, file, home.recovery_key, lambda *_: None)
    with restored.reading() as reader:
        assert [p.known_as for p in reader.find(Person)] == ["Wren"]
    restored.close()


def test_a_forgotten_person_stays_forgotten_in_an_older_backup(home) -> None:
    """P14: still gone after restore of an older backup."""
    home.add_somebody()
    file = home.store.back_up(home.folder / "backups", "before")
    home.forget(["p1"])
    home.restore(file)
    assert home.names() == [""]
    with home.store.reading() as reader:
        assert [t.id for t in reader.find(Tombstone)] == ["p1"]


def test_the_forgotten_are_known_though_the_register_is_lost(home) -> None:
    """P14: the list lies outside the database."""
    home.add_somebody()
    file = home.store.back_up(home.folder / "backups", "before")
    home.forget(["p1"])
    home.store.close()
    (home.folder / "hub.db").unlink()
    home.restore(file)
    assert home.names() == [""]


def test_a_wrong_passphrase_restores_nothing(home, tmp_path) -> None:
    home.add_somebody()
    file = home.store.back_up(tmp_path / "stick", "monday")
    assert home.restore(file, "no") == Problem("WRONG_PASSPHRASE")
    home.reopen()
    assert home.names() == ["Wren"]


@pytest.mark.parametrize("lost", ["monday.db", "monday.keys"])
def test_half_a_backup_is_none(home, tmp_path, lost) -> None:
    home.add_somebody()
    file = home.store.back_up(tmp_path / "stick", "monday")
    (file.parent / lost).unlink()
    assert home.restore(file) == Problem("BACKUP_MISSING", str(file))


@pytest.mark.parametrize("suffix", [".db", ".keys"])
def test_a_damaged_backup_restores_nothing(home, tmp_path, suffix) -> None:
    """P7: a broken copy never takes the register's place."""
    home.add_somebody()
    file = home.store.back_up(tmp_path / "stick", "monday")
    damaged = bytearray(file.with_suffix(suffix).read_bytes())
    damaged[len(damaged) // 2] ^= 1
    file.with_suffix(suffix).write_bytes(damaged)
    assert home.restore(file) == Problem("BACKUP_DAMAGED", str(file))
    home.reopen()
    assert home.names() == ["Wren"]


def test_a_newer_backup_restores_nothing(home, tmp_path) -> None:
    home.add_somebody()
    with home.store._connection.begin():
        home.store._driver.execute(f"PRAGMA user_version={SCHEMA + 1}")
    file = home.store.back_up(tmp_path / "stick", "monday")
    with home.store._connection.begin():
        home.store._driver.execute(f"PRAGMA user_version={SCHEMA}")
    assert home.restore(file).code == "NEWER_FILE"
    home.reopen()
    assert home.names() == ["Wren"]
    assert not (home.folder / "incoming").exists()


def test_an_older_backup_is_brought_to_today_before_it_takes_its_place(home, monkeypatch) -> None:
    """The copy itself stays as it is, and so does the register where that cannot be done."""
    home.add_somebody()
    file = home.store.back_up(home.folder / "backups", "monday")
    content, facts = file.read_bytes(), home.digest()
    home.add_somebody("Jen", "p2")
    later = home.digest()
    monkeypatch.setattr(door, "SCHEMA", SCHEMA)
    monkeypatch.setattr(runner.migrate, "__defaults__", runner.migrate.__defaults__)
    with_a_newer_revision()
    revisions = runner.migrate.__defaults__
    runner.migrate.__defaults__ = ({SCHEMA + 1: lambda: 1 / 0},)
    with pytest.raises(StorageUnavailable):
        home.restore(file)
    runner.migrate.__defaults__ = revisions
    home.store = door.open_with_key(home.folder, home.clock, home.ids, home.key)
    assert home.digest() == later
    assert isinstance(home.restore(file), SqlStore)
    assert home.digest() == facts
    assert file.read_bytes() == content


def test_nothing_is_restored_under_an_open_register(home, tmp_path) -> None:
    home.add_somebody()
    file = home.store.back_up(tmp_path / "stick", "monday")
    with pytest.raises(StorageUnavailable) as refusal:
        door.restore(home.folder, home.clock, home.ids, file, home.passphrase, lambda *_: None)
    assert refusal.value.problem.code == "STORE_IN_USE"
    assert home.names() == ["Wren"]


@pytest.mark.parametrize("step", range(5))
def test_a_restore_that_was_cut_off_is_finished_or_never_happened(home, monkeypatch, step) -> None:
    """P1: a kill between any two renames leaves one whole register or the other."""
    home.add_somebody()
    file = home.store.back_up(home.folder / "backups", "monday")
    home.add_somebody("Jen")
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
                home.restore(file)
        else:
            home.restore(file).close()
    home.open_by_passphrase()
    assert home.names() == ["Wren"]


def test_a_restore_killed_before_it_was_ready_never_happened(home, tmp_path) -> None:
    home.add_somebody()
    file = home.store.back_up(tmp_path / "stick", "monday")
    home.add_somebody("Jen")
    home.store.close()

    def killed(store, ids) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        door.restore(home.folder, home.clock, home.ids, file, home.passphrase, killed)
    assert (home.folder / "incoming").exists()
    home.open_by_passphrase()
    assert home.names() == ["Jen"]
    assert not (home.folder / "incoming").exists()


def test_a_rollback_journal_follows_its_own_register(home, tmp_path) -> None:
    home.add_somebody()
    file = home.store.back_up(home.folder / "backups", "monday")
    home.store.close()
    (home.folder / "hub.db-journal").write_bytes(b"left by a crash")
    home.restore(file)
    (kept,) = (home.folder / "backups").glob("replaced-*.db-journal")
    assert kept.read_bytes() == b"left by a crash"


def test_a_backup_copied_by_hand_restores_from_anywhere(home, tmp_path) -> None:
    home.add_somebody()
    file = home.store.back_up(home.folder / "backups", "monday")
    for each in file.parent.glob("monday.*"):
        shutil.copy(each, tmp_path / each.name)
    assert isinstance(home.restore(tmp_path / "monday.db"), SqlStore)


def test_a_passphrase_that_was_changed_since_opens_older_copies_and_stays(home) -> None:
    home.add_somebody()
    file = home.store.back_up(home.folder / "backups", "before")
    newer = keys.sealed(home.key, "quite other words", home.recovery_key, keys.FLOOR)
    (home.folder / "hub.keys").write_bytes(newer)
    assert isinstance(home.restore(file, "quite other words"), SqlStore)
    assert (home.folder / "hub.keys").read_bytes() == newer


def test_the_passphrase_of_a_copy_opens_it_too_and_comes_back_with_it(home) -> None:
    home.add_somebody()
    file = home.store.back_up(home.folder / "backups", "before")
    newer = keys.sealed(home.key, "quite other words", home.recovery_key, keys.FLOOR)
    (home.folder / "hub.keys").write_bytes(newer)
    assert isinstance(home.restore(file), SqlStore)
    assert (home.folder / "hub.keys").read_bytes() == file.with_suffix(".keys").read_bytes()
    (kept,) = (home.folder / "backups").glob("replaced-*.keys")
    assert kept.read_bytes() == newer


def test_the_keys_of_another_hub_do_not_stay(home, tmp_path) -> None:
    """A secret that opens both: the copy's own keys come, since only they open it."""
    home.add_somebody()
    other = keys.sealed(bytes(32), home.passphrase, home.recovery_key, keys.FLOOR)
    file = home.store.back_up(tmp_path / "stick", "theirs")
    home.store.close()
    (home.folder / "hub.keys").write_bytes(other)
    assert isinstance(home.restore(file), SqlStore)
    assert (home.folder / "hub.keys").read_bytes() == file.with_suffix(".keys").read_bytes()
