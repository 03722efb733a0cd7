"""How the numbers of a printed sheet are typed: a line of it, or a card that somebody carries."""

import re

from hublog.domain.names import clean
from hublog.domain.printed_sheets import empty_after

_LINE = re.compile(r"(line )?([0-9]{1,3})\.?", re.IGNORECASE)
_CARD = re.compile(r"card (?:no\.? |number )?([0-9]+)", re.IGNORECASE)


def line_number(text: str, printed: int) -> int | None:
    """The line that is meant: ``line 7``, or a bare ``7`` of so many on the paper; else ``None``.

    ``printed`` is how many names are on it; the empty lines after them have numbers too.
    """
    found = _LINE.fullmatch(clean(text))
    if found is None:
        return None
    number = int(found[2])
    last = printed + empty_after(printed) if printed else 0
    return number if found[1] or 1 <= number <= last else None


def card_number(name: str) -> str:
    """A name, or the bare number where it says ``card 7``, which no line is meant by."""
    found = _CARD.fullmatch(name)
    return found[1] if found else name
