"""Questions from the programme office about rows of a return, and the hub's answers."""

import datetime as dt
from dataclasses import dataclass

LONGEST_MESSAGE = 1000
"""Letters of a question; it is told again in the return that answers it."""
OPEN, FIXED, EXPLAINED = "open", "fixed", "explained"
ACCEPTED, QUERIED = "accepted", "queried"
"""What the office decides about a version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One question of the office; ``code`` is of list ``query``, the id is the office's own.

    ``sheet`` and ``row_id`` say which row of which version of the month's return it is about.
    ``status`` is open, fixed (the next version shows it) or explained (the answer travels in the
    next return, of whatever month; ``told_in`` is the version that took it along).
    """

    id: str
    month: str
    version: int
    sheet: str
    row_id: str
    code: str
    message: str
    asked_on: dt.date
    status: str = OPEN
    answer: str = ""
    answered_by: str = ""
    answered_on: dt.date | None = None
    told_in: str = ""
    alive: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the office says of one version of a month's return: ``accepted`` or ``queried``.

    ``note`` is whatever it wants to add, for people to read.
    """

    month: str
    version: int
    decision: str
    decided_on: dt.date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back from the office; ``office_key`` is the public key it was sealed with."""

    hub_code: str
    made_on: dt.date
    office_key: str
    verdicts: tuple[Verdict, ...]
    queries: tuple[Query, ...]
