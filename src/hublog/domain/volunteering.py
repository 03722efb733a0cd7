"""Time given unpaid, set-up, clearing and training included, travel excluded."""

import datetime as dt
import re
from dataclasses import dataclass

LONGEST_MINUTES = 24 * 60
"""Nobody gives more in a day."""

_SPELLED = re.compile(r"(?P<hours>\d{1,2})\s*[:.h]\s*(?P<minutes>\d{0,2})\s*m?", re.IGNORECASE)
_MOST_HOURS = 12
"""A number alone is hours up to here, and minutes above."""
_LONGEST_NUMBER = 6


def spelled_minutes(text: str) -> int | None:
    """The minutes that somebody means by 2, 2:30, 2h30, 2.5 or 90; ``None`` where it means none."""
    text = text.strip().casefold().replace(",", ".")
    if not text:
        return None
    if text.isdecimal() and text.isascii():
        number = int(text[:_LONGEST_NUMBER])
        return number * 60 if number <= _MOST_HOURS else number
    if re.fullmatch(r"\d{1,2}\.(5|25|50|75)", text):
        return round(float(text) * 60)
    found = _SPELLED.fullmatch(text)
    if found is None or int(found["minutes"] or 0) > 59:  # noqa: PLR2004 - minutes of an hour
        return None
    return int(found["hours"]) * 60 + int(found["minutes"] or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerTime:
    """Minutes a person gave on a day, at a session or not.

    ``minutes`` is ``None`` where the person helped but no time was given; ``kind`` is delivery,
    setup, admin or training.
    """

    id: str
    person_id: str
    date: dt.date
    session_id: str | None = None
    minutes: int | None = None
    kind: str = "delivery"
    alive: bool = True
