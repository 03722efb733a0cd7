"""After a loss the way back is found, and what was damaged is kept beside it."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from damage import root_of, spoil_page
from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.services.ways_in import COPY, KEYS, NONE, Diagnosis
from hublog.store import door, recovering
from hublog.store.sql_store import SqlStore

LOSSES = {
    "a damaged page": lambda folder, key: spoil_page(
        folder / "hub.db", root_of(folder / "hub.db", key, "person")
    ),
    "a damaged first page": lambda folder, _: spoil_page(folder / "hub.db", 1),
    "nothing in it": lambda folder, _: (folder / "hub.db").write_bytes(b""),
    "zeros alone": lambda folder, _: (folder / "hub.db").write_bytes(bytes(4096 * 40)),
    "cut": lambda folder, _: (folder / "hub.db").write_bytes(
        (folder / "hub.db").read_bytes()[: 4096 * 20]
    ),
    "gone": lambda folder, _: (folder / "hub.db").unlink(),
}


@pytest.fixture
def backed_up(home) -> Any:  # noqa: ANN401 - the fixture as it came
    """A register with a copy from before Jen came; it is closed."""
    home.add_somebody()
    home.store.shelf.make("CUM-EWA_2026-05-05_100000_daily")
    home.clock.advance(days=1)
    home.add_somebody("Jen", "p2")
    home.store.close()
    return home


def diagnosed(home, secret=None) -> Diagnosis | Problem:
    return recovering.diagnose(home.folder, home.clock, home.ids, secret or home.passphrase)


def kept(home, what: str) -> list[Path]:
    return sorted((home.folder / "backups").glob(what))


def test_where_nothing_is_damaged_nothing_is_done(backed_up) -> None:
    nothing = Problem("NOTHING_DAMAGED", str(backed_up.folder))
    assert diagnosed(backed_up) == backed_up.recover() == nothing
    assert kept(backed_up, "damaged-*") == []


@pytest.mark.parametrize("loss", LOSSES)
def test_a_damaged_register_is_set_aside_and_the_last_good_copy_takes_its_place(
    backed_up, loss
) -> None:
    """P6: damage is noticed upon opening, the backup offered, the damaged file kept."""
    home = backed_up
    LOSSES[loss](home.folder, home.key)
    damaged = (home.folder / "hub.db").read_bytes() if loss != "gone" else None
    with pytest.raises(StorageUnavailable) as refusal:
        door.open_with(home.folder, home.clock, home.ids, home.passphrase)
    found = diagnosed(home)
    assert isinstance(found, Diagnosis)
    assert found.problem == refusal.value.problem
    assert found.way == COPY
    assert found.look is not None
    assert found.look.holds.tallies["person"] == 1
    assert isinstance(home.recover(), SqlStore)
    assert home.names() == ["Wren"]
    assert home.store.check() == []
    aside = [file.read_bytes() for file in kept(home, "damaged-*.db")]
    assert aside == ([] if damaged is None else [damaged])
    assert len(kept(home, "damaged-*.keys")) == 1


def test_a_damaged_copy_is_passed_over_for_an_older_good_one(backed_up) -> None:
    home = backed_up
    (good,) = kept(home, "*.db")
    newer = good.with_name("CUM-EWA_2026-05-06_100000_daily.db")
    for suffix in (".db", ".keys", ".forgotten"):
        shutil.copy(good.with_suffix(suffix), newer.with_suffix(suffix))
    spoil_page(newer, 7)
    LOSSES["gone"](home.folder, home.key)
    found = diagnosed(home)
    assert isinstance(found, Diagnosis)
    assert found.copy is not None
    assert found.copy.file == good


def test_a_copy_made_while_the_clock_was_ahead_is_not_taken_for_the_newest(home) -> None:
    home.add_somebody()
    home.store.shelf.make("CUM-EWA_2030-05-05_100000_daily")
    home.add_somebody("Jen", "p2")
    home.store.shelf.make("CUM-EWA_2026-05-05_100000_daily")
    home.store.close()
    (home.folder / "hub.db").write_bytes(b"")
    assert isinstance(home.recover(), SqlStore)
    assert sorted(home.names()) == ["Jen", "Wren"]


@pytest.mark.parametrize("left", [b"damaged", None])
def test_lost_keys_are_put_back_from_beside_a_copy_once_they_open_the_register(
    backed_up, left
) -> None:
    home = backed_up
    keys = home.folder / "hub.keys"
    keys.unlink()
    if left is not None:
        keys.write_bytes(left)
    found = diagnosed(home)
    assert isinstance(found, Diagnosis)
    assert (found.way, found.look) == (KEYS, None)
    assert found.problem.code == ("KEYS_MISSING" if left is None else "KEYS_DAMAGED")
    assert isinstance(home.recover(), SqlStore)
    assert home.names() == ["Wren", "Jen"]
    aside = [file.read_bytes() for file in kept(home, "damaged-*.keys")]
    assert aside == ([] if left is None else [left])
    assert (len(kept(home, "CUM*.db")), len(kept(home, "CUM*.keys"))) == (1, 1)


def test_keys_that_open_another_register_are_not_put_back(backed_up) -> None:
    """Keys are proved on the register first; where it is damaged too, the whole copy is offered."""
    home = backed_up
    (home.folder / "hub.keys").unlink()
    LOSSES["a damaged page"](home.folder, home.key)
    found = diagnosed(home)
    assert isinstance(found, Diagnosis)
    assert found.way == COPY
    assert isinstance(home.recover(), SqlStore)
    assert home.names() == ["Wren"]


def test_without_any_copy_nothing_is_touched(backed_up) -> None:
    home = backed_up
    for file in kept(home, "*"):
        file.unlink()
    LOSSES["a damaged page"](home.folder, home.key)
    before = (home.folder / "hub.db").read_bytes()
    found = diagnosed(home)
    assert isinstance(found, Diagnosis)
    assert (found.way, found.copy, found.problem.code) == (NONE, None, "STORE_DAMAGED_NO_BACKUP")
    assert home.recover() == Problem("RECOVER_NO_WAY", str(home.folder))
    assert (home.folder / "hub.db").read_bytes() == before


def test_a_wrong_passphrase_finds_no_way(backed_up) -> None:
    home = backed_up
    LOSSES["a damaged page"](home.folder, home.key)
    assert diagnosed(home, "no") == home.recover("no") == Problem("WRONG_PASSPHRASE")
    (home.folder / "hub.keys").unlink()
    assert diagnosed(home, "no") == Problem("WRONG_PASSPHRASE")


def test_whoever_was_forgotten_stays_forgotten(home) -> None:
    """P14: recovering brings nobody back."""
    home.add_somebody()
    home.store.shelf.make("CUM-EWA_2026-05-05_100000_daily")
    home.forget(["p1"])
    home.store.close()
    LOSSES["gone"](home.folder, home.key)
    assert isinstance(home.recover(), SqlStore)
    assert home.names() == [""]


def test_a_journal_of_a_killed_program_goes_with_its_own_register(backed_up) -> None:
    home = backed_up
    LOSSES["a damaged first page"](home.folder, home.key)
    (home.folder / "hub.db-journal").write_bytes(b"left by a crash")
    assert isinstance(home.recover(), SqlStore)
    (aside,) = kept(home, "damaged-*.db-journal")
    assert aside.read_bytes() == b"left by a crash"


def test_what_a_restore_replaced_is_found_and_its_name_is_never_given_twice(backed_up) -> None:
    home = backed_up
    assert recovering.replaced(home.folder, home.clock.now()) is None
    (file,) = kept(home, "CUM*.db")
    for _ in range(3):
        assert isinstance(home.restore(file), SqlStore)
        home.store.close()
    assert {each.stem for each in kept(home, "replaced-*.db")} == {
        "replaced-2026-05-06-100000",
        "replaced-2026-05-06-100000-2",
        "replaced-2026-05-06-100000-3",
    }
    newest = recovering.replaced(home.folder, home.clock.now())
    assert newest is not None
    assert newest.file.stem == "replaced-2026-05-06-100000-3"


def test_what_was_replaced_while_the_clock_was_ahead_is_not_the_last(backed_up) -> None:
    """Going back would bring a register of long ago, and say nothing."""
    home = backed_up
    (file,) = kept(home, "CUM*.db")
    home.clock.advance(days=400)
    assert isinstance(home.restore(file), SqlStore)
    home.store.close()
    home.clock.advance(days=-399)
    ahead = recovering.replaced(home.folder, home.clock.now())
    assert isinstance(home.restore(file), SqlStore)
    last = recovering.replaced(home.folder, home.clock.now())
    assert ahead is not None
    assert last is not None
    assert last.file != ahead.file
    assert last.copy.made_at == home.clock.now()


def test_nothing_at_all_and_somebody_elses_folder_are_no_damage(home, tmp_path) -> None:
    with pytest.raises(StorageUnavailable) as refusal:
        recovering.diagnose(tmp_path / "nowhere", home.clock, home.ids, "x")
    assert refusal.value.problem.code == "NO_REGISTER"
    cloud = recovering.diagnose(tmp_path / "Dropbox" / "x", home.clock, home.ids, "x")
    assert isinstance(cloud, Problem)
    assert cloud.code == "CLOUD_FOLDER"
    with pytest.raises(StorageUnavailable) as refusal:
        recovering.diagnose(home.folder, home.clock, home.ids, home.passphrase)
    assert refusal.value.problem.code == "STORE_IN_USE"
