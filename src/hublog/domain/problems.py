"""A Problem is something the person can act on; it is a value, not an exception."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Detail = str | int | float


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that stands in the way, told by its code.

    ``code`` has exactly one sentence in ``resources/text``; ``where`` says which row, field, file
    or name is meant; ``values`` fill the gaps of the sentence. ``because`` is what stood behind it,
    which is said after it.
    """

    code: str
    where: str = ""
    values: Mapping[str, Detail] = field(default_factory=dict)
    because: "Problem | None" = None


def our_bug(file: str) -> Problem:
    """A mistake of ours; ``file`` is where it was written down, empty where it could not be."""
    return Problem("OUR_BUG", values={"file": file}) if file else Problem("OUR_BUG_NOT_NOTED")
