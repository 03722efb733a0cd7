"""Looks at a copy of the register in a safe place, beside the register itself; both stay as they are."""

from contextlib import closing
from functools import partial
from pathlib import Path
from shutil import copyfile

from hublog.domain.problems import Problem
from hublog.services.hub import the_hub
from hublog.services.looking_back import (
    BackupLook,
    Lost,
    forgotten_in,
    holds,
    lost,
    lost_of_damaged,
)
from hublog.services.ports import Clock, Ids, Reader, Store
from hublog.services.salvage import Salvaged
from hublog.services.unavailable import StorageUnavailable
from hublog.store import backup, door, folder, forgotten, homes, incoming, keys, shelf, statements
from hublog.store.engine import demand_free, disk_translated, keyed
from hublog.store.folder import DATABASE, KEYS
from hublog.store.salvaging import Salvager
from hublog.store.sql_store import SqlStore

_COPY, _PRESENT = "copy", "present"
_DEVICE = "device"
_Ours = Store | Salvaged | None
"""The register: as it is open, what can be read of it where it is damaged, or nothing."""


def look_at(
    home: Path, clock: Clock, ids: Ids, file: Path, secret: str, present: Store | None = None
) -> BackupLook | Problem:
    """What a copy holds and what of the register it does not; ``present`` is the register, if it is open.

    Problems: ``CLOUD_FOLDER``, ``BACKUP_MISSING``, ``BACKUP_DAMAGED``, ``WRONG_PASSPHRASE``,
    ``RECOVERY_GROUP``, ``NEWER_FILE``, ``AN_OFFICE``.
    """
    unsuitable = folder.unsuitable(home)
    if unsuitable is not None:
        return unsuitable
    with disk_translated(home):
        incoming.settle(home)
        if present is None:
            demand_free(home / DATABASE)
        unlocked = homes.backup_unlocked(home, file, secret)
        if isinstance(unlocked, Problem):
            return unlocked
        aside = incoming.prepare(home)
        try:
            return _look(home, aside, clock, ids, file, unlocked.key, secret, present)
        finally:
            incoming.discard(home)


def _look(
    home: Path,
    aside: Path,
    clock: Clock,
    ids: Ids,
    file: Path,
    key: bytes,
    secret: str,
    present: Store | None,
) -> BackupLook | Problem:
    safe = _fetched(file, backup.keys_beside(file), aside / _COPY)
    if backup.faults(safe / DATABASE, key):
        return Problem("BACKUP_DAMAGED", str(file))
    device = _device(safe / DATABASE, key)
    copy = door.open_with_key(safe, clock, ids, key)
    if isinstance(copy, Problem):
        return copy
    known = forgotten.known_in(home) | forgotten.read(forgotten.beside(file))
    ours = present or _beside(home, aside, clock, ids, key, secret)
    try:
        with closing(copy), copy.reading() as held:
            return BackupLook(
                held=shelf.held(file, known),
                holds=holds(held, device),
                lost=_lost(ours, held),
                forgotten=forgotten_in(held, known),
                other_hub=_hub_of(ours) not in {None, the_hub(held).id},
            )
    finally:
        if isinstance(ours, SqlStore) and ours is not present:
            ours.close()


def _lost(ours: _Ours, copy: Reader) -> Lost | None:
    if ours is None:
        return None
    if isinstance(ours, Salvaged):
        return lost_of_damaged(ours, copy)
    with ours.reading() as now:
        return lost(now, copy)


def _hub_of(ours: _Ours) -> str | None:
    if ours is None:
        return None
    if isinstance(ours, Salvaged):
        return next(iter(ours.tables["hub"].rows), None)
    with ours.reading() as now:
        return the_hub(now).id


def _beside(home: Path, aside: Path, clock: Clock, ids: Ids, key: bytes, secret: str) -> _Ours:
    """A copy of the register that nobody has open, or what can be read of it; nothing where it is lost."""
    database = home / DATABASE
    if not database.exists() or not (home / KEYS).exists():
        return None
    safe = _fetched(database, home / KEYS, aside / _PRESENT)
    journal = incoming.journal_of(database)
    if journal.exists():
        copyfile(journal, incoming.journal_of(safe / DATABASE))
    if not backup.opens(safe / DATABASE, key):
        # Another hub's copy has another key; the same words may open both.
        key = _own_key(home, secret)
        if not backup.opens(safe / DATABASE, key):
            return None
    if backup.faults(safe / DATABASE, key):
        return Salvager(partial(keyed, safe / DATABASE, key)).salvaged()
    try:
        store = door.open_with_key(safe, clock, ids, key)
    except StorageUnavailable:
        return None
    return None if isinstance(store, Problem) else store


def _own_key(home: Path, secret: str) -> bytes:
    """The key of the register here; none where its keys are damaged or the secret opens another alone."""
    content = (home / KEYS).read_bytes()
    key = keys.unlock(content, secret) if keys.readable(content) else b""
    return key if isinstance(key, bytes) else b""


def _fetched(database: Path, beside: Path, safe: Path) -> Path:
    safe.mkdir()
    copyfile(database, safe / DATABASE)
    copyfile(beside, safe / KEYS)
    return safe


def _device(file: Path, key: bytes) -> str:
    """The laptop's copy of the register that a file is of; opening it would make it another."""
    with closing(keyed(file, key)) as connection:
        found = connection.execute(statements.META_VALUE, (_DEVICE,)).fetchone()
    return found[0] if found else ""
