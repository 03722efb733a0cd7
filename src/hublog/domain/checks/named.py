"""Finds in free text the names of people whom the hub knows."""

from collections.abc import Collection, Iterable, Mapping

from hublog.domain.checks.naming import Naming
from hublog.domain.names import capital_words, fold, without_possessives


class KnownNames:
    """The names of everybody, in a form in which a text is looked through once."""

    def __init__(self, naming: Mapping[str, Naming]) -> None:
        self._naming = naming
        self._whole = {name: who for who, each in naming.items() for name in each.whole}
        self._most_words = max((name.count(" ") + 1 for name in self._whole), default=0)

    def named_in(self, text: str, present: Collection[str] = ()) -> dict[str, str]:
        """The names, folded, that a text holds as whole words, and whose they are (DQ20).

        Whole names of anybody; single ones only of those who were ``present``, and only where they
        are written with a capital (``names.capital_words``), since many a name is also a word.
        """
        plain = without_possessives(text)
        words = fold(plain).split()
        found = {
            name: self._whole[name]
            for size in range(2, self._most_words + 1)
            for name in _runs(words, size)
            if name in self._whole
        }
        if present:
            capital = capital_words(plain)
            for who in present:
                single = self._naming[who].single if who in self._naming else ()
                found |= {name: who for name in single if name in capital}
        return found


def _runs(words: list[str], size: int) -> Iterable[str]:
    return (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
