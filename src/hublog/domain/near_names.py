"""Names that are one slip of the finger from what is typed, found without looking through all of them."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORT = 6
"""Half of a shorter text says too little; names that short are few, and all are looked at."""
_AFTER_ALL = "\U0010ffff"


class NearNames:
    """Names, sorted from both ends.

    One slip changes a name before its middle or after it, never both, so whatever is one slip away
    begins or ends with half of what is typed.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._forwards = sorted(names)
        self._backwards = sorted(name[::-1] for name in self._forwards)
        self._short = {name for name in self._forwards if len(name) <= _SHORT}

    def put(self, name: str) -> None:
        """Take a further name in."""
        insort(self._forwards, name)
        insort(self._backwards, name[::-1])
        if len(name) <= _SHORT:
            self._short.add(name)

    def one_slip_from(self, text: str) -> list[str]:
        """The names within one letter wrong, missing, too many, or two exchanged."""
        choices = self._short if len(text) < _SHORT else self._sharing_half(text)
        near = process.extract(text, choices, scorer=OSA.distance, score_cutoff=1, limit=None)
        return [choice for choice, _, _ in near]

    def _sharing_half(self, text: str) -> set[str]:
        half = (len(text) - 1) // 2
        about = range(len(text) - 1, len(text) + 2)
        begun = _beginning(self._forwards, text[:half])
        ended = _beginning(self._backwards, text[::-1][:half])
        return {
            *(name for name in begun if len(name) in about),
            *(name[::-1] for name in ended if len(name) in about),
        }


def _beginning(names: list[str], text: str) -> list[str]:
    return names[bisect_left(names, text) : bisect_left(names, text + _AFTER_ALL)]
