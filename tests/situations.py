"""What can go wrong with a laptop: how each comes about, what is said, and what a person can do."""

import errno
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlcipher3 import dbapi2

from hublog.bootstrap import HomeDoor
from hublog.domain.problems import Problem
from hublog.sheets import files
from hublog.store import durable, engine, folder
from hublog.store.tables import SCHEMA

PASSPHRASE = "made up for tests"  # noqa: S105 - it locks nothing real


class Laptop(NamedTuple):
    """Where the register lies, and a way to change how the laptop behaves until the test is over."""

    home: Path
    patch: pytest.MonkeyPatch
    stack: ExitStack


class Situation(NamedTuple):
    """``words`` are the command that meets it; ``do`` is what the sentence tells a person to do."""

    comes_about: Callable[[Laptop], None]
    words: tuple[str, ...]
    code: str
    exit_code: int
    do: str


def full(laptop: Laptop) -> None:
    # SQLite itself refuses to grow the file, as on a disk without room.
    laptop.patch.setattr(engine, "SETTINGS", (*engine.SETTINGS, "max_page_count=1"))


def read_only(laptop: Laptop) -> None:
    laptop.patch.setattr(engine, "SETTINGS", (*engine.SETTINGS, "query_only=ON"))


def nothing(laptop: Laptop) -> None:
    """The stick is named in the command, and is not there."""
    (laptop.home.parent / "stick").write_text("no folder", encoding="utf-8")


def held(laptop: Laptop) -> None:
    def refuse(self: Path, target: Path) -> Path:
        del self
        raise PermissionError(errno.EACCES, "held", str(target))

    laptop.patch.setattr(durable, "PAUSES", ())
    laptop.patch.setattr(files, "PAUSES", ())
    laptop.patch.setattr(Path, "replace", refuse)


def copied_by_itself(laptop: Laptop) -> None:
    laptop.patch.setenv("OneDrive", str(laptop.home.parent))


def open_in_a_window(laptop: Laptop) -> None:
    services = HomeDoor(laptop.home, 0).open(PASSPHRASE)
    assert not isinstance(services, Problem)
    laptop.stack.callback(services.store.close)


def newer(laptop: Laptop) -> None:
    services = HomeDoor(laptop.home, 0).open(PASSPHRASE)
    assert not isinstance(services, Problem)
    key = services.store._key  # type: ignore[attr-defined]
    services.store.close()
    connection = engine.keyed(laptop.home / folder.DATABASE, key)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 10000:d}")
    connection.close()


def gone(laptop: Laptop) -> None:
    (laptop.home / folder.DATABASE).unlink()


def broken(laptop: Laptop) -> None:
    (laptop.home / folder.DATABASE).write_bytes(b"")


def keys_gone(laptop: Laptop) -> None:
    (laptop.home / folder.KEYS).unlink()


LONG_LIST = ("desk", "--activity", "warm", "--new-people")
STICK = "{stick}"
SITUATIONS = {
    "the disk is full": Situation(full, LONG_LIST, "DISK_FULL", 3, "Make some room"),
    "the folder is read-only": Situation(
        read_only, ("people", "add", "Wren"), "DISK_READ_ONLY", 3, "Ask whoever looks after"
    ),
    "the stick was pulled before a copy": Situation(
        nothing, ("backup", f"{STICK}/copies"), "DISK_FAILED", 3, "is plugged in"
    ),
    "the stick was pulled before a return": Situation(
        nothing,
        ("return", "2026-05", "--out", f"{STICK}/returns"),
        "RETURN_FOLDER",
        1,
        "another folder",
    ),
    "Excel has the return open": Situation(
        held, ("return", "2026-05"), "RETURN_FILE_OPEN", 1, "Close it there"
    ),
    "a virus scanner holds a copy": Situation(
        held, ("backup", "{home}/elsewhere"), "FILE_HELD", 3, "Wait a moment"
    ),
    "the folder is in OneDrive": Situation(
        copied_by_itself, ("status",), "CLOUD_FOLDER", 1, "only on this laptop"
    ),
    "a window is open": Situation(
        open_in_a_window, ("status",), "STORE_IN_USE", 3, "Close it there"
    ),
    "a newer hublog was here": Situation(newer, ("status",), "NEWER_FILE", 1, "Install hublog"),
    "the register is gone": Situation(gone, ("status",), "STORE_MISSING", 3, "restore"),
    "the register is broken": Situation(broken, ("status",), "STORE_DAMAGED", 3, "restore"),
    "the keys are gone": Situation(keys_gone, ("status",), "KEYS_MISSING", 3, "restore"),
}


def opens_again(home: Path) -> bool:
    """Whether SQLCipher itself finds nothing wrong, once the laptop behaves again."""
    services = HomeDoor(home, 0).open(PASSPHRASE)
    assert not isinstance(services, Problem)
    try:
        return services.store.check() == []
    except dbapi2.Error:
        return False
    finally:
        services.store.close()
