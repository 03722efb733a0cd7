"""A home folder with an open register, without the wait for Argon2id."""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

import pytest

from fakes import FakeClock, FakeIds, FakeStore
from held import Held
from hublog.domain.activities import Activity
from hublog.domain.hubs import Hub
from hublog.domain.people import Person, Tombstone
from hublog.domain.problems import Problem
from hublog.services.ports import Store
from hublog.store import door, keys, recovering
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

    def add_somebody(self, known_as: str = "Wren", row_id: str = "p1") -> None:
        with self.store.writing("Ann", "add_person") as work:
            work.put(
                Hub(id="h", code="CUM-EWA", name="Ewanrigg"),
                Activity(id="a", name="Warm", type="DROPIN"),
                Person(id=row_id, known_as=known_as, note="likes tea"),
            )
            work.commit()

    def forget(self, ids: Collection[str]) -> None:
        forget(self.store, ids)

    def restore(self, file: Path, secret: str = PASSPHRASE) -> SqlStore | Problem:
        self.store.close()
        restored = door.restore(self.folder, self.clock, self.ids, file, secret, forget)
        if isinstance(restored, SqlStore):
            self.store = restored
        return restored

    def recover(self, secret: str = PASSPHRASE) -> SqlStore | Problem:
        recovered = recovering.recover(self.folder, self.clock, self.ids, secret, forget)
        if isinstance(recovered, SqlStore):
            self.store = recovered
        return recovered

    def open_by_passphrase(self) -> None:
        opened = door.open_with(self.folder, self.clock, self.ids, PASSPHRASE)
        assert isinstance(opened, SqlStore)
        self.store = opened

    def names(self) -> list[str]:
        with self.store.reading() as reader:
            return [person.known_as for person in reader.find(Person)]

    def digest(self) -> str:
        with self.store.reading() as reader:
            return reader.digest()


def forget(store: Store, ids: Collection[str]) -> None:
    """What the use case does, in short."""
    for row_id in ids:
        with store.writing("Ann", "forget") as work:
            if work.get(Person, row_id):
                work.put(Person(id=row_id, known_as="", status="forgotten"))
            work.put(Tombstone(id=row_id, forgotten_on=date(2026, 5, 6)))
            work.redact({("person", row_id): ["known_as", "note"]})
            work.commit()


_SEALED = keys.sealed(KEY, PASSPHRASE, _RECOVERY, keys.FLOOR)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path / "home")
    yield made
    made.store.close()


@pytest.fixture(params=["in memory", "encrypted"])
def held(request) -> Held:
    if request.param == "in memory":
        store = FakeStore()
        return Held(store, store.clock)
    home = request.getfixturevalue("home")
    return Held(home.store, home.clock)
