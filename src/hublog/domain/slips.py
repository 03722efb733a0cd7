"""Words that are one slip of the finger apart, found without holding every one against all others."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

SHORTEST = 5
"""Words with fewer letters differ by one letter too easily; they must be the same."""


def one_slip(word: str, other: str) -> bool:
    """Whether they are the same but for one letter more, less or other, or two exchanged (DQ13)."""
    if word == other:
        return True
    return min(len(word), len(other)) >= SHORTEST and OSA.distance(word, other) <= 1


def remainders(word: str) -> Iterator[str]:
    """The word, and all that is left of it when one letter is taken out: two alike share one."""
    yield word
    if len(word) >= SHORTEST:
        for place in range(len(word)):
            yield word[:place] + word[place + 1 :]


def slips(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every two of these words, all different, that are one slip apart; each pair in order, once."""
    first: dict[str, str] = {}
    shared: dict[str, list[str]] = {}
    for word in words:
        for rest in remainders(word):
            earlier = first.setdefault(rest, word)
            if earlier is not word:
                shared.setdefault(rest, [earlier]).append(word)
    seen: set[tuple[str, str]] = set()
    for alike in shared.values():
        for pair in combinations(sorted(set(alike)), 2):
            if pair not in seen:
                seen.add(pair)
                if one_slip(*pair):
                    yield pair
