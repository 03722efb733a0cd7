"""Copies lie on the shelf with their keys; killed, damaged or pulled away, no half one is taken for whole."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from damage import root_of, spoil, spoil_page
from hublog.services.backup import Backups
from hublog.services.unavailable import StorageUnavailable
from hublog.store import backup, shelf
from hublog.store.sql_store import SqlStore

NAME = "CUM-EWA_2026-05-05_100000_daily"
LATER = "CUM-EWA_2026-05-06_100000_closing"


@pytest.fixture
def stick(tmp_path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def lying(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_copy_says_what_its_name_says_and_whom_it_still_holds(home) -> None:
    home.add_somebody()
    made = home.store.shelf.make(NAME)
    assert (made.copy.name, made.copy.reason, made.checked) == (NAME, "daily", True)
    assert made.size == made.file.stat().st_size
    assert [each.copy.holds_forgotten for each in home.store.shelf.copies()] == [False]
    home.forget(["p1"])
    home.store.shelf.make(LATER)
    assert [each.copy.holds_forgotten for each in home.store.shelf.copies()] == [False, True]


def test_what_somebody_put_there_is_listed_by_its_age_and_left_alone(home) -> None:
    home.add_somebody()
    home.store.back_up(home.store.shelf.folder, "monday")
    (home.store.shelf.folder / "without keys.db").write_bytes(b"")
    (found,) = home.store.shelf.copies()
    assert (found.copy.reason, found.checked) == ("other", False)
    assert abs(found.copy.made_at - datetime.now()) < timedelta(minutes=5)  # noqa: DTZ005 - as files say it


def test_a_folder_that_is_not_there_holds_nothing(home, tmp_path) -> None:
    assert home.store.shelf.copies(tmp_path / "gone") == ()
    assert not home.store.shelf.is_folder(tmp_path / "gone")


def test_every_rotation_leaves_copies_that_restore(home) -> None:
    """P7: each copy that stays equals by logical digest what the register held then."""
    backups, held = Backups(home.store, home.clock), {}
    for n in range(24):
        home.add_somebody(f"Wren {n}", f"p{n}")
        made = backups.daily()
        assert made is not None
        assert made.copy is not None
        held[made.copy.copy.name] = home.digest()
        home.clock.advance(days=5)
    stay = home.store.shelf.copies()
    assert 7 <= len(stay) < 24
    assert len(lying(home.store.shelf.folder)) == 3 * len(stay)
    for copy in stay:
        assert isinstance(home.restore(copy.file), SqlStore)
        assert home.digest() == held[copy.copy.name]
        home.clock.advance(seconds=1)


def test_a_copy_that_differs_in_one_row_is_caught(home, monkeypatch) -> None:
    """P7: the control copies without looking whether it is the same, and is believed."""
    home.add_somebody()
    right = backup._not_copied

    def forgetful(source, part, key) -> str:
        done = right(source, part, key)
        with backup.closing(backup.keyed(part, key)) as copy:
            copy.execute("UPDATE person SET note = 'likes coffee'")
        return done

    monkeypatch.setattr(backup, "_not_copied", forgetful)
    with pytest.raises(StorageUnavailable) as refusal:
        home.store.shelf.make(NAME)
    assert refusal.value.problem.code == "BACKUP_FAILED"
    assert refusal.value.problem.values == {"why": "person"}
    assert lying(home.store.shelf.folder) == []
    monkeypatch.setattr(backup, "_differs", lambda *_: "")
    before = home.digest()
    assert isinstance(home.restore(home.store.shelf.make(NAME).file), SqlStore)
    assert home.digest() != before


@pytest.mark.parametrize("spoiled", [-2000, -9000, 5000])
def test_a_copy_whose_bytes_changed_on_the_way_is_caught(home, monkeypatch, spoiled) -> None:
    """P7: a backup that skipped verification would be believed; ours is not."""
    home.add_somebody()
    real = backup.sync_file

    def falsified(file) -> None:
        real(file)
        spoil(file, spoiled)

    monkeypatch.setattr(backup, "sync_file", falsified)
    with pytest.raises(StorageUnavailable) as refusal:
        home.store.shelf.make(NAME)
    assert refusal.value.problem.values["why"] in {"pages", "SQLITE_NOTADB"}
    assert home.store.shelf.copies() == ()


def test_a_stick_gets_the_very_bytes(home, stick) -> None:
    home.add_somebody()
    made = home.store.shelf.make(NAME)
    along = home.store.shelf.take_along(made, stick)
    assert lying(stick) == [f"{NAME}.db", f"{NAME}.forgotten", f"{NAME}.keys"]
    assert along.file.read_bytes() == made.file.read_bytes()
    assert isinstance(home.restore(along.file), SqlStore)


def test_a_stick_that_keeps_it_badly_is_caught(home, stick, monkeypatch) -> None:
    home.add_somebody()
    made = home.store.shelf.make(NAME)
    right = shelf._poured

    def badly(source, part) -> str:
        said = right(source, part)
        spoil(part)
        return said

    monkeypatch.setattr(shelf, "_poured", badly)
    with pytest.raises(StorageUnavailable) as refusal:
        home.store.shelf.take_along(made, stick)
    assert refusal.value.problem.code == "BACKUP_FAILED"
    assert lying(stick) == []


def test_a_stick_that_is_pulled_in_the_midst_leaves_no_copy(home, stick, monkeypatch) -> None:
    home.add_somebody()
    made = home.store.shelf.make(NAME)

    def pulled(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", pulled)
    with pytest.raises(StorageUnavailable) as refusal:
        home.store.shelf.take_along(made, stick)
    assert refusal.value.problem.code == "DISK_FAILED"
    assert home.store.shelf.copies(stick) == ()
    assert lying(stick) == []


def test_what_a_pulled_stick_kept_of_an_unfinished_copy_goes_with_the_next_removal(
    home, stick
) -> None:
    """Of ours alone, or the stick would fill up with what nobody sees."""
    home.add_somebody()
    (stick / f"{NAME}.db.part").write_bytes(b"half")
    (stick / "letter.db.part").write_bytes(b"somebody else's")
    home.store.shelf.remove([home.store.shelf.take_along(home.store.shelf.make(LATER), stick)])
    assert lying(stick) == ["letter.db.part"]


@pytest.mark.parametrize("step", range(3))
def test_a_killed_removal_leaves_no_half_copy(home, monkeypatch, step) -> None:
    """P7: whatever is left over is no copy, and goes with the next."""
    home.add_somebody()
    old, new = home.store.shelf.make(NAME), home.store.shelf.make(LATER)
    real, gone = Path.unlink, []

    def killed(file, missing_ok=False) -> None:
        if len(gone) == step:
            raise KeyboardInterrupt
        gone.append(file)
        real(file, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", killed)
        with pytest.raises(KeyboardInterrupt):
            home.store.shelf.remove([old])
    left = home.store.shelf.copies()
    assert [each.copy.name for each in left] == ([LATER] if step else [LATER, NAME])
    assert all(home.store.shelf.verify(each.file) is None for each in left)
    home.store.shelf.remove([each for each in left if each.copy.name == NAME] or [new])
    kept = {each.copy.name for each in home.store.shelf.copies()}
    assert {each.split(".")[0] for each in lying(home.store.shelf.folder)} == kept


def test_the_mark_differs_after_every_writing_and_after_no_copy(home) -> None:
    first = home.store.shelf.mark()
    home.store.shelf.note("copies_outside", "/media/stick")
    home.store.shelf.make(NAME)
    assert home.store.shelf.mark() == first
    home.add_somebody()
    assert home.store.shelf.mark() != first


def test_the_mark_differs_once_a_secret_was_changed(home) -> None:
    """A copy goes with its keys: one with the old keys is not up to date."""
    first, keys = home.store.shelf.mark(), home.folder / "hub.keys"
    keys.write_bytes(keys.read_bytes() + b"\n")
    assert home.store.shelf.mark() != first


def test_what_the_laptop_was_told_outlives_a_restart(home) -> None:
    assert home.store.shelf.noted("copies_outside") == ""
    home.store.shelf.note("copies_outside", "/media/stick")
    assert home.reopen().shelf.noted("copies_outside") == "/media/stick"


def test_where_a_folder_lies(home, tmp_path) -> None:
    place = home.store.shelf
    assert place.inside_home(home.folder / "backups" / "new")
    assert not place.inside_home(tmp_path)
    assert not place.outside_this_disk(tmp_path / "to be" / "made")
    place.is_folder = lambda _: False
    assert place.outside_this_disk(tmp_path)  # a drive that is not there, as Windows sees it
    del place.is_folder
    shm = Path("/dev/shm")  # noqa: S108 - another disk, nothing is written there
    if shm.is_dir() and shm.stat().st_dev != tmp_path.stat().st_dev:
        assert place.outside_this_disk(shm / "stick")


def test_what_is_too_large_to_look_at_upon_opening_is_found_by_the_copy_of_the_day(
    home, monkeypatch
) -> None:
    """P6: the deep look is the day's copy; the control is the quick look, which lets it pass here."""
    home.add_somebody()
    database = home.folder / "hub.db"
    home.store.close()
    spoil_page(database, root_of(database, home.key, "referral"))
    with pytest.raises(StorageUnavailable):
        home.reopen()
    monkeypatch.setattr(backup, "_QUICKLY_READ", 0)
    home.reopen()
    made = Backups(home.store, home.clock).daily()
    assert made is not None
    assert made.problem is not None
    assert made.problem.code == "STORE_DAMAGED_NO_BACKUP"
    assert home.store.shelf.copies() == ()


def test_a_register_that_was_cut_is_seen_upon_opening_however_large(home, monkeypatch) -> None:
    """P6: even where nothing else is looked at."""
    home.add_somebody()
    home.store.close()
    database = home.folder / "hub.db"
    monkeypatch.setattr(backup, "_QUICKLY_READ", 0)
    database.write_bytes(database.read_bytes()[: -4096 * 3])
    with pytest.raises(StorageUnavailable) as refusal:
        home.reopen()
    assert refusal.value.problem.code == "STORE_DAMAGED_NO_BACKUP"
