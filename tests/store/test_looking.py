"""A copy is looked at in a safe place: the register, the copy and the folder stay as they are."""

from pathlib import Path

import pytest

from damage import root_of, spoil_page
from hublog.domain.hubs import Hub
from hublog.domain.problems import Problem
from hublog.services.looking_back import BackupLook
from hublog.services.unavailable import StorageUnavailable
from hublog.store import door
from hublog.store.looking import look_at
from hublog.store.tables import SCHEMA


def _look(home, file, secret=None, present=None) -> BackupLook | Problem:
    secret = secret or home.passphrase
    return look_at(home.folder, home.clock, home.ids, file, secret, present)


def looked(home, file, **more: object) -> BackupLook:
    found = _look(home, file, **more)
    assert isinstance(found, BackupLook), found
    return found


def everything(place: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(place.rglob("*")) if p.is_file()}


@pytest.fixture
def copy(home) -> Path:
    """A copy from before Jen came."""
    home.add_somebody()
    file = home.store.back_up(home.folder / "backups", "monday")
    home.clock.advance(hours=1)
    home.add_somebody("Jen", "p2")
    return file


def test_it_says_what_it_holds_and_what_would_be_missing(home, copy) -> None:
    device = home.store.device
    home.store.close()
    before = everything(home.folder)
    found = looked(home, copy)
    assert found.holds.tallies["person"] == 1
    assert found.holds.device == device
    assert found.lost is not None
    assert (found.lost.actions, dict(found.lost.rows)) == (1, {"person": 1})
    assert found.lost.whole
    assert (found.forgotten, found.other_hub) == (0, False)
    assert everything(home.folder) == before
    home.reopen()
    assert home.store.device == device


def test_it_is_looked_at_beside_the_open_register_too(home, copy) -> None:
    found = looked(home, copy, present=home.store)
    assert found.lost is not None
    assert found.lost.actions == 1
    assert home.names() == ["Wren", "Jen"]


def test_nobody_looks_under_a_register_that_another_program_has_open(home, copy) -> None:
    with pytest.raises(StorageUnavailable) as refusal:
        _look(home, copy)
    assert refusal.value.problem.code == "STORE_IN_USE"


def test_whoever_was_forgotten_since_is_counted(home, copy) -> None:
    home.forget(["p1"])
    assert looked(home, copy, present=home.store).forgotten == 1


def test_of_a_damaged_register_it_says_at_least_what_can_be_read(home, copy) -> None:
    home.store.close()
    database = home.folder / "hub.db"
    spoil_page(database, root_of(database, home.key, "person"))
    found = looked(home, copy)
    assert found.lost is not None
    assert not found.lost.whole
    assert found.lost.actions == 1


@pytest.mark.parametrize("left", [b"", bytes(4096 * 9)])
def test_of_a_lost_register_nobody_can_say_anything(home, copy, left) -> None:
    home.store.close()
    (home.folder / "hub.db").write_bytes(left)
    assert looked(home, copy).lost is None
    (home.folder / "hub.db").unlink()
    assert looked(home, copy).lost is None


def test_a_copy_is_looked_at_on_a_new_laptop(home, copy, tmp_path) -> None:
    new = tmp_path / "new laptop"
    found = look_at(new, home.clock, home.ids, copy, home.recovery_key)
    assert isinstance(found, BackupLook)
    assert found.lost is None
    assert not door.exists(new)


def test_another_hubs_copy_is_told(home, copy) -> None:
    with home.store.writing("Ann", "other") as work:
        work.amend("hub", "h", {"alive": False})
        work.put(Hub(id="h2", code="CUM-TWO", name="Two"))
        work.commit()
    assert looked(home, copy, present=home.store).other_hub


def test_another_hubs_copy_is_told_though_the_same_words_open_both(home, copy, tmp_path) -> None:
    """The register is whole: nobody may be told that it cannot be read."""
    theirs = door.create(tmp_path / "theirs", home.clock, home.ids, home.passphrase, 0)
    assert isinstance(theirs, door.Created)
    with theirs.store.writing("Ann", "set_up") as work:
        work.put(Hub(id="other", code="CUM-XYZ", name="Another Hub"))
        work.commit()
    file = theirs.store.back_up(tmp_path, "theirs")
    theirs.store.close()
    home.store.close()
    found = looked(home, file)
    assert found.other_hub
    assert found.lost is not None
    assert found.lost.actions == 2


@pytest.mark.parametrize("suffix", [".db", ".keys"])
def test_a_damaged_copy_is_said_to_be(home, copy, suffix) -> None:
    home.store.close()
    content = bytearray(copy.with_suffix(suffix).read_bytes())
    content[len(content) // 2] ^= 1
    copy.with_suffix(suffix).write_bytes(content)
    assert _look(home, copy) == Problem("BACKUP_DAMAGED", str(copy))
    assert not (home.folder / "incoming").exists()


def test_without_its_secret_nothing_is_shown(home, copy) -> None:
    home.store.close()
    assert _look(home, copy, "no") == Problem("WRONG_PASSPHRASE")
    assert _look(home, copy.with_name("x.db")) == Problem(
        "BACKUP_MISSING", str(copy.with_name("x.db"))
    )


def test_a_newer_copy_is_not_read(home) -> None:
    home.add_somebody()
    with home.store._connection.begin():
        home.store._driver.execute(f"PRAGMA user_version={SCHEMA + 1}")
    file = home.store.back_up(home.folder / "backups", "monday")
    with home.store._connection.begin():
        home.store._driver.execute(f"PRAGMA user_version={SCHEMA}")
    assert _look(home, file, present=home.store).code == "NEWER_FILE"


def test_a_folder_in_a_cloud_is_refused(home, copy, tmp_path) -> None:
    cloud = tmp_path / "OneDrive" / "hub"
    assert look_at(cloud, home.clock, home.ids, copy, home.passphrase).code == "CLOUD_FOLDER"
