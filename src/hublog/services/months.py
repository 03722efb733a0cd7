"""Looking at a month: its calendar, its figures and the rows behind them, and what may be shown."""

from dataclasses import dataclass
from datetime import date

from hublog.domain.behind import rows_behind
from hublog.domain.indicators import Comparison, Indicator, figures
from hublog.domain.month_days import DayCell, calendar_of
from hublog.domain.month_rows import Rows, SessionRow
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.publishing import Publication, publication
from hublog.domain.timetable import Gap
from hublog.services.books import Books
from hublog.services.ports import Store

MAIN = ("A01", "A03", "A05", "B01", "B04", "B06", "C02")
"""The figures that the page of a month shows first, in its order."""


@dataclass(frozen=True, slots=True)
class MonthView:
    """What the page of a month shows.

    ``sessions`` are all of the month's, ``gaps`` those that were due and have no numbers;
    ``recorded`` of ``expected`` sessions were held and finished.
    """

    month: Month
    days: tuple[DayCell, ...]
    sessions: tuple[SessionRow, ...]
    gaps: tuple[Gap, ...]
    figures: tuple[Comparison, ...]
    recorded: int
    expected: int

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

    def overview(self, month: Month, today: date) -> MonthView:
        """The month's calendar and figures as of ``today``."""
        with self._store.reading() as reader:
            book, beside = self._books.book(reader), self._books.compared(reader, month)
        calendar = calendar_of(book, month, today)
        held = sum(row.status == "closed" for row in calendar.sessions)
        return MonthView(
            month,
            calendar.days,
            calendar.sessions,
            calendar.gaps,
            beside,
            held,
            held + len(calendar.gaps),
        )

    def rows(self, month: Month, indicator_id: str) -> Rows:
        """What stands behind a figure of the month; ``KeyError`` where there is no such figure."""
        with self._store.reading() as reader:
            return rows_behind(self._books.book(reader), month, indicator_id)

    def indicators(self, month: Month) -> tuple[Indicator, ...]:
        """Every figure of the month."""
        with self._store.reading() as reader:
            return figures(self._books.book(reader), month.window)

    def with_comparison(self, month: Month) -> tuple[Comparison, ...]:
        """Every figure of the month beside last month, last year and the year to date."""
        with self._store.reading() as reader:
            return self._books.compared(reader, month)

    def publication(self, month: Month) -> Publication:
        """The month as everybody may see it: small numbers hidden, the rest rounded."""
        with self._store.reading() as reader:
            return publication(self._books.book(reader).facts, month)
