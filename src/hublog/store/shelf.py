"""The copies of a register: what lies on the shelf, taken along, taken away, looked at again."""

import hashlib
import os
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hublog.domain.problems import Problem
from hublog.domain.rotation import OTHER, REASONS, Copy, named
from hublog.services.copy_ports import HeldCopy
from hublog.services.unavailable import StorageUnavailable
from hublog.store import backup, forgotten, keys
from hublog.store.durable import PART, cleared, move, sync_folder, write_whole
from hublog.store.engine import demand_free, disk_translated
from hublog.store.folder import BACKUPS, DAMAGED, FORGOTTEN, KEYS

if TYPE_CHECKING:  # the store has a shelf, which copies the store
    from hublog.store.sql_store import SqlStore

_BESIDE = (".keys", ".forgotten")
_CHUNK = 1024 * 1024


class SqlShelf:
    """Implements ``services.copy_ports.Shelf`` for an open store."""

    def __init__(self, home: Path, key: bytes, store: "SqlStore") -> None:
        self._home, self._key, self._store = home, key, store

    @property
    def folder(self) -> Path:
        """Where the copies on this laptop lie."""
        return self._home / BACKUPS

    def copies(self, folder: Path | None = None) -> tuple[HeldCopy, ...]:
        """The complete copies on this laptop or in a folder, newest first."""
        return lying(folder or self.folder, forgotten.read(self._home / FORGOTTEN))

    def make(self, name: str) -> HeldCopy:
        """Copy the register onto this laptop under that name, which it gets once it is verified."""
        return held(self._store.back_up(self.folder, name))

    def take_along(self, copy: HeldCopy, folder: Path) -> HeldCopy:
        """Put a verified copy into a folder outside, byte by byte the same."""
        return taken_along(copy.file, folder)

    def remove(self, copies: Collection[HeldCopy]) -> None:
        """Take copies away, each with what lies beside it."""
        for copy in copies:
            _remove(copy.file)
        for folder in {copy.file.parent for copy in copies}:
            _sweep(folder)

    def verify(self, file: Path) -> Problem | None:
        """Look at a copy deeply; a damaged one is set aside."""
        return verified(file, self._key, self._home / KEYS)

    def mark(self) -> str:
        """What differs once anything was written into the register, drafts too, or a secret was changed."""
        return self._store.mark()

    def noted(self, name: str) -> str:
        """What this laptop was told about its copies; empty where nothing."""
        return self._store.noted(name)

    def note(self, name: str, text: str) -> None:
        """Keep it, durably."""
        self._store.note(name, text)

    def is_folder(self, folder: Path) -> bool:
        """Whether the folder is there now."""
        with suppress(OSError):
            return folder.is_dir()
        return False

    def outside_this_disk(self, folder: Path) -> bool:
        """Whether the folder, or what is there of the way to it, lies on another disk."""
        with disk_translated(folder):
            there = next((each for each in (folder, *folder.parents) if self.is_folder(each)), None)
            # Of a stick that was pulled out, Windows has not even the root.
            return there is None or there.stat().st_dev != self._home.stat().st_dev

    def inside_home(self, folder: Path) -> bool:
        """Whether the folder lies within the home folder."""
        return folder.resolve().is_relative_to(self._home.resolve())


def lying(folder: Path, known_forgotten: Collection[str] = ()) -> tuple[HeldCopy, ...]:
    """The complete copies in a folder, newest first; none where the folder is not there."""
    with disk_translated(folder):
        found = [
            held(file, known_forgotten)
            for file in folder.glob("*.db")
            if backup.keys_beside(file).exists() and not file.name.startswith(DAMAGED)
        ]
    return tuple(sorted(found, key=lambda each: (each.copy.made_at, each.copy.name), reverse=True))


def held(file: Path, known_forgotten: Collection[str] = ()) -> HeldCopy:
    """A copy as its name, its list and its file tell of it."""
    state = file.stat()
    said = named(file.stem)
    at, reason = said or (datetime.fromtimestamp(state.st_mtime), OTHER)  # noqa: DTZ006 - as people see it
    still = not forgotten.read(forgotten.beside(file)).issuperset(known_forgotten)
    copy = Copy(name=file.stem, made_at=at, reason=reason, holds_forgotten=still)
    return HeldCopy(copy, file, state.st_size, checked=reason in REASONS)


def taken_along(file: Path, folder: Path) -> HeldCopy:
    """Put a verified copy into a folder outside; raises ``BACKUP_FAILED`` where the stick kept it badly."""
    target = folder / file.name
    part = target.with_name(target.name + PART)
    with disk_translated(folder), cleared(part):
        content = _poured(file, part)
        if _digest(part) != content:
            raise StorageUnavailable(Problem("BACKUP_FAILED", str(target), {"why": "bytes"}))
        for suffix in _BESIDE:
            beside = file.with_suffix(suffix)
            if beside.exists():
                write_whole(target.with_suffix(suffix), beside.read_bytes())
        move(part, target)
        return held(target)


def verified(file: Path, key: bytes, our_keys: Path) -> Problem | None:
    """Look at every page of a copy and at its keys; a damaged one is set aside, never deleted.

    The register itself is no copy. Raises ``StorageUnavailable`` where it cannot be read now.
    """
    beside = backup.keys_beside(file)
    if not file.is_file() or not beside.is_file() or _same(beside, our_keys):
        return Problem("BACKUP_MISSING", str(file))
    demand_free(file)
    content = beside.read_bytes()
    if not keys.readable(content):
        return _damaged(file)
    if not backup.faults(file, key):
        return None
    # What a disk gave out badly once, or not at all, is not thereby damaged.
    with disk_translated(file):
        _digest(file)
    if not backup.faults(file, key):
        return None
    # Whether the first page is damaged or has another key, nobody can tell; other keys beside it may.
    if content != our_keys.read_bytes() and not backup.opens(file, key):
        return Problem("BACKUP_OTHER_KEY", str(file))
    return _damaged(file)


def _same(file: Path, other: Path) -> bool:
    return other.exists() and file.samefile(other)


def _damaged(file: Path) -> Problem:
    with suppress(OSError):
        for each in (file, *map(file.with_suffix, _BESIDE)):
            if each.exists():
                move(each, each.with_name(DAMAGED + each.name))
    return Problem("BACKUP_DAMAGED", str(file))


def _remove(file: Path) -> None:
    with disk_translated(file.parent):
        # Without its database nothing is taken for a copy, whatever is left of it.
        file.unlink(missing_ok=True)
        sync_folder(file.parent)
        for suffix in _BESIDE:
            file.with_suffix(suffix).unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Take away what a killed copying or removal left beside a copy that is not there, or of one."""
    with disk_translated(folder):
        for unfinished in folder.glob(f"*.db{PART}"):
            if named(unfinished.name.removesuffix(f".db{PART}")) is not None:
                unfinished.unlink()
        for suffix in _BESIDE:
            for beside in folder.glob(f"*{suffix}"):
                said = named(beside.stem)
                ours = said is not None and said[1] in REASONS
                if ours and not beside.with_suffix(".db").exists():
                    beside.unlink()


def _poured(source: Path, part: Path) -> str:
    """Copy the bytes onto the disk itself, and say what they were."""
    seen = hashlib.sha256()
    with source.open("rb") as whole, part.open("wb") as unfinished:
        while chunk := whole.read(_CHUNK):
            seen.update(chunk)
            unfinished.write(chunk)
        unfinished.flush()
        os.fsync(unfinished.fileno())
        if hasattr(os, "posix_fadvise"):  # read back from the stick, not from memory
            os.posix_fadvise(unfinished.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return seen.hexdigest()


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
