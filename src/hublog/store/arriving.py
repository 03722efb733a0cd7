"""A transfer file that arrived, looked at in a safe place: nothing of it touches the register."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hublog.domain.hub_packs import Area
from hublog.domain.hubs import Hub
from hublog.domain.journal import Stamp
from hublog.domain.laptops import FORGOT, Laptop
from hublog.domain.problems import Problem
from hublog.services.laptop_ports import Carried
from hublog.services.ports import Clock, Ids, Store
from hublog.store import areas, backup, door, laptop_reader, laptop_statements, schema, transfer
from hublog.store.engine import engine_of, translated
from hublog.store.folder import ARRIVED, DATABASE
from hublog.store.reader import SqlReader
from hublog.store.sql_store import SqlStore


def looked_at(
    home: Path,
    file: Path,
    secret: str,
    clock: Clock,
    ids: Ids,
    known: frozenset[Stamp],
    forget: Callable[[Store], None],
) -> Carried | Problem:
    """What the file holds beside the actions known; Problems as ``CarriesAcross.arrived``."""
    with transfer.empty_folder(home / ARRIVED) as aside:
        key = laid_out(aside, file, secret)
        if isinstance(key, Problem):
            return key
        device = maker(aside, key)
        copy = opened(aside, file, clock, ids, key)
        if isinstance(copy, Problem):
            return copy
        try:
            with copy.reading() as reader:
                stamps = reader.stamps()
            forget(copy)
            with copy.reading() as reader:
                return _carried(reader, copy.public_key, device, stamps, known)
        finally:
            copy.close()


def laid_out(aside: Path, file: Path, secret: str) -> bytes | Problem:
    """Unpack the file there, unlock it, and prove that every page of it is whole; its data key."""
    wrong = transfer.unpack(file, aside)
    if wrong is not None:
        return wrong
    key = transfer.unlocked(aside, file, secret)
    if isinstance(key, Problem):
        return key
    whole = not backup.faults(aside / DATABASE, key)
    return key if whole else Problem("TRANSFER_DAMAGED", str(file))


def maker(aside: Path, key: bytes) -> str:
    """The id of the laptop that made the copy; opening it as a register gives it one of its own."""
    engine = engine_of(aside / DATABASE, key)
    try:
        with translated(aside), engine.begin() as connection:
            return schema.meta(connection, "device") or ""
    finally:
        engine.dispose()


def opened(aside: Path, file: Path, clock: Clock, ids: Ids, key: bytes) -> SqlStore | Problem:
    """The copy, brought to today's tables where it is older. Problems: ``TRANSFER_*``."""
    copy = door.open_with_key(aside, clock, ids, key)
    if isinstance(copy, Problem):
        code = {"NEWER_FILE": "TRANSFER_NEWER"}.get(copy.code, "TRANSFER_NOT_ONE")
        return Problem(code, str(file), copy.values)
    return copy


def _carried(
    reader: SqlReader,
    public_key: str,
    device: str,
    stamps: frozenset[Stamp],
    known: frozenset[Stamp],
) -> Carried:
    driver = reader.driver
    # What forgetting wrote into the copy just now is no news from that laptop.
    since = reader.stamps() - stamps
    actions, changes = laptop_reader.journal_without(driver, known | since)
    forgetting = any(action.kind == FORGOT for action in actions)
    (hub,) = reader.find(Hub)
    laptop = reader.get(Laptop, device)
    return Carried(
        device=device,
        laptop=laptop.name if laptop and laptop.alive else "",
        public_key=public_key,
        hub=hub,
        stamps=stamps,
        actions=tuple(actions),
        changes=tuple(changes),
        shared=tuple(laptop_reader.changes_among(driver, known)) if forgetting else (),
        sent=reader.all_sent(),
        areas=_areas(driver, hub.area_list),
        doubts=tuple(reader.doubts()),
    )


def _areas(driver: Any, area_list: str) -> tuple[Area, ...]:  # noqa: ANN401 - a driver connection
    rows = driver.execute(laptop_statements.AREAS_OF, (area_list,))
    return tuple(map(areas.area, rows))
