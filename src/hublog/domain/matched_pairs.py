"""What changed for people who answered twice: pairs of answers, question by question, never made into one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from hublog.domain.facts import Facts
from hublog.domain.months import Window
from hublog.domain.outcomes import (
    MEASURES,
    START,
    Measure,
    Outcome,
    may_be_asked,
    score,
)

SHORTEST, LONGEST = dt.timedelta(weeks=4), dt.timedelta(weeks=52)
"""How far apart two answers are that can be held against each other (domain.md, E01-E08)."""
FEWEST = 8
"""Of fewer pairs than this no change is told (domain.md, E01-E08)."""


class Pair(NamedTuple):
    """Somebody's answer at the start, and their latest one after it, to one measure in one activity."""

    person_id: str
    activity_id: str
    measure: Measure
    started: dt.date
    latest: dt.date
    before: int
    after: int

    @property
    def change(self) -> int:
        """How much more the latest answer is."""
        return self.after - self.before

    @property
    def better(self) -> int:
        """1 where it is better now, 0 where it is the same, -1 where it is worse."""
        gain = -self.change if self.measure.low_is_good else self.change
        return (gain > 0) - (gain < 0)


class Change(NamedTuple):
    """What pairs of one measure come to; all but ``pairs`` is ``None`` where there are too few."""

    pairs: int
    mean_start: float | None = None
    mean_latest: float | None = None
    mean_change: float | None = None
    improved: int | None = None
    same: int | None = None
    worse: int | None = None


class _Answer(NamedTuple):
    day: dt.date
    outcome_id: str
    starts: bool
    score: int


_Key = tuple[str, str, Measure]
"""Whose answers, in which activity (empty for none), to what."""


class Answers:
    """All answers of a register that can be counted, by person, activity and measure; none without facts."""

    def __init__(self, facts: Facts | None = None) -> None:
        found: dict[_Key, list[_Answer]] = defaultdict(list)
        people = facts.people if facts else {}
        for outcome in facts.outcomes if facts else ():
            if may_be_asked(people[outcome.person_id], outcome.date):
                for measure, answer in _scores(outcome):
                    found[outcome.person_id, outcome.activity_id or "", measure].append(answer)
        self._found: Mapping[_Key, list[_Answer]] = {
            key: sorted(answers) for key, answers in found.items()
        }

    def pairs(self, window: Window) -> tuple[Pair, ...]:
        """One for everybody, activity and measure of which a later answer fell in those days.

        The latest such answer is held against the latest start that lies 4 to 52 weeks before it.
        """
        each = (_pair(key, answers, window) for key, answers in self._found.items())
        return tuple(pair for pair in each if pair is not None)

    def started(self, window: Window, measure: Measure | None = None) -> frozenset[str]:
        """Who gave an answer at the start that a later answer in those days could go with."""
        return self.began(Window(window.first - LONGEST, window.last - SHORTEST), measure)

    def began(self, window: Window, measure: Measure | None = None) -> frozenset[str]:
        """Who gave an answer at the start in those days, to that measure or to any."""
        return frozenset(
            person
            for (person, _, asked), answers in self._found.items()
            if measure in {None, asked} and any(a.starts and a.day in window for a in answers)
        )

    def followed_up(self, last: dt.date) -> tuple[int, int]:
        """How many of those who started 4 to 52 weeks before that day have answered again by then (E08)."""
        window = Window(last - LONGEST, last - SHORTEST)
        began = self.began(window)
        again = {
            pair.person_id
            for pair in self.pairs(Window(window.first, last))
            if pair.started in window
        }
        return len(again), len(began)


def by_person(pairs: Iterable[Pair], measure: Measure) -> tuple[Pair, ...]:
    """The pairs of one measure, but one for each person: that of their latest answer."""
    found: dict[str, Pair] = {}
    for pair in sorted(
        (p for p in pairs if p.measure == measure), key=lambda p: (p.latest, p.activity_id)
    ):
        found[pair.person_id] = pair
    return tuple(found.values())


def change(pairs: Collection[Pair]) -> Change:
    """What these pairs of one measure come to."""
    n = len(pairs)
    if n < FEWEST:
        return Change(n)
    better = [pair.better for pair in pairs]
    return Change(
        pairs=n,
        mean_start=sum(pair.before for pair in pairs) / n,
        mean_latest=sum(pair.after for pair in pairs) / n,
        mean_change=sum(pair.change for pair in pairs) / n,
        improved=better.count(1),
        same=better.count(0),
        worse=better.count(-1),
    )


def _scores(outcome: Outcome) -> Iterator[tuple[Measure, _Answer]]:
    for measure in MEASURES:
        said = score(outcome, measure) if measure.instrument == outcome.instrument else None
        if said is not None:
            yield measure, _Answer(outcome.date, outcome.id, outcome.stage == START, said)


def _pair(key: _Key, answers: list[_Answer], window: Window) -> Pair | None:
    for late in reversed(answers):
        if late.starts or late.day not in window:
            continue
        for early in reversed(answers):
            if early.starts and SHORTEST <= late.day - early.day <= LONGEST:
                return Pair(*key, early.day, late.day, early.score, late.score)
    return None
