"""A hub in memory with every use case that needs no spreadsheet."""

import pytest

from in_memory import InMemory, hub_in_memory


@pytest.fixture
def hub() -> InMemory:
    return hub_in_memory()


@pytest.fixture
def session(hub) -> str:
    """An open session of today."""
    return hub.open(hub.add_activity())
