"""What an office needs from outside to give packs to hubs and to know their keys."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

from hublog.domain.areas import AreasRead
from hublog.domain.hub_packs import Area, HubPack
from hublog.domain.key_cards import KeyCard
from hublog.domain.problems import Problem
from hublog.services.ports import Seal


class AreaList(NamedTuple):
    """A list of areas as it was read from a file, and the bytes under which it is kept."""

    read: AreasRead
    content: bytes


class PackFiles(Protocol):
    """Reads key cards and lists of areas, which are not trusted, and writes packs."""

    def card(self, path: Path) -> KeyCard | Problem:
        """What a hub's key card says, once its seal fits."""

    def area_list(self, path: Path) -> AreaList:
        """The areas in a text file; with a problem there is nothing to keep."""

    def kept_areas(self, content: bytes) -> tuple[Area, ...]:
        """The areas that were kept."""

    def workbook(self, pack: HubPack, seal: Callable[[bytes], Seal]) -> bytes:
        """The pack, sealed with the office's key."""

    def write(self, content: bytes, path: Path) -> Problem | None:
        """Write a file whole or not at all."""
