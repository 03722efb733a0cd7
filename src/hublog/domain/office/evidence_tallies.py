"""What the comparison of conditions is made from: sessions, people and referrals added up by setting.

What each tally means, and why, stands in docs/method.md.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hublog.domain.indicators import RETENTION_DAYS
from hublog.domain.months import Month
from hublog.domain.office.hubs import ListedHub

HELD, PRESENT = "closed", "present"
"""The status of a session that ran, and of a visit that took place."""


class Setting(NamedTuple):
    """Under what a hub ran sessions: the type and the conditions, ``;`` between them, they carry."""

    hub_code: str
    type: str
    conditions: str

    def has(self, condition: str) -> bool:
        """Whether that condition was in place."""
        return condition in self.conditions.split(";")


class Held(NamedTuple):
    """Sessions that ran, and who came: attendances, those of named people, and first visits."""

    sessions: int
    footfall: int
    named: int
    first_visits: int


class Newcomers(NamedTuple):
    """People whose first visit ever was there.

    ``watched`` are those whose 90 days all lie in months that are held, ``stayed`` came back in them.
    """

    people: int
    watched: int
    stayed: int


class Reached(NamedTuple):
    """Newcomers of whom one index of deprivation is known, and those in its most deprived fifth."""

    known: int
    deprived: int


class Ended(NamedTuple):
    """People passed on of whom it is known what became of it, and those who took it up."""

    ended: int
    taken_up: int


class Paired(NamedTuple):
    """Matched pairs of one question; ``change`` is the sum of what changed in each pair."""

    pairs: int
    change: float
    improved: int


class HubMonths(NamedTuple):
    """A hub's months of the window: expected, held whole, and held with rows about people."""

    expected: int
    held: int
    shared: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallies:
    """All that the comparison is made from, for some months.

    ``turnouts`` say by type and conditions how many sessions had each footfall. ``reached`` goes by
    the index of deprivation first, ``paired`` by the question, such as ``ONS4:worth``. ``unplaced`` are people
    passed on of whom it is not known from under which conditions.
    """

    months: Mapping[str, HubMonths]
    held: Mapping[Setting, Held]
    turnouts: Mapping[tuple[str, str], Mapping[int, int]]
    newcomers: Mapping[Setting, Newcomers] = field(default_factory=dict)
    reached: Mapping[str, Mapping[Setting, Reached]] = field(default_factory=dict)
    ended: Mapping[Setting, Ended] = field(default_factory=dict)
    unplaced: int = 0
    paired: Mapping[str, Mapping[Setting, Paired]] = field(default_factory=dict)


class MonthHeld(NamedTuple):
    """A return that stands, as far as it counts for what is known of a month."""

    hub_code: str
    month: str
    complete: bool
    rows_shared: bool


def hub_months(
    held: Iterable[MonthHeld], hubs: Iterable[ListedHub], first: Month, last: Month
) -> dict[str, HubMonths]:
    """For every hub that was expected or sent anything, how many of its months are there."""
    window = tuple(months(first, last))
    inside = [each for each in held if str(first) <= each.month <= str(last)]
    expected = {hub.code: {str(m) for m in window if hub.expects(m)} for hub in hubs}
    for each in inside:
        expected.setdefault(each.hub_code, set()).add(each.month)
    whole = Counter(each.hub_code for each in inside if each.complete)
    shared = Counter(each.hub_code for each in inside if each.complete and each.rows_shared)
    return {
        hub: HubMonths(len(named), whole[hub], shared[hub])
        for hub, named in sorted(expected.items())
        if named
    }


def watched_until(held: Iterable[MonthHeld]) -> dict[tuple[str, str], dt.date]:
    """By hub and month the last day on which a newcomer's 90 days all lie in months that are held.

    A month is held where its return was drawn up after its end and shares rows. Months whose
    newcomers were never watched long enough keep a day before they begin.
    """
    good = {(each.hub_code, each.month) for each in held if each.complete and each.rows_shared}
    found: dict[tuple[str, str], dt.date] = {}
    for hub, text in sorted(good, reverse=True):
        month = Month.parse(text)
        following = (hub, str(month.plus(1)))
        own = month.last - dt.timedelta(days=RETENTION_DAYS)
        found[hub, text] = found.get(following, own)
    return found


def months(first: Month, last: Month) -> Iterator[Month]:
    """Each month from the first to the last."""
    month = first
    while month <= last:
        yield month
        month = month.plus(1)
