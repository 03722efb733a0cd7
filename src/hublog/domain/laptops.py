"""The laptops of one hub, and what is asked when two of them are brought together (safety.md, the journal)."""

from dataclasses import dataclass
from typing import NamedTuple

from hublog.domain.journal import Stamp

LONGEST_LAPTOP_NAME = 40
"""Letters of a laptop's name."""
FORGOT, DELETED_CARE = "forgot", "deleted_care"
TOOK_BACK_YES, REFUSED = "took_back_yes", "refused_for_good"
TAKE_AWAY = frozenset({FORGOT, DELETED_CARE, TOOK_BACK_YES, REFUSED})
"""The kinds of actions that take something away for good; they are kept whatever is taken back."""
SETTLED = "settled_answers"
"""The kind of the actions by which a person chose between two answers."""
BROUGHT_TOGETHER, TOOK_APART = "brought_together", "took_apart"
"""The kinds of the actions that mark where another laptop's actions came in, and went again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laptop:
    """A laptop that keeps the hub's register; the id is the one in its stamps."""

    id: str
    name: str
    alive: bool = True


class Doubt(NamedTuple):
    """Two records, made on two laptops that had not heard of each other, that may be one.

    ``table`` is ``session`` or ``person``. It is kept on the laptop that noticed; the answer travels.
    """

    table: str
    one: str
    other: str
    came_with: Stamp


SAME_OR_NOT = {"session": "TWO_SESSIONS", "person": "TWO_PEOPLE"}
"""The rule of the ``Acceptance`` that says of two records of a table that they are two indeed."""


def pair_of(one: str, other: str) -> str:
    """The subject of such an ``Acceptance``, whichever of the two is named first."""
    return "+".join(sorted((one, other)))
