"""Makes a register, puts a backup in its place or brings it to newer tables, under the recorder."""

import sys
from ctypes import CDLL
from pathlib import Path

from changed_places import by_its_door, with_a_newer_revision
from fakes import FakeClock, FakeIds
from hublog.domain.problems import Problem
from hublog.store import door
from made_homes import PASSPHRASE, opened

home, what = Path(sys.argv[1]) / "home", sys.argv[2]
mark = CDLL(None).recorder_mark


def create() -> None:
    """A first run."""
    made = door.create(home, FakeClock(), FakeIds(), PASSPHRASE, 0)
    assert not isinstance(made, Problem), made
    made.store.close()


def restore() -> None:
    """Back to the evening before."""
    hub = opened(home)
    file = hub.store.back_up(home / "backups", "evening")
    hub.add_person("Somebody Since")
    hub.store.close()
    mark(by_its_door(home).encode())
    store = door.restore(home, hub.clock, hub.ids, file, PASSPHRASE, lambda *_: None)
    assert not isinstance(store, Problem), store
    store.close()


def migrate() -> None:
    """The first start of a newer hublog."""
    with_a_newer_revision()
    opened(home).store.close()


mark(by_its_door(home).encode())
{"create": create, "restore": restore, "migrate": migrate}[what]()
mark(by_its_door(home).encode())
