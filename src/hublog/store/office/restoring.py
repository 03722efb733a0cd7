"""Puts a backup in the place of an office's store; whom a hub forgot since stays forgotten."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import select

from hublog.domain.problems import Problem
from hublog.domain.sheet_rows import ErasureRow
from hublog.services.unavailable import StorageUnavailable
from hublog.store import homes, schema
from hublog.store.engine import engine_of, translated
from hublog.store.folder import DATABASE
from hublog.store.office import door, filing, tables
from hublog.store.office.store import SqlOfficeStore

_Forgotten = Mapping[str, list[ErasureRow]]


def restore(home: Path, file: Path, secret: str, now: dt.datetime) -> SqlOfficeStore | Problem:
    """Put a backup in the place of the store, which is kept among the backups, and open it.

    No store of that home may be open; ``secret`` opens the backup's own keys. Problems: as
    ``door.open_with`` and ``BACKUP_MISSING``, ``BACKUP_DAMAGED``; the store is untouched then.
    """

    def make_ready(aside: Path, key: bytes) -> Problem | None:
        return _make_ready(aside, key, _known_here(home, key))

    key = homes.put_back(home, file, secret, now, make_ready)
    return key if isinstance(key, Problem) else door.open_with_key(home, key)


def _known_here(home: Path, key: bytes) -> _Forgotten:
    """Whom the store that is replaced knows to be forgotten; nobody where it cannot be read.

    Returns that come later list them again, so that they go even then.
    """
    found: dict[str, list[ErasureRow]] = defaultdict(list)
    if not (home / DATABASE).exists():
        return found
    engine = engine_of(home / DATABASE, key)
    try:
        with translated(home), engine.begin() as connection:
            if schema.is_office(connection):
                for hub_code, ref, day in connection.execute(select(tables.ERASED)):
                    found[hub_code].append(ErasureRow(ref, dt.date.fromordinal(day)))
    except StorageUnavailable:
        return found
    finally:
        engine.dispose()
    return found


def _make_ready(aside: Path, key: bytes, forgotten: _Forgotten) -> Problem | None:
    store = door.open_with_key(aside, key)
    if isinstance(store, Problem):
        return store
    try:
        with store.writing() as work:
            for hub in work.hubs():
                filing.erase(work.connection, hub.code, forgotten.get(hub.code, ()))
            work.commit()
    finally:
        store.close()
    return None
