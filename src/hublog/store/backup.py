"""Verified copies of the register, each with its keys and the list of the forgotten beside it."""

import hashlib
import shutil
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import select, table, text
from sqlcipher3 import dbapi2

from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.store import forgotten, keys
from hublog.store.durable import PART, cleared, make_folder, move, sync_file, write_whole
from hublog.store.engine import disk_translated, keyed, translated
from hublog.store.folder import KEYS, PAGE_BYTES, damaged, keys_lost
from hublog.store.statements import sql

_TABLE_NAMES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"

_QUICKLY_READ = 64 * 1024 * 1024
"""What fits in the cache of a connection: read once upon opening, it need not be read again."""


def back_up(
    source: Any,  # noqa: ANN401 - a driver connection, which has no types
    key: bytes,
    home: Path,
    target: Path,
    ids_forgotten: Collection[str],
) -> Path:
    """Copy the open register to ``target`` (``….db``), which gets its name only when verified."""
    part = target.with_name(target.name + PART)
    with translated(home), disk_translated(target.parent), cleared(part):
        opening_keys = _keys_of(home)
        make_folder(target.parent)
        part.unlink(missing_ok=True)
        why = _not_copied(source, part, key)
        if not why:
            sync_file(part)
            why = _differs(part, key, source)
        if why:
            # A register whose own pages cannot be read must not blame the disk that it goes to.
            raise StorageUnavailable(
                damaged(home)
                if damages(source)
                else Problem("BACKUP_FAILED", str(target), {"why": why})
            )
        write_whole(keys_beside(target), opening_keys)
        forgotten.write(forgotten.beside(target), ids_forgotten)
        move(part, target)
    return target


def _keys_of(home: Path) -> bytes:
    """The keys of a home; a copy beside which lie none, or damaged ones, would never open again."""
    file = home / KEYS
    content = file.read_bytes() if file.is_file() else b""
    if not keys.readable(content):
        raise StorageUnavailable(keys_lost(home))
    return content


def keys_beside(backup: Path) -> Path:
    """Where the keys of a backup lie."""
    return backup.with_suffix(".keys")


def fetch(backup: Path, database: Path) -> None:
    """Copy a backup to where a register is made ready."""
    shutil.copyfile(backup, database)
    sync_file(database)


def faults(file: Path, key: bytes) -> list[str]:
    """What SQLCipher and SQLite find wrong with a file that nobody has open; nothing if whole."""
    try:
        connection = keyed(file, key)
        try:
            return damages(connection)
        finally:
            connection.close()
    except dbapi2.DatabaseError as error:
        return [str(error)]


def damages(connection: Any) -> list[str]:  # noqa: ANN401 - a driver connection
    """What the checks find in an open file: pages that are not authentic, trees that are broken."""
    # cipher_integrity_check returns no rows when all is well, quick_check says so.
    pages = [str(text) for (text,) in connection.execute("PRAGMA cipher_integrity_check")]
    if pages:
        return pages
    return _broken_trees(connection)


def _broken_trees(connection: Any) -> list[str]:  # noqa: ANN401 - a driver connection
    return [str(text) for (text,) in connection.execute("PRAGMA quick_check") if text != "ok"]


def looks_sound(connection: Any, file: Path) -> bool:  # noqa: ANN401 - a driver connection
    """The quick look upon opening: nothing was cut off, and every tree of a usual register is whole.

    What is too large for the cache is looked at by the copy of the day alone, which reads every page.
    """
    size, (pages,) = file.stat().st_size, connection.execute("PRAGMA page_count").fetchone()
    if size < pages * PAGE_BYTES:
        return False
    return size > _QUICKLY_READ or not _broken_trees(connection)


def opens(file: Path, key: bytes) -> bool:
    """Whether the key fits the first page of a file."""
    try:
        with closing(keyed(file, key)) as connection:
            connection.execute(_TABLE_NAMES).fetchall()
    except dbapi2.DatabaseError:
        return False
    return True


def contents(connection: Any) -> dict[str, tuple[int, str]]:  # noqa: ANN401 - a driver connection
    """How many rows each table of an open file holds, and a digest of them all, the journal's too."""
    names = [name for (name,) in connection.execute(_TABLE_NAMES).fetchall()]
    return {name: _content(connection, name) for name in names}


def _content(connection: Any, name: str) -> tuple[int, str]:  # noqa: ANN401 - a driver connection
    rows, seen = 0, hashlib.sha256()
    for row in connection.execute(sql(select(text("*")).select_from(table(name)))):
        rows += 1
        seen.update(repr(row).encode())
    return rows, seen.hexdigest()


def _differs(file: Path, key: bytes, source: Any) -> str:  # noqa: ANN401 - a driver connection
    """Why a copy is not sound, or in which table it differs from its source; empty where it holds the same."""
    try:
        with closing(keyed(file, key)) as copy:
            # As large as the store's own, so that what one check read serves the next.
            copy.execute("PRAGMA cache_size=-65536")
            if damages(copy):
                return "pages"
            held, wanted = contents(copy), contents(source)
    except dbapi2.DatabaseError as error:
        return _named(error)
    return " ".join(n for n in sorted(held | wanted) if held.get(n) != wanted.get(n))


def _not_copied(source: Any, part: Path, key: bytes) -> str:  # noqa: ANN401 - a driver connection
    """Why not all was copied; which of the two disks it was, the driver does not say."""
    try:
        with closing(keyed(part, key)) as target:
            # The copy is nobody's until it is verified; it is synced once, whole.
            target.execute("PRAGMA synchronous=OFF")
            target.execute("PRAGMA journal_mode=OFF")
            source.backup(target)
    except dbapi2.OperationalError as error:
        return _named(error)
    return ""


def _named(error: dbapi2.Error) -> str:
    """What the database calls its failure: a name or a few words of its own, nothing of what it holds."""
    return str(getattr(error, "sqlite_errorname", "") or error or "SQLITE_ERROR")
