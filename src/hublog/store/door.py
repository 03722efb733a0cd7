"""The way into the store: make a register, open one, put a backup in its place."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine

from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.services.ports import Clock, Ids, Store
from hublog.services.unavailable import StorageUnavailable
from hublog.store import (
    backup,
    folder,
    forgotten,
    homes,
    incoming,
    keys,
    schema,
    whose,
)
from hublog.store.engine import disk_translated, engine_of, translated
from hublog.store.folder import BACKUPS, DATABASE, REPLACED
from hublog.store.sql_store import SqlStore
from hublog.store.tables import SCHEMA


class Created(NamedTuple):
    """A new register, and the two secrets that open it; they are shown once and kept nowhere."""

    store: SqlStore
    passphrase: str
    recovery_key: str


def exists(home: Path) -> bool:
    """Whether the folder holds a register or what is left of one; if so, it is no first run."""
    incoming.settle(home)
    return folder.exists(home)


def create(
    home: Path, clock: Clock, ids: Ids, hub_passphrase: str | None, key_seconds: float
) -> Created | Problem:
    """Make a register whose keys take about ``key_seconds`` to open (0: the allowed floor).

    A passphrase is drawn where none is given. Problems: ``CLOUD_FOLDER``, ``REGISTER_EXISTS``.
    """
    made = homes.make(home, hub_passphrase, key_seconds, make_database)
    if isinstance(made, Problem):
        return made
    store = open_with_key(home, clock, ids, made.key)
    return (
        store if isinstance(store, Problem) else Created(store, made.passphrase, made.recovery_key)
    )


def make_database(home: Path, key: bytes) -> None:
    """Write an empty database with that key."""
    engine = engine_of(home / DATABASE, key)
    with translated(home), engine.begin() as connection:
        schema.make(connection)
    engine.dispose()


def open_with(
    home: Path, clock: Clock, ids: Ids, secret: str, of: Collection[SlotKind] = keys.TYPED
) -> SqlStore | Problem:
    """Open a register by one of its passphrases or its recovery key, or what ``of`` says.

    Problems: ``CLOUD_FOLDER``, ``WRONG_PASSPHRASE``, ``RECOVERY_GROUP``, ``NEWER_FILE``. Raises
    ``StorageUnavailable`` where something is lost or damaged, or another program has it open.
    """
    opened = homes.opened(home, secret, of)
    return opened if isinstance(opened, Problem) else open_with_key(home, clock, ids, *opened)


def restore(
    home: Path,
    clock: Clock,
    ids: Ids,
    file: Path,
    secret: str,
    forget: Callable[[Store, Collection[str]], None],
    set_aside: str = REPLACED,
) -> SqlStore | Problem:
    """Put a backup in the place of the register, which is kept among the backups, and open it.

    No store of that home may be open. ``secret`` opens the home's keys or the backup's own. ``forget`` does to
    the people of those ids what forgetting does; it is called before the backup takes its place,
    with everybody whom this folder or the backup knows to be forgotten. Problems: as ``open_with``
    and ``BACKUP_MISSING``, ``BACKUP_DAMAGED``, ``COORDINATOR_ONLY`` where the register has a
    coordinator and the secret is not theirs; the register is untouched then.
    """

    def make_ready(aside: Path, key: bytes) -> Problem | None:
        store = open_with_key(aside, clock, ids, key)
        if isinstance(store, Problem):
            return store
        try:
            forget(store, forgotten.known_in(home) | forgotten.read(forgotten.beside(file)))
        finally:
            store.close()
        return None

    refused = whose.refused(home, secret)
    if refused is not None:
        return refused
    key = homes.put_back(home, file, secret, clock.now(), make_ready, set_aside)
    if isinstance(key, Problem):
        return key
    return open_with_key(home, clock, ids, key, whose.kind_of(home, secret))


def open_with_key(
    home: Path, clock: Clock, ids: Ids, key: bytes, opened_by: SlotKind = SlotKind.PASSPHRASE
) -> SqlStore | Problem:
    """Open a register whose data key is at hand; as ``open_with`` from there on."""
    engine = engine_of(home / DATABASE, key)
    try:
        with translated(home):
            with engine.begin() as connection:
                ours, revision = schema.is_ours(connection), schema.revision(connection)
                office = schema.is_office(connection)
            if office:
                engine.dispose()
                return Problem("AN_OFFICE", str(home))
            _demand_ours(home, ours=ours)
            if revision > SCHEMA:
                engine.dispose()
                return Problem("NEWER_FILE", str(home), {"needs": schema.release(revision)})
            _demand_sound(home, engine)
            if revision < SCHEMA:
                _migrate(home, engine, key, clock)
            with disk_translated(home):
                incoming.clear(home)
            return SqlStore(home, engine, key, clock, ids, opened_by)
    except BaseException:
        engine.dispose()
        raise


def _demand_sound(home: Path, engine: Engine) -> None:
    with engine.begin() as connection:
        if not backup.looks_sound(connection.connection.driver_connection, home / DATABASE):
            raise StorageUnavailable(folder.damaged(home))


def _demand_ours(home: Path, *, ours: bool) -> None:
    if not ours:
        raise StorageUnavailable(folder.damaged(home))


def _migrate(home: Path, engine: Engine, key: bytes, clock: Clock) -> None:
    from hublog.store.migrations.runner import migrate  # Alembic only when there is work for it

    name = f"before-update-{clock.now().strftime(homes.TO_THE_SECOND)}.db"
    migrate(engine, home, key, home / BACKUPS / name)
