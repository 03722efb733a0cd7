"""The desk in any order, in the encrypted store, closed and opened again in between."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis.stateful import rule

import plain_home
from fakes import FakeClock, FakeIds
from hublog.store import door
from hublog.store.sql_store import SqlStore
from in_memory import InMemory
from machine import Machine
from plain_home import KEY


class SqlMachine(Machine):
    """The machine over the encrypted store."""

    def made(self) -> InMemory:
        self.folder = tempfile.TemporaryDirectory()
        plain_home.make(Path(self.folder.name))
        self.clock, self.ids = FakeClock(), FakeIds()
        return InMemory(self.opened(), self.clock, self.ids)

    def opened(self) -> SqlStore:
        """The register, opened with a known key."""
        store = door.open_with_key(Path(self.folder.name), self.clock, self.ids, KEY)
        assert isinstance(store, SqlStore)
        return store

    @rule()
    def open_anew(self) -> None:
        self.hub.store.close()
        self.hub = InMemory(self.opened(), self.clock, self.ids)

    def teardown(self) -> None:
        super().teardown()
        self.folder.cleanup()


TestSql = SqlMachine.TestCase
TestSql.settings = settings(max_examples=10, stateful_step_count=20)
