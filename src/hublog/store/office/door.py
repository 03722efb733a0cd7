"""The way into the office's store: make one, open one, on this laptop or on a server."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine, create_engine, insert, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.store import folder, incoming, keys, passphrase, recovery_key, schema, signing
from hublog.store.durable import write_whole
from hublog.store.engine import disk_translated, engine_of, translated
from hublog.store.folder import DATABASE, KEYS, REPLACED
from hublog.store.office import tables
from hublog.store.office.store import SIGNING_KEY, SqlOfficeStore
from hublog.store.office.tables import OFFICE_METADATA, OFFICE_SCHEMA
from hublog.store.tables import OFFICE_APPLICATION_ID

_REVISION = "revision"


class Created(NamedTuple):
    """A new store, and the two secrets that open it; they are shown once and kept nowhere."""

    store: SqlOfficeStore
    passphrase: str
    recovery_key: str


def create(home: Path, secret: str | None, key_seconds: float) -> Created | Problem:
    """Make an office's store in a home folder; a passphrase is drawn where none is given.

    Problems: ``CLOUD_FOLDER``, ``REGISTER_EXISTS``.
    """
    unsuitable = folder.unsuitable(home)
    if unsuitable is not None:
        return unsuitable
    with disk_translated(home):
        incoming.settle(home)
        if folder.exists(home):
            return Problem("REGISTER_EXISTS", str(home))
        aside = incoming.prepare(home)
        key = keys.draw_key()
        chosen = secret if (secret or "").strip() else None
        secrets = chosen or passphrase.draw(), recovery_key.draw()
        write_whole(aside / KEYS, keys.sealed(key, *secrets, keys.calibrated(key_seconds)))
        _make_database(aside, key)
        incoming.put_in_place(home, REPLACED)
    store = open_with_key(home, key)
    return store if isinstance(store, Problem) else Created(store, *secrets)


def open_with(home: Path, secret: str) -> SqlOfficeStore | Problem:
    """Open an office's store by its passphrase or its recovery key.

    Problems: ``CLOUD_FOLDER``, ``WRONG_PASSPHRASE``, ``RECOVERY_GROUP``, ``NEWER_FILE``,
    ``NOT_AN_OFFICE`` where a hub keeps its register there. Raises ``StorageUnavailable``.
    """
    unsuitable = folder.unsuitable(home)
    if unsuitable is not None:
        return unsuitable
    with disk_translated(home):
        incoming.settle(home)
        folder.demand_whole(home)
        try:
            key = keys.unlock((home / KEYS).read_bytes(), secret)
        except keys.KeysUnreadable as error:
            raise StorageUnavailable(folder.keys_damaged(home)) from error
    return key if isinstance(key, Problem) else open_with_key(home, key)


def open_with_key(home: Path, key: bytes) -> SqlOfficeStore | Problem:
    """Open a store whose data key is at hand; as ``open_with`` from there on."""
    engine = engine_of(home / DATABASE, key)
    try:
        with translated(home), engine.begin() as connection:
            hub, office = schema.is_ours(connection), schema.is_office(connection)
            revision = schema.revision(connection)
        problem = _fault(home, hub=hub, office=office, revision=revision)
        if problem is not None:
            engine.dispose()
            return problem
        with disk_translated(home):
            incoming.clear(home)
        return SqlOfficeStore(engine, partial(translated, home), home, key)
    except BaseException:
        engine.dispose()
        raise


def open_server(url: str) -> SqlOfficeStore | Problem:
    """Open the store on a server, which gets its tables where it has none yet.

    ``url`` is what SQLAlchemy takes, with the driver psycopg. Problems: ``OFFICE_DATABASE_URL``,
    ``OFFICE_DRIVER_MISSING``, ``NEWER_FILE``, ``OFFICE_OTHER_TABLES`` where the database belongs to
    something else. Raises ``StorageUnavailable`` where it cannot be reached.
    """
    try:
        named = make_url(url)
        if named.drivername != "postgresql+psycopg":
            return Problem("OFFICE_DATABASE_URL", named.drivername)
        engine = create_engine(named, hide_parameters=True, pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError):
        return Problem("OFFICE_DATABASE_URL")
    except ModuleNotFoundError:
        return Problem("OFFICE_DRIVER_MISSING")
    where = f"{named.host or ''}/{named.database or ''}"
    try:
        with server_translated(where):
            problem = _ready(engine, where)
            if problem is None:
                return SqlOfficeStore(engine, partial(server_translated, where))
    except BaseException:
        engine.dispose()
        raise
    engine.dispose()
    return problem


@contextmanager
def server_translated(where: str) -> Iterator[None]:
    """Say in a Problem how the server failed: ``StorageUnavailable``; our own bugs pass."""
    try:
        yield
    except DBAPIError as error:
        if error.connection_invalidated or type(error).__name__ == "OperationalError":
            raise StorageUnavailable(Problem("OFFICE_SERVER", where)) from error
        raise


def _fault(home: Path, *, hub: bool, office: bool, revision: int) -> Problem | None:
    if hub:
        return Problem("NOT_AN_OFFICE", str(home))
    if not office:
        raise StorageUnavailable(folder.damaged(home))
    if revision > OFFICE_SCHEMA:
        return Problem("NEWER_FILE", str(home), {"needs": schema.release(revision)})
    return None


def _make_database(home: Path, key: bytes) -> None:
    engine = engine_of(home / DATABASE, key)
    with translated(home), engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {OFFICE_APPLICATION_ID}")
        schema.set_revision(connection, OFFICE_SCHEMA)
        _make_tables(connection)
    engine.dispose()


def _make_tables(connection: Connection) -> None:
    OFFICE_METADATA.create_all(connection, checkfirst=False)
    kept = {SIGNING_KEY: signing.draw(), _REVISION: str(OFFICE_SCHEMA)}
    rows = [{"name": name, "value": value} for name, value in kept.items()]
    connection.execute(insert(tables.META), rows)


def _ready(engine: Engine, where: str) -> Problem | None:
    with engine.begin() as connection:
        # Two who start at once make the tables one after the other.
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({OFFICE_APPLICATION_ID})")
        held = set(inspect(connection).get_table_names())
        if not held & set(OFFICE_METADATA.tables):
            _make_tables(connection)
            return None
        if tables.META.name not in held:
            return Problem("OFFICE_OTHER_TABLES", where)
        chosen = select(tables.META.c.value).where(tables.META.c.name == _REVISION)
        revision = int(connection.execute(chosen).scalar() or 0)
    newer = revision > OFFICE_SCHEMA
    return Problem("NEWER_FILE", where, {"needs": schema.release(revision)}) if newer else None
