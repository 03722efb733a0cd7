"""An import in a process of its own: ``office_child.py ADDRESS HUBS``, the files on standard input.

It prints one line of JSON: milliseconds for each file once the first was taken in, and the most memory
that this process and any of its reading children held, in megabytes.
"""

import json
import sys
import time
from pathlib import Path

import made_returns
from office_at_work import all_taken, expect, new_store, taking_in

_KILOBYTES = 1000


def main() -> int:
    """Take the files in into a new store."""
    address, hubs = sys.argv[1:]
    files = [Path(line) for line in sys.stdin.read().splitlines()]
    ended: list[float] = []
    reading: list[float] = [0]

    def tell(_: object) -> None:
        ended.append(time.perf_counter())
        reading[0] = max(reading[0], *map(_most, _children()), 0)

    with new_store(address) as store:
        expect(store, made_returns.codes(int(hubs)))
        all_taken(taking_in(store).take("bench", files, tell=tell))
    each = (ended[-1] - ended[0]) * 1000 / (len(ended) - 1)
    print(json.dumps({"each": each, "parent": _most("self"), "child": reading[0]}))
    return 0


def _children() -> list[str]:
    every = Path("/proc/self/task").glob("*/children")
    return [number for each in every for number in each.read_text(encoding="ascii").split()]


def _most(process: str) -> float:
    """What it held at most; asked of the system itself, whose other count includes who started it."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / _KILOBYTES


if __name__ == "__main__":
    sys.exit(main())
