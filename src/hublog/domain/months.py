"""Months, quarters and programme years (April to March) as windows of days."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

_FIRST_MONTH_OF_YEAR = 4
_YEARS = range(1900, 2200)
"""Beyond them somebody slipped; the windows around a month stay within the calendar."""


class Window(NamedTuple):
    """A run of days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month, the period of a return."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month a day falls in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read ``2026-05``; ``ValueError`` for anything else."""
        year, dash, number = text.partition("-")
        month = cls(int(year), int(number))
        if not dash or str(month) != text or month.year not in _YEARS:
            raise ValueError(text)
        return month

    def __post_init__(self) -> None:
        date(self.year, self.number, 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def window(self) -> Window:
        """All its days."""
        return Window(self.first, self.last)

    def due(self, day: int) -> date:
        """That day of the month after, by which a return is due; its last day where it is shorter."""
        following = self.plus(1)
        return following.first.replace(day=min(day, following.last.day))

    def plus(self, months: int) -> "Month":
        """So many months later, or earlier where negative."""
        year, number = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, number + 1)

    @property
    def quarter_to_date(self) -> Window:
        """From the start of the quarter (April, July, October, January) to the month's end."""
        return Window(self.plus(-((self.number - 1) % 3)).first, self.last)

    @property
    def year_to_date(self) -> Window:
        """From 1 April to the month's end."""
        return Window(self.plus(-((self.number - _FIRST_MONTH_OF_YEAR) % 12)).first, self.last)

    @property
    def rolling_year(self) -> Window:
        """The twelve months that end with this one."""
        return Window(self.plus(-11).first, self.last)


def days(window: Window) -> list[date]:
    """Every day of the window."""
    return [window.first + timedelta(days=n) for n in range((window.last - window.first).days + 1)]
