"""A home folder as a whole, whosever database lies in it: made new, unlocked, a backup put in its place."""

import datetime as dt
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.services.unavailable import StorageUnavailable
from hublog.store import backup, folder, incoming, keys, passphrase, recovery_key
from hublog.store.durable import write_whole
from hublog.store.engine import demand_free, disk_translated
from hublog.store.folder import DATABASE, KEYS, REPLACED

TO_THE_SECOND = "%Y-%m-%d-%H%M%S"


class Secrets(NamedTuple):
    """The data key of a new home, and the two secrets that open it, which are kept nowhere."""

    key: bytes
    passphrase: str
    recovery_key: str


def make(
    home: Path, secret: str | None, key_seconds: float, make_database: Callable[[Path, bytes], None]
) -> Secrets | Problem:
    """A home with a database whose keys take about ``key_seconds`` to open (0: the allowed floor).

    A passphrase is drawn where none is given. Problems: ``CLOUD_FOLDER``, ``REGISTER_EXISTS``.
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
        make_database(aside, key)
        incoming.put_in_place(home, REPLACED)
    return Secrets(key, *secrets)


def unlocked(home: Path, secret: str) -> bytes | Problem:
    """The data key, by whatever a person types; as ``opened``."""
    found = opened(home, secret)
    return found if isinstance(found, Problem) else found.key


def opened(
    home: Path, secret: str, of: Collection[SlotKind] = keys.TYPED
) -> keys.Unlocked | Problem:
    """The data key, by a secret of one of these kinds, and which kind it was.

    Problems: ``CLOUD_FOLDER``, ``WRONG_PASSPHRASE``, ``RECOVERY_GROUP``. Raises
    ``StorageUnavailable`` where something is lost or damaged.
    """
    unsuitable = folder.unsuitable(home)
    if unsuitable is not None:
        return unsuitable
    with disk_translated(home):
        incoming.settle(home)
        folder.demand_whole(home)
        try:
            return keys.opened((home / KEYS).read_bytes(), secret, of)
        except keys.KeysUnreadable as error:
            raise StorageUnavailable(folder.keys_damaged(home)) from error


def put_back(
    home: Path,
    file: Path,
    secret: str,
    now: dt.datetime,
    make_ready: Callable[[Path, bytes], Problem | None],
) -> bytes | Problem:
    """Put a backup in the place of the database, which is kept among the backups; its data key.

    Nobody may have it open; ``secret`` opens the backup's own keys. ``make_ready`` is given the
    folder in which the backup was laid, before it takes its place. Problems: as ``unlocked``,
    ``BACKUP_MISSING``, ``BACKUP_DAMAGED``, those of ``make_ready``; nothing was changed then.
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
        aside = incoming.prepare(home)
        backup.fetch(file, aside / DATABASE, aside / KEYS)
        whole = not backup.faults(aside / DATABASE, key)
        wrong = make_ready(aside, key) if whole else Problem("BACKUP_DAMAGED", str(file))
        if wrong is not None:
            incoming.clear(home)
            return wrong
        incoming.put_in_place(home, f"{REPLACED}{now.strftime(TO_THE_SECOND)}")
    return key
