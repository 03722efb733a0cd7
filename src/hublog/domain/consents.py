"""What people said yes or no to, purpose by purpose, and whether it holds on a day."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from hublog.domain.ages import youngest
from hublog.domain.hubs import Hub
from hublog.domain.outcomes import YOUNGEST
from hublog.domain.people import Person

REGISTER, TAKE_PART, PHOTO, MEDICAL = "register", "take_part", "photo", "medical"
WELLBEING, REFERRAL, NEWS, SHARE_ROWS = "wellbeing", "referral", "news", "share_rows"
PURPOSES = (REGISTER, TAKE_PART, PHOTO, MEDICAL, WELLBEING, REFERRAL, NEWS, SHARE_ROWS)
"""Codes of list ``consent_purpose``, in the order in which they are asked."""
OF_CHILDREN = frozenset({TAKE_PART, MEDICAL})
"""What is asked of children only."""
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
    """The living answer that counts, by person and purpose; of two at one moment the stricter one."""
    found: dict[tuple[str, str], Consent] = {}
    living = (each for each in consents if each.alive)
    for each in sorted(living, key=lambda c: (c.at, c.decision != YES, c.id)):
        found[each.person_id, each.purpose] = each
    return found


def latest_of_survivors(
    consents: Iterable[Consent], stands_for: Mapping[str, str | None]
) -> dict[tuple[str, str], Consent]:
    """The same by whoever each person stands for, so that merged people have one answer.

    What the forgotten said is left out.
    """
    return latest(
        replace(each, person_id=who)
        for each in consents
        if (who := stands_for.get(each.person_id)) is not None
    )


def holds(consent: Consent | None, day: dt.date) -> Held:
    """How an answer stands on a day; nobody was asked where there is none."""
    if consent is None:
        return Held.UNASKED
    if consent.decision == YES and consent.expires_on is not None and day > consent.expires_on:
        return Held.EXPIRED
    return Held(consent.decision)


def needs_grown_up(
    person: Person, hub: Hub, day: dt.date, purpose: str = "", *, met_as_child: bool = False
) -> bool:
    """Whether a yes of theirs has to come from a grown-up: they may be below the hub's age for it.

    Whoever's age is not known counts as a child in what is asked of children only, and in everything
    where they are ``met_as_child``.
    """
    age = youngest(person, day)
    if age is None:
        return met_as_child or purpose in OF_CHILDREN
    return age < hub.consent_age


def fitting(
    person: Person, hub: Hub, day: dt.date, *, met_as_child: bool = False
) -> tuple[str, ...]:
    """What this person may be asked in a quiet moment, in its order.

    Taking part and health are for children. Whoever's age is not known is asked as a grown-up, unless
    they are ``met_as_child``.
    """
    age = youngest(person, day)
    child = met_as_child if age is None else age < hub.contact_age
    too_young = met_as_child if age is None else age < YOUNGEST
    left_out = {
        TAKE_PART: not child,
        MEDICAL: not child,
        WELLBEING: too_young or not hub.asks_wellbeing,
        SHARE_ROWS: not hub.share_rows or person.keep_here,
    }
    return tuple(each for each in PURPOSES if not left_out.get(each, False))
