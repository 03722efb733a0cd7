"""A programme office at work, on every engine its store speaks."""

import pytest

from at_the_office import HUB, AtTheOffice
from office_stores import (  # noqa: F401 - fixtures
    office_made_once,
    office_store,
    office_stores,
    sqlite_offices,
)


@pytest.fixture
def office(office_stores) -> AtTheOffice:  # noqa: F811 - the fixture above
    """An office that knows one hub and its key."""
    made = AtTheOffice(office_stores())
    made.expect(HUB)
    return made
