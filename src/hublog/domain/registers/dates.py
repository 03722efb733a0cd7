"""Dates as people write them: what each text may mean, and what a whole column decides."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
_ENOUGH = 3
_HALF_A_YEAR = 6

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


_NO_YEAR = Ymd(None, 1, 1)


class Written(NamedTuple):
    """What one cell may mean, in either order of day and month; at least one reading is there."""

    dmy: Ymd | None
    mdy: Ymd | None
    weekday: int | None = None
    time: dt.time | None = None

    def in_order(self, order: str) -> Ymd | None:
        """The reading in that order."""
        return self.dmy if order == DMY else self.mdy


@dataclass(frozen=True, slots=True)
class Dates:
    """A column or row of dates as decided; ``asks`` names what only a person can say."""

    days: tuple[dt.date | None, ...]
    times: tuple[dt.time | None, ...]
    order: str | None
    asks: tuple[str, ...] = ()


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


def names_a_month(cell: Cell) -> bool:
    """Whether the cell names a whole month or year: the label of a period, not of a day."""
    text = clean(cell) if isinstance(cell, str) else ""
    year = float(text) if text.isdecimal() else cell
    if isinstance(year, float):
        return _FIRST_YEAR <= year <= _LAST_YEAR
    return bool(_MONTH_WORD.search(text)) and written(text) is None


def decide(cells: Sequence[Cell], *, order: str = "", year: int | None = None) -> Dates:
    """Read a whole column; ``order`` and ``year`` are what a person answered, if anything.

    The order of day and month is what the column itself proves: a day above 12, a weekday beside
    the date. Where both orders are possible, the UK's is taken if only it makes the dates run
    forwards or fall on one weekday; otherwise it is asked.
    """
    meant = {each: written(each, serials=True) for each in dict.fromkeys(cells)}
    known = [each for each in meant.values() if each]
    chosen = order or _proved(known)
    asks = [] if chosen else ["date_order"]
    if any((each.dmy or each.mdy or _NO_YEAR).year is None for each in known):
        asks += [] if year else ["year"]
        days = _placed(cells, meant, chosen or DMY, year)
    else:
        day_of = {cell: _day(each, chosen or DMY) for cell, each in meant.items()}
        days = [day_of[each] for each in cells]
    time_of = {cell: each.time if each else None for cell, each in meant.items()}
    ambiguous = any(each.dmy != each.mdy for each in known)
    return Dates(
        tuple(days),
        tuple([time_of[cell] for cell in cells]),
        chosen if ambiguous else None,
        tuple(asks),
    )


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
        ymd = _real(int(iso[1]), int(iso[2]), int(iso[3]))
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
    dmy = _real(year, second, first)
    return dmy, dmy if sign == "." else _real(year, first, second)


def _real(year: int | None, month: int, day: int) -> Ymd | None:
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


def _proved(found: list[Written]) -> str:
    """The order the column proves, or nothing."""
    open_ones = [each for each in found if each.dmy != each.mdy]
    fits = {order: sum(1 for each in open_ones if _fits(each, order)) for order in ORDERS}
    if fits[DMY] != fits[MDY]:
        return max(ORDERS, key=fits.__getitem__)
    if not open_ones:
        return DMY
    return DMY if _orderly(found, DMY) and not _orderly(found, MDY) else ""


def _fits(each: Written, order: str) -> bool:
    ymd = each.in_order(order)
    day = ymd.date() if ymd else None
    return ymd is not None and (day is None or each.weekday in (None, day.weekday()))


def _orderly(found: list[Written], order: str) -> bool:
    """Whether the dates run forwards, or all fall on one weekday."""
    ymds = dict.fromkeys(ymd for each in found if (ymd := each.in_order(order)))
    days = [day for ymd in ymds if (day := ymd.date())]
    if len(days) < _ENOUGH:
        return False
    return days == sorted(days) or len({day.weekday() for day in days}) == 1


def _day(each: Written | None, order: str) -> dt.date | None:
    ymd = each.in_order(order) if each else None
    return ymd.date() if ymd else None


def _placed(
    cells: Sequence[Cell], meant: Mapping[Cell, Written | None], order: str, year: int | None
) -> list[dt.date | None]:
    """The days of dates without a year: they run on over New Year from the year answered."""
    days: list[dt.date | None] = []
    last = 1
    for cell in cells:
        each = meant[cell]
        ymd = each.in_order(order) if each else None
        if ymd is None:
            days.append(None)
            continue
        if year is not None and ymd.year is None and last - ymd.month > _HALF_A_YEAR:
            year += 1
        last = ymd.month
        placed = _real(year, ymd.month, ymd.day) if ymd.year is None and year else ymd
        days.append(placed.date() if placed else None)
    return days
