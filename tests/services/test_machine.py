"""The desk in any order, in memory."""

from hypothesis import settings

from fakes import FakeClock, FakeIds, FakeStore
from in_memory import InMemory
from machine import Machine


class InMemoryMachine(Machine):
    """The machine over the fake store."""

    def made(self) -> InMemory:
        clock = FakeClock()
        return InMemory(FakeStore(clock), clock, FakeIds())


TestInMemory = InMemoryMachine.TestCase
TestInMemory.settings = settings(max_examples=25, stateful_step_count=25)
