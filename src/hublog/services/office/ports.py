"""What the office's use cases need from outside: its store, the files that arrive, and the books it writes."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple, Protocol

from hublog.domain.hub_packs import PackActivity
from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.asked import Asked, Decided
from hublog.domain.office.consolidated import Consolidated
from hublog.domain.office.evidence_tallies import Tallies
from hublog.domain.office.filed import AcceptedEdit, Filed
from hublog.domain.office.hubs import ListedHub, Office
from hublog.domain.office.learning_notes import Note
from hublog.domain.office.lines import (
    BreakdownLine,
    ConditionLine,
    LearningLine,
    PersonLine,
    SessionLine,
)
from hublog.domain.office.outcomes import Outcome
from hublog.domain.office.run_chart import Series
from hublog.domain.office.spans import Span
from hublog.domain.office.totals import Totals
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


class SpanReader(Protocol):
    """Questions about the returns that stand of a span; its lines come in turn, by hub and month.

    No more is held in memory than what one hub sent.
    """

    def totals(self, span: Span) -> Mapping[str, Totals]:
        """The sums of each hub that has a return in the span, by its code."""

    def line_counts(self, span: Span) -> Mapping[str, int]:
        """How many lines there are: ``sessions``, ``people``, ``breakdown``, ``learning``."""

    def session_lines(self, span: Span) -> Iterator[SessionLine]:
        """Every session."""

    def person_lines(self, span: Span) -> Iterator[PersonLine]:
        """Everybody in rows, once."""

    def breakdown_lines(self, span: Span) -> Iterator[BreakdownLine]:
        """Every line of the breakdowns."""

    def learning_lines(self, span: Span) -> Iterator[LearningLine]:
        """Everything that was learned."""

    def condition_lines(self, span: Span) -> tuple[ConditionLine, ...]:
        """Every hub's types and conditions."""


class OfficeReader(SpanReader, Protocol):
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

    def evidence(self, first: Month, last: Month) -> Tallies:
        """What the comparison of conditions is made from, of the returns that stand."""

    def session_runs(self, type_: str, condition: str, first: Month, last: Month) -> Series:
        """The sessions of that type in those months by activity, and whether each had it in place."""

    def notes(self, type_: str, condition: str, first: Month, last: Month) -> tuple[Note, ...]:
        """What hubs that ran that type wrote about the condition in those months, newest first."""

    def tallies(self) -> Mapping[str, int]:
        """How many rows each table holds."""

    def digest(self) -> str:
        """SHA-256 over what is held: versions, rows, the forgotten; not over when and by whom."""


class OfficeWork(OfficeReader, Protocol):
    """One action in one transaction, rolled back unless ``commit`` is called."""

    def put_hub(self, hub: ListedHub) -> None:
        """Write a hub as it is now."""

    def name_office(self, office: Office) -> None:
        """Write what the office goes by; its key and its activities stay."""

    def put_activity(self, activity: PackActivity) -> None:
        """Write an activity that hubs are asked to use."""

    def remove_activity(self, code: str) -> None:
        """Ask hubs no longer to use the activity of that code."""

    def keep_area_pack(self, hub_code: str, file_name: str, content: bytes) -> None:
        """Keep the area list of a hub in place of the one before."""

    def begin_intake(self, at: dt.datetime, by: str) -> int:
        """A new import; its number."""

    def lock_month(self, hub_code: str, month: str) -> None:
        """Wait until no other transaction works on that hub; what is read after this stays true."""

    def lock_all(self) -> None:
        """Wait until no other transaction works on any hub."""

    def file(self, arrived: Arrived, taking: Taking) -> int:
        """Write a version, which stands where it is the highest of its month; how many were forgotten.

        Raises ``Cancelled`` where the import was taken back meanwhile.
        People whom the hub forgot are left out, and deleted wherever else they stand.
        """

    def set_aside(self, number: int, intake: int) -> None:
        """Another content takes the place of this version, until that import is taken back."""

    def note(self, intake: int, position: int, outcome: Outcome) -> None:
        """Write, or write anew, the line of a file in the import's log."""

    def undo_intake(self, number: int, at: dt.datetime, by: str) -> int:
        """Take an import back: what stood before stands again; how many versions went.

        ``lock_all`` comes before it.
        """

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


class ConsolidatedWriter(Protocol):
    """Writes the consolidated workbook, or its sheets as files for other programs."""

    @property
    def most_lines(self) -> int:
        """So many lines fit on one sheet of a workbook."""

    def workbook(self, content: Consolidated, path: Path) -> Problem | None:
        """Write the workbook whole or not at all; no sheet may have more than ``most_lines``."""

    def tables(
        self, content: Consolidated, folder: Path, form: str, only: Collection[str] = ()
    ) -> tuple[Path, ...] | Problem:
        """Write every sheet, or only those named, as ``csv`` or ``parquet``.

        Problems: OFFICE_NO_PARQUET, and those of writing a file.
        """
