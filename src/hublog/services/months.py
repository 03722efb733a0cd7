"""Looking at a month: its calendar, its figures and the rows behind them, and what may be shown."""

from dataclasses import dataclass
from datetime import date

from hublog.domain.behind import rows_behind
from hublog.domain.indicators import Comparison, Indicator, figures
from hublog.domain.ledger import Ledger
from hublog.domain.month_days import DayCell, calendar_of
from hublog.domain.month_rows import Rows, SessionRow
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.timetable import Gap
from hublog.services.books import Books
from hublog.services.glance import glance
from hublog.services.insights import Look, look
from hublog.services.ports import Store

MAIN = ("A01", "A03", "A05", "B01", "B04", "B06", "C02")
"""The figures that the page of a month shows first, in its order."""


@dataclass(frozen=True, slots=True)
class MonthCalendar:
    """A month day by day.

    ``sessions`` are all of the month's, ``gaps`` those that were due and have no numbers;
    ``recorded`` of ``expected`` sessions were held and finished.
    """

    month: Month
    days: tuple[DayCell, ...]
    sessions: tuple[SessionRow, ...]
    gaps: tuple[Gap, ...]
    recorded: int
    expected: int


@dataclass(frozen=True, slots=True)
class MonthView(MonthCalendar):
    """What the page of a month shows: its days, and every figure beside other times."""

    figures: tuple[Comparison, ...]

    @property
    def main_figures(self) -> tuple[Comparison, ...]:
        """The few that are shown first."""
        found = {each.indicator.id: each for each in self.figures}
        return tuple(found[id_] for id_ in MAIN)


def month_named(text: str) -> Month | Problem:
    """The month that a person wrote, such as ``2026-05``; Problem ``NOT_A_MONTH``."""
    try:
        return Month.parse(text.strip())
    except ValueError:
        return Problem("NOT_A_MONTH", text)


class Months:
    """The figures of the register, month by month."""

    def __init__(self, store: Store, books: Books) -> None:
        self._store = store
        self._books = books

    def calendar(self, month: Month, today: date) -> MonthCalendar:
        """The month's days and sessions as of ``today``, before anything else is worked out."""
        with self._store.reading() as reader:
            book = self._books.fresh(reader) or glance(reader, month)
        return _calendar(book, month, today)

    def overview(self, month: Month, today: date) -> MonthView:
        """The month's calendar and figures as of ``today``."""
        with self._store.reading() as reader:
            book, beside = self._books.book(reader), self._books.compared(reader, month)
        seen = _calendar(book, month, today)
        return MonthView(
            month, seen.days, seen.sessions, seen.gaps, seen.recorded, seen.expected, beside
        )

    def insights(self, span: str, today: date) -> Look:
        """Who came over a longer run of days up to ``today``, ``span`` being one of ``SPANS``."""
        with self._store.reading() as reader:
            return look(reader, self._books.fresh(reader), span, today)

    def rows(self, month: Month, indicator_id: str) -> Rows:
        """What stands behind a figure of the month; ``KeyError`` where there is no such figure."""
        with self._store.reading() as reader:
            return rows_behind(self._books.book(reader), month, indicator_id)

    def indicators(self, month: Month) -> tuple[Indicator, ...]:
        """Every figure of the month."""
        with self._store.reading() as reader:
            return figures(self._books.book(reader), month.window)


def _calendar(book: Ledger, month: Month, today: date) -> MonthCalendar:
    found = calendar_of(book, month, today)
    held = sum(row.status == "closed" for row in found.sessions)
    expected = held + len(found.gaps)
    return MonthCalendar(month, found.days, found.sessions, found.gaps, held, expected)
