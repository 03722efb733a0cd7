"""A database server: who may use it, what it says when it fails, and that nothing is lost by it."""

import builtins
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from arriving import HUB, MONTHS, came, expect, taking_in
from hublog import resources
from hublog.domain.office import outcomes
from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.store.office import door, filing, server
from hublog.store.office.store import SqlOfficeStore
from hublog.store.office.tables import OFFICE_SCHEMA, ROW_TABLES
from hublog.store.office.work import SqlOfficeWork
from postgres_server import NoServerError, Server, running

FOLDER = [Path("returns")]


@pytest.fixture
def empty(database_server) -> str:
    """The address of a database without any table."""
    return str(database_server.url(database_server.create()))


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("sqlite:///somewhere.db", "OFFICE_DATABASE_URL"),
        ("postgresql://me@server/hublog", "OFFICE_DATABASE_URL"),
        ("no address", "OFFICE_DATABASE_URL"),
        ("postgresql+nothing://me@server/hublog", "OFFICE_DATABASE_URL"),
    ],
)
def test_only_postgresql_by_its_one_driver_is_a_server(url, code) -> None:
    problem = door.open_server(url)
    assert isinstance(problem, Problem)
    assert problem.code == code
    assert resources.words().problem(problem)


def test_without_the_driver_the_office_says_what_to_install(monkeypatch) -> None:
    real = builtins.__import__

    def without(name: str, *more: Any) -> Any:  # noqa: ANN401 - as import itself
        if name == "psycopg":
            raise ModuleNotFoundError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", without)
    problem = door.open_server("postgresql+psycopg://me@server/hublog")
    assert problem == Problem("OFFICE_DRIVER_MISSING")


def test_a_server_that_is_not_there_is_named_without_the_password(tmp_path) -> None:
    secret = "swordfish"  # noqa: S105 - made up
    with pytest.raises(StorageUnavailable) as refusal:
        door.open_server(f"postgresql+psycopg://me:{secret}@/hublog?host={tmp_path}")
    assert refusal.value.problem.code == "OFFICE_SERVER"
    told = resources.words().problem(refusal.value.problem)
    assert secret not in told + repr(refusal.value)


def test_an_empty_database_gets_the_tables_and_keeps_them(empty) -> None:
    first = door.open_server(empty)
    assert isinstance(first, SqlOfficeStore)
    expect(first)
    key = first.public_key
    first.close()
    with closing(door.open_server(empty)) as again, again.reading() as reader:
        assert again.public_key == key
        assert [hub.code for hub in reader.hubs()] == [HUB]


def test_two_who_open_an_empty_database_at_once_share_one_key(database_server) -> None:
    for _ in range(3):
        url = database_server.url(database_server.create())
        with ThreadPoolExecutor(2) as pool:
            stores = list(pool.map(door.open_server, [url, url]))
        assert len({store.public_key for store in stores}) == 1
        for store in stores:
            store.close()


def test_a_database_of_another_program_is_left_alone(database_server) -> None:
    name = database_server.create()
    database_server.run("CREATE TABLE person (their_own TEXT)", database=name)
    assert _code(door.open_server(database_server.url(name))) == "OFFICE_OTHER_TABLES"
    assert database_server.run("SELECT * FROM person", database=name) == []


def test_a_newer_database_is_left_alone(database_server, office_database) -> None:
    """P15."""
    name = database_server.create(office_database)
    assert OFFICE_SCHEMA < 200
    database_server.run(
        "UPDATE office_meta SET value = '200' WHERE name = 'revision'", database=name
    )
    problem = door.open_server(database_server.url(name))
    assert isinstance(problem, Problem)
    assert (problem.code, problem.values) == ("NEWER_FILE", {"needs": "0.2.0"})


def test_whoever_may_only_look_is_told_so(database_server, office_database) -> None:
    name = database_server.create(office_database)
    database_server.run(
        "DROP ROLE IF EXISTS looker",
        "CREATE ROLE looker LOGIN",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO looker",
        database=name,
    )
    with closing(door.open_server(database_server.url(name, "looker"))) as store:
        with store.reading() as reader:
            assert reader.hubs() == ()
        assert _refused(lambda: expect(store)) == "OFFICE_SERVER_REFUSED"
    database_server.run("DROP OWNED BY looker", "DROP ROLE looker", database=name)


def test_an_action_waits_for_others_but_not_for_ever(postgresql_desks, monkeypatch) -> None:
    expect(postgresql_desks())
    monkeypatch.setattr(server, "_PATIENCE", "SET LOCAL lock_timeout = '100ms'")
    waiting = taking_in(postgresql_desks(), [came()])
    with postgresql_desks().writing() as work:
        work.lock_month(HUB, "")
        assert _refused(lambda: waiting.take("Ann", FOLDER)) == "OFFICE_SERVER_BUSY"
    assert [line.kind for line in waiting.take("Ann", FOLDER).lines] == [outcomes.TAKEN]


def test_of_two_that_wait_for_each_other_one_ends_and_is_told(database_server, empty) -> None:
    store, other = door.open_server(empty), door.open_server(empty)
    expect(store, "HUB-1", "HUB-2")
    with store.writing() as one:
        one.lock_month("HUB-1", "")

        def crosswise() -> None:
            with other.writing() as two:
                two.lock_month("HUB-2", "")
                two.lock_month("HUB-1", "")

        with ThreadPoolExecutor(1) as pool:
            waits = pool.submit(_refused, crosswise)
            while not database_server.run("SELECT 1 FROM pg_locks WHERE NOT granted"):
                assert not waits.done()
            codes = [_refused(lambda: one.lock_month("HUB-2", ""), inside=True), waits.result()]
    assert sorted(filter(None, codes)) == ["OFFICE_SERVER_BUSY"]
    store.close()
    other.close()


@pytest.mark.parametrize(
    ("place", "name", "times"),
    [(SqlOfficeWork, "note", 5), (filing, "pour", 4 * len(ROW_TABLES) + 3)],
)
def test_a_connection_cut_while_a_file_is_taken_in_loses_that_file_alone(
    database_server, postgresql_desks, monkeypatch, place, name, times
) -> None:
    expect(postgresql_desks())
    files = [came(month) for month in MONTHS]
    real, counted = getattr(place, name), count(1)

    def cut(*given: Any) -> Any:  # noqa: ANN401 - as it is
        if next(counted) == times:
            database_server.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
        return real(*given)

    store = postgresql_desks()
    with monkeypatch.context() as patched:
        patched.setattr(place, name, cut)
        assert _refused(lambda: taking_in(store, files).take("Ann", FOLDER)) == "OFFICE_SERVER"
    with store.reading() as reader:
        assert [each.month for each in reader.filed()] == list(MONTHS[:4])
        assert reader.tallies()["session_row"] == 4
    again = taking_in(store, files).take("Ann", FOLDER)
    kinds = [outcomes.SAME] * 4 + [outcomes.TAKEN] * 4
    assert [line.kind for line in again.lines] == kinds


@pytest.fixture
def lonely_server() -> Iterator[Server]:
    """A server that a test may stop."""
    try:
        with running() as own:
            yield own
    except NoServerError as missing:
        pytest.skip(str(missing))


def test_a_server_that_dies_is_said_and_taking_the_same_files_takes_it_up(lonely_server) -> None:
    files = [came(month) for month in MONTHS]

    def die(place: int) -> None:
        if place == 3:
            lonely_server.stop()

    with closing(door.open_server(lonely_server.url(lonely_server.create()))) as store:
        expect(store)
        dying = taking_in(store, files, before=die)
        assert _refused(lambda: dying.take("Ann", FOLDER)) == "OFFICE_SERVER"
        assert _refused(lambda: taking_in(store, files).take("Ann", FOLDER)) == "OFFICE_SERVER"
        lonely_server.start()
        again = taking_in(store, files).take("Ann", FOLDER)
        kinds = [outcomes.SAME] * 3 + [outcomes.TAKEN] * 5
        assert [line.kind for line in again.lines] == kinds


def _code(opened: SqlOfficeStore | Problem) -> str:
    assert isinstance(opened, Problem)
    return opened.code


def _refused(job: Callable[[], object], *, inside: bool = False) -> str:
    """The code of what went wrong outside; ``inside`` a block that translates nothing yet."""
    try:
        if inside:
            with server.translated("here"):
                job()
        else:
            job()
    except StorageUnavailable as error:
        resources.words().problem(error.problem)  # which raises where there is no sentence
        return error.problem.code
    return ""
