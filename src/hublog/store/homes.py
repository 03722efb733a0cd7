"""A home folder as a whole, whosever database lies in it: made new, unlocked, a backup put in its place."""

import datetime as dt
from collections.abc import Callable, Collection
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.services.unavailable import StorageUnavailable
from hublog.store import backup, folder, incoming, keys, passphrase, recovery_key
from hublog.store.durable import write_whole
from hublog.store.engine import demand_free, disk_translated
from hublog.store.folder import BACKUPS, DATABASE, KEYS, REPLACED

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
        except keys.KeysNewer as newer:
            return Problem("NEWER_FILE", str(home), {"needs": newer.needs})
        except keys.KeysUnreadable as error:
            raise StorageUnavailable(folder.keys_damaged(home)) from error


class Unlocked(NamedTuple):
    """The data key of a backup, and the content of the keys file that goes with it from now on."""

    key: bytes
    keys: bytes


def backup_unlocked(home: Path, file: Path, secret: str) -> Unlocked | Problem:
    """A backup's data key, by a secret of the home that holds it or by one of its own.

    The home's own keys come first and stay: a passphrase that was changed since is not brought back.
    Problems: ``BACKUP_MISSING``, ``BACKUP_DAMAGED``, ``WRONG_PASSPHRASE``, ``RECOVERY_GROUP``.
    """
    beside = backup.keys_beside(file)
    if not file.is_file() or not beside.is_file():
        return Problem("BACKUP_MISSING", str(file))
    its_own = beside.read_bytes()
    if not keys.readable(its_own):
        return Problem("BACKUP_DAMAGED", str(file))
    ours = (home / KEYS).read_bytes() if (home / KEYS).is_file() else b""
    if ours != its_own and keys.readable(ours):
        key = keys.unlock(ours, secret)
        if isinstance(key, bytes) and backup.opens(file, key):
            return Unlocked(key, ours)
    key = keys.unlock(its_own, secret)
    return key if isinstance(key, Problem) else Unlocked(key, its_own)


def put_back(
    home: Path,
    file: Path,
    secret: str,
    now: dt.datetime,
    make_ready: Callable[[Path, bytes], Problem | None],
    set_aside: str = REPLACED,
) -> bytes | Problem:
    """Put a backup in the place of the database, which is kept among the backups; its data key.

    Nobody may have it open; ``secret`` opens the home's keys or the backup's own. ``make_ready`` is given
    the folder in which the backup was laid, before it takes its place; ``set_aside`` begins the name of what
    it replaces. Problems: as ``unlocked``, ``BACKUP_MISSING``, ``BACKUP_DAMAGED``, those of
    ``make_ready``; nothing was changed then.
    """
    unsuitable = folder.unsuitable(home)
    if unsuitable is not None:
        return unsuitable
    with disk_translated(home):
        incoming.settle(home)
        demand_free(home / DATABASE)
        unlocked = backup_unlocked(home, file, secret)
        if isinstance(unlocked, Problem):
            return unlocked
        aside = incoming.prepare(home)
        backup.fetch(file, aside / DATABASE)
        write_whole(aside / KEYS, unlocked.keys)
        whole = not backup.faults(aside / DATABASE, unlocked.key)
        wrong = make_ready(aside, unlocked.key) if whole else Problem("BACKUP_DAMAGED", str(file))
        if wrong is not None:
            incoming.clear(home)
            return wrong
        # That took its time: whoever opened the register meanwhile would write into what is set aside.
        demand_free(home / DATABASE)
        incoming.put_in_place(home, free_name(home, set_aside, now))
    return unlocked.key


def free_name(home: Path, begins: str, now: dt.datetime) -> str:
    """A name among the backups, without an ending, that nothing has yet."""
    name = f"{begins}{now.strftime(TO_THE_SECOND)}"
    taken = {each.stem for each in (home / BACKUPS).glob(f"{name}*")}
    return next(n for n in chain((name,), (f"{name}-{k}" for k in count(2))) if n not in taken)
