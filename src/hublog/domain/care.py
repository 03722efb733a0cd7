"""What those on shift must know to look after a child; it is in nothing that others get."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hublog.domain.derived_ids import derived
from hublog.domain.names import fold, names_them
from hublog.domain.people import NOT_ASKED

CONTACTS_NEEDED = 2
"""How many grown-ups must be reachable for a child at an activity for children (domain.md, Care)."""

HEALTH = ("allergies", "medical", "none_known", "needs", "send")
"""The fields of a care record that say something about health."""
KEPT_WEEKS = 6
"""So many weeks after the last day at an activity for children is a care record kept, if nobody says otherwise."""
LONGEST_LINE, LONGEST_TEXT, MOST_CONTACTS = 80, 500, 6
"""Letters of a name or a phone number, letters of what must be known, and contacts of one child."""
_BETWEEN = re.compile("[/,;]")
_CODES = ("fsm", "send", "school_phase")
_BESIDE = {"collect_by": ", "} | dict.fromkeys(("allergies", "medical", "needs"), " / ")
"""Stands between what two records of one child say in each text."""
_NOBODY_S = "OTHER"
"""What somebody is to a child where that is not said (list ``relationship``)."""
_SINGLE = ("own_way_home", "none_known", *_CODES, "delete_on")


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
        """Everybody who may collect the child, contacts first; never whoever may not by any word.

        Nor whoever may not by a name that is written otherwise, and nobody where no name is left.
        """
        named = (each.name for each in self.contacts if not self.is_barred(each.name))
        others = (each.strip() for each in self.collect_by.split(","))
        every: dict[str, str] = {}
        for each in (*named, *(other for other in others if not names_them(other, self.barred))):
            every.setdefault(fold(each), each)
        return tuple(name for folded, name in every.items() if folded)

    @property
    def barred(self) -> tuple[str, ...]:
        """Those of the contacts who may not collect the child."""
        return tuple(each.name for each in self.contacts if each.name and not each.may_collect)

    def is_barred(self, name: str) -> bool:
        """Whether somebody of that name, however it is written, may not collect the child."""
        return fold(name) in map(fold, self.barred)

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


def said_as(contact: Contact) -> str:
    """By which sentence somebody is told: to be called, not to collect the child, or both."""
    if contact.may_collect:
        return "contact"
    return "contact_barred" if contact.phone else "barred"


def called_first(new: Contact, noted: Sequence[Contact]) -> tuple[Contact, ...]:
    """Those to call with this one first and once; of too many the last goes who may collect the child."""
    others = [each for each in noted if fold(each.name) != fold(new.name)]
    while len(others) >= MOST_CONTACTS:
        may = [each for each in others if each.may_collect]
        others.remove((may or others)[-1])
    return (new, *others)


def told_anew(
    noted: Sequence[Contact], told: Sequence[Contact], barred: Sequence[str]
) -> tuple[Contact, ...]:
    """Those told in place of those noted, if any; whoever may not collect the child stays all the same.

    Nor may the ``barred``, whether or not they can be called.
    """
    never = [each for each in noted if not each.may_collect]
    every = list(told or noted)
    for each in (*never, *(Contact(name=name, relationship=_NOBODY_S) for name in barred)):
        if fold(each.name) not in {fold(one.name) for one in every}:
            every.append(each)
    may_not = {fold(name) for name in (*(each.name for each in never), *barred)}
    return tuple(replace(each, may_collect=fold(each.name) not in may_not) for each in every)


def kept_until(last_day: dt.date) -> dt.date:
    """Until when a care record is kept whose child came last on that day, if nobody says otherwise."""
    return last_day + dt.timedelta(weeks=KEPT_WEEKS)


def together(records: Sequence[Care]) -> Care | None:
    """What several records of one child tell together, the first before the others.

    Nothing that was told of a child is lost because they were written down twice.
    """
    told = [each for each in records if not each.says_nothing]
    if len(told) < 2:  # noqa: PLR2004 - one alone tells what it tells
        return next((sure(each) for each in (*told, *records)), None)
    first = told[0]
    lines: dict[str, Any] = {
        name: _side_by_side([getattr(each, name) for each in told], beside)
        for name, beside in _BESIDE.items()
    }
    codes: dict[str, Any] = {
        name: _first_told([getattr(each, name) for each in told]) for name in _CODES
    }
    alone = [each.own_way_home for each in told if each.own_way_home is not None]
    joined = replace(
        first,
        **lines,
        **codes,
        contacts=tuple(dict.fromkeys(contact for each in told for contact in each.contacts)),
        own_way_home=all(alone) if alone else None,
        delete_on=max((each.delete_on for each in told if each.delete_on), default=None),
    )
    return sure(joined)


def sure(care: Care) -> Care:
    """The same, where nothing says that there are no allergies and no illness beside one that is told.

    Two laptops may have said so at the same time.
    """
    return replace(care, none_known=care.none_known and not (care.allergies or care.medical))


def tells_more_of_health(was: Care, now: Care) -> bool:
    """Whether anything is told about health that was not; part of what stood there is no more."""
    usual = Care(id=now.id, person_id=now.person_id)
    return any(
        not told.issubset(_told_apart(was, name))
        for name in HEALTH
        if (told := _told_apart(now, name)) != _told_apart(usual, name)
    )


def _told_apart(care: Care, name: str) -> set[str]:
    """Each thing that a field tells, as it is compared."""
    return {part.strip().casefold() for part in _BETWEEN.split(str(getattr(care, name)))} - {""}


def shared_out(told: Care, records: Sequence[Care]) -> list[Care]:
    """The records of one child, so changed that together they tell this; what is new goes to the first.

    Nobody gets what only another record held: two children may have been taken for one, and whoever
    may collect the one must not be offered for the other.
    """
    before, (own, *others) = together(records), records
    if not others:
        return [replace(told, id=own.id, person_id=own.person_id)]
    single = {n: v for n in _SINGLE if (v := getattr(told, n)) != getattr(before, n)}
    beside = [_told_beside(each, told, own, single) for each in others]
    names = {each.name for each in own.contacts}
    held = {contact for each in beside for contact in each.contacts}
    contacts = tuple(each for each in told.contacts if each.name in names or each not in held)
    lines: dict[str, Any] = {
        name: _less(told, own, others, name, between) for name, between in _BESIDE.items()
    }
    delete_on = told.delete_on if own.says_nothing else own.delete_on
    mine = {"contacts": contacts, "delete_on": delete_on, **lines, **single}
    return [replace(own, **mine), *beside]


def _told_beside(care: Care, told: Care, own: Care, single: Mapping[str, Any]) -> Care:
    """Another record of the child: what stands still stands, what was changed in it is changed."""
    usual = Care(id=care.id, person_id=care.person_id)
    changed = {n: v for n, v in single.items() if getattr(care, n) != getattr(usual, n)}
    called = {each.name: each for each in told.contacts}
    theirs = (each if each in told.contacts else called.get(each.name) for each in care.contacts)
    lines: dict[str, Any] = {
        name: _standing(care, told, own, name, between) for name, between in _BESIDE.items()
    }
    return sure(replace(care, contacts=tuple(filter(None, theirs)), **lines, **changed))


def _standing(care: Care, told: Care, own: Care, name: str, between: str) -> str:
    now, was = _parts(told, name, between), _parts(care, name, between)
    stands = [each for each in was if each in now]
    if was and not stands and name != "collect_by":
        # Said in other words by now: a warning too many is safer than one that is lost.
        stands = [each for each in now if each not in _parts(own, name, between)]
    return between.join(stands)


def _less(told: Care, own: Care, others: Sequence[Care], name: str, between: str) -> str:
    """What the child's own record says in a text of which other records say a part."""
    said = {part for each in others for part in _parts(each, name, between)}
    had = _parts(own, name, between)
    now = _parts(told, name, between)
    return between.join(each for each in now if each in had or each not in said)


def _parts(care: Care, name: str, between: str) -> list[str]:
    return [part for each in getattr(care, name).split(between.rstrip()) if (part := each.strip())]


def _side_by_side(texts: Sequence[str], between: str) -> str:
    return between.join(dict.fromkeys(text for text in texts if text))


def _first_told(codes: Sequence[str]) -> str:
    return next((code for code in codes if code != NOT_ASKED), NOT_ASKED)
