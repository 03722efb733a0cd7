"""A birth date as people write it: whole, or only what is known of it."""

import re
from typing import NamedTuple

from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.domain.registers.spelled import written

_LONGEST = 40
_MONTHS = range(1, 13)
_YEAR = re.compile(r"[0-9]{4}")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")
_NAMED_MONTH = re.compile(r"[^\W\d_]+\.?,? [0-9]{4}")


class Birth(NamedTuple):
    """When somebody was born, as far as that is known; each part may be missing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def spelled_birth(text: str) -> Birth | Problem:
    """What is meant by 12/3/1984, 12 March 1984, 3/1984, Mar 1984, 1984 or 12 March.

    Nothing typed says that it is not known. Day and month stand in the order of the UK. Problem:
    BIRTH_DATE where it cannot be understood.
    """
    said = clean(text)
    if not said:
        return Birth()
    if _YEAR.fullmatch(said):
        return Birth(int(said))
    short = _MONTH_AND_YEAR.fullmatch(said)
    if short is not None and int(short[1]) in _MONTHS:
        return Birth(int(short[2]), int(short[1]))
    month_alone = _NAMED_MONTH.fullmatch(said) is not None
    found = written(f"1 {said}" if month_alone else said)
    if found is None or found.dmy is None or found.time is not None:
        return Problem("BIRTH_DATE", said[:_LONGEST])
    year, month, day = found.dmy
    return Birth(year, month, None if month_alone else day)
