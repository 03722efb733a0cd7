"""What an office's database says about itself, and how a new one is made, on either engine."""

from sqlalchemy import Connection, insert, select, update

from hublog.store import schema, signing
from hublog.store.office.tables import META, OFFICE_METADATA, OFFICE_SCHEMA
from hublog.store.tables import OFFICE_APPLICATION_ID

SIGNING_KEY = "signing_key"
_REVISION = "revision"


def make(connection: Connection) -> None:
    """Give an empty database its tables, its marks and the office's signing key.

    Inside a transaction that the caller commits.
    """
    OFFICE_METADATA.create_all(connection, checkfirst=False)
    kept = {SIGNING_KEY: signing.draw()}
    if _is_file(connection):
        connection.exec_driver_sql(f"PRAGMA application_id = {OFFICE_APPLICATION_ID}")
        schema.set_revision(connection, OFFICE_SCHEMA)
    else:
        kept[_REVISION] = str(OFFICE_SCHEMA)
    rows = [{"name": name, "value": value} for name, value in kept.items()]
    connection.execute(insert(META), rows)


def revision(connection: Connection) -> int:
    """The revision of its tables, see ``tables.OFFICE_SCHEMA``; a file keeps it as a hub's does."""
    if _is_file(connection):
        return schema.revision(connection)
    return int(_kept(connection, _REVISION))


def set_revision(connection: Connection, number: int) -> None:
    """Mark a server's database as having the tables of that revision."""
    marked = update(META).where(META.c.name == _REVISION).values(value=str(number))
    connection.execute(marked)


def signing_key(connection: Connection) -> str:
    """The office's private key."""
    return _kept(connection, SIGNING_KEY)


def _kept(connection: Connection, name: str) -> str:
    chosen = select(META.c.value).where(META.c.name == name)
    return str(connection.execute(chosen).scalar_one())


def _is_file(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
