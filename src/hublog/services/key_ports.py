"""What the use cases need of the register's keys: its slots, and the laptop's own key store."""

from collections.abc import Collection
from typing import Protocol

from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind


class KeyRing(Protocol):
    """The secrets that open this register.

    A change is whole at once: a power cut leaves the old secrets or the new ones. Everything here
    raises ``StorageUnavailable`` where the disk or the file fails.
    """

    def kinds(self) -> tuple[SlotKind, ...]:
        """Which slots there are, in the order of ``SlotKind``."""

    def opened_by(self, secret: str, kinds: Collection[SlotKind]) -> SlotKind | Problem:
        """Which slot of these kinds the secret opens.

        Problems: WRONG_PASSPHRASE, RECOVERY_GROUP where the paper key is one of them and has a slip.
        """

    def draw(self, kind: SlotKind) -> str:
        """A new secret of that kind, as people read it; nobody can guess it."""

    def replace(self, kind: SlotKind, secret: str) -> None:
        """Make the slot of that kind, or have it open to this secret instead."""

    def remove(self, kind: SlotKind) -> None:
        """Take the slot of that kind away; nothing happens where there is none."""


class SystemKeys(Protocol):
    """The key store of the laptop's own system, which opens when somebody logs in."""

    def usable(self) -> bool:
        """Whether this laptop has one that keeps a secret."""

    def keep(self, secret: str) -> bool:
        """Keep the secret for this register; whether it worked."""

    def kept(self) -> str | None:
        """The secret that is kept for this register, if there is one."""

    def drop(self) -> None:
        """Keep it no longer."""
