"""People who were written down on two laptops, neither of which had heard of the other's, and may be one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, product
from typing import NamedTuple

from hublog.domain.checks.naming import Naming, naming
from hublog.domain.people import Person
from hublog.domain.slips import slips


class _Called(NamedTuple):
    """A person and what they go by."""

    person: Person
    naming: Naming


_ByName = Mapping[str, list[_Called]]


def likely_twins(there: Iterable[Person], here: Iterable[Person]) -> list[tuple[str, str]]:
    """Pairs of ids that may be one person, the one there first, in order.

    Whole names are alike within one slip of the finger; single names, such as nicknames, are the same,
    and one of the two has no full name. Nothing that both told parts them. This asks more than DQ13
    does: at a camp nothing but a name is known, and the two were made in the same days.
    """
    one = [_Called(person, naming(person)) for person in there]
    other = [_Called(person, naming(person)) for person in here]
    pairs = chain(
        _by_whole_names(_named(one, whole=True), _named(other, whole=True)),
        _by_single_names(_named(one, whole=False), _named(other, whole=False)),
    )
    return sorted(
        {
            (mine.person.id, yours.person.id)
            for mine, yours in pairs
            if not _parted(mine.person, yours.person)
        }
    )


def _by_whole_names(mine: _ByName, yours: _ByName) -> Iterator[tuple[_Called, _Called]]:
    for name in mine.keys() & yours.keys():
        yield from product(mine[name], yours[name])
    for first, second in slips({**mine, **yours}):
        for left, right in ((first, second), (second, first)):
            yield from product(mine.get(left, ()), yours.get(right, ()))


def _by_single_names(mine: _ByName, yours: _ByName) -> Iterator[tuple[_Called, _Called]]:
    for name in mine.keys() & yours.keys():
        bare = [each for each in mine[name] if not each.naming.full]
        yield from product(bare, yours[name])
        full = [each for each in mine[name] if each.naming.full]
        yield from product(full, [each for each in yours[name] if not each.naming.full])


def _named(people: Iterable[_Called], *, whole: bool) -> _ByName:
    found: dict[str, list[_Called]] = defaultdict(list)
    for each in people:
        for name in each.naming.whole if whole else each.naming.single:
            found[name].append(each)
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
