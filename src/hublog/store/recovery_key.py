"""The recovery key: 26 Crockford base32 characters on paper, a slip in any group located (P5)."""

import secrets
from collections.abc import Iterator

from hublog.domain.problems import Problem

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS = (4, 4, 5, 4, 4, 5)
"""Characters in each group; one check symbol follows each."""
_PRIME = 37
_STEP = 7
_LIKELY_SLIPS = 2
_PRINTED = sum(_GROUPS) + len(_GROUPS)
_MISREAD = str.maketrans("OIL", "011")


def draw() -> str:
    """A new recovery key as it is printed, 128 bits drawn by the system."""
    return "-".join(_draw_group(position, size) for position, size in enumerate(_GROUPS, 1))


def looks_like_one(text: str) -> bool:
    """Whether a person who typed this meant the recovery key, with a slip or two."""
    typed = _typed(text)
    return typed.isalnum() and abs(len(typed) - _PRINTED) <= _LIKELY_SLIPS


def read(text: str) -> str | Problem:
    """The 26 characters that were drawn, as the secret of a slot.

    Small letters, O for 0, I and L for 1, blanks and dashes anywhere are understood.
    ``RECOVERY_GROUP`` names the first group with a slip in it, counted from 1.
    """
    typed = _typed(text)
    for position, group in enumerate(_split(typed), 1):
        whole = len(group) == _GROUPS[position - 1] + 1
        if not whole or _check(group[:-1], position) != group[-1]:
            return Problem("RECOVERY_GROUP", str(position))
    if len(typed) != _PRINTED:
        return Problem("RECOVERY_GROUP", str(len(_GROUPS)))
    return characters(typed)


def characters(printed: str) -> str:
    """The 26 characters of a key without slips, its check symbols left out."""
    return "".join(group[:-1] for group in _split(_typed(printed)))


def _draw_group(position: int, size: int) -> str:
    while True:
        drawn = "".join(secrets.choice(_SIGNS) for _ in range(size))
        check = _check(drawn, position)
        if check is not None:
            return drawn + check


def _check(characters: str, position: int) -> str | None:
    """The check symbol of a group, ``None`` where it would be none of the ordinary symbols.

    37 is prime and no neighbour of 32, so one wrong character or two swapped ones always show.
    """
    value = 0
    for sign in characters:
        number = _SIGNS.find(sign)
        if number < 0:
            return None
        value = value * len(_SIGNS) + number
    value = (value + _STEP * position) % _PRIME
    return _SIGNS[value] if value < len(_SIGNS) else None


def _split(typed: str) -> Iterator[str]:
    start = 0
    for size in _GROUPS:
        yield typed[start : start + size + 1]
        start += size + 1


def _typed(text: str) -> str:
    kept = "".join(
        sign for sign in text if not sign.isspace() and sign not in "-\u2010\u2011\u2013"
    )
    return kept.upper().translate(_MISREAD)
