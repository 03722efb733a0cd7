"""The rule about people who may be in the register twice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from phonenumbers import NumberParseException, parse
from rapidfuzz.distance import OSA

from hublog.domain.checks.about import about_person
from hublog.domain.checks.finding import ASKS, Finding, trace
from hublog.domain.checks.looking import Look
from hublog.domain.checks.naming import Naming
from hublog.domain.people import Person
from hublog.domain.postcodes import outward, tidy

SHORTEST = 5
"""Names with fewer letters differ by one letter too easily; they must be the same."""
_COUNTRY = "GB"
_NOTHING, _DISTRICT, _MORE = 0, 1, 2


class _Told(NamedTuple):
    """What somebody goes by, and what they told by which a double is known."""

    naming: Naming
    birth_year: int | None
    district: str
    phone: str


def likely_doubles(look: Look) -> Iterator[Finding]:
    """DQ13: two people whose names are alike, and who share birth year, phone or postcode district.

    One of them came this month. Names are alike within one slip of the finger; a single name, such as
    a nickname, only speaks where one of the two has no full name, and a district is not enough then.
    What both told and differs in any of the three parts them. Whoever was merged is one person.
    """
    told = {
        who: _Told(look.naming[who], person.birth_year, _district(person), person.phone)
        for who, person in look.facts.people.items()
        if person.birth_year is not None or person.phone or _district(person)
    }
    seen: set[tuple[str, str]] = set()
    for pair in chain(_whole_names_meet(told), _single_names_meet(told)):
        if pair not in seen:
            seen.add(pair)
            one, other = pair
            came = look.visits[one] or look.visits[other]
            if came and _alike(told[one], told[other]):
                yield _double(look, one, other)


def _double(look: Look, one: str, other: str) -> Finding:
    first, second = look.facts.people[one], look.facts.people[other]
    names = (look.naming[who] for who in (one, other))
    found = about_person(
        first,
        "DQ13",
        ASKS,
        subject=f"{one}+{other}",
        also=(("person", other),),
        evidence=trace(*(sorted({*each.whole, *each.single}) for each in names)),
    )
    return replace(found, people=(first.name, second.name))


def _whole_names_meet(told: Mapping[str, _Told]) -> Iterator[tuple[str, str]]:
    """Pairs, in order, that share what is left of a name when at most one letter is taken out.

    Whoever differs by one slip shares one of these forms, so nobody is held against everybody.
    """
    first: dict[str, str] = {}
    shared: dict[str, list[str]] = {}
    for who, each in told.items():
        for form in _forms(each.naming.whole):
            earlier = first.setdefault(form, who)
            if earlier is not who:
                shared.setdefault(form, [earlier]).append(who)
    for sharing in shared.values():
        yield from ((one, other) for one in sharing for other in sharing if one < other)


def _single_names_meet(told: Mapping[str, _Told]) -> Iterator[tuple[str, str]]:
    """The same by single names, of pairs of which one has no full name.

    Of those who have one, every other Mary is somebody else.
    """
    nameless: dict[str, list[str]] = defaultdict(list)
    for who, each in told.items():
        if not each.naming.full:
            for form in _forms(each.naming.single):
                nameless[form].append(who)
    for who, each in told.items() if nameless else ():
        for form in _forms(each.naming.single):
            others = nameless.get(form, ())
            yield from ((min(who, o), max(who, o)) for o in others if o != who)


def _forms(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield name
        if len(name) >= SHORTEST:
            for place in range(len(name)):
                yield name[:place] + name[place + 1 :]


def _alike(one: _Told, other: _Told) -> bool:
    shared = _shared(one, other)
    if shared == _NOTHING:
        return False
    if _any_alike(one.naming.whole, other.naming.whole):
        return True
    nameless = not (one.naming.full and other.naming.full)
    single = shared == _MORE and nameless
    return single and _any_alike(one.naming.single, other.naming.single)


def _any_alike(names: Iterable[str], others: tuple[str, ...]) -> bool:
    return any(_one_slip(name, other) for name in names for other in others)


def _one_slip(name: str, other: str) -> bool:
    if name == other:
        return True
    return min(len(name), len(other)) >= SHORTEST and OSA.distance(name, other) <= 1


def _shared(one: _Told, other: _Told) -> int:
    """How much they share: nothing, also where anything parts them, a district, or more."""
    same = [_same(one.birth_year, other.birth_year), _same(one.district, other.district)]
    if False in same:
        return _NOTHING
    same.append(_same(one.phone and _digits(one.phone), other.phone and _digits(other.phone)))
    if False in same or not any(same):
        return _NOTHING
    return _MORE if same[0] or same[2] else _DISTRICT


def _same(mine: object, theirs: object) -> bool | None:
    """Whether two answers agree; ``None`` where one of them was not given."""
    return mine == theirs if mine and theirs else None


def _digits(phone: str) -> str:
    """The number as it is dialled from anywhere, however it was written."""
    try:
        number = parse(phone, _COUNTRY)
    except NumberParseException:
        return "".join(sign for sign in phone if sign.isdecimal())
    return f"{number.country_code}{number.national_number}"


def _district(person: Person) -> str:
    return person.outward or outward(tidy(person.postcode) or "")
