"""What a hub learned in a month, in its own words, for the other hubs (domain.md, Entities)."""

from dataclasses import dataclass

from hublog.domain.derived_ids import derived
from hublog.domain.names import clean

PROMPTS = ("went_well", "got_in_the_way", "would_tell")
"""The three prompts, in their order; each is a field of ``Learning`` and a word of the catalogue."""
LONGEST_LEARNING = 1000
"""Letters of one answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    """One month's learning; ``conditions`` are codes of that list which the answers are about.

    ``story_consent`` says whether others may retell it: yes, no, or not asked (``None``). There is
    one for each month, whichever laptop wrote it.
    """

    id: str
    month: str
    went_well: str = ""
    got_in_the_way: str = ""
    would_tell: str = ""
    conditions: tuple[str, ...] = ()
    story_consent: bool | None = None
    alive: bool = True

    @property
    def texts(self) -> tuple[str, ...]:
        """The answers, in the order of ``PROMPTS``."""
        return tuple(getattr(self, prompt) for prompt in PROMPTS)


def learning_id(month: str) -> str:
    """The id two laptops agree on for the learning of one month."""
    return derived(f"learning|{month}")


def clean_lines(text: str) -> str:
    """An answer as it is kept: each line cleaned, line ends as LF, no empty lines around it."""
    return "\n".join(clean(line) for line in text.splitlines()).strip("\n")
