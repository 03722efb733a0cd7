"""Making the summary of a month that everybody may see; nothing of it is written to the register."""

from dataclasses import dataclass
from pathlib import Path

from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.publishing import Letterhead, Publication, published
from hublog.domain.told_once import silent_on
from hublog.services.books import Books
from hublog.services.file_ports import SummaryWriter
from hublog.services.ports import Clock, Store
from hublog.services.standing import sent_before


@dataclass(frozen=True, slots=True)
class Preview:
    """The page as it would be published now, and what stands around its figures."""

    page: Publication
    head: Letterhead


@dataclass(frozen=True, slots=True)
class Published:
    """What was published and the files that were made of it, the page to print first."""

    shown: Preview
    paths: tuple[Path, ...]


class Publishing:
    """Shows and makes the publishable summary (return-format.md)."""

    def __init__(self, store: Store, clock: Clock, books: Books, writer: SummaryWriter) -> None:
        self._store = store
        self._clock = clock
        self._books = books
        self._writer = writer

    def preview(self, month: Month) -> Preview | Problem:
        """The month as everybody may see it; Problem ``RETURN_FUTURE`` where it has not begun."""
        today = self._clock.now().date()
        if today < month.first:
            return Problem("RETURN_FUTURE", str(month))
        with self._store.reading() as reader:
            book = self._books.book(reader)
            silent = silent_on(self._books.content(reader, month), sent_before(reader, month))
        head = Letterhead(
            hub=book.facts.hub, month=month, drawn_on=today, complete=month.last < today
        )
        return Preview(published(book, month, silent), head)

    def publish(
        self, month: Month, folder: Path, *, pdf: bool = True, workbook: bool = True
    ) -> Published | Problem:
        """Make the page to print, the workbook, or both, in the folder.

        Both are made before the first is written. Problems: ``RETURN_FUTURE`` and those of the
        writer; a file that was written before another one failed stays, for it is right.
        """
        shown = self.preview(month)
        if isinstance(shown, Problem):
            return shown
        made: list[tuple[Path, bytes]] = []
        if pdf:
            content = self._writer.pdf(shown.page, shown.head)
            made.append((folder / shown.head.file_name("pdf"), content))
        if workbook:
            content = self._writer.workbook(shown.page, shown.head)
            made.append((folder / shown.head.file_name("xlsx"), content))
        for path, content in made:
            problem = self._writer.write(content, path)
            if problem is not None:
                return problem
        return Published(shown, tuple(path for path, _ in made))
