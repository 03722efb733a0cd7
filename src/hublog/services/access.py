"""Who is at the laptop: the role that the secret gave, rising to coordinator, stepping down."""

from hublog.domain.problems import Problem
from hublog.domain.roles import COORDINATORS, Role, SlotKind
from hublog.domain.seats import MOST_TRIES
from hublog.services.allowed import may
from hublog.services.key_ports import KeyRing, SystemKeys

WRONG_PINS = "wrong_pins"
"""The note under which they are counted: a laptop that opens by itself gives no new tries when it starts."""
_TYPED = (SlotKind.PASSPHRASE, *COORDINATORS)


class Access:
    """What the hands at the laptop may do with a register that is open.

    Where no coordinator's passphrase was made, everybody is the coordinator: nobody shall be
    hindered in a hub of one.
    """

    def __init__(
        self, ring: KeyRing, opened_by: SlotKind, system: SystemKeys, wrong_pins: int = 0
    ) -> None:
        self.ring = ring
        self.system = system
        self._role = self._role_of(opened_by)
        self._wrong_pins = wrong_pins

    @property
    def role(self) -> Role:
        """What the hands at the laptop may do now."""
        return self._role

    @property
    def has_coordinator(self) -> bool:
        """Whether a coordinator's passphrase was made."""
        return SlotKind.COORDINATOR in self.ring.kinds()

    def may(self, group: str, method: str) -> bool:
        """Whether this use case may be asked for now."""
        return may(self._role, group, method)

    def rise(self, secret: str) -> Role | Problem:
        """Go on as the coordinator, by the coordinator's passphrase or the recovery key.

        Problems: WRONG_COORDINATOR_PASSPHRASE, RECOVERY_GROUP.
        """
        if not self.has_coordinator:
            return self._role
        opened = self.ring.opened_by(secret, COORDINATORS)
        if isinstance(opened, Problem):
            wrong = opened.code == "WRONG_PASSPHRASE"
            return Problem("WRONG_COORDINATOR_PASSPHRASE") if wrong else opened
        self._wrong_pins = 0
        self._role = Role.COORDINATOR
        return self._role

    def step_down(self) -> Role:
        """Go on as a volunteer, where there is a coordinator to rise to again."""
        if self.has_coordinator:
            self._role = Role.VOLUNTEER
        return self._role

    def unlocks(self, secret: str) -> Role | Problem:
        """What the secret would open this register as; it also gives five new tries of a PIN.

        Problems: WRONG_PASSPHRASE, RECOVERY_GROUP.
        """
        opened = self.ring.opened_by(secret, _TYPED)
        if isinstance(opened, Problem):
            return opened
        self._wrong_pins = 0
        return self._role_of(opened)

    @property
    def tries_left(self) -> int:
        """How many wrong PINs more before the passphrase is needed."""
        return MOST_TRIES - self._wrong_pins

    @property
    def wrong_pins(self) -> int:
        """How many PINs in a row were wrong, whoever's they were."""
        return self._wrong_pins

    def missed(self) -> None:
        """Count a wrong PIN, whoever's it was."""
        self._wrong_pins += 1

    def found(self) -> None:
        """A right PIN: the tries begin anew."""
        self._wrong_pins = 0

    def _role_of(self, opened_by: SlotKind) -> Role:
        if opened_by in COORDINATORS or not self.has_coordinator:
            return Role.COORDINATOR
        return Role.VOLUNTEER
