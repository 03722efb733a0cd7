"""A verified copy of a full register, beside the bare copy of its file to the disk."""

import os
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from harness import Figure, in_turns, milliseconds, p50, scratch
from hublog.bootstrap import HomeDoor
from hublog.domain.problems import Problem
from hublog.store import backup
from hublog.store.folder import DATABASE
from made_up import PASSPHRASE, attendances, hub, people, sessions

SIZE = 30_000_000
_BYTES_EACH = 640
"""What an attendance takes with its history, about."""


def figures(*, quick: bool) -> Iterator[Figure]:
    """A register of 30 MB: copied and verified; looked at upon opening; and a copy put back."""
    with scratch() as folder:
        home = folder / "home"
        _fill(home, 500_000 if quick else SIZE)
        size = (home / DATABASE).stat().st_size
        yield from _copying(home, folder, size, 2 if quick else 11)
        yield _restoring(home, folder, quick=quick)


def _copying(home: Path, folder: Path, size: int, times: int) -> Iterator[Figure]:
    opened = HomeDoor(home, 0).open(PASSPHRASE)
    if isinstance(opened, Problem):
        raise TypeError(opened.code)
    store, bare = opened.store, folder / "bare.db"
    content = (home / DATABASE).read_bytes()

    def plainly(_: int) -> None:
        with bare.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    worked = []

    def verified(n: int) -> None:
        begun = time.process_time()
        made = store.back_up(folder / "copies", f"copy-{n}")
        worked.append((time.process_time() - begun) * 1000)
        for suffix in (".db", ".keys", ".forgotten"):
            made.with_suffix(suffix).unlink()

    pair = in_turns(verified, plainly, times)
    note = f"{size / 1_000_000:.0f} MB, every page and row; {p50(worked):.0f} ms of the processor"
    yield Figure("copy and verify", p50(pair.ours), p50(pair.floor), limit=2_000, note=note)
    driver = store._driver
    looked = p50([milliseconds(backup.looks_sound, driver, home / DATABASE) for _ in range(times)])
    yield Figure("quick look upon opening, warm", looked, limit=300)
    store.close()


def _restoring(home: Path, folder: Path, *, quick: bool) -> Figure:
    door = HomeDoor(home, 0)
    opened = door.open(PASSPHRASE)
    if isinstance(opened, Problem):
        raise TypeError(opened.code)
    file = opened.store.back_up(folder / "copies", "copy")
    opened.store.close()
    looked = milliseconds(door.look_at_backup, file, PASSPHRASE)
    limit = None if quick else 10_000
    return Figure("look at a copy before it is put back", looked, limit=limit)


def _fill(home: Path, size: int) -> None:
    visits = size // _BYTES_EACH
    known, held = people(max(visits // 10, 50)), sessions(max(visits // 30, 1), date(2026, 5, 31))
    hub(home, [*known, *held, *attendances(held, known, 30)]).store.close()
