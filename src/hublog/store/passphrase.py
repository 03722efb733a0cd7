"""The hub's passphrase: four plain words, drawn by the app, easy to say and to type."""

import secrets
import unicodedata
from pathlib import Path

_WORDS = 4
_SHORTEST, _LONGEST = 3, 7


def draw() -> str:
    """Four words of three to seven plain letters."""
    from xkcdpass import xkcd_password

    words = xkcd_password.generate_wordlist(
        wordfile=xkcd_password.locate_wordfile("eff-long"),
        min_length=_SHORTEST,
        max_length=_LONGEST,
        valid_chars="[a-z]",
    )
    return " ".join(secrets.choice(words) for _ in range(_WORDS))


def word_list() -> tuple[str, ...]:
    """Every word of the list, in an order that is the same on every laptop.

    Public keys are compared by words out of it, so a list that differs by a word is another list.
    """
    from xkcdpass import xkcd_password

    file = xkcd_password.locate_wordfile("eff-long")
    return tuple(sorted(Path(file).read_text(encoding="utf-8").split()))


def read(text: str) -> str:
    """The passphrase as the secret of a slot: capitals and the width of blanks do not matter."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
