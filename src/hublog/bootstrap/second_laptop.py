"""The hub's second laptop: its register is made from a transfer file, and it is given its name."""

from pathlib import Path

from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.services.laptops import Laptops, laptop_name_fault
from hublog.services.ports import Ids
from hublog.services.settled_clock import SettledClock
from hublog.store import second_laptop
from hublog.store.passphrase import draw
from hublog.store.sql_store import SqlStore


def begun(
    home: Path, clock: SettledClock, ids: Ids, file: Path, secret: str, actor: str, laptop_name: str
) -> SqlStore | Problem:
    """The new register, open; the name is looked at before anything is made."""
    wrong = laptop_name_fault(clean(laptop_name))
    if wrong is not None:
        return wrong
    store = second_laptop.begin(home, clock, ids, file, secret)
    if isinstance(store, Problem):
        return store
    try:
        # A clock that the file shows to be wrong is asked about later; it stamps nothing before.
        clock.attend(store)
        with clock.cautiously():
            _name(Laptops(store, clock, draw), actor, clean(laptop_name))
    except BaseException:
        store.close()  # or whoever tries again is told that it is open elsewhere
        raise
    return store


def _name(laptops: Laptops, actor: str, name: str) -> None:
    if isinstance(laptops.name(actor, name), Problem):
        # The first one is called so too: born all the same, and told apart until somebody renames one.
        laptops.name(actor, f"{name} 2")
