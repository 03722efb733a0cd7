"""The revisions of the office's tables; a file runs them as a hub's does, a server in its transaction."""

from collections.abc import Callable, Mapping

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from hublog.store.office import schema
from hublog.store.office.migrations import revision_000100

REVISIONS: Mapping[int, Callable[[], None]] = {100: revision_000100.upgrade}
"""By the release that brought it (see ``tables.OFFICE_SCHEMA``), oldest first: what it changed."""


def upgrade(
    connection: Connection, revisions: Mapping[int, Callable[[], None]] = REVISIONS
) -> None:
    """Run what is newer than a server's database, inside a transaction that the caller commits."""
    held = schema.revision(connection)
    with Operations.context(MigrationContext.configure(connection)):
        for number, run in revisions.items():
            if number > held:
                run()
                schema.set_revision(connection, number)
