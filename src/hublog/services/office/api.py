"""What the office's windows and commands receive: every use case over its open store, and the way in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from hublog.domain.codes import CodeLists
from hublog.domain.problems import Problem
from hublog.services.office.asking import Asking
from hublog.services.office.backup import OfficeBackups
from hublog.services.office.hub_list import HubList
from hublog.services.office.pack_ports import PackFiles
from hublog.services.office.packs import Packs
from hublog.services.office.ports import ArrivalReader, Consolidates, OfficeStore, ReplyWriter
from hublog.services.office.returns import OfficeReturns
from hublog.services.office.settling import Settling
from hublog.services.office.taking_in import TakingIn
from hublog.services.ports import Clock, Ids


@dataclass(frozen=True, slots=True)
class OfficeOutside:
    """What makes the office's ports to spreadsheets; each is imported when it is first called.

    ``words_of`` gives the five words that stand for a public key.
    """

    arrival_reader: Callable[[], ArrivalReader]
    reply_writer: Callable[[], ReplyWriter]
    pack_files: Callable[[], PackFiles]
    words_of: Callable[[str], str]
    consolidates: Callable[[OfficeStore, Clock], Consolidates] | None = None
    """What writes the workbook of all hubs; ``None`` where this installation has nothing that does."""


@dataclass(frozen=True)
class OfficeServices:
    """Every use case over the office's open store."""

    store: OfficeStore
    clock: Clock
    ids: Ids
    codes: Callable[[], CodeLists]
    outside: OfficeOutside

    @cached_property
    def hubs(self) -> HubList:
        """The office itself and its list of hubs."""
        return HubList(self.store, self.clock, self.codes)

    @cached_property
    def taking_in(self) -> TakingIn:
        """Returns that arrive."""
        return TakingIn(self.store, self.clock, self.outside.arrival_reader())

    @cached_property
    def settling(self) -> Settling:
        """Files that wait for a person."""
        return Settling(self.store, self.outside.arrival_reader(), self.outside.reply_writer())

    @cached_property
    def packs(self) -> Packs:
        """Packs for hubs, and the keys that hubs are known by."""
        files, words_of = self.outside.pack_files(), self.outside.words_of
        return Packs(self.store, self.clock, self.codes, files, words_of)

    @cached_property
    def consolidating(self) -> Consolidates:
        """The workbook of all hubs; only where ``can_consolidate``."""
        if self.outside.consolidates is None:
            raise LookupError("nothing here writes the workbook of all hubs")
        return self.outside.consolidates(self.store, self.clock)

    @property
    def can_consolidate(self) -> bool:
        """Whether the workbook of all hubs can be written here."""
        return self.outside.consolidates is not None

    @cached_property
    def backup(self) -> OfficeBackups:
        """Copies of the store."""
        return OfficeBackups(self.store, self.clock)

    @cached_property
    def returns(self) -> OfficeReturns:
        """What is held, month by month."""
        return OfficeReturns(self.store, self.clock)

    @cached_property
    def asking(self) -> Asking:
        """Questions, decisions and replies."""
        return Asking(self.store, self.clock, self.ids, self.codes, self.outside.reply_writer)


class OfficeSetUp(NamedTuple):
    """An office just made, and the two secrets that open it; they are shown once and kept nowhere."""

    services: OfficeServices
    passphrase: str
    recovery_key: str


class OfficeDoor(Protocol):
    """The way into the office's store of one home folder, or of a server.

    Every way raises ``StorageUnavailable`` where folder, file or server lets nobody in.
    """

    @property
    def home(self) -> Path:
        """The folder that holds the store and its backups, or only where the server is."""

    @property
    def database(self) -> str:
        """Where the server is, without a password; empty where the store lies in the folder."""

    def is_office(self) -> bool:
        """Whether an office was set up here; known without any secret."""

    def set_up(self, name: str, contact_line: str, passphrase: str | None) -> OfficeSetUp | Problem:
        """Make a new office's store in the folder."""

    def join(self, url: str, name: str = "") -> OfficeServices | Problem:
        """Use the store on a server from now on; the name is given to one that is new."""

    def open(self, secret: str) -> OfficeServices | Problem:
        """Open the store; a server needs no secret of ours."""
