"""A backup takes the place of the office's store, whole or not at all (P7, P14)."""

import datetime as dt
from pathlib import Path

import pytest

from arriving import came
from at_the_office import HUB, AtTheOffice
from hublog.bootstrap import HomeDoor
from hublog.domain.problems import Problem
from hublog.services.hub import HubDetails
from hublog.services.unavailable import StorageUnavailable
from hublog.store.office import door, restoring
from hublog.store.office.store import SqlOfficeStore

SECRET = "made up for backups"  # noqa: S105 - it locks nothing real
NOW = dt.datetime(2026, 9, 10, 12)  # noqa: DTZ001 - local wall time


@pytest.fixture
def home(tmp_path) -> Path:
    """The home of an office that holds one return."""
    home: Path = tmp_path / "home"
    made = door.create(home, SECRET, 0)
    assert not isinstance(made, Problem)
    office = AtTheOffice(made.store)
    office.expect(HUB)
    office.take(came())
    made.store.close()
    return home


def opened(home: Path) -> SqlOfficeStore:
    store = door.open_with(home, SECRET)
    assert isinstance(store, SqlOfficeStore)
    return store


def copied(home: Path) -> Path:
    store = opened(home)
    copy = store.back_up(home.parent / "copies", "office")
    store.close()
    assert isinstance(copy, Path)
    return copy


def digest(home: Path) -> str:
    store = opened(home)
    with store.reading() as reader:
        found = reader.digest()
    store.close()
    return found


def restored(home: Path, copy: Path, secret: str = SECRET) -> Problem | None:
    found = restoring.restore(home, copy, secret, NOW)
    if isinstance(found, Problem):
        return found
    found.close()
    return None


def test_a_backup_is_put_back_and_the_store_it_replaces_is_kept(home) -> None:
    """P7."""
    copy, before = copied(home), digest(home)
    store = opened(home)
    AtTheOffice(store).take(came("2026-06"))
    store.close()
    assert restored(home, copy) is None
    assert digest(home) == before
    kept = home / "backups" / "replaced-2026-09-10-120000.db"
    assert kept.with_suffix(".keys").exists()
    assert restored(home, kept) is None
    assert digest(home) != before


def test_a_backup_opens_in_a_new_folder(home, tmp_path) -> None:
    copy, before = copied(home), digest(home)
    assert restored(tmp_path / "other", copy) is None
    assert digest(tmp_path / "other") == before


def test_whom_a_hub_forgot_since_stays_forgotten(home) -> None:
    """P14, at the office."""
    copy = copied(home)
    store = opened(home)
    AtTheOffice(store).take(came("2026-06", people=("ref-1",), forgotten=("ref-2",)))
    store.close()
    assert restored(home, copy) is None
    store = opened(home)
    office = AtTheOffice(store)
    assert {row.person_ref for row in office.content().people} == {"ref-1", "ref-3"}
    office.take(came(version=2))
    assert {row.person_ref for row in office.content(version=2).people} == {"ref-1", "ref-3"}
    store.close()


def test_a_backup_is_put_back_over_a_store_that_is_damaged(home) -> None:
    copy, before = copied(home), digest(home)
    database = home / "hub.db"
    database.write_bytes(b"\7" * database.stat().st_size)
    with pytest.raises(StorageUnavailable):
        opened(home)
    assert restored(home, copy) is None
    assert digest(home) == before


@pytest.mark.parametrize("part", [".db", ".keys"])
def test_a_backup_that_is_damaged_or_not_whole_changes_nothing(home, part) -> None:
    copy, before = copied(home), digest(home)
    broken = copy.with_suffix(part)
    broken.write_bytes(b"\7" * broken.stat().st_size)
    damaged = restored(home, copy)
    assert damaged == Problem("BACKUP_DAMAGED", str(copy))
    broken.unlink()
    missing = restored(home, copy)
    assert missing == Problem("BACKUP_MISSING", str(copy))
    assert digest(home) == before


def test_a_wrong_passphrase_changes_nothing(home) -> None:
    copy, before = copied(home), digest(home)
    wrong = restored(home, copy, "wrong words")
    assert wrong is not None
    assert wrong.code == "WRONG_PASSPHRASE"
    assert digest(home) == before


def test_the_copy_of_a_hubs_register_is_no_office(home, tmp_path) -> None:
    made = HomeDoor(tmp_path / "hub", 0).set_up("Sam", HubDetails(code="CUM-EWA", name="H"), SECRET)
    assert not isinstance(made, Problem)
    copy = made.services.backup.back_up(tmp_path / "copies")
    made.services.store.close()
    before = digest(home)
    wrong = restored(home, copy)
    assert wrong is not None
    assert wrong.code == "NOT_AN_OFFICE"
    assert digest(home) == before


def test_a_folder_in_the_cloud_is_refused(home, tmp_path) -> None:
    copy = copied(home)
    wrong = restored(tmp_path / "OneDrive" / "home", copy)
    assert wrong is not None
    assert wrong.code == "CLOUD_FOLDER"
