"""The way into the programme office's store, and what its use cases get from outside."""

from pathlib import Path
from typing import TYPE_CHECKING

from hublog import resources
from hublog.bootstrap.laptop import RandomIds, SystemClock, words_of_key
from hublog.domain.problems import Problem

if TYPE_CHECKING:  # whoever looks whether an office is here needs none of it
    from hublog.services.office.api import OfficeServices, OfficeSetUp
    from hublog.services.office.pack_ports import PackFiles
    from hublog.services.office.ports import (
        ArrivalReader,
        ConsolidatedWriter,
        OfficeStore,
        ReplyWriter,
    )


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

    def restore(self, backup: Path, secret: str) -> "OfficeServices | Problem":
        """Put a backup in the place of the store, which is kept aside, and open it."""
        from hublog.store.office import restoring, where

        if self.database:
            return Problem("OFFICE_SERVER_BACKUP")
        store = restoring.restore(self.home, backup, secret, SystemClock().now())
        if isinstance(store, Problem):
            return store
        where.remember(self.home)
        return self._services(store)

    def _services(self, store: "OfficeStore") -> "OfficeServices":
        from hublog.services.office.api import OfficeOutside, OfficeServices

        outside = OfficeOutside(
            _arrival_reader, _reply_writer, _pack_files, words_of_key, _consolidated_writer
        )
        return OfficeServices(store, SystemClock(), RandomIds(), resources.code_lists, outside)


def _arrival_reader() -> "ArrivalReader":
    from hublog.sheets.arrivals import GuardedArrivals

    return GuardedArrivals()


def _reply_writer() -> "ReplyWriter":
    from hublog.sheets.reply_writer import ReplyFiles

    return ReplyFiles()


def _pack_files() -> "PackFiles":
    from hublog.sheets.pack_files import OfficePackFiles

    return OfficePackFiles()


def _consolidated_writer() -> "ConsolidatedWriter":
    from hublog.sheets.consolidated_writer import ConsolidatedFiles

    return ConsolidatedFiles()
