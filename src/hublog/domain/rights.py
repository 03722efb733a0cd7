"""What people asked of the hub about their own details, and until when it must be answered."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass

COPY, CORRECT, FORGET, COMPLAINT, KEEP_HERE = "copy", "correct", "forget", "complaint", "keep_here"
KINDS_OF_REQUEST = (COPY, CORRECT, FORGET, COMPLAINT, KEEP_HERE)
ACKNOWLEDGE_DAYS = 30
"""A complaint is acknowledged within so many days (Data (Use and Access) Act 2025, section 103)."""
SOON_DAYS = 7
"""So many days before the last one a request is spoken of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Somebody asked for a copy, a correction, to be forgotten, to stay here, or complained.

    ``person_id`` is empty where the one who asked is not known to the hub. A complaint is to be
    acknowledged (``acknowledged_on``) as well as answered (``answered_on``). ``note`` says what it is
    about, in the hub's words.
    """

    id: str
    kind: str
    received_on: dt.date
    person_id: str | None = None
    note: str = ""
    acknowledged_on: dt.date | None = None
    answered_on: dt.date | None = None
    alive: bool = True

    @property
    def open(self) -> bool:
        """Whether it still has to be answered."""
        return self.answered_on is None

    @property
    def to_acknowledge(self) -> bool:
        """Whether whoever complained has not even heard that we have it."""
        return self.open and self.kind == COMPLAINT and self.acknowledged_on is None

    @property
    def due_on(self) -> dt.date | None:
        """The last day for what is to be done next; ``None`` where nothing is.

        A complaint is acknowledged within ``ACKNOWLEDGE_DAYS``; anything is answered within a month
        (UK GDPR, article 12(3)), a complaint within one of being acknowledged.
        """
        if not self.open:
            return None
        if self.to_acknowledge:
            return self.received_on + dt.timedelta(days=ACKNOWLEDGE_DAYS)
        return a_month_after(self.acknowledged_on or self.received_on)

    def waits(self, today: dt.date) -> bool:
        """Whether it is late, or due within ``SOON_DAYS``."""
        return self.due_on is not None and (self.due_on - today).days <= SOON_DAYS


def a_month_after(day: dt.date) -> dt.date:
    """The same day of the next month, its last day where it has no such day."""
    year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)  # noqa: PLR2004 - December
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))
