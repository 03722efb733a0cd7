"""Empty stores of a programme office, on every engine, and one that several work on at once."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from typing import Any

import pytest

from office_servers import opened
from office_stores import (  # noqa: F401 - fixtures
    ENGINES,
    office_made_once,
    office_store,
    office_stores,
    sqlite_offices,
)

Desks = Callable[[], Any]
"""Each call is one more person's way into one and the same store."""


@pytest.fixture
def sqlite_desks(sqlite_offices) -> Desks:  # noqa: F811 - the fixture above
    """A file belongs to one program: whoever works on it shares its one connection."""
    store = sqlite_offices()
    return lambda: store


@pytest.fixture
def postgresql_desks(database_server, office_database) -> Iterator[Desks]:
    """Stores of one database, each with connections of its own, as on computers of their own."""
    name = database_server.create(office_database)
    with ExitStack() as stack:
        yield lambda: stack.enter_context(closing(opened(database_server, name)))


@pytest.fixture(params=ENGINES)
def desks(request) -> Desks:
    """Several people at one store, on every engine."""
    made: Desks = request.getfixturevalue(f"{request.param}_desks")
    return made
