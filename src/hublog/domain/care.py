"""What those on shift must know to look after a child; it never leaves the laptop."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from hublog.domain.derived_ids import derived
from hublog.domain.people import NOT_ASKED

CONTACTS_NEEDED = 2
"""How many grown-ups must be reachable for a child at an activity for children (domain.md, Care)."""

HEALTH = ("allergies", "medical", "none_known", "needs", "send")
"""The fields of a care record that say something about health."""
KEPT_WEEKS = 6
"""So many weeks after the last day at an activity for children is a care record kept, if nobody says otherwise."""
LONGEST_LINE, LONGEST_TEXT, MOST_CONTACTS = 80, 500, 6
"""Letters of a name or a phone number, letters of what must be known, and contacts of one child."""
_TEXTS = ("collect_by", "allergies", "medical", "needs")
_CODES = ("fsm", "send", "school_phase")
_BESIDE = " / "
"""Stands between what two records of one child say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A grown-up to call: name, what they are to the child (list ``relationship``), phone."""

    name: str
    relationship: str = "PARENT"
    phone: str = ""
    may_collect: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """The care record of one child; there is one per person, and it is never exported.

    ``collect_by`` names others who may collect. ``own_way_home`` says whether the child may leave
    alone, ``None`` where nobody was asked. ``allergies`` and ``medical`` are what to know and what to
    do; ``none_known`` says that somebody asked and there is nothing. ``fsm`` (meal entitlement),
    ``send`` (additional needs) and ``school_phase`` are codes of the lists of those names, and
    ``needs`` says in words what helps. It is deleted on ``delete_on``.
    """

    id: str
    person_id: str
    contacts: tuple[Contact, ...] = ()
    collect_by: str = ""
    own_way_home: bool | None = None
    allergies: str = ""
    medical: str = ""
    none_known: bool = False
    needs: str = ""
    fsm: str = NOT_ASKED
    send: str = NOT_ASKED
    school_phase: str = NOT_ASKED
    delete_on: dt.date | None = None
    alive: bool = True

    @property
    def about_health(self) -> bool:
        """Whether it holds anything that only a yes to ``medical`` allows."""
        usual = Care(id=self.id, person_id=self.person_id)
        return any(getattr(self, name) != getattr(usual, name) for name in HEALTH)

    @property
    def reachable(self) -> tuple[Contact, ...]:
        """The contacts that can be called."""
        return tuple(each for each in self.contacts if each.name and each.phone)

    @property
    def collectors(self) -> tuple[str, ...]:
        """Everybody who may collect the child, contacts first."""
        named = [each.name for each in self.contacts if each.name and each.may_collect]
        others = (each.strip() for each in self.collect_by.split(","))
        return tuple(dict.fromkeys((*named, *(each for each in others if each))))

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is in it: it was deleted on ``delete_on``, or never filled in."""
        return self == Care(id=self.id, person_id=self.person_id, delete_on=self.delete_on)

    def deleted(self, day: dt.date) -> "Care":
        """The same with nothing in it; that it was there, and until when, is all that stays.

        So a month from before that day is not asked for contacts that nobody may keep any more.
        """
        return Care(id=self.id, person_id=self.person_id, delete_on=day)


def care_id(person_id: str) -> str:
    """The id two laptops agree on for the care record of one person."""
    return derived(f"care|{person_id}")


def kept_until(last_day: dt.date) -> dt.date:
    """Until when a care record is kept whose child came last on that day, if nobody says otherwise."""
    return last_day + dt.timedelta(weeks=KEPT_WEEKS)


def together(records: Sequence[Care]) -> Care | None:
    """What several records of one child tell together, the first before the others.

    Nothing that was told of a child is lost because they were written down twice.
    """
    told = [each for each in records if not each.says_nothing]
    if len(told) < 2:  # noqa: PLR2004 - one alone tells what it tells
        return next(iter((*told, *records)), None)
    first = told[0]
    lines: dict[str, Any] = {
        name: _side_by_side([getattr(each, name) for each in told]) for name in _TEXTS
    }
    codes: dict[str, Any] = {
        name: _first_told([getattr(each, name) for each in told]) for name in _CODES
    }
    alone = [each.own_way_home for each in told if each.own_way_home is not None]
    return replace(
        first,
        **lines,
        **codes,
        contacts=tuple(dict.fromkeys(contact for each in told for contact in each.contacts)),
        own_way_home=all(alone) if alone else None,
        none_known=first.none_known and not (lines["allergies"] or lines["medical"]),
        delete_on=max((each.delete_on for each in told if each.delete_on), default=None),
    )


def _side_by_side(texts: Sequence[str]) -> str:
    return _BESIDE.join(dict.fromkeys(text for text in texts if text))


def _first_told(codes: Sequence[str]) -> str:
    return next((code for code in codes if code != NOT_ASKED), NOT_ASKED)
