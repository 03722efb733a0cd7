"""What the use cases need to keep copies of the register: a shelf in the home folder, and beside it."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple, Protocol

from hublog.domain.problems import Problem
from hublog.domain.rotation import Copy
from hublog.services.note_ports import KeepsNotes


class HeldCopy(NamedTuple):
    """A copy that lies somewhere, its keys and the list of the forgotten beside it.

    ``checked`` says that hublog made it and looked at it then; ``outside`` that it lies in the folder
    that was chosen for copies outside this laptop.
    """

    copy: Copy
    file: Path
    size: int
    checked: bool
    outside: bool = False


class Shelf(KeepsNotes, Protocol):
    """The copies of one register and what the laptop was told about them.

    Every way raises ``StorageUnavailable`` where a disk fails.
    """

    @property
    def folder(self) -> Path:
        """Where the copies on this laptop lie."""

    def copies(self, folder: Path | None = None) -> tuple[HeldCopy, ...]:
        """The complete copies on this laptop or in a folder, newest first; none where it is not there."""

    def make(self, name: str) -> HeldCopy:
        """Copy the register onto this laptop under that name, which it gets once it is verified."""

    def take_along(self, copy: HeldCopy, folder: Path) -> HeldCopy:
        """Put a verified copy into a folder outside, byte by byte the same."""

    def remove(self, copies: Collection[HeldCopy]) -> None:
        """Take copies away, each with what lies beside it; a killed removal leaves no half copy."""

    def verify(self, file: Path) -> Problem | None:
        """Look at a copy deeply; a damaged one is set aside.

        Problems: ``BACKUP_MISSING``, ``BACKUP_DAMAGED``, ``BACKUP_OTHER_KEY``.
        """

    def mark(self) -> str:
        """What differs once anything was written into the register, drafts too."""

    def is_folder(self, folder: Path) -> bool:
        """Whether the folder is there now."""

    def outside_this_disk(self, folder: Path) -> bool:
        """Whether the folder, or what is there of the way to it, lies on another disk than the register."""

    def inside_home(self, folder: Path) -> bool:
        """Whether the folder lies within the home folder."""
