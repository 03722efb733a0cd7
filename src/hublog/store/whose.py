"""Whose secret it is, asked of the keys file of a home whose register nobody has open."""

from pathlib import Path

from hublog.domain.problems import Problem
from hublog.domain.roles import COORDINATORS, SlotKind
from hublog.store import keys
from hublog.store.folder import KEYS


def opens_by(home: Path, kind: SlotKind) -> bool:
    """Whether the register opens to a secret of that kind; not where its keys cannot be read."""
    try:
        return kind in keys.kinds((home / KEYS).read_bytes())
    except (OSError, keys.KeysUnreadable):
        return False


def refused(home: Path, secret: str) -> Problem | None:
    """``COORDINATOR_ONLY`` where the register here has a coordinator and the secret is not theirs.

    Asked before anything takes the place of a register, or takes everything out of it. Where there
    is none, or its keys are lost, nobody can say who is who. Problem: RECOVERY_GROUP too.
    """
    if not opens_by(home, SlotKind.COORDINATOR):
        return None
    return refused_by((home / KEYS).read_bytes(), secret)


def refused_by(content: bytes, secret: str) -> Problem | None:
    """The same by the content of a keys file that can be read, such as the one beside a copy."""
    if SlotKind.COORDINATOR not in keys.kinds(content):
        return None
    opened = keys.opened(content, secret, COORDINATORS)
    if not isinstance(opened, Problem):
        return None
    return Problem("COORDINATOR_ONLY") if opened.code == "WRONG_PASSPHRASE" else opened


def kind_of(home: Path, secret: str) -> SlotKind:
    """Which secret of the register this is; everybody's where it is none of them."""
    if not opens_by(home, SlotKind.COORDINATOR):
        return SlotKind.PASSPHRASE
    opened = keys.opened((home / KEYS).read_bytes(), secret)
    return SlotKind.PASSPHRASE if isinstance(opened, Problem) else opened.kind
