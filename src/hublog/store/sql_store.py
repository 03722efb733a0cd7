"""The hub's register on this laptop: one encrypted file, one connection, one action at a time."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Engine

from hublog.domain.drafts import Draft
from hublog.domain.half_typed import HalfTyped
from hublog.domain.journal import EARLIEST, Stamp
from hublog.domain.people import Tombstone
from hublog.domain.problems import Problem
from hublog.domain.records import TABLES
from hublog.domain.roles import SlotKind
from hublog.services.laptop_ports import Carried
from hublog.services.ports import Clock, Ids, Seal, Store
from hublog.store import (
    backup,
    checking,
    device,
    drafts,
    forgotten,
    half_typed,
    keys,
    schema,
    signing,
    statements,
)
from hublog.store.engine import disk_translated, translated
from hublog.store.folder import FORGOTTEN, KEYS, LEAVING, damaged
from hublog.store.key_ring import KeyFile
from hublog.store.mapping import Cells
from hublog.store.reader import SqlReader
from hublog.store.shelf import SqlShelf
from hublog.store.tables import NOTE
from hublog.store.unit_of_work import SqlUnitOfWork, Transaction

if TYPE_CHECKING:  # only in an emergency
    from hublog.services.salvage import Salvaged

T = TypeVar("T")


class SqlStore:
    """Implements ``services.ports.Store``; made by ``store.door``, which has checked the file.

    ``opened_by`` says which kind of secret opened it. Everything here raises
    ``StorageUnavailable`` where the disk or the file fails.
    """

    def __init__(
        self,
        home: Path,
        engine: Engine,
        key: bytes,
        clock: Clock,
        ids: Ids,
        opened_by: SlotKind = SlotKind.PASSPHRASE,
    ) -> None:
        self._home = home
        self._engine = engine
        self._connection: Connection = engine.connect()
        self._driver: Any = self._connection.connection.driver_connection
        self._key = key
        self.opened_by = opened_by
        self.key_ring = KeyFile(home, lambda: self._key)
        self._clock = clock
        self._ids = ids
        self._turn = RLock()
        self._writing = False
        with translated(home), disk_translated(home), self._connection.begin():
            self._device = device.settle(self._connection, home, ids)
            secret = schema.meta(self._connection, schema.SOURCE_SECRET)
            self._source_secret = bytes.fromhex(secret or "")
            last = self._connection.exec_driver_sql(statements.LAST_STAMP).scalar()
            self._last = EARLIEST if last is None else Stamp.parse(last)
        self._list_forgotten()

    @property
    def device(self) -> str:
        """The id of this laptop's copy of the register."""
        return self._device

    @property
    def public_key(self) -> str:
        """The public half of the hub's own key."""
        return self.sealed(b"").public_key

    def sealed(self, message: bytes) -> Seal:
        """The message's signature, by the hub's own key."""
        return signing.sealed(
            self._aside(lambda c: schema.meta(c, schema.SIGNING_KEY)) or "", message
        )

    @contextmanager
    def reading(self) -> Iterator[SqlReader]:
        """Ask questions of one consistent state."""
        with self._turn, translated(self._home):
            self._demand_no_action()
            if self._connection.in_transaction():
                yield SqlReader(self._driver, self._source_secret)
                return
            self._connection.begin()
            try:
                yield SqlReader(self._driver, self._source_secret)
            finally:
                self._roll_back()

    @contextmanager
    def writing(self, actor: str, kind: str) -> Iterator[SqlUnitOfWork]:
        """Begin one action of ``actor``; rolled back unless it is committed."""
        with self._turn, translated(self._home):
            self._demand_no_action()
            self._connection.begin()
            self._writing = True
            transaction = Transaction(self._driver, self._next_stamp, self._connection.commit)
            work = SqlUnitOfWork(transaction, self._source_secret, actor, kind)
            try:
                yield work
            finally:
                self._writing = False
                self._roll_back()
            if TABLES[Tombstone] in work.tables_written:
                self._list_forgotten()

    def keep_draft(self, draft: Draft) -> None:
        """Keep a paper sheet as it is now, durably; no action, since a key pressed is none."""
        self._at_once(statements.KEEP_DRAFT, drafts.cells(draft))

    def drop_draft(self, draft_id: str) -> None:
        """Throw a draft away, durably."""
        self._at_once(statements.DROP_DRAFT, (draft_id,))

    def noted(self, name: str) -> str:
        """What is kept beside the register under that name; empty where nothing is."""
        return self._aside(lambda c: schema.meta(c, NOTE + name)) or ""

    def note(self, name: str, text: str) -> None:
        """Keep it, durably, in place of what was kept under that name."""
        self._at_once(statements.SET_META, (NOTE + name, text))

    def keep_half_typed(self, texts: Mapping[str, HalfTyped]) -> None:
        """Keep what was half typed, durably and at once; of whoever is not named, nothing changes."""
        rows = [(whose, half_typed.content(pages)) for whose, pages in texts.items()]
        self._at_once(statements.KEEP_HALF_TYPED, *rows)

    def check(self) -> list[Problem]:
        """Look at integrity, schema and journal; no problems where all is well."""
        with self._turn, translated(self._home):
            try:
                return checking.problems(self._connection, damaged(self._home))
            finally:
                self._roll_back()

    def back_up(self, folder: Path, name: str) -> Path:
        """Write a verified copy, with its keys and the list of the forgotten, into the folder."""
        with self._turn:
            ids = self._forgotten()
            return backup.back_up(self._driver, self._key, self._home, folder / f"{name}.db", ids)

    def salvaged(self) -> "Salvaged":
        """Everything that can be read, though some of it be damaged."""
        from hublog.store.salvaging import Salvager

        with self._turn, translated(self._home):
            return Salvager(lambda: self._driver).salvaged()

    @property
    def shelf(self) -> SqlShelf:
        """The copies of this register, and what this laptop was told about them."""
        return SqlShelf(self._home, self._key, self)

    def mark(self) -> str:
        """What differs once anything was written, drafts and keys too; copies are no writing."""
        written = self._aside(lambda c: c.exec_driver_sql(statements.MARK).one())
        with disk_translated(self._home):
            # Keys that are lost later come back from beside a copy: it must have those of today.
            file = self._home / KEYS
            opens = hashlib.sha256(file.read_bytes() if file.is_file() else b"").hexdigest()
        return " ".join(map(str, (*written, opens)))

    def transfer(self, folder: Path, name: str, words: str) -> Path:
        """Write a verified copy of the register as one file, which its words open."""
        from hublog.store import transfer

        target = folder / (name + transfer.ENDING)
        with self._turn, disk_translated(self._home):
            beside = keys.sealed_by_words(self._key, words, (self._home / KEYS).read_bytes())
            with transfer.empty_folder(self._home / LEAVING) as aside:
                copy = self.back_up(aside, name)
                return transfer.write(target, copy, backup.keys_beside(copy), beside)

    def arrived(
        self,
        file: Path,
        secret: str,
        known: frozenset[Stamp],
        forget: Callable[[Store], None],
    ) -> Carried | Problem:
        """What a transfer file holds beside the actions known; Problems: ``TRANSFER_*`` and more."""
        from hublog.store import arriving

        here = self._home, file, secret, self._clock, self._ids
        return arriving.looked_at(*here, known, forget)

    def close(self) -> None:
        """Let go of the file and drop the key."""
        with self._turn:
            self._key = b""
            try:
                self._connection.close()
            finally:  # a disk that fails to the last must not keep the file locked
                self._engine.dispose()

    def _next_stamp(self, after: Stamp) -> Stamp:
        self._last = max(self._last, after).next(self._clock.millis(), self._device)
        return self._last

    def _at_once(self, statement: str, *gaps: Cells) -> None:
        with self._turn, translated(self._home):
            self._demand_no_action()
            self._connection.begin()
            try:
                self._driver.executemany(statement, gaps)
                self._connection.commit()
            finally:
                self._roll_back()

    def _aside(self, ask: Callable[[Connection], T]) -> T:
        """Ask for something that is no part of the facts, in the midst of an action too."""
        with self._turn, translated(self._home):
            try:
                return ask(self._connection)
            finally:
                if not self._writing:
                    self._roll_back()

    def _demand_no_action(self) -> None:
        if self._writing:
            raise RuntimeError("one action at a time")

    def _roll_back(self) -> None:
        self._connection.rollback()
        # After a commit that failed SQLAlchemy holds the transaction for over; SQLite may not.
        if self._driver.in_transaction:
            self._driver.rollback()

    def _forgotten(self) -> frozenset[str]:
        """Whom the register or its list knows: an older copy put in place knows fewer."""
        with self.reading() as reader:
            known = {each.id for each in reader.find(Tombstone)}
        return forgotten.read(self._home / FORGOTTEN) | known

    def _list_forgotten(self) -> None:
        ids = self._forgotten()
        file = self._home / FORGOTTEN
        if ids == forgotten.read(file):
            return
        # The forgetting itself is durable; a list that could not be written is made when opening.
        with suppress(OSError):
            forgotten.write(file, ids)
