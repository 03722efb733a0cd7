"""What a register holds about people, told in numbers and kinds: what has to be said when it is lost."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from hublog.domain.ages import age_band, age_group
from hublog.domain.facts import Facts
from hublog.domain.people import NOT_ASKED, PREFERS_NOT_TO_SAY, UNTOLD, Person

SPECIAL = ("ethnic_group", "health", "advice")
"""Kinds that the UK GDPR protects more than others (Article 9), or that can tell as much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How many people a register holds, and what about them.

    Those merged into one count once; the forgotten do not count. ``children`` are under 18 on
    ``day``, by birth date or by what they said; of ``age_unknown`` nobody knows. ``kinds`` are those
    of ``KINDS`` that somebody told something of, and ``how_many`` says of how many people.
    """

    day: date
    people: int
    children: int
    age_unknown: int
    how_many: dict[str, int]

    @property
    def kinds(self) -> tuple[str, ...]:
        """What is really held, in the order of ``KINDS``."""
        return tuple(kind for kind in KINDS if self.how_many.get(kind))

    @property
    def special(self) -> tuple[str, ...]:
        """Those of them that are protected more than others."""
        return tuple(kind for kind in self.kinds if kind in SPECIAL)


def held_in(facts: Facts, day: date) -> Held:
    """What these facts hold on that day."""
    people = facts.people
    groups = [age_group(age_band(person, day)) for person in people.values()]
    how_many = {kind: sum(map(tells, people.values())) for kind, tells in _ABOUT_A_PERSON.items()}
    how_many["visits"] = _different(each.person_id for each in facts.visits)
    how_many["volunteering"] = _different(
        each.person_id if each.person_id in people else None for each in facts.volunteer_times
    )
    how_many["advice"] = _different(each.person_id for each in facts.referrals)
    return Held(
        day=day,
        people=len(people),
        children=groups.count("U18"),
        age_unknown=sum(group in {NOT_ASKED, PREFERS_NOT_TO_SAY} for group in groups),
        how_many=how_many,
    )


def _different(who: Iterable[str | None]) -> int:
    return len({each for each in who if each is not None})


def _answered(field: str) -> Callable[[Person], bool]:
    """To have said that one would rather not say tells nothing about somebody."""
    nothing = (*UNTOLD, PREFERS_NOT_TO_SAY)
    return lambda person: getattr(person, field) not in nothing


_ABOUT_A_PERSON: dict[str, Callable[[Person], bool]] = {
    "names": lambda _: True,
    "birth": lambda person: person.birth_year is not None or person.birth_month is not None,
    "age": _answered("age_band"),
    "sex": _answered("sex"),
    "ethnic_group": _answered("ethnic_group"),
    "health": _answered("disability"),
    "postcode": _answered("postcode"),
    "language": _answered("first_language"),
    "phone": lambda person: bool(person.phone),
    "email": lambda person: bool(person.email),
    "heard_from": _answered("heard_from"),
    "notes": lambda person: bool(person.note),
}
KINDS = (*_ABOUT_A_PERSON, "visits", "volunteering", "advice")
"""Every kind of data about people that a register can hold, in the order in which they are told."""
