"""The page Insights: from a key to every picture, in the whole program as it is started."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from harness import Figure, in_turns, p50, scratch
from hublog.bootstrap import HomeDoor
from hublog.domain.problems import Problem
from made_up import PASSPHRASE, attendances, hub, people, sessions
from window import surroundings

CHILD = Path(__file__).with_name("insights_child.py")
_EACH = 50
_BARE = "SELECT session_id, person_id FROM attendance WHERE alive AND status = 'present'"


def figures(*, quick: bool) -> Iterator[Figure]:
    """Every visit there ever was; the floor is the driver reading who was where, and nothing else."""
    size = 500 if quick else 60_000
    with scratch() as folder:
        home = folder / "home"
        known, held = people(max(size // 12, _EACH)), sessions(size // _EACH, date.today())  # noqa: DTZ011 - the hub's own day
        services = hub(home, [*known, *held, *attendances(held, known, _EACH)])
        services.store.close()
        looked, bare = _in_turns(home, 3 if quick else 9)
        runs = [_shown(surroundings(home)) for _ in range(1 if quick else 5)]
    name = f"attendances in {size:,}"
    opened, chosen = [run["opened"][0] for run in runs], [t for r in runs for t in r["chosen"]]
    limit = None if quick else 300
    yield Figure(f"insights: worked out, {name}", looked, bare, None if quick else 9)
    yield Figure(f"insights: page shown once opened, {name}", p50(opened), limit=limit)
    yield Figure(f"insights: another span chosen, {name}", p50(chosen), limit=limit)


def _in_turns(home: Path, times: int) -> tuple[float, float]:
    services = HomeDoor(home, 0).open(PASSPHRASE)
    if isinstance(services, Problem):
        raise TypeError(services.code)
    today = date.today()  # noqa: DTZ011 - the hub's own day
    with services.store.reading() as reader:
        pair = in_turns(
            lambda _: services.months.insights("all", today),
            lambda _: reader.driver.execute(_BARE).fetchall(),
            times,
        )
    services.store.close()
    return p50(pair.ours), p50(pair.floor)


def _shown(settings: Mapping[str, str]) -> dict[str, list[float]]:
    ran = subprocess.run(
        (sys.executable, CHILD, PASSPHRASE),
        env=settings,
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    told: dict[str, list[float]] = json.loads(ran.stdout)
    return told
