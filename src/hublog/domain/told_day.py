"""Today's date as somebody tells it whose laptop does not know: 24 Nov, 24/11/2026, Tue 24 November."""

import datetime as dt

from hublog.domain.clocks import believable
from hublog.domain.names import clean
from hublog.domain.paper_cells import shown
from hublog.domain.problems import Problem
from hublog.domain.registers.spelled import Ymd, written


def told_day(text: str, newest: dt.date) -> dt.date | Problem:
    """The day meant; without a year the first such day that is not before ``newest``.

    Day and month stand in the order of the UK. Problems: TODAY_UNCLEAR, TODAY_WEEKDAY where the date
    falls on another weekday than the one written, CLOCK_UNBELIEVABLE.
    """
    day = day_ahead(text, newest)
    if not isinstance(day, Problem) and not believable(day, newest):
        return Problem("CLOCK_UNBELIEVABLE", day.isoformat())
    return day


def day_ahead(text: str, since: dt.date) -> dt.date | Problem:
    """The day meant; without a year the first such day from ``since`` on.

    Problems: TODAY_UNCLEAR, TODAY_WEEKDAY.
    """
    found = written(clean(text))
    if found is None or found.dmy is None:
        return Problem("TODAY_UNCLEAR", shown(text))
    day = found.dmy.date() or _next(found.dmy, since)
    if day is None:
        return Problem("TODAY_UNCLEAR", shown(text))
    if found.weekday not in {None, day.weekday()}:
        return Problem("TODAY_WEEKDAY", shown(text))
    return day


def _next(ymd: Ymd, newest: dt.date) -> dt.date | None:
    for year in (newest.year, newest.year + 1):
        try:
            day = dt.date(year, ymd.month, ymd.day)
        except ValueError:  # a 29 February that this year has not
            continue
        if day >= newest:
            return day
    return None
