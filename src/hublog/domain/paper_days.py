"""The day a paper sheet is about, as people write it: fri, yesterday, 20/11, 20 Nov."""

import datetime as dt
import re
from collections.abc import Iterator

from hublog.domain.names import clean
from hublog.domain.paper_cells import shown
from hublog.domain.problems import Problem
from hublog.domain.registers.spelled import Ymd, weekday_named, written

_DAYS_BACK = {"today": 0, "tod": 0, "yesterday": 1, "yest": 1, "the day before yesterday": 2}
_LAST = re.compile(r"(?:last|previous|(?P<this>this|on)) (?P<day>.+)", re.IGNORECASE)
_SHORT = re.compile(r"([0-9]{1,2})[. ]([0-9]{1,2})\.?")
_OF_MONTH = re.compile(r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th)?\.?", re.IGNORECASE)
_WEEK = 7
_MOST_MONTHS = 12
_LEAP_YEARS = 8
"""A 29 February comes again within so many years."""


def spelled_day(text: str, today: dt.date) -> dt.date | Problem:
    """The day meant; where a year or month is left out, the latest such day that is not to come.

    Day and month stand in the order of the UK. Problems: DAY_UNCLEAR, DAY_WEEKDAY where the date
    falls on another weekday than the one written, SESSION_IN_FUTURE (DQ01).
    """
    said = clean(text)
    day = _relative(said.casefold(), today) or _of_month(said, today)
    if day is not None:
        return day
    short = _SHORT.fullmatch(said)
    found = written(f"{short[1]}/{short[2]}" if short else said)
    if found is None or found.dmy is None:
        return Problem("DAY_UNCLEAR", shown(text))
    day = found.dmy.date() or _latest(found.dmy, today)
    if found.weekday not in {None, day.weekday()}:
        return Problem("DAY_WEEKDAY", shown(text), {"date": day.isoformat()})
    if day > today:
        return Problem("SESSION_IN_FUTURE", day.isoformat())
    return day


def _relative(said: str, today: dt.date) -> dt.date | None:
    if said in _DAYS_BACK:
        return today - dt.timedelta(days=_DAYS_BACK[said])
    last = _LAST.fullmatch(said)
    weekday = weekday_named(last["day"] if last else said)
    if weekday is None:
        return None
    back = (today.weekday() - weekday) % _WEEK
    # On a Friday "last friday" is a week ago, while "friday" is today.
    if last is not None and not last["this"] and back == 0:
        back = _WEEK
    return today - dt.timedelta(days=back)


def _of_month(said: str, today: dt.date) -> dt.date | None:
    found = _OF_MONTH.fullmatch(said)
    if found is None:
        return None
    return next((day for day in _months_back(int(found[1]), today) if day <= today), None)


def _months_back(day: int, today: dt.date) -> Iterator[dt.date]:
    for back in range(_MOST_MONTHS):
        years, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        if (found := _real(years, month + 1, day)) is not None:
            yield found


def _latest(ymd: Ymd, today: dt.date) -> dt.date:
    years = range(today.year, today.year - _LEAP_YEARS - 1, -1)
    days = (_real(year, ymd.month, ymd.day) for year in years)
    return next(day for day in days if day is not None and day <= today)


def _real(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
