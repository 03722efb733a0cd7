"""Bring an older file to today's tables: backed up first, in one transaction, or not at all."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine

from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.store import backup, forgotten, schema
from hublog.store.folder import FORGOTTEN
from hublog.store.migrations import revision_000100

REVISIONS: Mapping[int, Callable[[], None]] = {100: revision_000100.upgrade}
"""By the release that brought it (see ``tables.SCHEMA``), oldest first: what it changed."""


def migrate(
    engine: Engine,
    home: Path,
    key: bytes,
    backup_file: Path,
    revisions: Mapping[int, Callable[[], None]] = REVISIONS,
) -> None:
    """Run the revisions the file has not seen; the file stays as it was if one of them fails.

    Raises ``StorageUnavailable`` with ``MIGRATION_FAILED`` and the backup that was made.
    """
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        backup.back_up(driver, key, home, backup_file, forgotten.read(home / FORGOTTEN))
        # Off before BEGIN: inside a transaction the setting is ignored, and a table that is
        # rebuilt while it is on takes the rows that refer to it along.
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                upgrade(connection, revisions)
        except Exception as error:
            problem = Problem("MIGRATION_FAILED", str(home), {"backup": str(backup_file)})
            raise StorageUnavailable(problem) from error
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def upgrade(connection: Connection, revisions: Mapping[int, Callable[[], None]]) -> None:
    """Run what is newer than the file, inside a transaction that the caller commits."""
    held = schema.revision(connection)
    with Operations.context(MigrationContext.configure(connection)):
        for number, run in revisions.items():
            if number > held:
                run()
                schema.set_revision(connection, number)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise LookupError("a revision left rows that refer to nothing")
