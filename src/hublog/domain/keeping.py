"""How long somebody is kept who does not come any more, and whom somebody said to keep for longer."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable

from hublog.domain.acceptances import Acceptance

KEEP = "KEEP"
"""The rule of the ``Acceptance`` that says why somebody is kept for another year."""
_MONTHS_IN_A_YEAR = 12


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, _MONTHS_IN_A_YEAR)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))


def is_due(last: dt.date, keep_months: int, today: dt.date) -> bool:
    """Whether it is time to forget somebody who was here last on that day."""
    return months_after(last, keep_months) <= today


def kept_longer(said: Iterable[Acceptance], today: dt.date) -> frozenset[str]:
    """The people whom somebody said, within a year, to keep."""
    return frozenset(
        each.subject
        for each in said
        if each.rule == KEEP and today < months_after(each.accepted_on, _MONTHS_IN_A_YEAR)
    )
