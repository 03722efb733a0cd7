"""What hub packs need from outside: readers of the office's files, the list of areas, the hub's key."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from hublog.domain.problems import Problem

if TYPE_CHECKING:  # a pack is a rare guest; small commands start without it
    from hublog.domain.areas import AreasRead
    from hublog.domain.hub_packs import Area, HubPack
    from hublog.services.ports import Seal


class PackReader(Protocol):
    """Reads what the programme office gives a hub, which is not trusted."""

    def read(self, path: Path) -> "HubPack | Problem":
        """The pack; a file that is damaged, edited or no pack is a Problem."""


class AreaReader(Protocol):
    """Reads a list of the areas that postcodes lie in, as the office has it."""

    def read(self, path: Path) -> "AreasRead":
        """The areas, and everything that is wrong with the file or its lines."""


class FindsAreas(Protocol):
    """Questions about where postcodes lie."""

    def areas(self, area_list: str, postcodes: Collection[str]) -> "dict[str, Area]":
        """Where those of these postcodes lie that the list of that name knows."""


class KeepsAreas(Protocol):
    """Keeps the lists of areas, in the transaction of an action."""

    def keep_areas(self, area_list: str, found: "Iterable[Area]", beside: str) -> None:
        """Keep a list under its name; of the others only the one named ``beside`` stays.

        No part of the journal: which list counts is said by the hub's own record.
        """


class HasKey(Protocol):
    """Whatever seals with a key of its own."""

    @property
    def public_key(self) -> str:
        """The public half of that key, as hexadecimal digits."""


class KeyCardWriter(Protocol):
    """Writes the key card of a hub."""

    def write(
        self,
        hub_code: str,
        hub_name: str,
        made_on: dt.date,
        seal: "Callable[[bytes], Seal]",
        folder: Path,
    ) -> Path | Problem:
        """Write it whole or not at all, under the hub's code; ``seal`` signs with the hub's key."""
