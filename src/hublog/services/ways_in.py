"""The way into the register of a home folder: what its door offers, and what comes of it."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from hublog.domain.problems import Problem
from hublog.services.api import Services
from hublog.services.hub import HubDetails

if TYPE_CHECKING:  # only who is given a pack reads one
    from hublog.domain.hub_packs import HubPack


class SetUp(NamedTuple):
    """A hub just made, and the two secrets that open it; they are shown once and kept nowhere."""

    services: Services
    passphrase: str
    recovery_key: str


class SeenPack(NamedTuple):
    """A hub pack that was read, and the five words that stand for the office that sealed it."""

    pack: "HubPack"
    office_words: str


class Door(Protocol):
    """The way into the register of one home folder.

    Every way raises ``StorageUnavailable`` where the folder or the file lets nobody in.
    """

    @property
    def home(self) -> Path:
        """The folder that holds the register, its keys, backups, returns and logs."""

    def exists(self) -> bool:
        """Whether the folder holds a register or what is left of one; if so, it is no first run."""

    def look_at_pack(self, path: Path) -> SeenPack | Problem:
        """What a hub pack says, before there is a register to take it in."""

    def set_up(self, actor: str, hub: HubDetails, passphrase: str | None) -> SetUp | Problem:
        """Make a new hub; a passphrase is drawn where none is given."""

    def open(self, secret: str) -> Services | Problem:
        """Open the register with one of its passphrases or its recovery key."""

    def opens_by_system(self) -> bool:
        """Whether the laptop's own key store holds a secret for this register, as far as is known."""

    def open_by_system(self) -> Services | Problem:
        """Open the register by the secret in the laptop's own key store. Problem: NO_SYSTEM_KEY."""

    def restore(self, backup: Path, secret: str) -> Services | Problem:
        """Put a backup in the place of the register, which is kept aside, and open it.

        Whoever was forgotten since the backup was made stays forgotten.
        """
