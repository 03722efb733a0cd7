"""The way into the office's store: make one, open one, on this laptop or on a server."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine

from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.store import folder, homes, incoming
from hublog.store.engine import disk_translated, engine_of, translated
from hublog.store.folder import BACKUPS, DATABASE
from hublog.store.office import schema, server
from hublog.store.office.store import SqlOfficeStore
from hublog.store.office.tables import OFFICE_SCHEMA
from hublog.store.schema import is_office, is_ours, release


class Created(NamedTuple):
    """A new store, and the two secrets that open it; they are shown once and kept nowhere."""

    store: SqlOfficeStore
    passphrase: str
    recovery_key: str


def create(home: Path, secret: str | None, key_seconds: float) -> Created | Problem:
    """Make an office's store in a home folder; a passphrase is drawn where none is given.

    Problems: ``CLOUD_FOLDER``, ``REGISTER_EXISTS``.
    """
    made = homes.make(home, secret, key_seconds, _make_database)
    if isinstance(made, Problem):
        return made
    store = open_with_key(home, made.key)
    return (
        store if isinstance(store, Problem) else Created(store, made.passphrase, made.recovery_key)
    )


def open_with(home: Path, secret: str) -> SqlOfficeStore | Problem:
    """Open an office's store by its passphrase or its recovery key.

    Problems: ``CLOUD_FOLDER``, ``WRONG_PASSPHRASE``, ``RECOVERY_GROUP``, ``NEWER_FILE``,
    ``NOT_AN_OFFICE`` where a hub keeps its register there. Raises ``StorageUnavailable``.
    """
    key = homes.unlocked(home, secret)
    return key if isinstance(key, Problem) else open_with_key(home, key)


def open_with_key(home: Path, key: bytes) -> SqlOfficeStore | Problem:
    """Open a store whose data key is at hand; as ``open_with`` from there on."""
    engine = engine_of(home / DATABASE, key)
    try:
        with translated(home), engine.begin() as connection:
            hub, office = is_ours(connection), is_office(connection)
            revision = schema.revision(connection)
        problem = _fault(home, hub=hub, office=office, revision=revision)
        if problem is not None:
            engine.dispose()
            return problem
        with translated(home):
            if revision < OFFICE_SCHEMA:
                _migrate(home, engine, key, revision)
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
    engine = server.engine_of(url)
    if isinstance(engine, Problem):
        return engine
    where = server.place(engine)
    try:
        with server.translated(where):
            problem = server.make_ready(engine)
            if problem is None:
                return SqlOfficeStore(engine, partial(server.translated, where))
    except BaseException:
        engine.dispose()
        raise
    engine.dispose()
    return problem


def _fault(home: Path, *, hub: bool, office: bool, revision: int) -> Problem | None:
    if hub:
        return Problem("NOT_AN_OFFICE", str(home))
    if not office:
        raise StorageUnavailable(folder.damaged(home))
    if revision > OFFICE_SCHEMA:
        return Problem("NEWER_FILE", str(home), {"needs": release(revision)})
    return None


def _make_database(home: Path, key: bytes) -> None:
    engine = engine_of(home / DATABASE, key)
    with translated(home), engine.begin() as connection:
        schema.make(connection)
    engine.dispose()


def _migrate(home: Path, engine: Engine, key: bytes, held: int) -> None:
    # Alembic only when there is work for it.
    from hublog.store.migrations.runner import migrate
    from hublog.store.office.migrations.revisions import REVISIONS

    migrate(engine, home, key, home / BACKUPS / f"before-update-{release(held)}.db", REVISIONS)
