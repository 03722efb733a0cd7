"""The figures of any months of all hubs, and the workbook and files that hold them."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hublog.domain.months import Month
from hublog.domain.office import consolidated
from hublog.domain.office.consolidated import Consolidated, Lines, Overview
from hublog.domain.office.filed import Filed
from hublog.domain.office.matrix import Matrix, matrix
from hublog.domain.office.spans import Span, span_of
from hublog.domain.problems import Problem
from hublog.services.office.ports import ConsolidatedWriter, OfficeReader, OfficeStore
from hublog.services.ports import Clock

CSV, PARQUET = "csv", "parquet"
FORMS = (CSV, PARQUET)
SHEETS = ("sessions", "people", "breakdown", "conditions", "learning", "missing")
"""The sheets that grow with what is held."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and of what."""

    overview: Overview
    paths: tuple[Path, ...]


class Consolidating:
    """Shows the figures of a span and writes them; nothing of it is kept in the store."""

    def __init__(self, store: OfficeStore, writer: ConsolidatedWriter, clock: Clock) -> None:
        self._store = store
        self._writer = writer
        self._clock = clock

    def overview(self, first: Month, last: Month) -> Overview | Problem:
        """The figures from one month to another.

        Problems: OFFICE_SPAN_TURNED, OFFICE_SPAN_LONG.
        """
        span = span_of(first, last)
        if isinstance(span, Problem):
            return span
        with self._store.reading() as reader:
            filed = reader.filed("", str(span.first), str(span.last))
            return self._overview(reader, span, self._returns(reader, span, filed), filed)

    def workbook(self, first: Month, last: Month, path: Path) -> Written | Problem:
        """Write the consolidated workbook.

        Problems: those of ``overview``, OFFICE_TOO_MANY_ROWS where a sheet would be longer than Excel
        can hold, and those of writing a file.
        """
        span = span_of(first, last)
        if isinstance(span, Problem):
            return span
        with self._content(span) as content:
            problem = _too_long(content, self._writer.most_lines) or self._writer.workbook(
                content, path
            )
            return problem or Written(content.overview, (path,))

    def tables(
        self, first: Month, last: Month, folder: Path, form: str, only: Collection[str] = ()
    ) -> Written | Problem:
        """Write every sheet, or only those named in ``SHEETS`` or ``overview``, as a file of its own.

        Problems: those of ``overview``, OFFICE_NO_PARQUET, and those of writing a file.
        """
        span = span_of(first, last)
        if isinstance(span, Problem):
            return span
        with self._content(span) as content:
            paths = self._writer.tables(content, folder, form, only)
            return paths if isinstance(paths, Problem) else Written(content.overview, paths)

    @contextmanager
    def _content(self, span: Span) -> Iterator[Consolidated]:
        """All that is to be written, of one state of the store."""
        with self._store.reading() as reader:
            filed = reader.filed("", str(span.first), str(span.last))
            returns = self._returns(reader, span, filed)
            known = reader.line_counts(span)
            conditions = reader.condition_lines(span)
            missing = tuple(consolidated.missing(returns))
            yield Consolidated(
                overview=self._overview(reader, span, returns, filed),
                sessions=Lines(known["sessions"], lambda: reader.session_lines(span)),
                people=Lines(known["people"], lambda: reader.person_lines(span)),
                breakdown=Lines(known["breakdown"], lambda: reader.breakdown_lines(span)),
                conditions=Lines(len(conditions), lambda: conditions),
                learning=Lines(known["learning"], lambda: reader.learning_lines(span)),
                missing=Lines(len(missing), lambda: missing),
            )

    def _returns(self, reader: OfficeReader, span: Span, filed: Collection[Filed]) -> Matrix:
        today = self._clock.now().date()
        return matrix(reader.hubs(), span.months, filed, reader.asked(), (), today)

    def _overview(
        self, reader: OfficeReader, span: Span, returns: Matrix, filed: Collection[Filed]
    ) -> Overview:
        return consolidated.overview(
            reader.totals(span),
            returns,
            filed,
            span,
            office=reader.office().name,
            made_on=self._clock.now().date(),
        )


def _too_long(content: Consolidated, most: int) -> Problem | None:
    long = {
        name: lines.number for name in SHEETS if (lines := getattr(content, name)).number > most
    }
    if not long:
        return None
    said = ", ".join(f"{name.title()} ({number:,})" for name, number in long.items())
    return Problem("OFFICE_TOO_MANY_ROWS", "", {"sheets": said, "most": f"{most:,}"})
