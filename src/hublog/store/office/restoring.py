"""Puts a backup in the place of an office's store; whom a hub forgot since stays forgotten."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import select

from hublog.domain.problems import Problem
from hublog.domain.sheet_rows import ErasureRow
from hublog.services.unavailable import StorageUnavailable
from hublog.store import backup, folder, incoming, keys
from hublog.store.engine import demand_free, disk_translated
from hublog.store.folder import DATABASE, KEYS, REPLACED
from hublog.store.office import door, filing, tables
from hublog.store.office.store import SqlOfficeStore

_TO_THE_SECOND = "%Y-%m-%d-%H%M%S"
_Forgotten = Mapping[str, list[ErasureRow]]


def restore(home: Path, file: Path, secret: str, now: dt.datetime) -> SqlOfficeStore | Problem:
    """Put a backup in the place of the store, which is kept among the backups, and open it.

    No store of that home may be open; ``secret`` opens the backup's own keys. Problems: as
    ``door.open_with`` and ``BACKUP_MISSING``, ``BACKUP_DAMAGED``; the store is untouched then.
    """
    unsuitable = folder.unsuitable(home)
    if unsuitable is not None:
        return unsuitable
    if not file.is_file() or not backup.keys_beside(file).is_file():
        return Problem("BACKUP_MISSING", str(file))
    with disk_translated(home):
        incoming.settle(home)
        demand_free(home / DATABASE)
        try:
            key = keys.unlock(backup.keys_beside(file).read_bytes(), secret)
        except keys.KeysUnreadable:
            return Problem("BACKUP_DAMAGED", str(file))
        if isinstance(key, Problem):
            return key
        forgotten = _known_here(home, key)
        aside = incoming.prepare(home)
        backup.fetch(file, aside / DATABASE, aside / KEYS)
        wrong = _make_ready(aside, key, file, forgotten)
        if wrong is not None:
            incoming.clear(home)
            return wrong
        incoming.put_in_place(home, f"{REPLACED}{now.strftime(_TO_THE_SECOND)}")
    return door.open_with_key(home, key)


def _known_here(home: Path, key: bytes) -> _Forgotten:
    """Whom the store that is replaced knows to be forgotten; nobody where it cannot be read.

    Returns that come later list them again, so that they go even then.
    """
    found: dict[str, list[ErasureRow]] = defaultdict(list)
    if not (home / DATABASE).exists():
        return found
    try:
        store = door.open_with_key(home, key)
    except StorageUnavailable:
        return found
    if isinstance(store, SqlOfficeStore):
        with store.writing() as work:
            for hub_code, ref, day in work.connection.execute(select(tables.ERASED)):
                found[hub_code].append(ErasureRow(ref, dt.date.fromordinal(day)))
        store.close()
    return found


def _make_ready(aside: Path, key: bytes, file: Path, forgotten: _Forgotten) -> Problem | None:
    if backup.faults(aside / DATABASE, key):
        return Problem("BACKUP_DAMAGED", str(file))
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
