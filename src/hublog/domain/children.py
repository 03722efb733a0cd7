"""What a child needs at an activity for children: a grown-up's yes, people to call, somebody to go with."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hublog.domain.ages import youngest_on
from hublog.domain.care import CONTACTS_NEEDED, Care, together
from hublog.domain.consents import TAKE_PART, WITHDRAWN, YES, Consent, Held, holds, latest
from hublog.domain.hubs import Hub
from hublog.domain.people import NOT_ASKED, Person

_A_NIGHT = dt.timedelta(days=1)
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


class Looked(NamedTuple):
    """What figures and checks are told of the care of one child: numbers and codes, nothing else.

    ``contacts`` can be called; on ``deleted_on`` everything went that was told, ``None`` where it is
    still there.
    """

    contacts: int = 0
    deleted_on: dt.date | None = None
    fsm: str = NOT_ASKED
    send: str = NOT_ASKED
    school_phase: str = NOT_ASKED

    def by(self, today: dt.date) -> "Looked":
        """The same as known today: what was to go later was taken back, or never told; nobody deleted it."""
        early = self.deleted_on is not None and self.deleted_on > today
        return self._replace(deleted_on=None) if early else self


def looked_after(care: Iterable[Care], stands_for: Mapping[str, str | None]) -> dict[str, Looked]:
    """What may be counted of the care of each child, merges resolved, without the forgotten."""
    found: defaultdict[str, list[Care]] = defaultdict(list)
    for each in care:
        who = stands_for.get(each.person_id)
        if who is not None:
            found[who].append(each)
    told = {who: together(sorted(each, key=lambda one: one.id)) for who, each in found.items()}
    return {who: _looked(one) for who, one in told.items() if one is not None}


def _looked(care: Care) -> Looked:
    gone = care.delete_on if care.says_nothing else None
    return Looked(len(care.reachable), gone, care.fsm, care.send, care.school_phase)


def taking_part(
    consents: Iterable[Consent], stands_for: Mapping[str, str | None]
) -> dict[str, tuple[Consent, ...]]:
    """Everything that was said to taking part, by whom it is about."""
    found: defaultdict[str, list[Consent]] = defaultdict(list)
    for each in consents:
        who = stands_for.get(each.person_id)
        if who is not None and each.purpose == TAKE_PART:
            found[who].append(each)
    return {who: tuple(each) for who, each in found.items()}


def under(person: Person, limit: int, day: dt.date) -> bool:
    """Whether somebody is below that age on that day, or nobody can rule it out."""
    youngest = youngest_on(person, day)
    return youngest is None or youngest < limit


def missing(
    person: Person, hub: Hub, day: dt.date, answers: Iterable[Consent], contacts: int
) -> Missing:
    """What is missing at an activity for children on that day, as it stands now.

    ``answers`` are what was said for this person; only those to taking part count. So many
    ``contacts`` can be called.
    """
    held = None
    if under(person, hub.consent_age, day):
        stands = holds(_take_part(answers), day)
        held = None if stands is Held.YES else stands
    needed = CONTACTS_NEEDED if under(person, hub.contact_age, day) else 0
    return Missing(held, max(0, needed - contacts))


def missing_then(
    person: Person, hub: Hub, day: dt.date, answers: Iterable[Consent], looked: Looked
) -> Missing:
    """The same of a day that has passed, for a return: a form that came later counts for it too.

    A yes that was taken back later, if only that evening, held until then. Contacts that were deleted on their date are not
    missing on that day nor before it: nobody may write them down again for a return.
    """
    told = tuple(answers)
    then = [each for each in told if each.at.date() < day or _held_that_day(each, day)]
    now = missing(person, hub, day, then, looked.contacts)
    later = any(
        each.alive and each.purpose == TAKE_PART and each.decision == YES and not _for_tonight(each)
        for each in told
        if each.at.date() > day
    )
    gone = looked.deleted_on is not None and day <= looked.deleted_on
    return Missing(None if later else now.consent, 0 if gone else now.contacts)


def _held_that_day(answer: Consent, day: dt.date) -> bool:
    """Whether it was said on that day and is no taking back, before which the yes still held."""
    return answer.at.date() == day and answer.decision != WITHDRAWN


def _for_tonight(answer: Consent) -> bool:
    """Whether a yes was given for the session at hand alone, which may run over midnight."""
    return answer.expires_on is not None and answer.expires_on - answer.at.date() <= _A_NIGHT


def _take_part(answers: Iterable[Consent]) -> Consent | None:
    found = latest(each for each in answers if each.purpose == TAKE_PART).values()
    return max(found, key=lambda each: (each.at, each.id), default=None)
