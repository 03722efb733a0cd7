"""Months in any order in the encrypted store, closed and opened again in between."""

import datetime as dt
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis.stateful import rule

from fakes import FakeClock, FakeIds
from hublog.store import door
from hublog.store.sql_store import SqlStore
from months_in_memory import MonthsInMemory
from months_machine import MonthsMachine

KEY = bytes(range(32))


class SqlMonths(MonthsMachine):
    def made(self) -> MonthsInMemory:
        self.folder = tempfile.TemporaryDirectory()
        door.make_database(Path(self.folder.name), KEY)
        self.clock = FakeClock(dt.datetime(2026, 6, 2, 9, 0))  # noqa: DTZ001 - local wall time
        return MonthsInMemory(self.clock, self.opened())

    def opened(self) -> SqlStore:
        """The register, opened with a known key."""
        store = door.open_with_key(Path(self.folder.name), self.clock, FakeIds(), KEY)
        assert isinstance(store, SqlStore)
        return store

    @rule()
    def open_anew(self) -> None:
        self.hub.held.close()
        self.hub = MonthsInMemory(self.clock, self.opened())

    def teardown(self) -> None:
        super().teardown()
        self.folder.cleanup()


TestSqlMonths = SqlMonths.TestCase
TestSqlMonths.settings = settings(max_examples=10, stateful_step_count=20, deadline=None)
