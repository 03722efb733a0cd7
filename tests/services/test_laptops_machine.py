"""Laptops that come to know the same, in memory; and that the last to arrive must not win."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from fake_laptops import FakeTransfer
from fakes import FakeClock, FakeIds, FakeStore
from hublog.domain.journal import Change
from hublog.domain.journal import fold as honest_fold
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
TestInMemory.__doc__ = "P8: two laptops converge, and P14: whoever is forgotten on one is on all."
TestInMemory.settings = settings(max_examples=40, stateful_step_count=25)


def arriving_last_wins(changes) -> dict:  # type: ignore[type-arg]
    """A fold that takes the values as they come, whatever their stamps."""
    rows: dict[tuple[str, str], dict[str, Change]] = {}
    ordered = list(changes)
    latest = max((c.stamp for c in ordered), default=None)
    state = honest_fold(
        replace(c, stamp=c.stamp._replace(millis=n)) for n, c in enumerate(ordered) if latest
    )
    assert not rows
    return state


def test_a_fold_in_which_the_last_to_arrive_wins_is_caught(monkeypatch) -> None:
    """P8, the bad twin: the same machine refutes it."""
    monkeypatch.setattr("fake_laptops.fold", arriving_last_wins)
    quick = settings(
        max_examples=200,
        stateful_step_count=25,
        database=None,
        report_multiple_bugs=False,
        phases=[],
        suppress_health_check=list(HealthCheck),
    )
    with pytest.raises(AssertionError):
        run_state_machine_as_test(
            InMemoryLaptops, settings=settings(quick, phases=settings.default.phases)
        )
