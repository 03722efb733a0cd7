"""An office at work on either engine, and folders of returns that arrive there."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path

import made_returns
from hublog.domain.office import outcomes
from hublog.domain.problems import Problem
from hublog.services.office.taking_in import TakenIn, TakingIn
from hublog.sheets.arrivals import GuardedArrivals
from hublog.store.office import door
from hublog.store.office.store import SqlOfficeStore

sys.path.append(str(Path(__file__).parents[1] / "tests"))
from postgres_server import NoServerError, running

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
_SETTINGS = ("listen_addresses=", "shared_buffers=512MB", "max_wal_size=4GB")
"""A server as its manual advises for a small machine; what is committed is on the disk."""
_KEPT = "HUBLOG_BENCH_RETURNS"
"""The folder in which returns are kept from one run to the next, since drawing many takes minutes."""


class Clock:
    """Stands still on a day after all the months that returns are made for."""

    def now(self) -> datetime:
        """A morning."""
        return datetime(2027, 6, 1, 9)  # noqa: DTZ001 - local wall time

    def millis(self) -> int:
        """Nobody asks."""
        return 0


def engines(folder: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """Each engine that is here, and what gives an address at which a new store may be made."""
    homes = count()
    yield SQLITE, lambda: str(folder / f"home-{next(homes)}")
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running(_SETTINGS))
        except NoServerError as missing:
            print(f"{POSTGRESQL} is not measured: {missing}", file=sys.stderr)
            return
        yield POSTGRESQL, lambda: server.url(server.create())


@contextmanager
def new_store(address: str) -> Iterator[SqlOfficeStore]:
    """A new store at that address: a URL, or a home folder."""
    if "://" in address:
        opened = door.open_server(address)
    else:
        made = door.create(Path(address), None, 0)
        opened = made if isinstance(made, Problem) else made.store
    if isinstance(opened, Problem):
        raise TypeError(opened.code)
    with closing(opened) as store:
        yield store


def expect(store: SqlOfficeStore, hubs: Sequence[str]) -> None:
    """Put the hubs on the office's list."""
    with store.writing() as work:
        for code in hubs:
            work.put_hub(made_returns.listed(code))
        work.commit()


def taking_in(store: SqlOfficeStore) -> TakingIn:
    """What takes returns in, as in the program."""
    return TakingIn(store, Clock(), GuardedArrivals())


def all_taken(taken: TakenIn | Problem) -> TakenIn:
    """The import, in which nothing must have been odd."""
    if isinstance(taken, Problem) or {line.kind for line in taken.lines} != {outcomes.TAKEN}:
        raise TypeError(taken)
    return taken


def returns(folder: Path, hubs: int, months: int, attendances: int) -> list[Path]:
    """So many returns that arrived, those of one month after those of another."""
    kept = os.environ.get(_KEPT)
    where = Path(kept) / str(attendances) if kept else folder / "returns"
    return made_returns.write(where, made_returns.codes(hubs), months, attendances)


def surroundings() -> Mapping[str, str]:
    """How a program of this one's kind is started."""
    paths = (Path(__file__).parents[1] / "src", Path(__file__).parent)
    return {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))}
