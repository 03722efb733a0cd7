"""A hub in memory with every use case that needs no spreadsheet."""

import pytest

from fakes import FakeClock, FakeIds, FakeStore
from hublog.services.hub import HubDetails
from in_memory import InMemory, done


@pytest.fixture
def hub() -> InMemory:
    clock = FakeClock()
    in_memory = InMemory(FakeStore(clock), clock, FakeIds())
    done(in_memory.hub.set_up("Sam", HubDetails(code="CUM-EWA", name="Ewanrigg Hub")))
    return in_memory


@pytest.fixture
def session(hub) -> str:
    """An open session of today."""
    return hub.open(hub.add_activity())
