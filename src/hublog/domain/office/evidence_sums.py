"""What the measures of the comparison add up to over the sessions with, or without, a condition."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from hublog.domain.office.evidence_tallies import (
    Held,
    HubMonths,
    Newcomers,
    Setting,
    Tallies,
)

MEAN, MEDIAN, FIRST_VISITS, RETENTION, REACH, REFERRALS, CHANGE, IMPROVED = (
    *("footfall_mean", "footfall_median", "first_visits", "retention"),
    *("reach", "referrals", "wellbeing_change", "wellbeing_improved"),
)
NOT_SHARED, NOT_YET, NONE = "not_shared", "not_yet", "none"
"""Why there is nothing to count: no hub shares rows, nobody's 90 days are held, it never happened."""
_OF_QUESTIONS = frozenset({CHANGE, IMPROVED})
_OF_ROWS = frozenset({RETENTION, REACH})
"""The measures that come from rows about people, which not every hub shares."""


class Counted(NamedTuple):
    """What one measure adds up to: ``part`` of, or over, ``n``; ``nothing`` says why that is 0."""

    part: float
    n: int
    hubs: int
    coverage: float | None = None
    nothing: str = NONE


class Sums:
    """One side of a comparison; ``settings`` are those that belong to it.

    ``placed`` is how many people passed on belong to any setting at all.
    """

    def __init__(self, tallies: Tallies, settings: Collection[Setting], placed: int) -> None:
        self._tallies = tallies
        self._placed = placed
        self._settings = settings
        self._held = {s: tallies.held[s] for s in settings if s in tallies.held}
        self._all = Held(*map(sum, zip(*self._held.values(), strict=True))) if self._held else _NONE
        months = [tallies.months[hub] for hub in _hubs(settings)]
        self._completeness = tuple(completeness(months, shared=rows) for rows in (False, True))
        self.hubs = frozenset(setting.hub_code for setting in self._held)
        """Those that ran any of these sessions."""

    def counted(self, kind: str, detail: str) -> Counted:
        """What that measure adds up to; ``detail`` is the index or the question where it has one."""
        if kind in _OF_QUESTIONS:
            return self._wellbeing(detail, improved=kind == IMPROVED)
        if kind == REACH:
            return self._reach(detail)
        return {
            MEAN: self._mean,
            MEDIAN: self._median,
            FIRST_VISITS: self._first_visits,
            RETENTION: self._retention,
            REFERRALS: self._referrals,
        }[kind]()

    def completeness(self, kind: str) -> float | None:
        """The share of the expected months that is held of these hubs; with rows where it needs them."""
        return self._completeness[kind in _OF_ROWS]

    @property
    def _named(self) -> float | None:
        return _share(self._all.named, self._all.footfall)

    def _mean(self) -> Counted:
        return self._of_sessions(self._all.footfall)

    def _median(self) -> Counted:
        turnouts: Counter[int] = Counter()
        for kind in {(each.type, each.conditions) for each in self._held}:
            turnouts.update(self._tallies.turnouts[kind])
        return self._of_sessions(_middle(turnouts))

    def _first_visits(self) -> Counted:
        part, n = self._all.first_visits, self._all.footfall
        return Counted(part, n, len(self.hubs), self._named)

    def _of_sessions(self, part: float) -> Counted:
        return Counted(part, self._all.sessions, len(self.hubs), self._named)

    def _retention(self) -> Counted:
        found = [(s, self._tallies.newcomers.get(s, Newcomers(0, 0, 0))) for s in self._held]
        people, watched = sum(n.people for _, n in found), sum(n.watched for _, n in found)
        return Counted(
            part=sum(n.stayed for _, n in found),
            n=watched,
            hubs=len({s.hub_code for s, n in found if n.watched}),
            coverage=_share(watched, self._all.first_visits),
            nothing=NOT_YET if people else self._nobody,
        )

    def _reach(self, index: str) -> Counted:
        reached = self._tallies.reached.get(index, {})
        found = {s: reached[s] for s in self._held if s in reached}
        known, hubs = sum(r.known for r in found.values()), _hubs(found)
        came = sum(held.first_visits for s, held in self._held.items() if s.hub_code in hubs)
        return Counted(
            part=sum(r.deprived for r in found.values()),
            n=known,
            hubs=len(hubs),
            coverage=_share(known, came),
            nothing=self._nobody,
        )

    def _referrals(self) -> Counted:
        ended = self._tallies.ended
        found = [(s, ended[s]) for s in self._settings if s in ended]
        return Counted(
            part=sum(e.taken_up for _, e in found),
            n=sum(e.ended for _, e in found),
            hubs=len(_hubs(s for s, _ in found)),
            coverage=_share(self._placed, self._placed + self._tallies.unplaced),
        )

    def _wellbeing(self, question: str, *, improved: bool) -> Counted:
        paired = self._tallies.paired.get(question, {})
        found = [(s, paired[s]) for s in self._held if s in paired]
        return Counted(
            part=sum(p.improved if improved else p.change for _, p in found),
            n=sum(p.pairs for _, p in found),
            hubs=len(_hubs(s for s, p in found if p.pairs)),
        )

    @property
    def _nobody(self) -> str:
        """Why no row tells of a newcomer."""
        shared = any(self._tallies.months[hub].shared for hub in self.hubs)
        return NONE if shared or not self.hubs else NOT_SHARED


_NONE = Held(0, 0, 0, 0)


def completeness(months: Iterable[HubMonths], *, shared: bool = False) -> float | None:
    """The share of the months expected that is held, with rows about people where ``shared``."""
    every = list(months)
    there = sum(each.shared if shared else each.held for each in every)
    return _share(there, sum(each.expected for each in every))


def _middle(turnouts: Mapping[int, int]) -> float:
    """The median of so many sessions of each footfall, without writing each of them down."""
    half = (sum(turnouts.values()) + 1) // 2
    above = sum(turnouts.values()) // 2 + 1
    seen, low = 0, None
    for footfall in sorted(turnouts):
        seen += turnouts[footfall]
        low = footfall if low is None and seen >= half else low
        if low is not None and seen >= above:
            return (low + footfall) / 2
    return 0.0


def _hubs(settings: Iterable[Setting]) -> set[str]:
    return {each.hub_code for each in settings}


def _share(part: int, whole: int) -> float | None:
    return min(part / whole, 1.0) if whole else None
