"""What the office's use cases need from outside: its store, the files that arrive, and the books it writes."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple, Protocol

from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.asked import Asked, Decided
from hublog.domain.office.filed import AcceptedEdit, Filed
from hublog.domain.office.hubs import ListedHub, Office
from hublog.domain.office.outcomes import Outcome
from hublog.domain.problems import Problem
from hublog.domain.queries import Reply
from hublog.domain.verification import Verification
from hublog.services.ports import Seal


class Intake(NamedTuple):
    """One import: when, by whom, how many files by outcome; ``undone_at`` where it was taken back."""

    number: int
    begun_at: dt.datetime
    taken_by: str
    tallies: Mapping[str, int]
    undone_at: dt.datetime | None = None
    undone_by: str = ""


class Taking(NamedTuple):
    """How a version comes in: by which import, from which file, when and by whom."""

    intake: int
    file_name: str
    at: dt.datetime
    by: str
    edits: tuple[AcceptedEdit, ...] = ()


class Came(NamedTuple):
    """A file as it was read: what came of holding it against its seal, and its rows.

    ``arrived`` is ``None`` where a cell says what its column cannot hold.
    """

    path: Path
    found: Verification
    arrived: Arrived | None


class OfficeReader(Protocol):
    """Questions to the office's store; only what is alive is found."""

    def office(self) -> Office:
        """The office itself."""

    def hubs(self) -> tuple[ListedHub, ...]:
        """Every hub on the list, by code."""

    def area_pack(self, hub_code: str) -> tuple[str, bytes] | None:
        """The name and content of the area list that goes into the hub's pack."""

    def filed(self, hub_code: str = "", first: str = "", last: str = "") -> tuple[Filed, ...]:
        """Every version held, of one hub and between two months where told; by hub, month, version."""

    def content(self, number: int) -> Arrived | None:
        """What one version says, whole, without whom the hub forgot since."""

    def asked(self, hub_code: str = "", month: str = "") -> tuple[Asked, ...]:
        """The questions, with what the returns held answer to them; the oldest first."""

    def decided(self, hub_code: str = "", month: str = "") -> tuple[Decided, ...]:
        """The office's words on versions, in the order in which they were said."""

    def intakes(self) -> tuple[Intake, ...]:
        """Every import, the newest first."""

    def lines(self, intake: int) -> tuple[Outcome, ...]:
        """What became of each file of an import, in its order."""

    def tallies(self) -> Mapping[str, int]:
        """How many rows each table holds."""

    def digest(self) -> str:
        """SHA-256 over what is held: versions, rows, the forgotten; not over when and by whom."""


class OfficeWork(OfficeReader, Protocol):
    """One action in one transaction, rolled back unless ``commit`` is called."""

    def put_hub(self, hub: ListedHub) -> None:
        """Write a hub as it is now."""

    def name_office(self, office: Office) -> None:
        """Write what the office goes by; its key stays."""

    def keep_area_pack(self, hub_code: str, file_name: str, content: bytes) -> None:
        """Keep the area list of a hub in place of the one before."""

    def begin_intake(self, at: dt.datetime, by: str) -> int:
        """A new import; its number."""

    def lock_month(self, hub_code: str, month: str) -> None:
        """Wait until no other transaction works on that hub; what is read after this stays true."""

    def file(self, arrived: Arrived, taking: Taking) -> int:
        """Write a version, which stands where it is the highest of its month; how many were forgotten.

        People whom the hub forgot are left out, and deleted wherever else they stand.
        """

    def set_aside(self, number: int, intake: int) -> None:
        """Another content takes the place of this version, until that import is taken back."""

    def note(self, intake: int, position: int, outcome: Outcome) -> None:
        """Write, or write anew, the line of a file in the import's log."""

    def undo_intake(self, number: int, at: dt.datetime, by: str) -> int:
        """Take an import back: what stood before stands again; how many versions went."""

    def ask(self, asked: Asked) -> None:
        """Write a question, or write it anew."""

    def decide(self, decided: Decided) -> None:
        """Add the office's word on a version."""

    def commit(self) -> None:
        """Make all of it durable."""


class OfficeStore(Protocol):
    """Where the office keeps what it holds."""

    @property
    def public_key(self) -> str:
        """The public half of the office's key, as hexadecimal digits."""

    def sealed(self, message: bytes) -> Seal:
        """The message's signature, by the office's own key."""

    def reading(self) -> AbstractContextManager[OfficeReader]:
        """Ask questions of one consistent state."""

    def writing(self) -> AbstractContextManager[OfficeWork]:
        """Begin one action."""

    def check(self) -> list[Problem]:
        """Look at the store's soundness; no problems where all is well."""

    def back_up(self, folder: Path, name: str) -> Path | Problem:
        """Write a verified copy; a server is copied by those who run it, which is a Problem here."""

    def close(self) -> None:
        """Let go of it."""


class ArrivalReader(Protocol):
    """Reads returns that arrived, which are never trusted."""

    def files_in(self, places: Sequence[Path]) -> tuple[Path, ...]:
        """The files themselves, and every spreadsheet below a folder."""

    def read(
        self,
        paths: Sequence[Path],
        passwords: Collection[str] = (),
        poll: Callable[[], None] | None = None,
        left_out: Collection[tuple[str, int]] = (),
    ) -> Iterator[tuple[Path, Came | Problem]]:
        """Each file in turn, with its Problem where it is no return; each password is tried.

        ``left_out`` are rows that are not to be taken, by their sheet and number.
        ``poll`` is called again and again meanwhile; when it raises, reading stops and leaves no
        child behind. ``Verification`` is held against no known key: the use case knows the hubs.
        """


class ReplyWriter(Protocol):
    """Makes the reply workbook, and puts files in their place."""

    def workbook(self, reply: Reply, seal: Callable[[bytes], Seal]) -> bytes:
        """The reply."""

    def write(self, content: bytes, path: Path) -> Problem | None:
        """Write a file whole or not at all."""


class WrittenFiles(Protocol):
    """What was written."""

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where each file lies."""


class Consolidates(Protocol):
    """Writes the workbook of all hubs."""

    def workbook(self, first: Month, last: Month, path: Path) -> WrittenFiles | Problem:
        """Write the months from one to another whole, or nothing."""
