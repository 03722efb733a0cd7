"""``hublog status`` from start to exit, beside an interpreter that imports the bare libraries."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from harness import Figure, in_turns, milliseconds, p50, scratch
from made_up import attendances, hub, people, sessions

BARE = "from sqlalchemy import create_engine, Table, Column; import sqlcipher3"
FLOOR_MEMORY_KIB = 64 * 1024


def figures(*, quick: bool) -> Iterator[Figure]:
    """A register of a busy year; its key is made at the allowed floor, and told apart."""
    with scratch() as folder:
        _fill(folder / "home", 100 if quick else 5_000)
        settings = os.environ | {
            "HUBLOG_HOME": str(folder / "home"),
            "HUBLOG_PASSPHRASE": "four made up words",
        }

        def start(*words: str) -> None:
            subprocess.run(
                (sys.executable, *words), env=settings, check=True, stdout=subprocess.DEVNULL
            )

        pair = in_turns(
            lambda _: start("-m", "hublog", "status"),
            lambda _: start("-c", BARE),
            2 if quick else 11,
        )
    key = p50([milliseconds(_derive) for _ in range(3)])
    note = f"of which {key:.0f} ms make the key"
    yield Figure("status, start to exit", p50(pair.ours), p50(pair.floor), note=note)


def _fill(home: Path, size: int) -> None:
    known, held = people(size // 10), sessions(size // 10, date(2026, 5, 31))
    hub(home, [*known, *held, *attendances(held, known, 10)]).store.close()


def _derive() -> None:
    Argon2id(salt=bytes(16), length=32, iterations=3, lanes=4, memory_cost=FLOOR_MEMORY_KIB).derive(
        b"four made up words"
    )
