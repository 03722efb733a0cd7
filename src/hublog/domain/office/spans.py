"""The months a figure of the office speaks of: a run of whole months, both ends included."""

from typing import NamedTuple

from hublog.domain.months import Month
from hublog.domain.office.hubs import ListedHub
from hublog.domain.problems import Problem

LONGEST = 120
"""So many months at most, which is ten years."""


class Span(NamedTuple):
    """From the first to the last month."""

    first: Month
    last: Month

    @property
    def months(self) -> tuple[Month, ...]:
        """Every month of it, in order."""
        return tuple(self.first.plus(n) for n in range(self._length))

    @property
    def single(self) -> bool:
        """Whether it is one month, of which a Summary says everything."""
        return self.first == self.last

    @property
    def to_date(self) -> tuple[str, ...]:
        """Those of B02 and B03 that count exactly these months: the quarter, the year to date."""
        last = self.last
        windows = {"B02": last.quarter_to_date, "B03": last.year_to_date}
        return tuple(id_ for id_, window in windows.items() if window.first == self.first.first)

    @property
    def _length(self) -> int:
        years, months = self.last.year - self.first.year, self.last.number - self.first.number
        return 12 * years + months + 1

    def __contains__(self, month: object) -> bool:
        return isinstance(month, Month) and self.first <= month <= self.last

    def __str__(self) -> str:
        return f"{self.first}_{self.last}" if not self.single else str(self.first)


def span_of(first: Month, last: Month) -> Span | Problem:
    """The months from one to the other.

    Problems: OFFICE_SPAN_TURNED, OFFICE_SPAN_LONG.
    """
    span = Span(first, last)
    if last < first:
        return Problem("OFFICE_SPAN_TURNED", str(first), {"last": str(last)})
    if last >= first.plus(LONGEST):
        return Problem("OFFICE_SPAN_LONG", str(first), {"last": str(last), "years": LONGEST // 12})
    return span


def expected(hub: ListedHub, span: Span) -> tuple[Month, ...]:
    """The months of the span for which the hub owes a return."""
    return tuple(month for month in span.months if hub.expects(month))
