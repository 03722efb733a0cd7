"""New stores of a programme office, as many as a test likes, on every engine the store speaks."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from hublog.domain.problems import Problem
from hublog.store import keys
from hublog.store.folder import KEYS
from hublog.store.office import door
from hublog.store.office.store import SqlOfficeStore

OfficeStores = Callable[[], SqlOfficeStore]
"""Each call makes another office's store, empty and on its own."""

ENGINES = {"sqlite": "sqlite_offices", "postgresql": "postgresql_offices"}
"""Which fixture gives the ``OfficeStores`` of an engine; each is asked for only where it is used.

Those of the server stand in ``conftest`` of all tests (see ``office_servers``).
"""


@pytest.fixture(scope="session")
def office_made_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """An empty office's home and its data key: copying it spares every test the making of keys."""
    home: Path = tmp_path_factory.mktemp("office") / "home"
    made = door.create(home, None, 0)
    assert not isinstance(made, Problem)
    made.store.close()
    key = keys.unlock((home / KEYS).read_bytes(), made.passphrase)
    assert isinstance(key, bytes)
    return home, key


@pytest.fixture
def sqlite_offices(
    office_made_once: tuple[Path, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OfficeStores]:
    """Stores in home folders of their own."""
    home, key = office_made_once
    with ExitStack() as stack:

        def made() -> SqlOfficeStore:
            copy = tmp_path_factory.mktemp("office") / "home"
            shutil.copytree(home, copy)
            store = door.open_with_key(copy, key)
            assert isinstance(store, SqlOfficeStore)
            return stack.enter_context(closing(store))

        yield made


@pytest.fixture(params=ENGINES)
def office_stores(request: pytest.FixtureRequest) -> OfficeStores:
    """Makes empty stores of one engine; a test that takes it runs once for every engine."""
    made: OfficeStores = request.getfixturevalue(ENGINES[request.param])
    return made


@pytest.fixture
def office_store(office_stores: OfficeStores) -> SqlOfficeStore:
    """One empty store."""
    return office_stores()
