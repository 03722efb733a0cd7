"""What the cells of a paper sheet say: ages, times, minutes, yes and no, as people write them."""

import datetime as dt
import re
from typing import NamedTuple

from hublog.domain.ages import band_of_age
from hublog.domain.names import clean, fold
from hublog.domain.people import NOT_ASKED, PREFERS_NOT_TO_SAY
from hublog.domain.problems import Problem
from hublog.domain.registers.columns import names_band
from hublog.domain.registers.vocabulary import mark_meaning
from hublog.domain.volunteering import LONGEST_MINUTES

MOST_COUNTED = 999
"""So many people without a name fit into one row."""
LONGEST_SHOWN = 40
"""So many letters of a cell are repeated in a sentence about it."""
_OLDEST = 120
_HOUR = 60
_NOON = 12
_DAY = 24

_AGE = re.compile(r"(?:aged? )?([0-9]{1,3})(?: ?(?:y|yrs?|years?|years? old|yo))?\.?")
_SPAN = re.compile(r"\s*(?:[-\u2010-\u2015]|\bto\b)\s*")
_AND_OVER = re.compile(r"([0-9]{2}) ?(?:\+|and over|or over|and above|plus)")
_UNSAID = {"?", "nk", "not asked", "not known", "unknown", "adult", "adults"}
_NOT_SAID = {"ns", "prefers not to say", "prefer not to say", "not said"}

_CLOCK = re.compile(
    r"([0-9]{1,2})(?:[.:h]?([0-5][0-9])(?::[0-9]{2})?)?(?: ?([ap])\.? ?m\.?|h)?", re.IGNORECASE
)
_MINUTES = re.compile(r"([0-9]{1,4}) ?(?:m|mins?|minutes?|')?\.?")
_HOURS = re.compile(r"([0-9]{1,2}(?:[.,][0-9]{1,3})?) ?(?:h|hrs?|hours?)\.?")
_BOTH = re.compile(r"([0-9]{1,2}) ?(?:h|hrs?|hours?|:) ?([0-5]?[0-9]) ?(?:m|mins?|minutes?)?\.?")
_FIRST = {"1st", "first", "1st time", "first time", "new", "newcomer"}
_COUNT = re.compile(r"\+ ?([0-9]{1,4})(?:(?: ?[x\u00d7] ?| )(.+))?", re.IGNORECASE)


class Counted(NamedTuple):
    """So many people without a name; ``NK`` where the row's own age says more, or nothing does."""

    n: int
    band: str = NOT_ASKED


class Helped(NamedTuple):
    """Whether somebody helped, and how long where that is given."""

    helped: bool
    minutes: int | None = None


def age(text: str) -> str | Problem:
    """The age band or door group, ``NK`` where nothing is said. Problem: PAPER_AGE."""
    said = clean(text).casefold()
    if not said or said in _UNSAID:
        return NOT_ASKED
    if said in _NOT_SAID:
        return PREFERS_NOT_TO_SAY
    years = _AGE.fullmatch(said)
    if years is not None and int(years[1]) <= _OLDEST:
        return band_of_age(int(years[1]))
    return _band(said) or Problem("PAPER_AGE", "", {"text": shown(text)})


def _band(said: str) -> str | None:
    over = _AND_OVER.fullmatch(said)
    return names_band(f"{over[1]}+" if over else _SPAN.sub("-", said))


def count(text: str) -> Counted | Problem | None:
    """People without a name: ``+3``, ``+2 65+``, ``+65+`` for one of them, ``?`` for unreadable.

    ``None`` where the text is no count at all. Problems: PAPER_COUNT, PAPER_AGE.
    """
    said = clean(text)
    if not fold(said) and "?" in said:
        return Counted(1)
    if not said.startswith("+"):
        return None
    band = _band(said[1:].strip().casefold())
    if band is not None:
        return Counted(1, band)
    found = _COUNT.fullmatch(said)
    if found is None or not 0 < int(found[1]) <= MOST_COUNTED:
        return Problem("PAPER_COUNT", "", {"text": shown(text), "most": MOST_COUNTED})
    group = age(found[2] or "")
    return group if isinstance(group, Problem) else Counted(int(found[1]), group)


def first_time(text: str) -> bool | Problem | None:
    """Whether it was somebody's first time, ``None`` where nothing is said. Problem: PAPER_FIRST."""
    said = clean(text).casefold()
    if said in {"", "?"}:
        return None
    if said in _FIRST:
        return True
    meaning = mark_meaning(said)
    if meaning in {"present", "absent"}:
        return meaning == "present"
    return Problem("PAPER_FIRST", "", {"text": shown(text)})


def first_times(text: str, n: int) -> int | Problem:
    """How many of ``n`` people came for the first time: a number, or yes for all of them.

    Problem: PAPER_FIRST, PAPER_FIRST_MANY where there are more than people.
    """
    said = clean(text)
    if said.isascii() and said.isdecimal():
        few = len(said) <= len(str(MOST_COUNTED)) and int(said) <= n
        return int(said) if few else Problem("PAPER_FIRST_MANY", "", {"text": shown(text)})
    all_of_them = first_time(text)
    if isinstance(all_of_them, Problem):
        return all_of_them
    return n if all_of_them else 0


def clock(text: str, start: dt.time | None, end: dt.time | None) -> dt.time | Problem | None:
    """The time of day, ``None`` where nothing is said. Problem: PAPER_TIME.

    An hour without am or pm is of the afternoon where only that lies within the session: on paper
    "2" means two o'clock at a session from one to four.
    """
    said = clean(text)
    if not said:
        return None
    found = _CLOCK.fullmatch(said)
    if found is None or int(found[1]) >= _DAY:
        return Problem("PAPER_TIME", "", {"text": shown(text)})
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        return dt.time(hour % _NOON + (_NOON if half == "p" else 0), minute)
    typed = dt.time(hour, minute)
    if hour < _NOON and start is not None and end is not None:
        later = dt.time(hour + _NOON, minute)
        if start <= later <= end and not start <= typed <= end:
            return later
    return typed


def helped(text: str) -> Helped | Problem:
    """The minutes that somebody helped: 90, 1.5h, 1h30, 1:30, or only that they did (yes, x).

    Problem: PAPER_MINUTES.
    """
    said = clean(text).casefold()
    meaning = mark_meaning(said) if said else "absent"
    if meaning in {"present", "absent"}:
        return Helped(meaning == "present")
    minutes = _minutes(said)
    if minutes is None or not 0 < minutes <= LONGEST_MINUTES:
        return Problem("PAPER_MINUTES", "", {"text": shown(text)})
    return Helped(helped=True, minutes=minutes)


def _minutes(said: str) -> int | None:
    if found := _MINUTES.fullmatch(said):
        return int(found[1])
    if found := _HOURS.fullmatch(said):
        return round(float(found[1].replace(",", ".")) * _HOUR)
    if found := _BOTH.fullmatch(said):
        return int(found[1]) * _HOUR + int(found[2])
    return None


def shown(text: str) -> str:
    """The cell as a sentence repeats it."""
    cleaned = clean(text)
    return cleaned if len(cleaned) <= LONGEST_SHOWN else cleaned[: LONGEST_SHOWN - 1] + "\u2026"
