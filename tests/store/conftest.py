"""A home folder with an open register, without the wait for Argon2id."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes import FakeClock, FakeIds
from hublog.domain.activities import Activity
from hublog.domain.hubs import Hub
from hublog.domain.people import Person
from hublog.store import door, keys
from hublog.store.sql_store import SqlStore

KEY = bytes(range(32))
PASSPHRASE = "made up words only"  # noqa: S105 - made up for tests
_RECOVERY = "KTAGR-BMD43-7927KC-8GFT8-JQH1F-NNWAXA"


class Home:
    """A home folder whose register is opened with a known key, as often as a test likes."""

    key = KEY
    passphrase = PASSPHRASE
    recovery_key = _RECOVERY

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FakeClock()
        self.ids = FakeIds()
        self.store = self.reopen()

    def reopen(self) -> SqlStore:
        if not (self.folder / "hub.db").exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            door.make_database(self.folder, KEY)
            (self.folder / "hub.keys").write_bytes(_SEALED)
        if hasattr(self, "store"):
            self.store.close()
        store = door.open_with_key(self.folder, self.clock, self.ids, KEY)
        assert isinstance(store, SqlStore)
        self.store = store
        return store

    def open_somebody(self, known_as: str = "Wren", row_id: str = "p1") -> None:
        with self.store.writing("Ann", "add_person") as work:
            work.put(
                Hub(id="h", code="CUM-EWA", name="Ewanrigg"),
                Activity(id="a", name="Warm", type="DROPIN"),
                Person(id=row_id, known_as=known_as, note="likes tea"),
            )
            work.commit()


_SEALED = keys.sealed(KEY, PASSPHRASE, _RECOVERY, keys.FLOOR)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path / "home")
    yield made
    made.store.close()
