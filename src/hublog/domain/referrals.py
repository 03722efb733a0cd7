"""Passing people on to other services, and what became of it (domain.md, Words: signposting, referral)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from hublog.domain.months import Window

IN, OUT, SIGNPOST = "in", "out", "signpost"
DIRECTIONS = (IN, OUT, SIGNPOST)
TAKEN_UP = "taken_up"
OUTCOMES = (TAKEN_UP, "declined", "no_reply", "not_suitable")
"""The statuses that end a referral; sent and accepted wait for one of them."""
FIRST_STATUS = {IN: "accepted", OUT: "sent", SIGNPOST: ""}
"""The status that one of each direction is made with."""
WAITING = ("sent", "accepted")
"""The statuses of those of which nobody knows yet what became of them."""
LONGEST_WAIT = dt.timedelta(days=60)
"""After so long it is asked what became of somebody who was passed on or sent to us."""
ASK_AGAIN = dt.timedelta(days=30)
"""So long after somebody said that they still wait it is asked once more."""
LONGEST_ORG = 80
"""Letters of another organisation's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """Details passed on (out), somebody sent to us (in), or information given (signpost).

    ``org_type``, ``reason`` and ``status`` are codes of the lists ``org_type``, ``referral_reason``
    and ``referral_status``; a signpost has no status. ``agreed`` says whether the person agreed that
    details are passed on, ``None`` where that was not asked. ``activity_id`` is the activity it came
    from, also where a session is known. ``status_date`` is the day on which it was heard what became
    of it; while that is open, the day on which somebody asked last, which no return tells.
    """

    id: str
    direction: str
    date: dt.date
    person_id: str | None = None
    activity_id: str | None = None
    session_id: str | None = None
    other_org: str = ""
    org_type: str = "OTHER"
    reason: str = "OTHER"
    agreed: bool | None = None
    status: str = ""
    status_date: dt.date | None = None
    alive: bool = True

    @property
    def days_to_outcome(self) -> int | None:
        """Days from the referral to what became of it; ``None`` while that is open."""
        if self.status not in OUTCOMES or self.status_date is None:
            return None
        return (self.status_date - self.date).days

    @property
    def first_status(self) -> str:
        """How it begins: one passed on is sent, somebody sent to us is accepted."""
        return FIRST_STATUS[self.direction]

    @property
    def asked_from(self) -> dt.date | None:
        """After that day it is asked what became of it; ``None`` where there is nothing to ask."""
        if self.direction == SIGNPOST or self.status in OUTCOMES:
            return None
        return (
            self.date + LONGEST_WAIT if self.status_date is None else self.status_date + ASK_AGAIN
        )

    def to_be_asked(self, today: dt.date) -> bool:
        """Whether it is time to ask what became of it."""
        return self.asked_from is not None and self.asked_from < today

    def ended_by(self, day: dt.date) -> bool:
        """Whether it was known at the end of that day what became of it."""
        ended = self.status_date or self.date
        return self.status in OUTCOMES and ended <= day

    def as_of(self, day: dt.date) -> "Referral":
        """How it stood at the end of that day.

        One whose outcome was not known yet stood as it began. So an outcome that comes later never
        changes what was told of an earlier month.
        """
        if self.ended_by(day):
            return self
        return replace(self, status=self.first_status, status_date=None)


def made_in(referrals: Iterable[Referral], window: Window, direction: str) -> list[Referral]:
    """Those of one direction that were made in these days."""
    return [each for each in referrals if each.direction == direction and each.date in window]


def ended_in(referrals: Iterable[Referral], window: Window) -> list[Referral]:
    """Those passed on of which it became known in these days what became of them."""
    return [
        each
        for each in referrals
        if each.direction == OUT
        and each.status in OUTCOMES
        and (each.status_date or each.date) in window
    ]


def days_to_take_up(ended: Iterable[Referral]) -> list[int]:
    """For each of them that was taken up the days from the referral until then."""
    taken = (each.days_to_outcome for each in ended if each.status == TAKEN_UP)
    return [days for days in taken if days is not None]
