"""What the use cases need from outside: a store, a clock, ids. Fakes of all live in the tests."""

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from hublog.domain.drafts import Draft
from hublog.domain.facts import Facts
from hublog.domain.half_typed import HalfTyped
from hublog.domain.journal import Action, Change, RowKey, Stamp, Value
from hublog.domain.problems import Problem
from hublog.domain.records import R, Record
from hublog.domain.sessions import Attendance, Session
from hublog.services.changed import Changed
from hublog.services.copy_ports import Shelf
from hublog.services.laptop_ports import BringsTogether, CarriesAcross, FindsOthers
from hublog.services.note_ports import KeepsNotes
from hublog.services.pack_ports import FindsAreas, HasKey, KeepsAreas
from hublog.services.presence_ports import FindsPresence

if TYPE_CHECKING:  # returns stand on every figure; small commands start without them
    from hublog.domain.returns import Sent
    from hublog.services.salvage import Salvaged


class Clock(Protocol):
    """Time: the laptop's own, or settled where the laptop's clock jumped."""

    def now(self) -> datetime:
        """The local wall time, without a zone."""

    def millis(self) -> int:
        """Milliseconds since 1970, for stamps."""

    def local(self, millis: int) -> datetime:
        """The local wall time at that moment."""

    def millis_at(self, local: datetime) -> int:
        """The moment at which the wall shows that time; the earlier one in the hour that comes twice."""


class Ids(Protocol):
    """New identities."""

    def new(self) -> str:
        """A UUIDv7 as text; ids made later sort later."""

    def reference(self) -> str:
        """A random reference for a person in returns: ten letters and digits, no meaning."""


class Seal(NamedTuple):
    """A signature and the public key that proves it, both as hexadecimal digits."""

    public_key: str
    signature: str


class ListedPerson(NamedTuple):
    """What finding a person needs to know of them."""

    id: str
    known_as: str
    full_name: str
    also_known_as: tuple[str, ...]
    local_no: int | None
    last_seen: date | None
    """The date of the last session they were present at."""
    other_cards: tuple[int, ...] = ()
    """The numbers on the cards of those who were merged into them."""
    whole_only: bool = False
    """Whether they were put away, so that only a whole name or a card leads to them."""


class KnownPerson(NamedTuple):
    """A record of a person as the list of everybody needs it, without those merged into it."""

    id: str
    known_as: str
    full_name: str
    also_known_as: tuple[str, ...]
    local_no: int | None
    status: str
    merged_into: str | None
    unfinished: bool
    """As in ``Person``."""
    visits: int
    """At so many sessions were they present."""
    last_seen: date | None


class Reader(FindsAreas, FindsOthers, FindsPresence, Protocol):
    """Questions to the store. Only living rows are found, except by ``get`` and ``get_many``."""

    def get(self, kind: type[R], row_id: str) -> R | None:
        """The record of that id, living or not."""

    def get_many(self, kind: type[R], row_ids: Collection[str]) -> dict[str, R]:
        """The records of those ids, living or not; ids that do not exist are left out."""

    def find(self, kind: type[R], **wanted: Value | Collection[str]) -> list[R]:
        """Living records whose fields equal the plain values given, or stand in a collection.

        In id order.
        """

    def sessions_between(self, first: date, last: date) -> list[Session]:
        """Living sessions of those days, both included, by date, start and id."""

    def seen_before(self, person_ids: Collection[str], day: date) -> frozenset[str]:
        """Those of these people who were present at a session before that day."""

    def present_at(self, session_ids: Collection[str]) -> list[tuple[str, str, str]]:
        """(session, person, attendance) of everybody present at these sessions, in id order."""

    def left_from(self, session_id: str) -> list[Attendance]:
        """Living visits of whoever left that session before its end, in id order."""

    def headcounts(self, first: date, last: date) -> dict[str, int]:
        """How many were recorded at each session of those days, both included, as it was written.

        Merges are not followed: somebody who is there under two names counts twice.
        """

    def listed_people(self) -> list[ListedPerson]:
        """Everybody who can be signed in, those put away too (``whole_only``), in id order."""

    def known_people(self) -> list[KnownPerson]:
        """Every living record of a person who is not forgotten, in id order."""

    def facts(self) -> Facts:
        """All living facts of the hub."""

    def tallies(self) -> dict[str, int]:
        """How many living rows each table holds."""

    def digest(self) -> str:
        """SHA-256 over all living rows by table and id: the logical content, not the bytes."""

    def last_local_no(self) -> int:
        """The greatest card number given so far, 0 where there is none; dead rows count too."""

    def latest_actions(self, limit: int) -> list[Action]:
        """The latest actions, newest first, undoings among them."""

    def taking_off(self) -> list[Action]:
        """The actions that took something off (``domain.taking_off``), the latest first."""

    def action(self, stamp: Stamp) -> Action | None:
        """The action of that stamp."""

    def changes_of(self, stamp: Stamp) -> list[Change]:
        """What one action changed, in the order in which it was written."""

    def changes_after(self, stamp: Stamp) -> list[Change]:
        """What later actions changed in the rows that the action of that stamp changed."""

    def changes_writing(self, table: str, fields: Collection[str]) -> list[Change]:
        """Every change ever made that wrote one of these fields in that table, oldest first."""

    def was_undone(self, stamp: Stamp) -> bool:
        """Whether an undoing of that action stands, that is, was not undone itself."""

    def source_key(self, original: str) -> str:
        """The HMAC, under a key inside the store, of what stood in a brought-in file."""

    def drafts(self) -> tuple[Draft, ...]:
        """Every paper sheet that is kept while it is typed up, finished or not, the latest first."""

    def half_typed(self, whose: str) -> HalfTyped:
        """What was half typed when the register was let go, and who may see it."""

    def sent(self, version_id: str) -> "Sent | None":
        """What was sent as that version of a return."""

    def all_sent(self) -> "tuple[Sent, ...]":
        """Everything that was ever sent."""


class UnitOfWork(Reader, KeepsAreas, BringsTogether, Protocol):
    """One user action in one transaction: state and journal together, rolled back by default.

    Records put are visible to the questions at once. Nothing is durable until ``commit`` returned.
    """

    def put(self, *records: Record) -> None:
        """Write the records as they are now; equal ones leave no trace."""

    def put_all(self, records: Iterable[Record]) -> None:
        """The same for many records, of one kind or several, in bulk."""

    def amend(self, table: str, row_id: str, fields: Mapping[str, Value]) -> None:
        """Write some fields of a row by their plain values, as undoing does."""

    def redact(self, rows: Mapping[RowKey, Collection[str]]) -> None:
        """Blank these fields of these rows in every change of the journal; ids stay."""

    def reword(self, rows: Mapping[RowKey, Collection[str]], said: Callable[[Any], Any]) -> None:
        """Put what ``said`` makes of these fields' texts in place of them, in every such change."""

    def keep_draft(self, draft: Draft) -> None:
        """Keep a draft as it is now, in the transaction of this action."""

    def finish_draft(self, draft: Draft) -> None:
        """Keep a draft as written by this action; drop it where the action changes nothing."""

    def drop_half_typed(self, whose: str | None = None) -> None:
        """Let go of whatever was half typed, whosever it is where nobody is named."""

    def keep_sent(self, sent: "Sent") -> None:
        """Keep what was sent as a version, in place of what is kept of it; no part of the journal."""

    def commit(
        self, about: Mapping[str, str | int] | None = None, undoes: Stamp | None = None
    ) -> Changed:
        """Make everything put durable, state and journal together, and say what changed.

        Writes nothing at all where nothing changed.
        """


class Store(HasKey, KeepsNotes, CarriesAcross, Protocol):
    """The hub's register on this laptop."""

    @property
    def device(self) -> str:
        """The id of this laptop's copy of the register."""

    def sealed(self, message: bytes) -> Seal:
        """The message's signature, by the hub's own key; the same each time."""

    def reading(self) -> AbstractContextManager[Reader]:
        """Ask questions of one consistent state."""

    def writing(self, actor: str, kind: str) -> AbstractContextManager[UnitOfWork]:
        """Begin one action of ``actor``; ``kind`` names it in the journal and in "Undo …"."""

    def keep_draft(self, draft: Draft) -> None:
        """Keep a paper sheet as it is now, durably; no action, since a key pressed is none."""

    def drop_draft(self, draft_id: str) -> None:
        """Throw a draft away, durably; nothing where there is none."""

    def keep_half_typed(self, texts: Mapping[str, HalfTyped]) -> None:
        """Keep what was half typed, durably and at once; of whoever is not named, nothing changes."""

    def check(self) -> list[Problem]:
        """Look at integrity, schema and journal; no problems where all is well."""

    def back_up(self, folder: Path, name: str) -> Path:
        """Write a verified copy, with its keys and the list of the forgotten, into the folder."""

    def salvaged(self) -> "Salvaged":
        """Everything that can be read, though some of it be damaged."""

    @property
    def shelf(self) -> Shelf:
        """The copies of this register, and what this laptop was told about them."""

    def close(self) -> None:
        """Let go of the file and drop the key."""
