"""What a person goes by, folded: whole names of several words, and single words such as nicknames."""

from typing import NamedTuple

from hublog.domain.names import fold
from hublog.domain.people import Person


class Naming(NamedTuple):
    """Names of one person as ``names.fold`` makes them.

    ``whole`` are those of two or more words, the nickname before the rest of the full name among
    them; ``single`` those of one. ``full`` says that the full name has two words or more.
    """

    whole: tuple[str, ...]
    single: tuple[str, ...]
    full: bool


def naming(person: Person) -> Naming:
    """What that person goes by."""
    full, called = fold(person.full_name), fold(person.known_as)
    others = map(fold, person.also_known_as) if person.also_known_as else ()
    names = dict.fromkeys(name for name in (full, called, *others) if name)
    _, blank, family = full.partition(" ")
    if blank and called and " " not in called:
        names.setdefault(f"{called} {family}")
    return Naming(
        whole=tuple(name for name in names if " " in name),
        single=tuple(name for name in names if " " not in name),
        full=bool(blank),
    )
