"""What a child needs at an activity for children: a grown-up's yes, people to call, somebody to go with."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from hublog.domain.ages import youngest_on
from hublog.domain.care import CONTACTS_NEEDED, Care
from hublog.domain.consents import TAKE_PART, YES, Consent, Held, holds, latest
from hublog.domain.hubs import Hub
from hublog.domain.people import Person

FOR_CHILDREN = "child"
"""The age group of an activity that is for children."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing for one child on one day.

    ``consent`` says how the yes to take part stands where it is needed and does not hold, and is
    ``None`` where nothing is missing; ``contacts`` more grown-ups are needed whom one can call.
    """

    consent: Held | None = None
    contacts: int = 0

    def __bool__(self) -> bool:
        return self.consent is not None or self.contacts > 0


def under(person: Person, limit: int, day: dt.date) -> bool:
    """Whether somebody is below that age on that day, or nobody can rule it out."""
    youngest = youngest_on(person, day)
    return youngest is None or youngest < limit


def missing(
    person: Person, hub: Hub, day: dt.date, answers: Iterable[Consent], care: Care | None
) -> Missing:
    """What is missing at an activity for children on that day, as it stands now.

    ``answers`` are what was said for this person; only those to taking part count.
    """
    held = None
    if under(person, hub.consent_age, day):
        stands = holds(_take_part(answers), day)
        held = None if stands is Held.YES else stands
    return Missing(held, _contacts_missing(person, hub, day, care))


def missing_then(
    person: Person, hub: Hub, day: dt.date, answers: Iterable[Consent], care: Care | None
) -> Missing:
    """The same of a day that has passed, for a return: a form that came later counts for it too.

    A yes that was taken back later held until then. Contacts that were deleted on their date are not
    missing on the days before it.
    """
    told = tuple(answers)
    now = missing(person, hub, day, [each for each in told if each.at.date() <= day], care)
    later = any(
        each.alive and each.purpose == TAKE_PART and each.decision == YES and not each.expires_on
        for each in told
        if each.at.date() > day
    )
    gone = care is not None and care.says_nothing and day < (care.delete_on or day)
    return Missing(None if later else now.consent, 0 if gone else now.contacts)


def _take_part(answers: Iterable[Consent]) -> Consent | None:
    found = latest(each for each in answers if each.purpose == TAKE_PART).values()
    return max(found, key=lambda each: (each.at, each.id), default=None)


def _contacts_missing(person: Person, hub: Hub, day: dt.date, care: Care | None) -> int:
    if not under(person, hub.contact_age, day):
        return 0
    return max(0, CONTACTS_NEEDED - (len(care.reachable) if care else 0))
