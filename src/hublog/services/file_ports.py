"""What the use cases need from spreadsheets and paper: readers of foreign files, writers of our own."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Grid
from hublog.services.ports import Seal

if TYPE_CHECKING:  # returns stand on every figure; small commands start without them
    from hublog.domain.printed_sheets import OnPaper
    from hublog.domain.publishing import Letterhead, Publication
    from hublog.domain.queries import Reply
    from hublog.domain.returns import ReturnContent
    from hublog.domain.verification import Verification
    from hublog.services.salvage import DumpBook
    from hublog.services.subject_said import CopyDocument


class RegisterReader(Protocol):
    """Reads a spreadsheet that somebody else made, which is never trusted."""

    def read(
        self, path: Path, sheet: str | None = None, poll: Callable[[], None] | None = None
    ) -> tuple[Grid, ...] | Problem:
        """Every visible sheet that holds anything, or only the one of that name.

        A file that is not what it says, too large, unsafe or broken is a Problem. ``poll`` is called
        again and again meanwhile; when it raises, the reading stops and leaves nothing behind.
        """


class ReturnWriter(Protocol):
    """Makes the workbook of a return, and puts files in their place."""

    def workbook(
        self, content: "ReturnContent", seal: Callable[[bytes], Seal] | None = None
    ) -> bytes:
        """The workbook; the same content and seal give the same bytes. A draft has no seal."""

    def write(
        self,
        workbook: bytes,
        path: Path,
        password: str = "",
        keep: Callable[[], object] | None = None,
    ) -> Problem | None:
        """Write it whole or not at all, encrypted where a password is given.

        ``keep`` is called once nothing can fail any more but putting the file in its place, and not
        at all before that. After a Problem the old file is as it was.
        """


class SummaryWriter(Protocol):
    """Makes the publishable summary of a month: small numbers hidden, for everybody."""

    def workbook(self, page: "Publication", head: "Letterhead") -> bytes:
        """The summary as a workbook."""

    def pdf(self, page: "Publication", head: "Letterhead") -> bytes:
        """The summary as one printed page."""

    def write(self, content: bytes, path: Path) -> Problem | None:
        """Write a file whole or not at all."""


class PaperWriter(Protocol):
    """Draws what is printed for people at a session, without a window."""

    def pdf(self, what: "OnPaper", made_on: date) -> bytes:
        """It as a PDF of that day; the same each time."""

    def write(self, content: bytes, path: Path) -> Problem | None:
        """Write a file whole or not at all."""


class ReturnVerifier(Protocol):
    """Holds a return that arrived against its seal; it is not trusted, and needs no register."""

    def verify(
        self, path: Path, password: str = "", known_key: str = ""
    ) -> "Verification | Problem":
        """What it says it is, whether its seal holds, and everything that differs.

        ``known_key`` is the public key its hub is known by, if any. A file that is damaged, locked
        or no return is a Problem.
        """


class ReplyReader(Protocol):
    """Reads what the programme office answered, which is not trusted."""

    def read(self, path: Path) -> "Reply | Problem":
        """The reply; a file that is damaged, edited or no reply is a Problem."""


class DumpWriter(Protocol):
    """Writes what could be read of a register in an emergency."""

    def write(self, book: "DumpBook", path: Path, password: str = "") -> Problem | None:
        """Write it whole or not at all, never a formula; encrypted where a password is given.

        Problems: ``DUMP_NAME`` where the file is not called ``….xlsx``, and as of ``ReturnWriter``.
        """


class CopyWriter(Protocol):
    """Writes the copy of everything about one person."""

    def write(self, document: "CopyDocument", path: Path, password: str = "") -> Problem | None:
        """Write it whole or not at all, never a formula; encrypted where a password is given.

        Problems: ``COPY_NAME`` where the file is not called ``….xlsx``, and as of ``ReturnWriter``.
        """
