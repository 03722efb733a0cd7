"""People who were written down on two laptops, neither of which had heard of the other's, and may be one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from hublog.domain.checks.naming import naming
from hublog.domain.people import Person
from hublog.domain.slips import slips

_Names = Mapping[str, list[Person]]


def likely_twins(there: Iterable[Person], here: Iterable[Person]) -> list[tuple[str, str]]:
    """Pairs of ids that may be one person, the one there first, in order.

    Whole names are alike within one slip of the finger; single names, such as nicknames, are the same,
    and one of the two has no full name. Nothing that both told parts them. This asks more than DQ13
    does: at a camp nothing but a name is known, and the two were made in the same days.
    """
    one, other = list(there), list(here)
    found = {
        (mine.id, yours.id)
        for mine, yours in (*_by_whole_names(one, other), *_by_single_names(one, other))
        if not _parted(mine, yours)
    }
    return sorted(found)


def _by_whole_names(one: list[Person], other: list[Person]) -> Iterator[tuple[Person, Person]]:
    mine, yours = _whole(one), _whole(other)
    for name in mine.keys() & yours.keys():
        yield from product(mine[name], yours[name])
    for first, second in slips({**mine, **yours}):
        for left, right in ((first, second), (second, first)):
            yield from product(mine.get(left, ()), yours.get(right, ()))


def _by_single_names(one: list[Person], other: list[Person]) -> Iterator[tuple[Person, Person]]:
    mine, yours = _single(one), _single(other)
    for name in mine.keys() & yours.keys():
        for pair in product(mine[name], yours[name]):
            if not all(naming(person).full for person in pair):
                yield pair


def _whole(people: Iterable[Person]) -> _Names:
    return _by_name((name, person) for person in people for name in naming(person).whole)


def _single(people: Iterable[Person]) -> _Names:
    return _by_name((name, person) for person in people for name in naming(person).single)


def _by_name(named: Iterable[tuple[str, Person]]) -> _Names:
    found: dict[str, list[Person]] = defaultdict(list)
    for name, person in named:
        found[name].append(person)
    return found


def _parted(one: Person, other: Person) -> bool:
    """Whether both told something by which they cannot be one."""
    return any(
        mine and yours and mine != yours
        for mine, yours in (
            (one.birth_year, other.birth_year),
            (one.outward, other.outward),
            (one.phone, other.phone),
        )
    )
