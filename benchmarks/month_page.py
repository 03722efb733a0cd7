"""The page Month: from a key to the days of the month, in the whole program as it is started."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from harness import Figure, milliseconds, p50, scratch
from hublog.bootstrap import HomeDoor
from hublog.domain.problems import Problem
from made_up import PASSPHRASE, attendances, hub, people, sessions
from window import surroundings

CHILD = Path(__file__).with_name("month_child.py")
_EACH = 50


def figures(*, quick: bool) -> Iterator[Figure]:
    """A year and more of sessions; its floor is the one pass over the register that figures need."""
    size = 500 if quick else 60_000
    with scratch() as folder:
        home = folder / "home"
        known, held = people(max(size // 12, _EACH)), sessions(size // _EACH, date.today())  # noqa: DTZ011 - the hub's own day
        services = hub(home, [*known, *held, *attendances(held, known, _EACH)])
        services.store.close()
        floor = _one_pass(home)
        runs = [_month_end(surroundings(home)) for _ in range(1 if quick else 5)]
    name = f"attendances in {size:,}"
    opened, turned = [run["days"][0] for run in runs], [t for r in runs for t in r["days"][1:]]
    whole = [run["whole"][0] for run in runs]
    later = [t for run in runs for t in run["whole"][1:]]
    limit = None if quick else 100
    yield Figure(f"month page: days shown once opened, {name}", p50(opened), limit=limit)
    yield Figure(f"month page: days shown once turned, {name}", p50(turned), limit=limit)
    yield Figure(f"month page: figures and checks too, {name}", p50(whole), floor)
    yield Figure(f"month page: the same once turned, {name}", p50(later), floor)


def _one_pass(home: Path) -> float:
    services = HomeDoor(home, 0).open(PASSPHRASE)
    if isinstance(services, Problem):
        raise TypeError(services.code)
    with services.store.reading() as reader:
        times = [milliseconds(reader.facts) for _ in range(3)]
    services.store.close()
    return p50(times)


def _month_end(settings: Mapping[str, str]) -> dict[str, list[float]]:
    ran = subprocess.run(
        (sys.executable, CHILD, PASSPHRASE),
        env=settings,
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    told: dict[str, list[float]] = json.loads(ran.stdout)
    return told
