"""What those on shift must know to look after a child; it never leaves the laptop."""

import datetime as dt
from dataclasses import dataclass

from hublog.domain.derived_ids import derived
from hublog.domain.people import NOT_ASKED

CONTACTS_NEEDED = 2
"""How many grown-ups must be reachable for a child at an activity for children (domain.md, Care)."""

HEALTH = ("allergies", "medical", "none_known", "needs", "send")
"""The fields of a care record that say something about health."""


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


def care_id(person_id: str) -> str:
    """The id two laptops agree on for the care record of one person."""
    return derived(f"care|{person_id}")
