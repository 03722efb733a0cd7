"""Looks at a copy of the register in a safe place, beside the register itself; both stay as they are."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfile

from hublog.domain.problems import Problem
from hublog.services.looking_back import BackupLook, forgotten_in, holds, lost
from hublog.services.ports import Clock, Ids, Store
from hublog.services.unavailable import StorageUnavailable
from hublog.store import backup, door, folder, forgotten, homes, incoming, shelf, statements
from hublog.store.engine import demand_free, disk_translated, keyed
from hublog.store.folder import DATABASE, KEYS
from hublog.store.sql_store import SqlStore

_COPY, _PRESENT = "copy", "present"
_DEVICE = "device"


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
            return _look(home, aside, clock, ids, file, unlocked.key, present)
        finally:
            incoming.discard(home)


def _look(
    home: Path,
    aside: Path,
    clock: Clock,
    ids: Ids,
    file: Path,
    key: bytes,
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
    with (
        closing(copy),
        copy.reading() as held,
        _beside(home, aside, clock, ids, key, present) as ours,
    ):
        if ours is None:
            missing, other = None, False
        else:
            with ours.reading() as now:
                missing = lost(now, held)
                other = holds(now, "").hub.id != holds(held, "").hub.id
        return BackupLook(
            held=shelf.held(file, known),
            holds=holds(held, device),
            lost=missing,
            forgotten=forgotten_in(held, known),
            other_hub=other,
        )


@contextmanager
def _beside(
    home: Path, aside: Path, clock: Clock, ids: Ids, key: bytes, present: Store | None
) -> Iterator[Store | None]:
    """The register itself, or a copy of its file where nobody has it open; nothing where it is lost."""
    if present is not None:
        yield present
        return
    ours = _readable(home, aside, clock, ids, key)
    if ours is None:
        yield None
        return
    with closing(ours):
        yield ours


def _readable(home: Path, aside: Path, clock: Clock, ids: Ids, key: bytes) -> SqlStore | None:
    database = home / DATABASE
    if not database.exists() or not (home / KEYS).exists():
        return None
    safe = _fetched(database, home / KEYS, aside / _PRESENT)
    journal = incoming.journal_of(database)
    if journal.exists():
        copyfile(journal, incoming.journal_of(safe / DATABASE))
    if backup.faults(safe / DATABASE, key):
        return None
    try:
        store = door.open_with_key(safe, clock, ids, key)
    except StorageUnavailable:
        return None
    return None if isinstance(store, Problem) else store


def _fetched(database: Path, keys: Path, safe: Path) -> Path:
    safe.mkdir()
    copyfile(database, safe / DATABASE)
    copyfile(keys, safe / KEYS)
    return safe


def _device(file: Path, key: bytes) -> str:
    """The laptop's copy of the register that a file is of; opening it would make it another."""
    with closing(keyed(file, key)) as connection:
        found = connection.execute(statements.META_VALUE, (_DEVICE,)).fetchone()
    return found[0] if found else ""
