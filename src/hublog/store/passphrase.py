"""The hub's passphrase: four plain words, drawn by the app, easy to say and to type."""

import secrets
import unicodedata
from pathlib import Path

from hublog import resources

_WORDS = 4
_SHORTEST, _LONGEST = 3, 7


def draw(words: int = _WORDS) -> str:
    """So many words of three to seven plain letters, four where nothing is said."""
    plain = [w for w in word_list() if w.isalpha() and _SHORTEST <= len(w) <= _LONGEST]
    return " ".join(secrets.choice(plain) for _ in range(words))


def word_list() -> tuple[str, ...]:
    """Every word that may be read out to anybody, in an order that is the same on every laptop.

    Public keys are compared by words out of it, so a list that differs by a word is another list.
    """
    from xkcdpass import xkcd_password

    file = xkcd_password.locate_wordfile("eff-long")
    every = set(Path(file).read_text(encoding="utf-8").split())
    unkind = resources.path("words/left_out.txt").read_text(encoding="utf-8").split()
    return tuple(sorted(every.difference(unkind)))


def read(text: str) -> str:
    """The passphrase as the secret of a slot: capitals and the width of blanks do not matter."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
