"""The way into the register of a home folder: what its door offers, and what comes of it."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from hublog.domain.problems import Problem
from hublog.services.api import Services
from hublog.services.copy_ports import HeldCopy
from hublog.services.hub import HubDetails

if TYPE_CHECKING:  # only who is given a pack reads one
    from hublog.domain.hub_packs import HubPack
    from hublog.services.dump import Dumped
    from hublog.services.looking_back import BackupLook
    from hublog.services.ports import Store

KEYS, COPY, NONE = "keys", "copy", "none"
"""What helps after a loss: the keys beside a copy, a whole copy, or nothing that lies in the folder."""


class SetUp(NamedTuple):
    """A hub just made, and the two secrets that open it; they are shown once and kept nowhere."""

    services: Services
    passphrase: str
    recovery_key: str


class SeenPack(NamedTuple):
    """A hub pack that was read, and the five words that stand for the office that sealed it."""

    pack: "HubPack"
    office_words: str


class Diagnosis(NamedTuple):
    """What is lost or damaged, and the ``way`` out of it.

    ``copy`` is the copy whose keys are put back, or which takes the register's place; then ``look`` says what
    it holds and what would be missing.
    """

    problem: Problem
    way: str
    copy: HeldCopy | None
    look: "BackupLook | None"


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

    def begin_from(
        self, file: Path, secret: str, actor: str, laptop_name: str
    ) -> Services | Problem:
        """Make this the hub's second laptop, out of the transfer file of its first.

        Problems: as ``CarriesAcross.arrived``, REGISTER_EXISTS, LAPTOP_NAME, LAPTOP_NAME_TAKEN.
        """

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

    def copies(self) -> tuple[HeldCopy, ...]:
        """The copies in the home folder, newest first; no secret is needed to know of them."""

    def look_at_backup(
        self, backup: Path, secret: str, present: "Store | None" = None
    ) -> "BackupLook | Problem":
        """What a backup holds and what of the register it does not; nothing is changed.

        ``present`` is the register where it is open.
        """

    def replaced(self) -> HeldCopy | None:
        """The register that the last restore replaced: what ``undo_restore`` puts back."""

    def undo_restore(self, secret: str) -> Services | Problem:
        """Put the register back that the last restore replaced; that can be undone the same way.

        Problem: ``NOTHING_REPLACED``.
        """

    def diagnose(self, secret: str) -> Diagnosis | Problem:
        """What is lost or damaged, and what would help. Problem: ``NOTHING_DAMAGED``."""

    def recover(self, secret: str) -> Services | Problem:
        """Do what ``diagnose`` says, and open the register. Problem: ``RECOVER_NO_WAY``."""

    def draw_password(self) -> str:
        """Four words nobody can guess, to lock a file with."""

    def dump(self, path: Path, secret: str, password: str = "") -> "Dumped | Problem":
        """Write everything that can still be read into a workbook, though the register does not open."""
