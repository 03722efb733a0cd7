"""People who may be one and the same though their names are written differently."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hublog.domain.names import fold

_SHORTEST = 5
"""Names with fewer letters differ by one letter too easily."""


class Double(NamedTuple):
    """A name of the file, and another that may mean the same person."""

    name: str
    other: str


def doubles(names: Iterable[str], others: Iterable[str]) -> tuple[Double, ...]:
    """Pairs of which the first stands in ``names`` and the second in either.

    Two names are alike when their words are the same in another order, or when they are one slip of
    the finger apart: a letter more, less, another one, or two exchanged (domain.md, DQ13).
    """
    names, seen = list(names), dict[str, list[str]]()
    found: dict[tuple[str, ...], Double] = {}
    for name in [*others, *names]:
        for form in dict.fromkeys(_forms(name)):
            seen.setdefault(form, []).append(name)
    for name in names:
        for form in _forms(name):
            for other in seen[form]:
                if other is not name and _one_slip(_sorted(name), _sorted(other)):
                    found.setdefault(tuple(sorted((name, other))), Double(name, other))
    return tuple(found.values())


def _sorted(name: str) -> str:
    return " ".join(sorted(fold(name).split()))


def _forms(name: str) -> Iterator[str]:
    """The name and all that is left of it when one letter is taken out: alike names share one."""
    text = _sorted(name)
    yield text
    if len(text) >= _SHORTEST:
        for place in range(len(text)):
            yield text[:place] + text[place + 1 :]


def _one_slip(one: str, other: str) -> bool:
    """Whether at most one letter is more, less or another, or two neighbours are exchanged."""
    first = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if first is None:
        return abs(len(one) - len(other)) <= 1
    exchanged = one[:first] + one[first + 1 : first + 2] + one[first] + one[first + 2 :]
    return other == exchanged or any(
        one[first + i :] == other[first + j :] for i, j in ((1, 1), (1, 0), (0, 1))
    )
