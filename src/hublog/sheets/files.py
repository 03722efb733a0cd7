"""A file appears whole or not at all: temporary file, fsync, replace, fsync of the folder."""

import contextlib
import errno
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from hublog.domain.problems import Problem

_PREFIX = ".hublog-"
_SUFFIX = ".part"
PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds; by then a virus scanner has let go of a new file, and a spreadsheet program has not."""
_HELD = {errno.EACCES, errno.EPERM, errno.EBUSY}
_FAILED = {errno.EIO, errno.ENODEV, errno.ENXIO}
"""What a disk says that was pulled out or is broken."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_whole(
    path: Path, content: bytes, keep: Callable[[], object] | None = None
) -> Problem | None:
    """Put the content in place of whatever lies at ``path`` (safety.md, Writing files).

    The folder is made where it is missing. ``keep`` is called once all of it is on the disk, under
    another name, and only the renaming is left; where it fails nothing is put in place. Problems: ``RETURN_FOLDER`` (cannot write there),
    ``RETURN_DISK_FULL``, ``RETURN_DISK_FAILED``, ``RETURN_FILE_OPEN`` (another program holds the file). After a Problem the
    old file is as it was.
    """
    return pour_whole(path, lambda file: file.write(content), keep)


def pour_whole(
    path: Path, pour: Callable[[IO[bytes]], object], keep: Callable[[], object] | None = None
) -> Problem | None:
    """The same for content that is not held whole: ``pour`` writes it, piece by piece."""
    try:
        _make_folder(path.parent)
        _clear_stale(path.parent)
        handle, name = tempfile.mkstemp(_SUFFIX, _PREFIX, path.parent)
    except OSError as error:
        return _problem(error, path)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            pour(file)
            file.flush()
            os.fsync(file.fileno())
        if keep is not None:
            keep()
        return _replace(temporary, path)
    except OSError as error:
        return _problem(error, path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _replace(temporary: Path, path: Path) -> Problem | None:
    for pause in (*PAUSES, None):
        try:
            temporary.replace(path)
        except OSError as error:
            if error.errno not in _HELD:
                raise
            if pause is not None:
                time.sleep(pause)
        else:
            _sync_folder(path.parent)
            return None
    # The folder took a new file a moment ago, so it is this name that is held.
    return Problem("RETURN_FILE_OPEN", path.name, {"folder": str(path.parent)})


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle for a folder; its rename is journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where they are missing: what is put there stays there."""
    if folder.is_dir() or folder == folder.parent:
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync_folder(folder.parent)


def _clear_stale(folder: Path) -> None:
    for left_over in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            left_over.unlink()


def _problem(error: OSError, path: Path) -> Problem:
    code = "RETURN_DISK_FULL" if error.errno in _FULL else "RETURN_FOLDER"
    if error.errno in _FAILED:
        code = "RETURN_DISK_FAILED"
    return Problem(code, path.name, {"folder": str(path.parent)})
