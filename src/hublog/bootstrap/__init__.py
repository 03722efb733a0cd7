"""The composition root: settings, store, clock, ids and spreadsheets become Services."""

import tomllib
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hublog import config, resources
from hublog.bootstrap.laptop import RandomIds, SystemClock, words_of_key
from hublog.bootstrap.safekeeping import BY_ITSELF, Safekeeping
from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.services.access import WRONG_PINS, Access
from hublog.services.api import Services
from hublog.services.file_ports import (
    CopyWriter,
    DumpWriter,
    PaperWriter,
    RegisterReader,
    ReplyReader,
    ReturnVerifier,
    ReturnWriter,
    SummaryWriter,
)
from hublog.services.hub import HubDetails, faults
from hublog.services.outside import Outside
from hublog.services.pack_ports import KeyCardWriter, PackReader
from hublog.services.ports import Clock, Ids
from hublog.services.settled_clock import SettledClock
from hublog.services.unavailable import StorageUnavailable
from hublog.services.ways_in import SeenPack, SetUp
from hublog.store import door as store_door
from hublog.store import whose
from hublog.store.passphrase import draw as draw_password
from hublog.store.sql_store import SqlStore
from hublog.store.system_keys import SystemKeyStore

if TYPE_CHECKING:  # the window needs no command line
    from hublog.cli.context import Context

_ALWAYS_THE_SAME = 2026


class HomeDoor(Safekeeping):
    """The way into the register of one home folder."""

    def __init__(self, home: Path, key_seconds: float, clock: Clock | None = None) -> None:
        self.home = home
        self._key_seconds = key_seconds
        self._clock = SettledClock(clock or SystemClock())
        self._ids: Ids = RandomIds()

    def look_at_pack(self, path: Path) -> SeenPack | Problem:
        """What a hub pack says, before there is a register to take it in."""
        pack = _pack_reader().read(path)
        return pack if isinstance(pack, Problem) else SeenPack(pack, words_of_key(pack.office_key))

    def set_up(self, actor: str, hub: HubDetails, passphrase: str | None) -> SetUp | Problem:
        """Make a new hub; a passphrase is drawn where none is given."""
        wrong = faults(hub) or self._clock.impossible()
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

    def begin_from(
        self, file: Path, secret: str, actor: str, laptop_name: str
    ) -> Services | Problem:
        """Make this the hub's second laptop, out of the transfer file of its first."""
        from hublog.bootstrap.second_laptop import begun

        store = begun(self.home, self._clock, self._ids, file, secret, actor, laptop_name)
        return store if isinstance(store, Problem) else self._services(store)

    def open(self, secret: str) -> Services | Problem:
        """Open the register with one of its passphrases or its recovery key."""
        store = store_door.open_with(self.home, self._clock, self._ids, secret)
        return store if isinstance(store, Problem) else self._services(store)

    def opens_by_system(self) -> bool:
        """Whether the laptop's own key store holds a secret for this register, as far as is known."""
        return whose.opens_by(self.home, SlotKind.SYSTEM)

    def open_by_system(self) -> Services | Problem:
        """Open the register by the secret in the laptop's own key store."""
        secret = SystemKeyStore(self.home).kept() if self.opens_by_system() else None
        if secret is None:
            return Problem("NO_SYSTEM_KEY")
        store = store_door.open_with(self.home, self._clock, self._ids, secret, [SlotKind.SYSTEM])
        if isinstance(store, Problem):
            return Problem("NO_SYSTEM_KEY") if store.code == "WRONG_PASSPHRASE" else store
        services = self._services(store)
        if services.access.tries_left:
            return services
        store.close()
        return Problem("PIN_SPENT")

    def _services(self, store: SqlStore) -> Services:
        try:
            self._clock.attend(store)
            system = SystemKeyStore(self.home)
            access = Access(store.key_ring, store.opened_by, system, _wrong_pins(store))
        except BaseException:
            store.close()  # or whoever tries again is told that it is open elsewhere
            raise
        return Services(store, self._clock, self._ids, resources.code_lists, _OUTSIDE, access)


def _wrong_pins(store: SqlStore) -> int:
    """How many were wrong in a row before it was closed; whoever typed a passphrase begins anew."""
    kept = store.noted(WRONG_PINS)
    if not kept or store.opened_by is SlotKind.SYSTEM:
        return int(kept or 0)
    with suppress(StorageUnavailable):
        store.note(WRONG_PINS, "")
    return 0


def door() -> HomeDoor:
    """The way into the register of the usual home folder."""
    return HomeDoor(config.home(), config.key_seconds())


def look_around() -> tuple[Services, Callable[[], None]]:
    """A register full of made-up facts in a folder of its own, and what removes that folder."""
    from random import Random
    from tempfile import TemporaryDirectory

    from hublog.services.made_up import MadeUp

    folder = TemporaryDirectory(prefix="hublog-")
    plan = tomllib.loads(resources.path("demo/made_up.toml").read_text(encoding="utf-8"))
    made = HomeDoor(Path(folder.name), 0).set_up(BY_ITSELF, HubDetails(**plan["hub"]), None)
    if isinstance(made, Problem):
        folder.cleanup()
        raise StorageUnavailable(made)
    services = made.services
    chance = Random(_ALWAYS_THE_SAME)  # noqa: S311 - nothing here is a secret
    MadeUp(services.store, services.clock, services.ids, chance).fill(BY_ITSELF, plan)
    return services, folder.cleanup


def context() -> "Context":
    """What the command line receives."""
    from hublog.bootstrap.office import OfficeHome
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


def _paper() -> PaperWriter:
    from hublog.bootstrap.paper import PaperFiles

    return PaperFiles()


def _pack_reader() -> PackReader:
    from hublog.sheets.pack_reader import GuardedPackReader

    return GuardedPackReader()


def _key_cards() -> KeyCardWriter:
    from hublog.sheets.key_card import KeyCardFiles

    return KeyCardFiles()


def _dump_writer() -> DumpWriter:
    from hublog.sheets.dump_writer import DumpFiles

    return DumpFiles()


def _copy_writer() -> CopyWriter:
    from hublog.sheets.copy_writer import CopyFiles

    return CopyFiles()


_OUTSIDE = Outside(
    register_reader=_register_reader,
    return_writer=_return_writer,
    reply_reader=_reply_reader,
    summary_writer=_summary_writer,
    draw_password=draw_password,
    pack_reader=_pack_reader,
    key_cards=_key_cards,
    words_of_key=words_of_key,
    dump_writer=_dump_writer,
    paper=_paper,
    copy_writer=_copy_writer,
)


def _return_verifier() -> ReturnVerifier:
    from hublog.sheets.verifying import WorkbookVerifier

    return WorkbookVerifier()
