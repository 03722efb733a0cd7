"""The server that the tests start once, and offices' stores on it: each a database of its own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from typing import Any

import pytest

from postgres_server import NoServerError, Server, running


@pytest.fixture(scope="session")
def database_server() -> Iterator[Server]:
    """A PostgreSQL server; under pytest-xdist every worker starts its own."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running())
        except NoServerError as missing:
            pytest.skip(str(missing))
        yield server


@pytest.fixture(scope="session")
def office_database(database_server: Server) -> str:
    """The name of a database that holds an empty office's store, for making others like it."""
    name = database_server.create()
    opened(database_server, name).close()
    return name


@pytest.fixture
def postgresql_offices(
    database_server: Server, office_database: str
) -> Iterator[Callable[[], Any]]:
    """Makes stores on the server, each empty and in a database of its own."""
    with ExitStack() as stack:

        def made() -> Any:  # noqa: ANN401 - as below
            name = database_server.create(office_database)
            return stack.enter_context(closing(opened(database_server, name)))

        yield made


def opened(server: Server, name: str) -> Any:  # noqa: ANN401 - a store; its module is not imported above
    """The store in that database."""
    from hublog.store.office import door  # noqa: PLC0415 - most tests need no store of an office

    return door.open_server(server.url(name))
