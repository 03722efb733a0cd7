"""The rule about people who may be in the register twice."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, combinations
from typing import NamedTuple

from phonenumbers import NumberParseException, parse

from hublog.domain.checks.about import about_person
from hublog.domain.checks.finding import ASKS, Finding, trace
from hublog.domain.checks.looking import Look
from hublog.domain.checks.naming import Naming
from hublog.domain.people import Person
from hublog.domain.postcodes import outward, tidy
from hublog.domain.slips import one_slip, slips

_COUNTRY = "GB"
_END_OF_A_NUMBER = 6
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
    for one, other in alike(look.facts.people, look.naming):
        if look.visits[one] or look.visits[other]:
            yield _double(look, one, other)


def alike(people: Mapping[str, Person], named: Mapping[str, Naming]) -> Iterator[tuple[str, str]]:
    """Every two of these people, in order, who may be one by the rule, whoever came."""
    told = {
        who: _Told(named[who], person.birth_year, _district(person), person.phone)
        for who, person in people.items()
        if person.birth_year is not None or person.phone or _district(person)
    }
    seen: set[tuple[str, str]] = set()
    for pair in chain(_by_whole_names(told), _by_single_names(told)):
        if pair not in seen:
            seen.add(pair)
            one, other = pair
            if _alike(told[one], told[other]):
                yield pair


def subject_of(one: str, other: str) -> str:
    """What an acceptance about these two is about, whichever is named first."""
    return "+".join(sorted((one, other)))


def evidence_of(one: Naming, other: Naming) -> str:
    """What such an acceptance speaks of: where one of them is called otherwise, it is asked again."""
    return trace(*(sorted({*each.whole, *each.single}) for each in (one, other)))


def parted(one: Person, other: Person) -> bool:
    """Whether both told something by which they cannot be one."""
    pairs = (
        (one.birth_year, other.birth_year),
        (_district(one), _district(other)),
        (one.phone and _digits(one.phone), other.phone and _digits(other.phone)),
    )
    return any(_same(mine, yours) is False for mine, yours in pairs)


def _double(look: Look, one: str, other: str) -> Finding:
    first, second = look.facts.people[one], look.facts.people[other]
    found = about_person(
        first,
        "DQ13",
        ASKS,
        subject=subject_of(one, other),
        also=(("person", other),),
        evidence=evidence_of(look.naming[one], look.naming[other]),
    )
    return replace(found, people=(first.name, second.name))


def _by_whole_names(told: Mapping[str, _Told]) -> Iterator[tuple[str, str]]:
    """Pairs, in order, that go by like names of several words and share something they told."""
    people = _people_by_name({who: each.naming.whole for who, each in told.items()})
    for name, other in _like_names(people):
        yield from _sharing({*people[name], *people[other]}, told, _anything)


def _by_single_names(told: Mapping[str, _Told]) -> Iterator[tuple[str, str]]:
    """The same by single names, of pairs of which one has no full name.

    Of those who have one, every other Mary is somebody else.
    """
    if all(each.naming.full for each in told.values()):
        return
    people = _people_by_name({who: each.naming.single for who, each in told.items()})
    for name, other in _like_names(people):
        for pair in _sharing({*people[name], *people[other]}, told, _more):
            if not all(told[who].naming.full for who in pair):
                yield pair


def _people_by_name(names: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    people: dict[str, list[str]] = defaultdict(list)
    for who, each in names.items():
        for name in each:
            people[name].append(who)
    return people


def _like_names(people: Mapping[str, Collection[str]]) -> Iterator[tuple[str, str]]:
    """Every name that several go by, with itself, and every two names within one slip."""
    yield from ((name, name) for name, each in people.items() if len(each) > 1)
    yield from slips(people)


def _sharing(
    people: Collection[str], told: Mapping[str, _Told], facts: Callable[[_Told], Iterable[object]]
) -> Iterator[tuple[str, str]]:
    """Those pairs of them that share one of these facts: even of one name, most share nothing."""
    bunches: dict[object, list[str]] = defaultdict(list)
    for who in people:
        for fact in facts(told[who]):
            bunches[fact].append(who)
    for bunch in bunches.values():
        yield from combinations(sorted(bunch), 2)


def _anything(told: _Told) -> Iterator[object]:
    yield from _more(told)
    if told.district:
        yield told.district


def _more(told: _Told) -> Iterator[object]:
    """What is enough for single names. Phones of one number end alike, however they begin."""
    if told.birth_year is not None:
        yield told.birth_year
    if told.phone:
        yield "phone", _dialled(told.phone)[-_END_OF_A_NUMBER:]


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
    return any(one_slip(name, other) for name in names for other in others)


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
        return _dialled(phone)
    return f"{number.country_code}{number.national_number}"


def _dialled(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdecimal())


def _district(person: Person) -> str:
    return person.outward or outward(tidy(person.postcode) or "")
