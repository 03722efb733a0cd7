import errno
import os
import shutil
import time
from pathlib import Path, PurePosixPath

import pytest

from hublog import resources
from hublog.services.unavailable import StorageUnavailable
from hublog.store import door, folder
from hublog.store.folder import PAGE_BYTES


@pytest.mark.parametrize(
    "synced",
    [
        "OneDrive/hublog",
        "OneDrive - Ewanrigg Hub/hublog",
        "Dropbox (Personal)/hublog",
        "Library/Mobile Documents/com~apple~CloudDocs/hublog",
        "iCloudDrive",
        "Google Drive/hublog",
        "Library/CloudStorage/GoogleDrive-hub@example.org/My Drive",
    ],
)
def test_a_folder_that_is_copied_to_the_internet_is_refused(tmp_path, synced, home) -> None:
    place = tmp_path / synced
    created = door.create(place, home.clock, home.ids, None, 0)
    assert created.code == "CLOUD_FOLDER"
    assert door.open_with(place, home.clock, home.ids, "x") == created
    assert door.restore(place, home.clock, home.ids, Path("x.db"), "x", print) == created
    assert not place.exists()
    assert str(place) in resources.words().problem(created)


def test_the_folder_the_system_names_as_synced_is_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "work files"))
    assert folder.unsuitable(tmp_path / "work files" / "hublog").code == "CLOUD_FOLDER"
    assert folder.unsuitable(tmp_path / "hublog") is None


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "mine").symlink_to(tmp_path / "Dropbox")
    assert folder.unsuitable(tmp_path / "mine").code == "CLOUD_FOLDER"


def test_a_folder_on_another_computer_is_refused(tmp_path, monkeypatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/hub {tmp_path}/far\\040away nfs4 rw 0 0\n")
    monkeypatch.setattr(folder, "_MOUNTS", mounts)
    assert folder.unsuitable(tmp_path / "far away" / "hublog").code == "CLOUD_FOLDER"
    assert folder.unsuitable(tmp_path / "near") is None
    monkeypatch.setattr(folder, "_MOUNTS", tmp_path / "no such table")
    assert folder.unsuitable(tmp_path / "far away") is None


def test_the_nearest_mount_decides() -> None:
    mounts = "a / ext4 rw\nb /home nfs rw\nc /home/ann ext4 rw\n"
    kinds = [folder._mounted_as(PurePosixPath(p), mounts) for p in ("/x", "/home/b", "/home/ann/h")]
    assert kinds == ["ext4", "nfs", "ext4"]


def _cut(home) -> None:
    database = home.folder / "hub.db"
    database.write_bytes(database.read_bytes()[:-1000])


def _fill(home, start: int) -> None:
    content = bytearray((home.folder / "hub.db").read_bytes())
    content[start : start + PAGE_BYTES] = bytes(PAGE_BYTES)
    (home.folder / "hub.db").write_bytes(content)


def _fails(*_: object, **_more: object) -> None:
    raise OSError(errno.EIO, "broken")


LOSSES = {
    "empty": lambda home: (home.folder / "hub.db").write_bytes(b""),
    "filled with zeros": lambda home: (home.folder / "hub.db").write_bytes(bytes(PAGE_BYTES * 9)),
    "cut": _cut,
    "missing": lambda home: (home.folder / "hub.db").unlink(),
    "without keys": lambda home: (home.folder / "hub.keys").unlink(),
    "with damaged keys": lambda home: (home.folder / "hub.keys").write_bytes(b"\0" * 99),
}


@pytest.mark.parametrize("backed_up", [True, False])
@pytest.mark.parametrize("loss", LOSSES)
def test_loss_is_never_a_first_run_and_the_last_backup_is_named(home, loss, backed_up) -> None:
    """P6: damage is noticed, the backup offered, the damaged file kept."""
    home.add_somebody()
    if backed_up:
        home.store.back_up(home.folder / "backups", "monday")
        (home.folder / "backups" / "replaced-x.db").write_bytes(b"later, but nobody vouches for it")
        (home.folder / "backups" / "replaced-x.keys").write_bytes(b"")
    home.store.close()
    LOSSES[loss](home)
    before = _bytes(home.folder)
    with pytest.raises(StorageUnavailable) as refusal:
        door.open_with(home.folder, home.clock, home.ids, home.passphrase)
    sentence = resources.words().problem(refusal.value.problem)
    assert ("monday.db" in sentence) is backed_up
    assert door.create(home.folder, home.clock, home.ids, None, 0).code == "REGISTER_EXISTS"
    assert _bytes(home.folder) == before


@pytest.mark.parametrize("torn", [_cut, lambda home: _fill(home, 0)])
def test_half_an_action_that_a_power_cut_left_is_rolled_back_and_no_damage(
    home, tmp_path, torn
) -> None:
    """P2: the journal beside it knows what was there."""
    home.add_somebody()
    driver = home.store._driver
    driver.execute("PRAGMA cache_size=5")
    driver.execute("BEGIN IMMEDIATE")
    driver.execute("PRAGMA user_version=7")
    driver.executemany("INSERT INTO meta VALUES (?, ?)", [(f"x{n}", "y" * 999) for n in range(500)])
    shutil.copytree(home.folder, tmp_path / "after")
    driver.rollback()
    home.store.close()
    home.folder = tmp_path / "after"
    torn(home)
    home.open_by_passphrase()
    assert home.names() == ["Wren"]
    assert home.store.check() == []


def test_a_disk_that_does_not_give_the_register_out_is_no_damage(home, monkeypatch) -> None:
    """P3: nobody is sent to an older backup for a cable."""
    home.store.close()
    (home.folder / "hub.db").write_bytes(b"?" * PAGE_BYTES)
    with pytest.raises(StorageUnavailable) as refusal:
        door.open_with_key(home.folder, home.clock, home.ids, home.key)
    assert refusal.value.problem.code == "STORE_DAMAGED_NO_BACKUP"
    monkeypatch.setattr(Path, "open", _fails)
    with pytest.raises(StorageUnavailable) as refusal:
        door.open_with_key(home.folder, home.clock, home.ids, home.key)
    assert refusal.value.problem.code == "DISK_FAILED"


def test_nothing_at_all_is_no_loss(tmp_path, home) -> None:
    with pytest.raises(StorageUnavailable) as refusal:
        door.open_with(tmp_path / "nowhere", home.clock, home.ids, "x")
    assert refusal.value.problem.code == "NO_REGISTER"
    assert not door.exists(tmp_path / "nowhere")


def _bytes(place: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(place.rglob("*")) if p.is_file()}


def test_a_backup_of_a_clock_that_was_ahead_is_not_taken_for_the_last(home) -> None:
    home.add_somebody()
    backups = home.folder / "backups"
    ahead = home.store.back_up(backups, "ahead")
    os.utime(ahead, (time.time() + 10**8,) * 2)
    home.store.back_up(backups, "monday")
    assert folder.last_backup(home.folder) == backups / "monday.db"
