"""People who may be one and the same though their names are written differently."""

from collections.abc import Iterable
from typing import NamedTuple

from hublog.domain.names import fold
from hublog.domain.slips import one_slip, remainders


class Double(NamedTuple):
    """A name of the file, and another that may mean the same person."""

    name: str
    other: str


def doubles(names: Iterable[str], others: Iterable[str]) -> tuple[Double, ...]:
    """Pairs of which the first stands in ``names`` and the second in either.

    Two names are alike when their words are the same in another order, or when they are one slip of
    the finger apart: a letter more, less, another one, or two exchanged (domain.md, DQ13). Made for
    whole files: it compares only names that share what is left when one letter is taken out.
    """
    names, seen = list(names), dict[str, list[str]]()
    found: dict[tuple[str, ...], Double] = {}
    for name in [*others, *names]:
        for form in dict.fromkeys(remainders(_sorted(name))):
            seen.setdefault(form, []).append(name)
    for name in names:
        for form in remainders(_sorted(name)):
            for other in seen[form]:
                if other is not name and one_slip(_sorted(name), _sorted(other)):
                    found.setdefault(tuple(sorted((name, other))), Double(name, other))
    return tuple(found.values())


def _sorted(name: str) -> str:
    return " ".join(sorted(fold(name).split()))
