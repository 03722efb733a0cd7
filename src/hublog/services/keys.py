"""The secrets that open the register: made, replaced and taken away by the coordinator."""

from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.services.access import Access

_SHORTEST = 12
"""Letters and blanks of a passphrase that somebody thought up; a slot can be guessed at leisure."""


class OpeningKeys:
    """Use cases about the slots of the register's keys.

    Backups made before a change still open with the secrets of their day.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self._ring = access.ring

    def slots(self) -> tuple[SlotKind, ...]:
        """Which secrets open the register."""
        return self._ring.kinds()

    def draw(self, kind: SlotKind) -> str:
        """A secret to be shown, printed or written down before anything is replaced by it.

        The one there is holds until then: a secret in force that nobody saw would lock everybody out.
        """
        return self._ring.draw(kind)

    def new_passphrase(self, given: str | None = None) -> str | Problem:
        """Give the hub another passphrase, drawn where none is given; it is shown this once.

        Problems: PASSPHRASE_SHORT, SAME_PASSPHRASE where the coordinator has the same.
        """
        return self._replaced(SlotKind.PASSPHRASE, SlotKind.COORDINATOR, given)

    def new_coordinator_passphrase(self, given: str | None = None) -> str | Problem:
        """Make the coordinator's passphrase, or replace it; from then on others are volunteers.

        Problems: as ``new_passphrase``, SAME_PASSPHRASE where everybody has it.
        """
        return self._replaced(SlotKind.COORDINATOR, SlotKind.PASSPHRASE, given)

    def remove_coordinator_passphrase(self) -> Problem | None:
        """Have everybody be the coordinator again. Problem: NO_COORDINATOR."""
        if not self._access.has_coordinator:
            return Problem("NO_COORDINATOR")
        self._ring.remove(SlotKind.COORDINATOR)
        return None

    def new_recovery_key(self, drawn: str) -> None:
        """Have the register open to the recovery key that was drawn; the old one opens nothing more."""
        self._ring.replace(SlotKind.RECOVERY, drawn)

    def system_usable(self) -> bool:
        """Whether the laptop's own key store can keep a secret."""
        return self._access.system.usable()

    def system_on(self) -> Problem | None:
        """Have the register open without a passphrase for whoever logs in to this laptop.

        Problem: NO_KEY_STORE where the laptop keeps no secret.
        """
        system = self._access.system
        secret = self._ring.draw(SlotKind.SYSTEM)
        if not system.usable() or not system.keep(secret):
            return Problem("NO_KEY_STORE")
        self._ring.replace(SlotKind.SYSTEM, secret)
        return None

    def system_off(self) -> None:
        """Ask for the passphrase again."""
        self._ring.remove(SlotKind.SYSTEM)
        self._access.system.drop()

    def _replaced(self, kind: SlotKind, other: SlotKind, given: str | None) -> str | Problem:
        secret = self._ring.draw(kind) if given is None else " ".join(given.split())
        if len(secret) < _SHORTEST:
            return Problem("PASSPHRASE_SHORT", values={"least": _SHORTEST})
        if given is not None and self._ring.opened_by(secret, [other]) == other:
            return Problem("SAME_PASSPHRASE")
        self._ring.replace(kind, secret)
        return secret
