"""The home folder: its files, where it must not lie, and what to say when something is lost."""

import ctypes
import os
import sys
import time
from pathlib import Path, PurePath

from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable

DATABASE = "hub.db"
JOURNAL = "-journal"
"""What the name of the journal adds to that of its database: it rolls back what was cut off."""
KEYS = "hub.keys"
DEVICE = "hub.device"
FORGOTTEN = "hub.forgotten"
BACKUPS = "backups"
ARRIVED, LEAVING = "arrived", "leaving"
"""Where the copy of another laptop lies while it is looked at, and one of ours while it is packed."""

REPLACED = "replaced-"
"""How the name of a register begins that a restored one replaced: nobody vouches for it."""

DAMAGED = "damaged-"
"""How the name begins of what was set aside because it was damaged; it is never deleted."""

PAGE_BYTES = 4096

_CLOUDS = (
    "onedrive",
    "dropbox",
    "icloud",
    "mobile documents",
    "com~apple~clouddocs",
    "google drive",
    "googledrive",
    "my drive",
    "drivefs",
)
_NETWORK_TYPES = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "fuse.sshfs", "davfs"}
_MOUNTS = Path("/proc/self/mounts")
_WINDOWS_REMOTE_DRIVE = 4
_CLOCK_SLACK_SECONDS = 86_400


def unsuitable(home: Path) -> Problem | None:
    """``CLOUD_FOLDER`` where another program or computer would change the files under our hands."""
    place = home.expanduser().resolve()
    if _synced(place) or _remote(place):
        return Problem("CLOUD_FOLDER", str(home))
    return None


def _synced(place: Path) -> bool:
    names = [part.casefold() for part in place.parts]
    roots = [os.environ.get(name) for name in ("OneDrive", "OneDriveCommercial")]
    return any(name.startswith(_CLOUDS) for name in names) or any(
        place.is_relative_to(root) for root in roots if root
    )


def _remote(place: Path) -> bool:
    if place.drive.startswith("\\\\") or str(place).startswith("//"):
        return True
    if sys.platform == "win32":
        kind: int = ctypes.windll.kernel32.GetDriveTypeW(place.anchor)
        return kind == _WINDOWS_REMOTE_DRIVE
    if not _MOUNTS.exists():
        return False
    return (
        _mounted_as(place, _MOUNTS.read_text(encoding="utf-8", errors="replace")) in _NETWORK_TYPES
    )


def _mounted_as(place: PurePath, mounts: str) -> str:
    """The type of the file system a place lies on, by the lines of the mount table."""
    nearest, kind = "", ""
    for line in mounts.splitlines():
        _, raw_point, its_kind, *_ = line.split()
        point = raw_point.replace("\\040", " ")
        if place.is_relative_to(point) and len(point) >= len(nearest):
            nearest, kind = point, its_kind
    return kind


def exists(home: Path) -> bool:
    """Whether the folder holds a register or what is left of one; if so, it is no first run."""
    return any((home / name).exists() for name in (DATABASE, KEYS))


def demand_whole(home: Path) -> None:
    """Raise ``StorageUnavailable`` where the database or its keys are plainly lost.

    A missing, empty, cut or zero-filled database beside keys is loss, never a first run. One that a
    power cut left torn has its journal beside it, and opening it decides.
    """
    if not exists(home):
        raise StorageUnavailable(Problem("NO_REGISTER", str(home)))
    if not (home / DATABASE).exists() or (home / KEYS).exists():
        problem = lost(home)
    else:
        problem = keys_lost(home)
    if problem is not None:
        raise StorageUnavailable(problem)


def lost(home: Path) -> Problem | None:
    """What to say where the database is missing, empty, cut or filled with zeros."""
    database = home / DATABASE
    if not database.exists():
        return _with_backup("STORE_MISSING", home)
    size = database.stat().st_size
    with database.open("rb") as file:
        first = file.read(PAGE_BYTES)
    torn = size % PAGE_BYTES or not first.strip(b"\0")
    return damaged(home) if size == 0 or (torn and not _interrupted(home)) else None


def keys_lost(home: Path) -> Problem:
    """``KEYS_MISSING`` or ``KEYS_DAMAGED``, with the last good backup, or that there is none."""
    return keys_damaged(home) if (home / KEYS).exists() else _with_backup("KEYS_MISSING", home)


def _interrupted(home: Path) -> bool:
    """Whether a journal lies there: what looks torn may be half an action, which it rolls back."""
    journal = home / (DATABASE + JOURNAL)
    return journal.exists() and journal.stat().st_size > 0


def damaged(home: Path) -> Problem:
    """``STORE_DAMAGED`` with the last good backup, or that there is none."""
    return _with_backup("STORE_DAMAGED", home)


def keys_damaged(home: Path) -> Problem:
    """``KEYS_DAMAGED`` with the last good backup, or that there is none."""
    return _with_backup("KEYS_DAMAGED", home)


def last_backup(home: Path) -> Path | None:
    """The newest complete backup in the home folder; only verified ones ever get their name."""
    found = (
        backup
        for backup in (home / BACKUPS).glob("*.db")
        if backup.with_suffix(".keys").exists() and not backup.name.startswith((REPLACED, DAMAGED))
    )
    return max(found, key=_made, default=None)


def _made(backup: Path) -> tuple[bool, float]:
    """When; what the clock put ahead of now counts as older than all else."""
    at = backup.stat().st_mtime
    return at <= time.time() + _CLOCK_SLACK_SECONDS, at


def _with_backup(code: str, home: Path) -> Problem:
    backup = last_backup(home)
    if backup is None:
        return Problem(f"{code}_NO_BACKUP", str(home))
    return Problem(code, str(home), {"backup": str(backup)})
