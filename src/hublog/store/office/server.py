"""A PostgreSQL server as the office's store: how connections are set, and how its failures are said."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.store.office import schema
from hublog.store.office.tables import META, OFFICE_METADATA, OFFICE_SCHEMA
from hublog.store.schema import release
from hublog.store.tables import OFFICE_APPLICATION_ID

DRIVER = "postgresql+psycopg"
_SECONDS_TO_REACH = 10
_PATIENCE = (
    "SELECT set_config('lock_timeout', '30s', true),"
    " set_config('idle_in_transaction_session_timeout', '120s', true)"
)
"""How long an action waits for another one, and how long one whose laptop fell asleep may hold others up."""

_BUSY, _FULL, _REFUSED = "OFFICE_SERVER_BUSY", "OFFICE_SERVER_FULL", "OFFICE_SERVER_REFUSED"
_PROBLEMS = {
    "40": _BUSY,  # it ended one of two that waited for each other
    "55P03": _BUSY,
    "57014": _BUSY,
    "53100": _FULL,
    "53200": _FULL,
    "25006": _REFUSED,
    "42501": _REFUSED,
}
"""By the first letters of SQLSTATE, as the server's manual lists them."""


def engine_of(url: str) -> Engine | Problem:
    """An engine on the server; nothing is reached yet.

    Problems: OFFICE_DATABASE_URL, OFFICE_DRIVER_MISSING.
    """
    try:
        named = make_url(url)
        if named.drivername != DRIVER:
            return Problem("OFFICE_DATABASE_URL", named.drivername)
        patience = {"connect_timeout": named.query.get("connect_timeout", _SECONDS_TO_REACH)}
        engine = create_engine(
            named, hide_parameters=True, pool_pre_ping=True, connect_args=patience
        )
    except (ArgumentError, NoSuchModuleError):
        return Problem("OFFICE_DATABASE_URL")
    except ImportError:
        return Problem("OFFICE_DRIVER_MISSING")
    event.listen(engine, "connect", _set_up)
    return engine


def place(engine: Engine) -> str:
    """Where the server is, as people may be told."""
    return f"{engine.url.host or ''}/{engine.url.database or ''}"


def be_patient(connection: Connection) -> None:
    """Let the action that begins wait for others, though not for ever."""
    connection.exec_driver_sql(_PATIENCE)


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Say in a Problem how the server failed: ``StorageUnavailable``; our own bugs pass."""
    try:
        yield
    except DBAPIError as error:
        code = _code(error)
        if code is None:
            raise
        raise StorageUnavailable(Problem(code, where)) from error


def make_ready(engine: Engine) -> Problem | None:
    """Give the database its tables where it has none, and today's where they are older.

    Problems: OFFICE_OTHER_TABLES, NEWER_FILE; raises ``StorageUnavailable`` where bringing it along
    failed, which leaves it as it was.
    """
    where = place(engine)
    with engine.begin() as connection:
        # Two who start at once make the tables one after the other.
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({OFFICE_APPLICATION_ID})")
        held = set(inspect(connection).get_table_names())
        if not held & set(OFFICE_METADATA.tables):
            schema.make(connection)
            return None
        if META.name not in held:
            return Problem("OFFICE_OTHER_TABLES", where)
        revision = schema.revision(connection)
        if revision > OFFICE_SCHEMA:
            return Problem("NEWER_FILE", where, {"needs": release(revision)})
        if revision < OFFICE_SCHEMA:
            _bring_along(connection, where)
    return None


def _bring_along(connection: Connection, where: str) -> None:
    # Alembic only when there is work for it.
    from hublog.store.office.migrations.revisions import upgrade

    try:
        upgrade(connection)
    except DBAPIError as error:
        raise StorageUnavailable(Problem("OFFICE_SERVER_UPDATE", where)) from error


def _set_up(connection: Any, _: object) -> None:  # noqa: ANN401 - a driver connection
    # To compile a question takes the server longer than to answer any of ours.
    connection.execute("SET jit = off")
    connection.commit()


def _code(error: DBAPIError) -> str | None:
    """The Problem that the server's own word for its failure means."""
    state = str(getattr(error.orig, "sqlstate", None) or "")
    for start, code in _PROBLEMS.items():
        if state.startswith(start):
            return code
    lost = error.connection_invalidated or type(error).__name__ == "OperationalError"
    return "OFFICE_SERVER" if lost else None
