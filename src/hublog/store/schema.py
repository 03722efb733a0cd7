"""What a database file says about itself, and how a new one is made."""

import secrets

from sqlalchemy import Connection

from hublog.store import signing, statements
from hublog.store.tables import APPLICATION_ID, METADATA, OFFICE_APPLICATION_ID, SCHEMA

SIGNING_KEY = "signing_key"
SOURCE_SECRET = "source_secret"  # noqa: S105 - the name of a secret, not the secret
_SECRET_BYTES = 32


def make(connection: Connection) -> None:
    """Give an empty file its tables, its marks, the secret of source keys and the hub's signing key.

    Inside a transaction that the caller commits.
    """
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    set_revision(connection, SCHEMA)
    METADATA.create_all(connection, checkfirst=False)
    set_meta(connection, SOURCE_SECRET, secrets.token_hex(_SECRET_BYTES))
    set_meta(connection, SIGNING_KEY, signing.draw())


def is_ours(connection: Connection) -> bool:
    """Whether the file is a register of hublog at all."""
    return bool(_pragma(connection, "application_id") == APPLICATION_ID)


def is_office(connection: Connection) -> bool:
    """Whether the file is the store of a programme office."""
    return bool(_pragma(connection, "application_id") == OFFICE_APPLICATION_ID)


def revision(connection: Connection) -> int:
    """The revision of the file's tables, see ``tables.SCHEMA``."""
    return _pragma(connection, "user_version")


def set_revision(connection: Connection, number: int) -> None:
    """Mark the file as having the tables of that revision."""
    connection.exec_driver_sql(f"PRAGMA user_version = {number:d}")


def release(number: int) -> str:
    """The release that brought a revision: 100 is ``0.1.0``."""
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def meta(connection: Connection, name: str) -> str | None:
    """One of the values the store keeps for itself."""
    value = connection.exec_driver_sql(statements.META_VALUE, (name,)).scalar()
    return None if value is None else str(value)


def set_meta(connection: Connection, name: str, value: str) -> None:
    """Keep a value; inside a transaction that the caller commits."""
    connection.exec_driver_sql(statements.SET_META, (name, value))


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
