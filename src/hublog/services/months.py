"""Looking at a month: its calendar, its figures and the rows behind them, and what may be shown."""

from dataclasses import dataclass, field
from datetime import date

from hublog.domain.behind import rows_behind
from hublog.domain.indicators import Comparison, Indicator, compared, figures
from hublog.domain.journal import Stamp
from hublog.domain.ledger import Ledger, ledger
from hublog.domain.month_days import DayCell, calendar_of
from hublog.domain.month_rows import Rows, SessionRow
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.publishing import Publication, publication
from hublog.domain.timetable import Gap
from hublog.domain.versions import ReturnVersion
from hublog.services.large_reads import no_looking_for_garbage
from hublog.services.ports import Reader, Store

MAIN = ("A01", "A03", "A05", "B01", "B04", "B06", "C02")
"""The figures that the page of a month shows first, in its order."""


@dataclass(frozen=True, slots=True)
class MonthView:
    """What the page of a month shows.

    ``sessions`` are all of the month's, ``gaps`` those that were due and have no numbers;
    ``recorded`` of ``expected`` sessions were held and finished. ``latest_return`` is the highest
    version drawn.
    """

    month: Month
    days: tuple[DayCell, ...]
    sessions: tuple[SessionRow, ...]
    gaps: tuple[Gap, ...]
    figures: tuple[Comparison, ...]
    recorded: int
    expected: int
    latest_return: ReturnVersion | None

    @property
    def main_figures(self) -> tuple[Comparison, ...]:
        """The few that are shown first."""
        found = {each.indicator.id: each for each in self.figures}
        return tuple(found[id_] for id_ in MAIN)


@dataclass(slots=True)
class _Known:
    """What was worked out of the register when ``stamp`` was its latest action."""

    stamp: Stamp | None
    book: Ledger
    compared: dict[Month, tuple[Comparison, ...]] = field(default_factory=dict)

    def figures(self, month: Month) -> tuple[Comparison, ...]:
        if month not in self.compared:
            self.compared[month] = compared(self.book, month)
        return self.compared[month]


def month_named(text: str) -> Month | Problem:
    """The month that a person wrote, such as ``2026-05``; Problem ``NOT_A_MONTH``."""
    try:
        return Month.parse(text.strip())
    except ValueError:
        return Problem("NOT_A_MONTH", text)


class Months:
    """The figures of the register, month by month.

    What was worked out is kept until the next action, since a page asks again and again.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: _Known | None = None

    def overview(self, month: Month, today: date) -> MonthView:
        """The month's calendar and figures as of ``today``."""
        with self._store.reading() as reader:
            known = self._known(reader)
            versions = reader.find(ReturnVersion, month=str(month))
        calendar = calendar_of(known.book, month, today)
        held = sum(row.status == "closed" for row in calendar.sessions)
        return MonthView(
            month,
            calendar.days,
            calendar.sessions,
            calendar.gaps,
            known.figures(month),
            held,
            held + len(calendar.gaps),
            max(versions, key=lambda each: each.version, default=None),
        )

    def rows(self, month: Month, indicator_id: str) -> Rows:
        """What stands behind a figure of the month; ``KeyError`` where there is no such figure."""
        with self._store.reading() as reader:
            return rows_behind(self._known(reader).book, month, indicator_id)

    def indicators(self, month: Month) -> tuple[Indicator, ...]:
        """Every figure of the month."""
        with self._store.reading() as reader:
            return figures(self._known(reader).book, month.window)

    def with_comparison(self, month: Month) -> tuple[Comparison, ...]:
        """Every figure of the month beside last month, last year and the year to date."""
        with self._store.reading() as reader:
            return self._known(reader).figures(month)

    def publication(self, month: Month) -> Publication:
        """The month as everybody may see it: small numbers hidden, the rest rounded."""
        with self._store.reading() as reader:
            return publication(self._known(reader).book.facts, month)

    def _known(self, reader: Reader) -> _Known:
        latest = reader.latest_actions(1)
        stamp = latest[0].stamp if latest else None
        if self._kept is None or stamp is None or self._kept.stamp != stamp:
            with no_looking_for_garbage():
                self._kept = _Known(stamp, ledger(reader.facts()))
        return self._kept
