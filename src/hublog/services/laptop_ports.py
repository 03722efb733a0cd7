"""What bringing two laptops together needs from a store, beside what every use case needs."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from hublog.domain.hub_packs import Area
from hublog.domain.hubs import Hub
from hublog.domain.journal import EARLIEST, Action, Change, RowKey, Stamp, Value
from hublog.domain.laptops import Doubt
from hublog.domain.problems import Problem

if TYPE_CHECKING:  # returns stand on every figure; small commands start without them
    from hublog.domain.returns import Sent
    from hublog.services.ports import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a transfer file holds that this laptop does not know, whoever we forgot left out.

    ``device`` and ``laptop`` are the id and the name of the laptop that made the file, ``stamps`` those
    of all its actions. ``shared`` are the file's own copies of changes that we know too; they are only
    given where somebody was forgotten there, since they may say less than ours. ``doubts`` are what was
    noticed there; whoever hears of it first may settle it.
    """

    device: str
    laptop: str
    public_key: str
    hub: Hub
    stamps: frozenset[Stamp]
    actions: tuple[Action, ...]
    changes: tuple[Change, ...]
    shared: tuple[Change, ...]
    sent: "tuple[Sent, ...]"
    areas: tuple[Area, ...]
    doubts: tuple[Doubt, ...]


class FindsOthers(Protocol):
    """Questions about what other laptops wrote."""

    def stamps(self) -> frozenset[Stamp]:
        """The stamps of all actions."""

    def last_written(self) -> dict[str, Stamp]:
        """The latest stamp of each laptop that ever wrote here."""

    def came_with(self, stamp: Stamp) -> list[Action]:
        """The actions that came by that bringing together, oldest first."""

    def meetings(self) -> list[Action]:
        """Every bringing together of which something is still here, latest first."""

    def undoings(self) -> dict[Stamp, list[Stamp]]:
        """For each action that was ever taken back, which actions did that."""

    def histories(self, keys: Iterable[RowKey]) -> list[Change]:
        """Every change ever made to these rows, row by row, oldest first."""

    def written_on_several(self) -> list[Change]:
        """Every change to rows that more than one laptop has written, row by row, oldest first."""

    def makings(self, table: str) -> list[tuple[Stamp, str]]:
        """Which action made which row of a table."""

    def naming(self, keys: Collection[RowKey]) -> Iterator[tuple[RowKey, RowKey]]:
        """Which rows, living or not, name which of these."""

    def groundless(self) -> list[RowKey]:
        """Rows that are gone though living ones name them; a session that was joined may be named."""

    def cards_twice(self) -> dict[int, list[str]]:
        """The card numbers that several people hold who are not put together, and those people."""

    def below_zero(self) -> list[tuple[str, str, int]]:
        """Sessions and age bands of which fewer than nobody were counted, and how many."""

    def doubts(self) -> list[Doubt]:
        """What was noticed when other laptops' actions came in, settled or not."""


class BringsTogether(Protocol):
    """The journal itself, written."""

    def decide(
        self, table: str, row_id: str, fields: Mapping[str, Value], bases: Mapping[str, str]
    ) -> None:
        """Write these fields knowing the stamps of ``bases``; that is journalled, differing or not."""

    def landmark(self, after: Stamp = EARLIEST) -> Stamp:
        """Have this action written though it may change no row; its stamp, later than that one."""

    def then(self, kind: str, about: Mapping[str, str | int] | None = None) -> None:
        """End this action here, and begin another one in the same transaction."""

    def add_journal(
        self, actions: Iterable[Action], changes: Iterable[Change], came_with: Stamp
    ) -> None:
        """Add actions of another laptop, with their changes; rows are as before until folded."""

    def replace_changes(self, changes: Iterable[Change]) -> None:
        """Put these in the place of the same changes, of which they say less."""

    def drop_actions(self, stamps: Collection[Stamp]) -> None:
        """Take actions out of the journal, with their changes; rows are as before until folded."""

    def fold_anew(self, keys: Collection[RowKey]) -> None:
        """Write these rows as the journal has them; before this action writes any of them."""

    def keep_doubts(self, doubts: Iterable[Doubt]) -> None:
        """Remember what was noticed when another laptop's actions came in."""

    def drop_doubts(self, came_with: Stamp) -> None:
        """Forget what was noticed at that bringing together."""

    def drop_sent(self, version_ids: Collection[str]) -> None:
        """Keep no more what was sent as these versions."""


class CarriesAcross(Protocol):
    """The file by which a laptop's register travels to another one."""

    def transfer(self, folder: Path, name: str, words: str) -> Path:
        """Write a verified copy of the register as one file, which its words open."""

    def arrived(
        self,
        file: Path,
        secret: str,
        known: frozenset[Stamp],
        forget: "Callable[[Store], None]",
    ) -> Carried | Problem:
        """What a transfer file holds beside the actions known; nothing is written to this register.

        ``forget`` does to the copy what is not to come back. Problems: ``TRANSFER_WORDS``,
        ``RECOVERY_GROUP``, ``TRANSFER_MISSING``, ``TRANSFER_NOT_ONE``, ``TRANSFER_DAMAGED``,
        ``TRANSFER_TOO_LARGE``, ``TRANSFER_NEWER``.
        """
