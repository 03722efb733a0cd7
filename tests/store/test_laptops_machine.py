"""Laptops that come to know the same, over encrypted stores and real files."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import rule

import plain_home
from fakes import FakeClock, FakeIds
from hublog.store import door, second_laptop
from hublog.store.sql_store import SqlStore
from in_memory import InMemory
from laptops_machine import WORDS, LaptopsMachine
from plain_home import KEY


class SqlLaptops(LaptopsMachine):
    """The machine over encrypted stores, each with a home folder of its own."""

    most = 2

    def first(self) -> InMemory:
        self.place = tempfile.TemporaryDirectory()
        home = Path(self.place.name) / "home-0"
        plain_home.make(home)
        return self._opened(home, 0)

    def born(self, file: Path) -> InMemory:
        number = len(self.using)
        home = Path(self.place.name) / f"home-{number}"
        store = second_laptop.begin(home, FakeClock(), FakeIds(number), file, WORDS)
        assert isinstance(store, SqlStore)
        store.close()
        return self._opened(home, number)

    def _opened(self, home: Path, number: int) -> InMemory:
        clock, ids = FakeClock(), FakeIds(number + 100)
        store = door.open_with_key(home, clock, ids, KEY)
        assert isinstance(store, SqlStore)
        return InMemory(store, clock, ids)

    @rule()
    def open_anew(self) -> None:
        held = self.using[-1].hub
        held.store.close()
        opened = door.open_with_key(held.store._home, held.clock, held.ids, KEY)
        assert isinstance(opened, SqlStore)
        self.using[-1] = type(self.using[-1])(InMemory(opened, held.clock, held.ids))

    def folder_for_files(self) -> Path:
        return Path(self.place.name) / super().folder_for_files()

    def end(self) -> None:
        for each in self.using:
            each.hub.store.close()
        self.place.cleanup()


TestSqlLaptops = SqlLaptops.TestCase
TestSqlLaptops.__doc__ = "P8 and P14, over real files."
TestSqlLaptops.settings = settings(
    max_examples=3, stateful_step_count=12, suppress_health_check=[HealthCheck.too_slow]
)
