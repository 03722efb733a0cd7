"""A person known to the hub, whatever the role: participant, volunteer or both."""

from dataclasses import dataclass
from datetime import date

NOT_ASKED = "NK"
PREFERS_NOT_TO_SAY = "NS"

ASKED = (
    *("age_band", "sex", "ethnic_group", "disability"),
    *("postcode", "first_language", "heard_from"),
)
"""What people are asked about themselves, in the order in which it is asked; all of it optional."""
UNTOLD = ("", NOT_ASKED)
"""What a field holds that nobody has asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One record per person. Only ``known_as`` is needed; everything else is optional.

    Coded fields hold a code of the list of that name, ``NS`` (prefers not to say) or ``NK`` (not
    asked); ``ethnic_group`` is of list ``ethnic_group_ni`` in Northern Ireland. ``age_band`` is what
    somebody said whose birth year is not known. ``postcode`` holds a postcode, ``NS``, ``NK`` or
    one of the answers in ``domain.postcodes``; ``outward`` is its first half. ``ref`` is the random reference that stands for the person in a return; ``local_no`` is
    the small number on a card; ``status`` is active, merged, archived or forgotten;
    ``first_seen_on`` is the first visit as the person told it. ``keep_here`` says that nothing about
    them alone may leave the laptop, whatever they agreed to (``domain.consents``).
    """

    id: str
    known_as: str
    full_name: str = ""
    also_known_as: tuple[str, ...] = ()
    local_no: int | None = None
    ref: str = ""
    birth_year: int | None = None
    birth_month: int | None = None
    birth_day: int | None = None
    age_band: str = NOT_ASKED
    sex: str = NOT_ASKED
    ethnic_group: str = NOT_ASKED
    disability: str = NOT_ASKED
    postcode: str = NOT_ASKED
    outward: str = ""
    lsoa: str = ""
    imd_decile: int | None = None
    imd_index: str = ""
    first_language: str = NOT_ASKED
    phone: str = ""
    email: str = ""
    contact_ok: bool | None = None
    heard_from: str = NOT_ASKED
    first_seen_on: date | None = None
    note: str = ""
    keep_here: bool = False
    status: str = "active"
    merged_into: str | None = None
    alive: bool = True

    @property
    def name(self) -> str:
        """The fullest name the register holds."""
        return self.full_name or self.known_as

    def told(self, field: str) -> bool:
        """Whether there is an answer to one of ``ASKED``; to prefer not to say is one."""
        if field == "age_band" and self.birth_year is not None:
            return True
        return getattr(self, field) not in UNTOLD

    @property
    def unfinished(self) -> bool:
        """Whether nothing but a name is known, not even that they would rather not say."""
        return not any(self.told(field) for field in ASKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceKey:
    """Remembers which person a name in a brought-in file became, without holding the name.

    The id is an HMAC, under a key inside the store, of the original name and card.
    """

    id: str
    person_id: str
    alive: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """Says that a person was forgotten; it wins over everything. The id is the person's."""

    id: str
    forgotten_on: date
    alive: bool = True
