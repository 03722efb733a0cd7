"""The composition root: settings, store, clock, ids and spreadsheets become Services."""

import secrets
import time
import tomllib
from collections.abc import Callable, Collection
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import uuid_utils

from hublog import config, resources
from hublog.domain.problems import Problem
from hublog.services.api import Outside, Services, SetUp
from hublog.services.hub import HubDetails, faults
from hublog.services.ports import (
    Clock,
    Ids,
    RegisterReader,
    ReplyReader,
    ReturnVerifier,
    ReturnWriter,
    Store,
    SummaryWriter,
)
from hublog.services.unavailable import StorageUnavailable
from hublog.store import door as store_door
from hublog.store.passphrase import draw as draw_password

if TYPE_CHECKING:  # the window needs no command line, and a hub no office
    from hublog.cli.context import Context
    from hublog.services.office.api import OfficeServices, OfficeSetUp
    from hublog.services.office.pack_ports import PackFiles
    from hublog.services.office.ports import ArrivalReader, OfficeStore, ReplyWriter

_REFERENCE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_REFERENCE_LENGTH = 10
_ALWAYS_THE_SAME = 2026
_BY_ITSELF = "hublog"
"""Who acts where nobody asked for it: what was forgotten stays forgotten after a restore."""


class SystemClock:
    """The laptop's clock."""

    def now(self) -> datetime:
        """The local wall time, without a zone."""
        return datetime.now()  # noqa: DTZ005 - the hub's own wall clock is what people write down

    def millis(self) -> int:
        """Milliseconds since 1970, for stamps."""
        return time.time_ns() // 1_000_000


class RandomIds:
    """Identities nobody can guess."""

    def new(self) -> str:
        """A UUIDv7 as text."""
        return str(uuid_utils.uuid7())

    def reference(self) -> str:
        """Ten letters and digits that are hard to misread."""
        return "".join(secrets.choice(_REFERENCE_SIGNS) for _ in range(_REFERENCE_LENGTH))


class HomeDoor:
    """The way into the register of one home folder."""

    def __init__(self, home: Path, key_seconds: float) -> None:
        self.home = home
        self._key_seconds = key_seconds
        self._clock: Clock = SystemClock()
        self._ids: Ids = RandomIds()

    def set_up(self, actor: str, hub: HubDetails, passphrase: str | None) -> SetUp | Problem:
        """Make a new hub; a passphrase is drawn where none is given."""
        wrong = faults(hub)
        if wrong is not None:
            return wrong
        created = store_door.create(
            self.home, self._clock, self._ids, passphrase, self._key_seconds
        )
        if isinstance(created, Problem):
            return created
        services = self._services(created.store)
        written = services.hub.set_up(actor, hub)
        if isinstance(written, Problem):
            return written
        return SetUp(services, created.passphrase, created.recovery_key)

    def exists(self) -> bool:
        """Whether the folder holds a register or what is left of one."""
        return store_door.exists(self.home)

    def open(self, secret: str) -> Services | Problem:
        """Open the register with its passphrase or its recovery key."""
        store = store_door.open_with(self.home, self._clock, self._ids, secret)
        return store if isinstance(store, Problem) else self._services(store)

    def restore(self, backup: Path, secret: str) -> Services | Problem:
        """Put a backup in the place of the register, which is kept aside, and open it."""

        def forget(store: Store, person_ids: Collection[str]) -> None:
            from hublog.services.forget import Forget

            Forget(store, self._clock).again(_BY_ITSELF, person_ids)

        store = store_door.restore(self.home, self._clock, self._ids, backup, secret, forget)
        return store if isinstance(store, Problem) else self._services(store)

    def _services(self, store: Store) -> Services:
        return Services(store, self._clock, self._ids, resources.code_lists, _OUTSIDE)


def door() -> HomeDoor:
    """The way into the register of the usual home folder."""
    return HomeDoor(config.home(), config.key_seconds())


class OfficeHome:
    """The way into the programme office's store: in a home folder, or on a server it names."""

    def __init__(self, home: Path, key_seconds: float, database: str = "") -> None:
        self.home = home
        self._key_seconds = key_seconds
        self._url = database

    @property
    def database(self) -> str:
        """Where the server is, without a password; empty where the store lies in the folder."""
        from hublog.store.office import where

        return where.without_password(self._url) or where.server(self.home)

    def is_office(self) -> bool:
        """Whether an office was set up here; known without any secret."""
        from hublog.store.office import where

        return bool(self._url) or where.is_office(self.home)

    def set_up(
        self, name: str, contact_line: str, passphrase: str | None
    ) -> "OfficeSetUp | Problem":
        """Make a new office's store in the folder; a passphrase is drawn where none is given."""
        from hublog.services.office.api import OfficeSetUp
        from hublog.services.office.hub_list import office_fault
        from hublog.store.office import door as office_door
        from hublog.store.office import where

        wrong = office_fault(name, contact_line)
        if wrong is not None:
            return wrong
        created = office_door.create(self.home, passphrase, self._key_seconds)
        if isinstance(created, Problem):
            return created
        services = self._services(created.store)
        services.hubs.name_office(name, contact_line)
        where.remember(self.home)
        return OfficeSetUp(services, created.passphrase, created.recovery_key)

    def join(self, url: str, name: str = "") -> "OfficeServices | Problem":
        """Use the store on a server from now on; the name is given to one that is new."""
        from hublog.store.office import door as office_door
        from hublog.store.office import where

        store = office_door.open_server(url)
        if isinstance(store, Problem):
            return store
        services = self._services(store)
        if not services.hubs.office().name:
            wrong = services.hubs.name_office(name)
            if wrong is not None:
                store.close()
                return wrong
        where.remember(self.home, url)
        return services

    def open(self, secret: str) -> "OfficeServices | Problem":
        """Open the store; a server needs no secret of ours."""
        from hublog.store.office import door as office_door
        from hublog.store.office import where

        url = self._url or where.server(self.home)
        store = office_door.open_server(url) if url else office_door.open_with(self.home, secret)
        return store if isinstance(store, Problem) else self._services(store)

    def _services(self, store: "OfficeStore") -> "OfficeServices":
        from hublog.services.office.api import OfficeOutside, OfficeServices

        outside = OfficeOutside(_arrival_reader, _reply_writer, _pack_files, _words_of_key)
        return OfficeServices(store, SystemClock(), RandomIds(), resources.code_lists, outside)


def look_around() -> tuple[Services, Callable[[], None]]:
    """A register full of made-up facts in a folder of its own, and what removes that folder."""
    from random import Random
    from tempfile import TemporaryDirectory

    from hublog.services.made_up import MadeUp

    folder = TemporaryDirectory(prefix="hublog-")
    plan = tomllib.loads(resources.path("demo/made_up.toml").read_text(encoding="utf-8"))
    made = HomeDoor(Path(folder.name), 0).set_up(_BY_ITSELF, HubDetails(**plan["hub"]), None)
    if isinstance(made, Problem):
        folder.cleanup()
        raise StorageUnavailable(made)
    services = made.services
    chance = Random(_ALWAYS_THE_SAME)  # noqa: S311 - nothing here is a secret
    MadeUp(services.store, services.clock, services.ids, chance).fill(_BY_ITSELF, plan)
    return services, folder.cleanup


def context() -> "Context":
    """What the command line receives."""
    from hublog.cli.context import Context

    return Context(
        door_to=lambda home, seconds: HomeDoor(
            config.home(home), config.key_seconds() if seconds is None else seconds
        ),
        words=resources.words(),
        load_codes=resources.code_lists,
        today=date.today,
        load_verifier=_return_verifier,
        office_at=lambda home, database: OfficeHome(
            config.home(home), config.key_seconds(), database or config.database()
        ),
    )


def _arrival_reader() -> "ArrivalReader":
    from hublog.sheets.arrivals import GuardedArrivals

    return GuardedArrivals()


def _reply_writer() -> "ReplyWriter":
    from hublog.sheets.reply_writer import ReplyFiles

    return ReplyFiles()


def _pack_files() -> "PackFiles":
    from hublog.sheets.pack_files import OfficePackFiles

    return OfficePackFiles()


def _words_of_key(public_key: str) -> str:
    from hublog.domain.fingerprints import five_words
    from hublog.store.passphrase import word_list

    return five_words(public_key, word_list())


def _register_reader() -> RegisterReader:
    from hublog.sheets.register_reader import GuardedReader

    return GuardedReader()


def _return_writer() -> ReturnWriter:
    from hublog.sheets.writer import WorkbookWriter

    return WorkbookWriter()


def _reply_reader() -> ReplyReader:
    from hublog.sheets.reply_reader import GuardedReplyReader

    return GuardedReplyReader()


def _summary_writer() -> SummaryWriter:
    from hublog.qt.summary_page import pdf
    from hublog.sheets.summary_writer import SummaryFiles

    return SummaryFiles(pdf)


_OUTSIDE = Outside(_register_reader, _return_writer, _reply_reader, _summary_writer, draw_password)


def _return_verifier() -> ReturnVerifier:
    from hublog.sheets.verifying import WorkbookVerifier

    return WorkbookVerifier()
