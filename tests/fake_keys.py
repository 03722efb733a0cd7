"""Keys in memory: slots that open at once, and a laptop's key store."""

from collections.abc import Collection

from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.services.access import Access
from hublog.services.unavailable import StorageUnavailable


class FakeKeyRing:
    """The slots of a register in memory. Set ``unavailable`` to a Problem to make every change fail."""

    def __init__(
        self,
        passphrase: str = "heron heron heron",  # noqa: S107 - it opens a register in memory
        coordinator: str | None = None,
        recovery: str = "PAPER-KEY",
    ) -> None:
        self.secrets = {SlotKind.PASSPHRASE: passphrase, SlotKind.RECOVERY: recovery}
        if coordinator is not None:
            self.secrets[SlotKind.COORDINATOR] = coordinator
        self.unavailable: Problem | None = None
        self._drawn = 0

    def kinds(self) -> tuple[SlotKind, ...]:
        return tuple(kind for kind in SlotKind if kind in self.secrets)

    def opened_by(self, secret: str, kinds: Collection[SlotKind]) -> SlotKind | Problem:
        typed = _folded(secret)
        for kind in kinds:
            if kind in self.secrets and _folded(self.secrets[kind]) == typed:
                return kind
        return Problem("WRONG_PASSPHRASE")

    def draw(self, kind: SlotKind) -> str:
        self._drawn += 1
        return f"drawn for {kind} {self._drawn}"

    def replace(self, kind: SlotKind, secret: str) -> None:
        self._demand_room()
        self.secrets[kind] = secret

    def remove(self, kind: SlotKind) -> None:
        self._demand_room()
        self.secrets.pop(kind, None)

    def _demand_room(self) -> None:
        if self.unavailable is not None:
            raise StorageUnavailable(self.unavailable)


def _folded(secret: str) -> str:
    return " ".join(secret.casefold().split())


class FakeSystemKeys:
    """A laptop's key store; one that is not usable keeps nothing."""

    def __init__(self, *, usable: bool = True) -> None:
        self.works = usable
        self.secret: str | None = None

    def usable(self) -> bool:
        return self.works

    def keep(self, secret: str) -> bool:
        if self.works:
            self.secret = secret
        return self.works

    def kept(self) -> str | None:
        return self.secret

    def drop(self) -> None:
        self.secret = None


def access_of(
    ring: FakeKeyRing | None = None,
    opened_by: SlotKind = SlotKind.PASSPHRASE,
    system: FakeSystemKeys | None = None,
) -> Access:
    """Who is at a register in memory; everybody is the coordinator unless the ring has one."""
    return Access(ring or FakeKeyRing(), opened_by, system or FakeSystemKeys())
