"""Public keys as people compare them: five plain words, read out over the phone."""

import hashlib
from collections.abc import Sequence

_WORDS = 5
FEWEST_WORDS = 7_600
"""Five words of so many are as good as 64 tosses of a coin: nobody finds another key for them."""


def five_words(public_key: str, words: Sequence[str]) -> str:
    """The words that stand for a public key, given as hexadecimal digits.

    Both ends must hold the same list in the same order. ``ValueError`` where the list is too short or
    the key is none.
    """
    if len(words) < FEWEST_WORDS:
        raise ValueError(f"a list of {len(words)} words is too short to tell keys apart")
    rest = int.from_bytes(hashlib.sha256(bytes.fromhex(public_key)).digest(), "big")
    said = []
    for _ in range(_WORDS):
        rest, at = divmod(rest, len(words))
        said.append(words[at])
    return " ".join(said)


def same_words(one: str, other: str) -> bool:
    """Whether two people said the same words: capitals, commas and blanks do not matter."""
    return _bare(one) == _bare(other) != []


def _bare(said: str) -> list[str]:
    return said.casefold().replace(",", " ").split()
