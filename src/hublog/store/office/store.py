"""The office's store on this laptop's encrypted file, or on a PostgreSQL server: the same tables."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import RLock

from sqlalchemy import Connection, Engine, Select, Table, func, or_, select

from hublog.domain.problems import Problem
from hublog.services.ports import Seal
from hublog.store import backup, signing
from hublog.store.folder import damaged
from hublog.store.office import schema, server, tables
from hublog.store.office.reader import SqlOfficeReader
from hublog.store.office.work import SqlOfficeWork


def _lost(table: Table) -> Select[int]:
    """How many rows are of no version or of nobody, which the database would take."""
    filed, person = tables.FILED, tables.PERSON
    return (
        select(func.count())
        .select_from(table)
        .outerjoin(filed, filed.c.number == table.c.filed)
        .outerjoin(person, person.c.number == table.c.person)
        .where(or_(filed.c.number.is_(None), person.c.number.is_(None)))
    )


_UNCHECKED = {table.name: _lost(table) for table in (tables.PERSON_ROW, tables.ATTENDANCE)}

Translation = Callable[[], AbstractContextManager[None]]


class SqlOfficeStore:
    """Implements ``services.office.ports.OfficeStore``; made by ``store.office.door``.

    Everything here raises ``StorageUnavailable`` where the disk, the file or the server fails.
    ``home`` and ``key`` belong to a file on this laptop; a server has neither.
    """

    def __init__(
        self, engine: Engine, translated: Translation, home: Path | None = None, key: bytes = b""
    ) -> None:
        self._engine = engine
        self._translated = translated
        self._home = home
        self._key = key
        # One connection to a file, which one thread has at a time; a server gives each its own.
        self._turn = RLock()
        with self._connected() as connection:
            self._signing_key = schema.signing_key(connection)
        self._public_key = self.sealed(b"").public_key

    @property
    def public_key(self) -> str:
        """The public half of the office's key, as hexadecimal digits."""
        return self._public_key

    def sealed(self, message: bytes) -> Seal:
        """The message's signature, by the office's own key."""
        return signing.sealed(self._signing_key, message)

    @contextmanager
    def reading(self) -> Iterator[SqlOfficeReader]:
        """Ask questions of one consistent state."""
        with self._connected(consistent=True) as connection:
            yield SqlOfficeReader(connection, self.public_key)

    @contextmanager
    def writing(self) -> Iterator[SqlOfficeWork]:
        """Begin one action; rolled back unless it is committed."""
        with self._connected() as connection:
            if self._home is None:
                server.be_patient(connection)
            yield SqlOfficeWork(connection, self.public_key, connection.commit)

    def check(self) -> list[Problem]:
        """Look at the store's soundness; no problems where all is well."""
        with self._connected() as connection:
            if self._home is not None:
                broken = backup.damages(connection.connection.driver_connection)
                if broken:
                    return [damaged(self._home)]
            return [
                Problem("REFERENCE_BROKEN", name)
                for name, lost in _UNCHECKED.items()
                if connection.execute(lost).scalar_one()
            ]

    def back_up(self, folder: Path, name: str) -> Path | Problem:
        """Write a verified copy with its keys; a server is copied by those who run it."""
        if self._home is None:
            return Problem("OFFICE_SERVER_BACKUP")
        with self._turn, self._engine.connect() as connection:
            driver = connection.connection.driver_connection
            return backup.back_up(driver, self._key, self._home, folder / f"{name}.db", ())

    def close(self) -> None:
        """Let go of it, and drop the key."""
        with self._turn:
            self._key = b""
            self._signing_key = ""
            self._engine.dispose()

    @contextmanager
    def _connected(self, *, consistent: bool = False) -> Iterator[Connection]:
        with self._translated():
            if self._home is not None:
                self._turn.acquire()
            try:
                with self._engine.connect() as connection:
                    if consistent and self._home is None:
                        connection.execution_options(isolation_level="REPEATABLE READ")
                    yield connection
            finally:
                if self._home is not None:
                    self._turn.release()
