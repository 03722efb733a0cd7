"""The way back after a loss: the keys beside a copy put back, or the last good copy in its place."""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.domain.rotation import REPLACED as WAS_REPLACED
from hublog.services.copy_ports import HeldCopy
from hublog.services.ports import Clock, Ids, Store
from hublog.services.salvage import Salvaged
from hublog.services.unavailable import StorageUnavailable
from hublog.services.ways_in import COPY, KEYS, NONE, Diagnosis
from hublog.store import backup, door, folder, homes, incoming, keys, shelf, whose
from hublog.store.durable import move, write_whole
from hublog.store.engine import demand_free, disk_translated, keyed
from hublog.store.folder import BACKUPS, DAMAGED, DATABASE
from hublog.store.folder import KEYS as KEYS_FILE
from hublog.store.looking import look_at
from hublog.store.salvaging import Salvager
from hublog.store.sql_store import SqlStore

Forgetting = Callable[[Store, Collection[str]], None]


class _Way(NamedTuple):
    """What was found and what helps: ``key`` opens the database with the keys that lie beside ``copy``."""

    problem: Problem
    way: str
    copy: HeldCopy | None = None


def diagnose(home: Path, clock: Clock, ids: Ids, secret: str) -> Diagnosis | Problem:
    """What is lost or damaged, and what would help; nothing is changed.

    Problems: ``CLOUD_FOLDER``, ``WRONG_PASSPHRASE``, ``RECOVERY_GROUP``, ``NOTHING_DAMAGED``. Raises
    ``StorageUnavailable`` where there is no register, or another program has it open.
    """
    found = _way(home, secret, clock.now())
    if isinstance(found, Problem):
        return found
    look = None
    if found.way == COPY and found.copy is not None:
        seen = look_at(home, clock, ids, found.copy.file, secret)
        look = None if isinstance(seen, Problem) else seen
    return Diagnosis(found.problem, found.way, found.copy, look)


def recover(
    home: Path, clock: Clock, ids: Ids, secret: str, forget: Forgetting
) -> SqlStore | Problem:
    """Do what ``diagnose`` says, and open the register; what was damaged is set aside, never deleted.

    Problems: as ``diagnose``, and ``RECOVER_NO_WAY`` where nothing helps.
    """
    found = _way(home, secret, clock.now())
    if isinstance(found, Problem):
        return found
    if found.copy is None:
        return Problem("RECOVER_NO_WAY", str(home))
    if found.way == COPY:
        return door.restore(home, clock, ids, found.copy.file, secret, forget, DAMAGED)
    with disk_translated(home):
        lost, kept = home / KEYS_FILE, home / BACKUPS / homes.free_name(home, DAMAGED, clock.now())
        if lost.exists():
            move(lost, kept.with_suffix(".keys"))
        write_whole(lost, backup.keys_beside(found.copy.file).read_bytes())
    return door.open_with(home, clock, ids, secret)


def salvaged(home: Path, secret: str) -> Salvaged | Problem:
    """Everything that can still be read of a register, by its own keys or by those beside a copy.

    Problems: ``WRONG_PASSPHRASE``, ``RECOVERY_GROUP``, ``COORDINATOR_ONLY`` where there is a coordinator and
    the secret is not theirs, ``DUMP_NOTHING`` where not even the first page can be read. Raises ``StorageUnavailable`` where there is no register, or another program has it open.
    """
    with disk_translated(home):
        incoming.settle(home)
        if not folder.exists(home):
            raise StorageUnavailable(Problem("NO_REGISTER", str(home)))
        demand_free(home / DATABASE)
        refused: list[Problem] = []
        for content in dict.fromkeys(_keys_to_try(home)):
            key = keys.unlock(content, secret)
            wrong = key if isinstance(key, Problem) else whose.refused_by(content, secret)
            if wrong is not None:
                refused.append(wrong)
            elif isinstance(key, bytes) and backup.opens(home / DATABASE, key):
                return Salvager(partial(keyed, home / DATABASE, key)).salvaged()
        return refused[0] if refused else Problem("DUMP_NOTHING", str(home))


def _keys_to_try(home: Path) -> list[bytes]:
    """The home's own keys, or where they are lost or damaged those beside each copy.

    Once there was a coordinator, keys from before them do not count.
    """
    own = home / KEYS_FILE
    if own.is_file() and keys.readable(own.read_bytes()):
        return [own.read_bytes()]
    beside = (backup.keys_beside(each.file).read_bytes() for each in _candidates(home))
    known = [content for content in beside if keys.readable(content)]
    return [each for each in known if SlotKind.COORDINATOR in keys.kinds(each)] or known


def replaced(home: Path, now: datetime) -> HeldCopy | None:
    """The register that the last restore replaced, if it is still there.

    One that was replaced while the clock was ahead is not the last, whatever its name says.
    """
    lying = [each for each in shelf.lying(home / BACKUPS) if each.copy.reason == WAS_REPLACED]
    return next((each for each in lying if each.copy.made_at <= now), next(iter(lying), None))


def _way(home: Path, secret: str, now: datetime) -> _Way | Problem:
    unsuitable = folder.unsuitable(home)
    if unsuitable is not None:
        return unsuitable
    with disk_translated(home):
        incoming.settle(home)
        if not folder.exists(home):
            raise StorageUnavailable(Problem("NO_REGISTER", str(home)))
        demand_free(home / DATABASE)
        key = _our_key(home, secret)
        if key is None:
            return _without_keys(home, secret, now)
        if isinstance(key, Problem):
            return key
        problem = folder.lost(home) or (folder.damaged(home) if _faulty(home, key) else None)
        if problem is None:
            return Problem("NOTHING_DAMAGED", str(home))
        return _by_copy(problem, [(each, key) for each in _candidates(home, now)])


def _our_key(home: Path, secret: str) -> bytes | Problem | None:
    """The data key by the home's own keys; ``None`` where they are lost or damaged."""
    file = home / KEYS_FILE
    content = file.read_bytes() if file.is_file() else b""
    return keys.unlock(content, secret) if keys.readable(content) else None


def _without_keys(home: Path, secret: str, now: datetime) -> _Way | Problem:
    problem = folder.keys_lost(home)
    opened = list(_opened(home, secret, now))
    if opened and all(isinstance(key, Problem) for _, key in opened):
        return next(key for _, key in opened if isinstance(key, Problem))
    usable = [(each, key) for each, key in opened if isinstance(key, bytes)]
    for each, key in usable:
        if folder.lost(home) is None and not _faulty(home, key):
            return _Way(problem, KEYS, each)
    return _by_copy(problem, usable)


def _opened(home: Path, secret: str, now: datetime) -> Iterator[tuple[HeldCopy, bytes | Problem]]:
    """Every copy with what its keys say to the secret; equal keys are asked once, since that takes long."""
    told: dict[bytes, bytes | Problem] = {}
    for each in _candidates(home, now):
        content = backup.keys_beside(each.file).read_bytes()
        if keys.readable(content):
            if content not in told:
                told[content] = keys.unlock(content, secret)
            yield each, told[content]


def _by_copy(problem: Problem, candidates: Collection[tuple[HeldCopy, bytes]]) -> _Way:
    for each, key in candidates:
        if not backup.faults(each.file, key):
            return _Way(problem, COPY, each)
    return _Way(problem, NONE)


def _candidates(home: Path, now: datetime | None = None) -> list[HeldCopy]:
    """The copies in the home folder: those that hublog made and looked at first, then the others.

    One that says it was made later than now was made while the clock was ahead: nobody knows when.
    """
    lying = shelf.lying(home / BACKUPS)
    ahead = {each.file for each in lying if now is not None and each.copy.made_at > now}
    return sorted(lying, key=lambda each: (not each.checked, each.file in ahead))


def _faulty(home: Path, key: bytes) -> bool:
    return bool(backup.faults(home / DATABASE, key))
