"""Whole files or none: temp file, fsync, replace, fsync the folder (safety.md, writing files)."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds; by then a virus scanner has let go of a new file."""
_HELD = {errno.EACCES, errno.EPERM, errno.EBUSY}
PART = ".part"
"""What the name of an unfinished file ends with."""


def write_whole(file: Path, content: bytes) -> None:
    """Write a file so that a power cut leaves either the old one or the new one."""
    part = file.with_name(file.name + PART)
    with cleared(part):
        with part.open("wb") as unfinished:
            unfinished.write(content)
            unfinished.flush()
            os.fsync(unfinished.fileno())
        move(part, file)


@contextmanager
def cleared(part: Path) -> Iterator[None]:
    """Leave nothing unfinished behind, whatever happens; finished, it has another name."""
    try:
        yield
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def move(source: Path, target: Path) -> None:
    """Put a finished file in the place of another, or of none, for good.

    Another program that holds it for a moment is waited for; then it is ``EBUSY``.
    """
    _replace(source, target)
    sync_folder(target.parent)


def _replace(source: Path, target: Path) -> None:
    for pause in (*PAUSES, None):
        try:
            source.replace(target)
        except OSError as error:
            if error.errno not in _HELD:
                raise
            if pause is None:
                raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(target)) from error
            time.sleep(pause)
        else:
            return


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder, and those above it, where they are missing: what is put there stays there."""
    if folder.is_dir() or folder == folder.parent:
        return
    make_folder(folder.parent)
    folder.mkdir(mode, exist_ok=True)
    sync_folder(folder.parent)


def sync_file(file: Path) -> None:
    """Have the content of a file on the disk before going on."""
    with file.open("rb+") as finished:
        os.fsync(finished.fileno())


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk; Windows does so by itself and offers no handle."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Clear away what a killed program left unfinished."""
    for part in folder.glob(f"*{PART}*"):
        part.unlink(missing_ok=True)
