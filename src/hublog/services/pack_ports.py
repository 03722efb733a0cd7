"""What hub packs need from outside: readers of the office's files, which are not trusted."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from hublog.domain.problems import Problem

if TYPE_CHECKING:  # a pack is a rare guest; small commands start without it
    from hublog.domain.areas import AreasRead
    from hublog.domain.hub_packs import HubPack


class PackReader(Protocol):
    """Reads what the programme office gives a hub."""

    def read(self, path: Path) -> "HubPack | Problem":
        """The pack; a file that is damaged, edited or no pack is a Problem."""


class AreaReader(Protocol):
    """Reads a list of the areas that postcodes lie in, as the office has it."""

    def read(self, path: Path) -> "AreasRead":
        """The areas, and everything that is wrong with the file or its lines."""
