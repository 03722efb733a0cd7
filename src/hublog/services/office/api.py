"""What the office's windows and commands receive: every use case over its open store, and the way in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from hublog.domain.codes import CodeLists
from hublog.domain.problems import Problem
from hublog.services.office.activities import OfficeActivities
from hublog.services.office.asking import Asking
from hublog.services.office.backup import OfficeBackups
from hublog.services.office.consolidating import Consolidating
from hublog.services.office.evidence import EvidenceOf
from hublog.services.office.hub_list import HubList
from hublog.services.office.pack_ports import PackFiles
from hublog.services.office.packs import Packs
from hublog.services.office.ports import ArrivalReader, ConsolidatedWriter, OfficeStore, ReplyWriter
from hublog.services.office.returns import OfficeReturns
from hublog.services.office.settling import Settling
from hublog.services.office.taking_in import TakingIn
from hublog.services.office.waiting import Waiting
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
    consolidated_writer: Callable[[], ConsolidatedWriter]


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
    def activities(self) -> OfficeActivities:
        """The activities that hubs are asked to use."""
        return OfficeActivities(self.store, self.codes)

    @cached_property
    def taking_in(self) -> TakingIn:
        """Returns that arrive."""
        return TakingIn(self.store, self.clock, self.outside.arrival_reader())

    @cached_property
    def settling(self) -> Settling:
        """Single files that wait for a person."""
        return Settling(self.store, self.clock, self.outside.arrival_reader())

    @cached_property
    def packs(self) -> Packs:
        """Packs for hubs, and the keys that hubs are known by."""
        files, words_of = self.outside.pack_files(), self.outside.words_of
        return Packs(self.store, self.clock, self.codes, files, words_of)

    @cached_property
    def backup(self) -> OfficeBackups:
        """Copies of the store."""
        return OfficeBackups(self.store, self.clock)

    @cached_property
    def waiting(self) -> Waiting:
        """What a person sees of a file before they settle it."""
        outside = self.outside
        return Waiting(self.store, outside.arrival_reader(), outside.reply_writer())

    @cached_property
    def returns(self) -> OfficeReturns:
        """What is held, month by month."""
        return OfficeReturns(self.store, self.clock)

    @cached_property
    def asking(self) -> Asking:
        """Questions, decisions and replies."""
        return Asking(self.store, self.clock, self.ids, self.codes, self.outside.reply_writer)

    @cached_property
    def consolidating(self) -> Consolidating:
        """The figures of many hubs over many months, and the workbook that holds them."""
        return Consolidating(self.store, self.outside.consolidated_writer(), self.clock)

    @cached_property
    def evidence(self) -> EvidenceOf:
        """Conditions held beside each other."""
        return EvidenceOf(self.store, self.codes)


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

    def restore(self, backup: Path, secret: str) -> OfficeServices | Problem:
        """Put a backup in the place of the store, and open it; OFFICE_SERVER_BACKUP for a server."""
