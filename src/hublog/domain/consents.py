"""What people said yes or no to, purpose by purpose, and whether it holds on a day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

REGISTER, TAKE_PART, PHOTO, MEDICAL = "register", "take_part", "photo", "medical"
WELLBEING, REFERRAL, NEWS, SHARE_ROWS = "wellbeing", "referral", "news", "share_rows"
PURPOSES = (REGISTER, TAKE_PART, PHOTO, MEDICAL, WELLBEING, REFERRAL, NEWS, SHARE_ROWS)
"""Codes of list ``consent_purpose``, in the order in which they are asked."""
YES, NO, WITHDRAWN = "yes", "no", "withdrawn"
DECISIONS = (YES, NO, WITHDRAWN)
THEMSELVES = "SELF"
"""The relationship of somebody who speaks for themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One answer of one person to one purpose; the latest one counts (domain.md, Consent).

    ``at`` is the local time it was given. ``given_by`` names who spoke for the person, empty where
    they did themselves; ``relationship`` and ``method`` are codes of the lists ``relationship`` and
    ``consent_method``. ``notice_version`` is the hub's privacy notice that was shown. The last day on
    which a yes holds is ``expires_on``; ``None`` where it holds until it is withdrawn.
    """

    id: str
    person_id: str
    purpose: str
    decision: str
    at: dt.datetime
    given_by: str = ""
    relationship: str = THEMSELVES
    method: str = "spoken"
    notice_version: str = ""
    expires_on: dt.date | None = None
    alive: bool = True


class Held(StrEnum):
    """How a purpose stands with somebody on a day."""

    UNASKED = "unasked"
    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


def latest(consents: Iterable[Consent]) -> dict[tuple[str, str], Consent]:
    """The living answer that counts, by person and purpose."""
    found: dict[tuple[str, str], Consent] = {}
    for each in sorted((c for c in consents if c.alive), key=lambda c: (c.at, c.id)):
        found[each.person_id, each.purpose] = each
    return found


def holds(consent: Consent | None, day: dt.date) -> Held:
    """How an answer stands on a day; nobody was asked where there is none."""
    if consent is None:
        return Held.UNASKED
    if consent.decision == YES and consent.expires_on is not None and day > consent.expires_on:
        return Held.EXPIRED
    return Held(consent.decision)
