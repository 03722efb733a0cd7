"""One connection to one encrypted file, set so that saved means saved (safety.md, store)."""

import errno
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.store.folder import DATABASE, PAGE_BYTES, damaged

_PATIENCE_SECONDS = 0.3
"""How long to wait for another process; long enough for a backup tool, short enough for a person."""

SETTINGS = (
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "locking_mode=EXCLUSIVE",
    "foreign_keys=ON",
    "secure_delete=ON",
    "fullfsync=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "cache_size=-65536",
)
"""Why each: safety.md, store; and a cache (KiB) that a hub's whole register fits in.

Replaying power cuts lost nothing with these and rows without.
"""

_PROBLEMS = {
    "SQLITE_FULL": "DISK_FULL",
    "SQLITE_READONLY": "DISK_READ_ONLY",
    "SQLITE_PERM": "DISK_READ_ONLY",
    "SQLITE_BUSY": "STORE_IN_USE",
    "SQLITE_LOCKED": "STORE_IN_USE",
    "SQLITE_CORRUPT": "STORE_DAMAGED",
    "SQLITE_NOTADB": "STORE_DAMAGED",
    "SQLITE_IOERR": "DISK_FAILED",
    "SQLITE_CANTOPEN": "DISK_FAILED",
}
_DISK_PROBLEMS = {
    errno.ENOSPC: "DISK_FULL",
    errno.EDQUOT: "DISK_FULL",
    errno.EFBIG: "DISK_FULL",
    errno.EROFS: "DISK_READ_ONLY",
    errno.EACCES: "DISK_READ_ONLY",
    errno.EPERM: "DISK_READ_ONLY",
    errno.EBUSY: "FILE_HELD",
}


def engine_of(file: Path, key: bytes) -> Engine:
    """An engine with a single connection, whose every transaction is ours from the start."""
    once = [key]  # whoever still holds the engine when that is closed holds no key
    del key
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(file, once.pop()),
        module=dbapi2,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    # IMMEDIATE, so that a transaction never fails half way for want of the lock, and begun by us,
    # so that changes of the schema roll back too.
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def connect(file: Path, key: bytes) -> Any:  # noqa: ANN401 - the driver has no types
    """A connection with the key and the settings, which holds the file alone."""
    try:
        return _settled(file, key)
    except dbapi2.DatabaseError as error:
        # One reading that failed looks like another key: it is damage where it is so twice.
        if error.sqlite_errorname != "SQLITE_NOTADB":
            raise
        return _settled(file, key)


def _settled(file: Path, key: bytes) -> Any:  # noqa: ANN401 - the driver has no types
    connection = keyed(file, key)
    try:
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def keyed(file: Path, key: bytes) -> Any:  # noqa: ANN401 - the driver has no types
    """A bare connection with the key; whether it fits shows upon the first reading."""
    connection = dbapi2.connect(
        str(file), timeout=_PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    if not connection.execute("PRAGMA cipher_version").fetchone():
        # Ordinary SQLite ignores the key in silence and would write names in clear.
        connection.close()
        raise RuntimeError("this is not SQLCipher")
    return connection


def demand_free(file: Path) -> None:
    """Raise ``STORE_IN_USE`` where another program has the file open; nothing is written."""
    if not file.exists():
        return
    place = f"{file.resolve().as_uri()}?mode=ro"
    try:
        with closing(dbapi2.connect(place, uri=True, timeout=0)) as connection:
            connection.execute("SELECT 1 FROM sqlite_schema")
    except dbapi2.Error as error:
        # Without the key nothing else can be learned, and nothing else is asked.
        if error.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise StorageUnavailable(Problem("STORE_IN_USE", str(file.parent))) from error


@contextmanager
def translated(home: Path) -> Iterator[None]:
    """Say in a Problem how the database failed: ``StorageUnavailable``; our own bugs pass."""
    try:
        yield
    except DBAPIError as error:
        raise _unavailable(error.orig, home, error) from error
    except dbapi2.Error as error:
        raise _unavailable(error, home, error) from error


@contextmanager
def disk_translated(place: Path) -> Iterator[None]:
    """Say in a Problem how the disk failed: ``StorageUnavailable``."""
    try:
        yield
    except OSError as error:
        code = _DISK_PROBLEMS.get(error.errno or 0, "DISK_FAILED")
        where = error.filename if code == "FILE_HELD" else place
        raise StorageUnavailable(Problem(code, str(where or place))) from error


def _unavailable(cause: object, home: Path, error: Exception) -> Exception:
    name = str(getattr(cause, "sqlite_errorname", ""))
    code = next((code for start, code in _PROBLEMS.items() if name.startswith(start)), None)
    if code is None:
        return error
    if code == "STORE_DAMAGED" and not _readable(home / DATABASE):
        code = "DISK_FAILED"
    return StorageUnavailable(
        damaged(home) if code == "STORE_DAMAGED" else Problem(code, str(home))
    )


def _readable(file: Path) -> bool:
    """Whether the disk gives the file out at all: what cannot be read is not thereby damaged."""
    try:
        with file.open("rb") as opened:
            opened.read(PAGE_BYTES)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
