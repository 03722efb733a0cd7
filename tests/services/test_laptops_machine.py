"""Laptops that come to know the same, in memory; and that the last to arrive must not win."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from fake_laptops import FakeTransfer
from fakes import FakeClock, FakeIds, FakeStore
from hublog.domain.journal import Change, State
from hublog.domain.journal import fold as by_stamp
from in_memory import InMemory
from laptops_machine import LaptopsMachine


class InMemoryLaptops(LaptopsMachine):
    """The machine over stores in memory, which share a stick."""

    def first(self) -> InMemory:
        self.disk: dict[Path, FakeTransfer] = {}
        clock = FakeClock()
        return InMemory(FakeStore(clock, "D0", self.disk), clock, FakeIds())

    def born(self, file: Path) -> InMemory:
        number = len(self.using)
        clock = FakeClock()
        store = FakeStore(clock, f"D{number}", self.disk)
        store.hold(self.disk[file].register)
        store.register.actions = {
            stamp: replace(each, came_with=None) for stamp, each in store.register.actions.items()
        }
        return InMemory(store, clock, FakeIds(number))


TestInMemory = InMemoryLaptops.TestCase
TestInMemory.settings = settings(max_examples=40, stateful_step_count=25)


def last_to_arrive_wins(changes: Iterable[Change]) -> State:
    """A fold that takes values as they come, whatever their stamps."""
    return by_stamp(
        replace(change, stamp=change.stamp._replace(millis=n)) for n, change in enumerate(changes)
    )


def test_a_fold_in_which_the_last_to_arrive_wins_is_refuted(monkeypatch) -> None:
    """P8: two laptops converge, and the machine that says so can tell when they do not."""
    monkeypatch.setattr("fake_laptops.fold", last_to_arrive_wins)
    once = settings(
        max_examples=60,
        stateful_step_count=25,
        database=None,
        derandomize=True,
        report_multiple_bugs=False,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    with pytest.raises(AssertionError):
        run_state_machine_as_test(InMemoryLaptops, settings=once)
