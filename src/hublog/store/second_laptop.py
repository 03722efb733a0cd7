"""The hub's second laptop, born from the first one's transfer file: same keys, same register, a device of its own."""

from pathlib import Path

from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.services.ports import Clock, Ids
from hublog.store import arriving, door, folder, incoming, keys, laptop_statements, transfer, whose
from hublog.store.durable import write_whole
from hublog.store.engine import disk_translated, engine_of, translated
from hublog.store.folder import DATABASE, KEYS, REPLACED
from hublog.store.sql_store import SqlStore


def begin(home: Path, clock: Clock, ids: Ids, file: Path, secret: str) -> SqlStore | Problem:
    """Make the register of a new home out of a transfer file.

    The words of the file are nobody's secret but the file's: they make no coordinator where the hub has
    one. Problems: ``CLOUD_FOLDER``, ``REGISTER_EXISTS``, and those of ``CarriesAcross.arrived``.
    """
    unsuitable = folder.unsuitable(home)
    if unsuitable is not None:
        return unsuitable
    with disk_translated(home):
        incoming.settle(home)
        if folder.exists(home):
            return Problem("REGISTER_EXISTS", str(home))
        aside = incoming.prepare(home)
        key = _made_ready(aside, clock, ids, file, secret)
        if isinstance(key, Problem):
            incoming.clear(home)
            return key
        incoming.put_in_place(home, REPLACED)
    return door.open_with_key(home, clock, ids, key, whose.kind_of(home, secret))


def _made_ready(aside: Path, clock: Clock, ids: Ids, file: Path, secret: str) -> bytes | Problem:
    key = arriving.laid_out(aside, file, secret)
    if isinstance(key, Problem):
        return key
    # The words of the file open the file, not the register that is born from it; what the first one's
    # own key store holds is not here.
    (aside / transfer.WORDS).unlink()
    try:
        own = keys.without_slot((aside / KEYS).read_bytes(), SlotKind.SYSTEM)
    except keys.KeysUnreadable:
        return Problem("TRANSFER_DAMAGED", str(file))
    write_whole(aside / KEYS, own)
    copy = arriving.opened(aside, file, clock, ids, key)
    if isinstance(copy, Problem):
        return copy
    copy.close()
    ours = aside / KEYS
    write_whole(ours, keys.without_slot(ours.read_bytes(), SlotKind.SYSTEM))
    _leave_behind(aside, key)
    return key


def _leave_behind(aside: Path, key: bytes) -> None:
    """What stays with its laptop: what is half typed, what it was told of itself, how others' actions came."""
    engine = engine_of(aside / DATABASE, key)
    try:
        with translated(aside), engine.begin() as connection:
            for leaving in laptop_statements.STAYS_BEHIND:
                connection.exec_driver_sql(leaving)
            connection.exec_driver_sql(laptop_statements.CAME_WITH_NOTHING)
    finally:
        engine.dispose()
