"""Time given unpaid, set-up, clearing and training included, travel excluded."""

import datetime as dt
from dataclasses import dataclass

LONGEST_MINUTES = 24 * 60
"""Nobody gives more in a day."""


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
