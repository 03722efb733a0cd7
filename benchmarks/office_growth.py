"""An import that grows from 18 files to 1,800: what each file takes, and how much memory it needs."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from harness import Figure, scratch
from office_at_work import engines, returns, surroundings

CHILD = Path(__file__).with_name("office_child.py")
_TIMES_SLOWER, _TIMES_LARGER = 1.3, 1.2


def figures(*, quick: bool) -> Iterator[Figure]:
    """The floor is the smallest import: a file costs as much and needs no more in the largest."""
    hubs, months, size = (2, 2, 20) if quick else (150, 12, 2000)
    sizes = (2, 4) if quick else (18, 180, 1800)
    with scratch() as folder:
        paths = returns(folder, hubs, months, size)
        for engine, address in engines(folder):
            first = None
            for many in sizes:
                told = _import(address(), hubs, paths[:many])
                first = first or told
                name = f"{many:,} files, {engine}"
                slower, larger = (None, None) if quick else (_TIMES_SLOWER, _TIMES_LARGER)
                yield Figure(f"each of {name}", told["each"], first["each"], slower)
                for who in ("parent", "child"):
                    note = "reading child" if who == "child" else ""
                    yield Figure(
                        f"memory for {name}", told[who], first[who], larger, note=note, unit="MB"
                    )


def _import(address: str, hubs: int, paths: Sequence[Path]) -> dict[str, float]:
    ran = subprocess.run(
        (sys.executable, CHILD, address, str(hubs)),
        env=surroundings(),
        check=True,
        input="\n".join(map(str, paths)),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    told: dict[str, float] = json.loads(ran.stdout)
    return told
