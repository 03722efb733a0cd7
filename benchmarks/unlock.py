"""Opening the register by a secret at the calibrated cost, beside the bare Argon2id of its slot."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from harness import Figure, in_turns, p50, scratch
from hublog import config
from hublog.bootstrap import HomeDoor
from hublog.domain.problems import Problem
from hublog.domain.roles import Role
from hublog.services.hub import HubDetails

_LONGEST_WAIT = 1_200
T = TypeVar("T")


def figures(*, quick: bool) -> Iterator[Figure]:
    """By the hub's passphrase, and by the coordinator's, whose words are tried first."""
    with scratch() as folder:
        door = HomeDoor(folder / "home", 0 if quick else config.key_seconds())
        made = _opened(door.set_up("bench", HubDetails(code="CUM-EWA", name="Hub"), None))
        coordinator = _opened(made.services.keys.new_coordinator_passphrase())
        made.services.store.close()
        for secret, role in (
            (made.passphrase, Role.VOLUNTEER),
            (coordinator, Role.COORDINATOR),
        ):
            yield _figure(door, secret, role, 3 if quick else 12)


def _figure(door: HomeDoor, secret: str, role: Role, times: int) -> Figure:
    cost = _cost_of(door.home)

    def floor(n: int) -> None:
        Argon2id(salt=n.to_bytes(16), length=32, **cost).derive(secret.encode())

    def ours(_: int) -> None:
        services = _opened(door.open(secret))
        if services.access.role is not role:
            raise TypeError(services.access.role)
        services.store.close()

    pair = in_turns(ours, floor, times)
    name = f"unlock, {role} (p50)"
    spent = f"{cost['memory_cost'] // 1024} MiB x {cost['iterations']}"
    return Figure(name, p50(pair.ours), p50(pair.floor), 1.2, _LONGEST_WAIT, spent)


def _cost_of(home: Path) -> dict[str, int]:
    slot = json.loads((home / "hub.keys").read_bytes())["slots"][0]
    memory, passes, lanes = (slot["cost"][name] for name in ("memory_kib", "passes", "lanes"))
    return {"memory_cost": memory, "iterations": passes, "lanes": lanes}


def _opened(found: T | Problem) -> T:
    if isinstance(found, Problem):
        raise TypeError(found.code)
    return found
