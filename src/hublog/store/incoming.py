"""A register made ready aside and put in place whole: new, or restored from a backup.

Two files cannot be renamed at once, so a mark says that everything is ready, and whoever opens
the folder next finishes what a power cut interrupted.
"""

import os
import shutil
from pathlib import Path

from hublog.store.durable import make_folder, move, sweep, sync_folder, write_whole
from hublog.store.folder import ARRIVED, BACKUPS, DATABASE, DEVICE, JOURNAL, KEYS, LEAVING

FOLDER = "incoming"
_READY = "ready"
_ONLY_MINE = 0o700
"""Other users of the laptop need not see the register, its returns and its logs."""
_BEFORE_IT = frozenset({FOLDER, "logs", "window.ini"})
"""What may lie in a home of ours before there is a register in it."""


def prepare(home: Path) -> Path:
    """An empty folder to make a register ready in; a home that is new belongs to its owner alone."""
    make_folder(home, _ONLY_MINE)
    if os.name != "nt" and {each.name for each in home.iterdir()} <= _BEFORE_IT:
        home.chmod(_ONLY_MINE)
    aside = home / FOLDER
    _remove(aside)
    make_folder(aside)
    return aside


def put_in_place(home: Path, replaced_name: str) -> None:
    """Swap the register that was made ready in; the one it replaces is kept among the backups."""
    aside = home / FOLDER
    sync_folder(aside)
    write_whole(aside / _READY, replaced_name.encode())
    settle(home)


def settle(home: Path) -> None:
    """Finish a swap that was ready when the program or the power failed."""
    aside = home / FOLDER
    mark = aside / _READY
    if not mark.exists():
        return
    replaced = home / BACKUPS / mark.read_text(encoding="utf-8")
    make_folder(replaced.parent)
    # A rollback journal belongs to its own database; beside another it would spoil it.
    journal = journal_of(home / DATABASE)
    if journal.exists() and journal.stat().st_size and (aside / DATABASE).exists():
        move(journal, replaced.with_name(f"{replaced.name}.db{JOURNAL}"))
    for name, suffix in ((KEYS, ".keys"), (DATABASE, ".db")):
        if not (aside / name).exists():
            continue
        if (home / name).exists():
            move(home / name, replaced.with_name(replaced.name + suffix))
        move(aside / name, home / name)
    (home / DEVICE).unlink(missing_ok=True)
    _remove(aside)


def discard(home: Path) -> None:
    """Clear away what was made ready aside, also for who only looked at it."""
    _remove(home / FOLDER)


def journal_of(database: Path) -> Path:
    """The rollback journal of a database."""
    return database.with_name(database.name + JOURNAL)


def clear(home: Path) -> None:
    """Clear away what was never finished; only for who holds the register alone."""
    for name in (FOLDER, ARRIVED, LEAVING):
        _remove(home / name)
    for folder in (home, home / BACKUPS):
        sweep(folder)


def _remove(aside: Path) -> None:
    if aside.exists():
        # The mark goes first: half a folder with a mark would be taken for a register.
        (aside / _READY).unlink(missing_ok=True)
        shutil.rmtree(aside)
        sync_folder(aside.parent)
