"""What looking at all visits at once needs from a store: as little of each as will do."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from hublog.domain.people import Person


class Tally(NamedTuple):
    """People counted without a name at a session, by band."""

    session_id: str
    age_band: str
    n: int


class FindsPresence(Protocol):
    """Questions about all visits, merges not followed; only living rows are found."""

    def presence(self) -> Iterable[tuple[str, str]]:
        """(session, person) of everybody present anywhere, in any order."""

    def tallied(self) -> list[Tally]:
        """The sum of what was counted for each session and band, also where it is less than nothing."""

    def people_in_outline(self) -> list[Person]:
        """Every record of a person with what tells their age, first visit and merge, and no more."""
