"""A home folder with a register whose key is known, opened by the store's own door without a wait."""

from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from fakes import FakeClock, FakeIds
from hublog import bootstrap, resources
from hublog.services.api import Services
from hublog.services.hub import HubDetails
from hublog.services.ports import Store
from hublog.store import door, keys
from hublog.store.folder import demand_whole
from hublog.store.sql_store import SqlStore
from in_memory import InMemory, done

A_TUESDAY = FakeClock().now()
KEY = bytes(range(32))
PASSPHRASE = "made up for crashes"  # noqa: S105 - it locks nothing real
_RECOVERY = "KTAGR-BMD43-7927KC-8GFT8-JQH1F-NNWAXA"


def made_home(folder: Path, at: datetime = A_TUESDAY) -> None:
    """A hub with one activity and a few people, in a folder of its own."""
    folder.mkdir()
    door.make_database(folder, KEY)
    (folder / "hub.keys").write_bytes(keys.sealed(KEY, PASSPHRASE, _RECOVERY, keys.FLOOR))
    hub = opened(folder, at)
    done(hub.hub.set_up("Sam", HubDetails(code="CUM-EWA", name="Ewanrigg Hub")))
    hub.add_activity()
    for number in range(5):
        hub.add_person(f"Known {number}")
    hub.store.close()


def opened(folder: Path, at: datetime = A_TUESDAY) -> InMemory:
    """The hub of that folder, as the store's own door opens it."""
    demand_whole(folder)
    clock, ids = FakeClock(at), FakeIds()
    store = door.open_with_key(folder, clock, ids, KEY)
    assert isinstance(store, SqlStore), store
    with store.reading() as reader:
        # Ids count on: a number that was given once stands for somebody.
        ids.given = 1000 * len(reader.latest_actions(1000))
    return InMemory(store, clock, ids)


def services_of(hub: InMemory) -> Services:
    """Every use case over that open register, with the real spreadsheets."""
    return Services(
        hub.store, hub.clock, hub.ids, resources.code_lists, bootstrap._OUTSIDE, hub.access
    )


def logical(store: Store) -> str:
    """What the register holds for people: its living rows, and the sheets that are typed up."""
    with store.reading() as reader:
        drafts = [str(asdict(draft)) for draft in reader.drafts()]
        return sha256("\n".join([reader.digest(), *drafts]).encode()).hexdigest()
