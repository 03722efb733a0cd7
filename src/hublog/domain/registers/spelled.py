"""A date or time as people write it: everything that one cell may mean."""

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from dateutil import parser

from hublog.domain.names import clean
from hublog.domain.registers.grid import Cell

DMY, MDY = "dmy", "mdy"
ORDERS = (DMY, MDY)
_FIRST_SERIAL, _LAST_SERIAL = 32_874, 54_789  # 1990 and 2050 in a spreadsheet's count of days
_SERIAL_ZERO = dt.date(1899, 12, 30)
_CENTURY = 2000
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_GAPS = (dt.datetime(2000, 1, 1), dt.datetime(2004, 2, 2))  # noqa: DTZ001 - two fillers for gaps
_LATEST_HOUR = 23
_LONGEST = 40

_TIME = re.compile(
    r"(?:^|[\sT,])(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([ap])?\.?m?\.?\s*(?:Z|[+-]\d\d:?\d\d)?$",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(\d{1,2})(?:[.:h](\d{2}))?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})(?:\2(\d{4}|\d{2}))?")
_WEEKDAYS = (
    "mon|monday|llun|lun|lundi|lunes",
    "tue|tues|tuesday|maw|dydd mawrth|mardi|martes",
    "wed|weds|wednesday|mer|mercher|mercredi|miercoles",
    "thu|thur|thurs|thursday|iau|jeu|jeudi|jueves",
    "fri|friday|gwe|gwener|ven|vendredi|viernes",
    "sat|saturday|sad|sadwrn|sam|samedi|sabado",
    "sun|sunday|sul|dim|dimanche|domingo",
)
_WEEKDAY_OF = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split("|")}
_WEEKDAY = re.compile(
    r"^(?:dydd\s+)?(" + "|".join(sorted(_WEEKDAY_OF, key=len, reverse=True)) + r")\b[.,]?\s*",
    re.IGNORECASE,
)
_MONTHS = (
    "jan january ionawr janv janvier enero styczen stycznia",
    "feb february chwefror fev fevr fevrier février febrero luty lutego",
    "mar march mawrth mars marzo marzec marca",
    "apr april ebrill avr avril abril kwiecien kwietnia",
    "may mai mayo maj maja",
    "jun june mehefin juin junio czerwiec czerwca",
    "jul july gorffennaf juil juillet julio lipiec lipca",
    "aug august awst aout août agosto sierpien sierpnia",
    "sep sept september medi septembre septiembre wrzesien wrzesnia",
    "oct october hydref octobre octubre pazdziernik pazdziernika",
    "nov november tachwedd novembre noviembre listopad listopada",
    "dec december rhagfyr decembre décembre diciembre grudzien grudnia",
)
_MONTH_WORD = re.compile(
    r"(?<![^\W\d_])(" + "|".join(" ".join(_MONTHS).split()) + r")(?![^\W\d_])", re.IGNORECASE
)


class _Words(parser.parserinfo):  # type: ignore[misc] # dateutil ships no types
    MONTHS = tuple(tuple(words.split()) for words in _MONTHS)
    JUMP = [*parser.parserinfo.JUMP, "de", "del", "o", "the", "-"]  # noqa: RUF012 - its own form

    def convertyear(self, year: int, century_specified: bool = False) -> int:  # noqa: FBT001, FBT002 - dateutil calls it so
        """Two digits are years of this century, whatever day it is today."""
        return year if century_specified or year >= _CENTURY // 20 else year + _CENTURY


_PARSER = parser.parser(_Words())


class Ymd(NamedTuple):
    """A date whose year may be missing."""

    year: int | None
    month: int
    day: int

    def date(self) -> dt.date | None:
        """The date; ``None`` while the year is missing."""
        return None if self.year is None else dt.date(self.year, self.month, self.day)


class Written(NamedTuple):
    """What one cell may mean, in either order of day and month; at least one reading is there."""

    dmy: Ymd | None
    mdy: Ymd | None
    weekday: int | None = None
    time: dt.time | None = None

    def in_order(self, order: str) -> Ymd | None:
        """The reading in that order."""
        return self.dmy if order == DMY else self.mdy


def written(cell: Cell, *, serials: bool = False) -> Written | None:
    """What the cell may mean as a date; ``None`` where it is none.

    ``serials`` takes plain numbers for a spreadsheet's count of days, as in a column of dates that
    lost its format.
    """
    if isinstance(cell, dt.datetime):
        moment = cell.time().replace(second=0, microsecond=0)
        return _sure(cell.date(), moment if moment != dt.time() else None)
    if isinstance(cell, dt.date):
        return _sure(cell, None)
    if isinstance(cell, str):
        return _from_text(cell) if cell and len(cell) <= _LONGEST else None
    if serials and isinstance(cell, float) and _FIRST_SERIAL <= cell <= _LAST_SERIAL:
        return _sure(_SERIAL_ZERO + dt.timedelta(days=int(cell)), None)
    return None


def clock(cell: Cell) -> dt.time | None:
    """The time of day in the cell, such as 10:30, 10.30, 2pm; ``None`` where there is none."""
    if isinstance(cell, dt.datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, dt.time):
        return cell.replace(second=0, microsecond=0)
    found = _HOUR.fullmatch(clean(cell)) if isinstance(cell, str) else None
    return _time(found[1], found[2], found[3]) if found and (found[2] or found[3]) else None


def weekday_named(text: str) -> int | None:
    """The weekday (0 = Monday) where the text is the name of one and nothing else."""
    return _WEEKDAY_OF.get(text.casefold().strip(" .,"))


def names_a_month(cell: Cell) -> bool:
    """Whether the cell names a whole month or year: the label of a period, not of a day."""
    text = clean(cell) if isinstance(cell, str) else ""
    year = float(text) if text.isdecimal() else cell
    if isinstance(year, float):
        return _FIRST_YEAR <= year <= _LAST_YEAR
    return bool(_MONTH_WORD.search(text)) and written(text) is None


def _sure(day: dt.date, time: dt.time | None) -> Written:
    ymd = Ymd(day.year, day.month, day.day)
    return Written(ymd, ymd, None, time)


def _from_text(text: str) -> Written | None:
    text = clean(text)
    found = _TIME.search(text)
    if found is None:
        return _date_text(text)
    day = _date_text(text[: found.start()].rstrip(" ,"))
    return day._replace(time=_time(found[1], found[2], found[4])) if day else None


@lru_cache(maxsize=4096)
def _date_text(text: str) -> Written | None:
    weekday = _WEEKDAY.match(text)
    if weekday is not None:
        text = text[weekday.end() :]
    readings = _readings(text)
    if readings == (None, None):
        return None
    return Written(*readings, _WEEKDAY_OF[weekday[1].casefold()] if weekday else None)


def _readings(text: str) -> tuple[Ymd | None, Ymd | None]:
    """The date by day and month, and by month and day."""
    iso = _ISO.fullmatch(text)
    if iso is not None:
        ymd = real(int(iso[1]), int(iso[2]), int(iso[3]))
        return ymd, ymd
    numeric = _NUMERIC.fullmatch(text)
    if numeric is None:
        ymd = _in_words(text) if _MONTH_WORD.search(text) and re.search(r"\d", text) else None
        return ymd, ymd
    first, sign, second = int(numeric[1]), numeric[2], int(numeric[3])
    if numeric[4] is None and sign in ". ":
        return None, None
    year = None if numeric[4] is None else int(numeric[4]) % 100 + _CENTURY
    if numeric[4] and len(numeric[4]) == len("2000"):
        year = int(numeric[4])
    dmy = real(year, second, first)
    return dmy, dmy if sign == "." else real(year, first, second)


def real(year: int | None, month: int, day: int) -> Ymd | None:
    """The date where there is such a day; without a year, in a leap year."""
    try:
        dt.date(year if year is not None else _GAPS[0].year, month, day)
    except ValueError:
        return None
    return Ymd(year, month, day)


def _in_words(text: str) -> Ymd | None:
    """A date with its month in words; what differs with the filler was not in the text."""
    try:
        first, second = (_PARSER.parse(text, dayfirst=True, default=gap) for gap in _GAPS)
    except (ValueError, OverflowError):
        return None
    if first.day != second.day or first.month != second.month:
        return None
    return Ymd(first.year if first.year == second.year else None, first.month, first.day)


def _time(hour: str, minute: str | None, half: str | None) -> dt.time | None:
    hours, minutes = int(hour), int(minute or 0)
    if half:
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    return dt.time(hours, minutes) if hours <= _LATEST_HOUR and minutes < 60 else None  # noqa: PLR2004 - an hour
