"""What may be said of each picture in one sentence, and when nothing certain can be."""

from collections.abc import Iterable
from math import hypot
from statistics import mean, median
from typing import NamedTuple, TypeGuard

from hublog.domain.insights import Insights, Weekday
from hublog.domain.people import NOT_ASKED, PREFERS_NOT_TO_SAY
from hublog.domain.suppression import HIDDEN, LARGEST_HIDDEN, Shown

CARDS = ("attendance", "newcomers", "hours", "ages", "stayed", "passed_on", "wellbeing")
"""The pictures in the order of the page."""
_LATELY, _WEEKS_BEFORE, _FEWEST_WEEKS = 6, 8, 4
"""Six weeks in a row on one side of the middle of at least eight before seldom come by chance."""
_FEWEST_DAYS, _CLEARLY = 4, 2.0
"""A weekday is busiest where its mean lies two standard errors of the difference above the next."""
_FEWEST_VISITS = 20
_HALF = 50


class Headline(NamedTuple):
    """A sentence of the catalogue, ``insight.<card>.<kind>``, and what fills its gaps.

    ``group`` is a door group, ``weekday`` 0 for Monday.
    """

    kind: str
    n: int = 0
    of: int = 0
    weekday: int = 0
    group: str = ""


_NOTHING, _EARLY, _HIDDEN = Headline("nothing"), Headline("early"), Headline("hidden")


def headline(seen: Insights, card: str) -> Headline:
    """The sentence above one of ``CARDS``, from what is shown of its numbers and nothing else."""
    return {
        "attendance": _attendance,
        "newcomers": _newcomers,
        "hours": _weekdays,
        "ages": _ages,
        "stayed": _stayed,
        "passed_on": _passed_on,
        "wellbeing": _wellbeing,
    }[card](seen)


def _attendance(seen: Insights) -> Headline:
    """More or fewer people lately, or how many in a usual week."""
    ran = [week.visits for week in seen.weeks if week.sessions and week.whole]
    if not any(week.sessions for week in seen.weeks):
        return _NOTHING
    if not _all_shown(ran):
        return _HIDDEN
    if len(ran) < _FEWEST_WEEKS:
        return Headline("early", n=len(ran))
    before, lately = ran[:-_LATELY], ran[-_LATELY:]
    if len(before) >= _WEEKS_BEFORE:
        middle = median(before)
        for kind, apart in (
            ("more", min(lately) > middle),
            ("fewer", max(lately) < middle),
        ):
            if apart:
                return Headline(kind, n=round(mean(lately)), of=round(mean(before)))
    return Headline("steady", n=round(mean(ran)))


def _newcomers(seen: Insights) -> Headline:
    """How many of those who came were new; little can be said where few have a name."""
    if not seen.visits:
        return _NOTHING
    if 100 * seen.named < _HALF * seen.visits:
        return Headline("few_named")
    if seen.people == HIDDEN or seen.first == HIDDEN:  # noqa: PLR1714 - mypy follows this one
        return _HIDDEN
    if seen.people <= LARGEST_HIDDEN:
        return _EARLY
    return Headline("provisional" if seen.provisional else "first", n=seen.first, of=seen.people)


def _weekdays(seen: Insights) -> Headline:
    """Which weekday is busiest, where one clearly is."""
    if not seen.weekdays:
        return _NOTHING
    usual = [day for day in seen.weekdays if day.days >= _FEWEST_DAYS]
    if not usual:
        return _EARLY
    if not _all_shown(day.visits for day in usual):
        return _HIDDEN
    first, *others = sorted(usual, key=_mean, reverse=True)
    if not others:
        return Headline("one_day", n=round(_mean(first)), weekday=first.weekday)
    gap = _mean(first) - _mean(others[0])
    if gap > _CLEARLY * hypot(first.spread, others[0].spread):
        return Headline("busiest", n=round(_mean(first)), weekday=first.weekday)
    every = sum(map(_visits, usual)) / sum(day.days for day in usual)
    return Headline("alike", n=round(every))


def _ages(seen: Insights) -> Headline:
    """The age of most visits, where most have one."""
    numbers = [each.visits for each in seen.ages]
    if not any(numbers):
        return _NOTHING
    if not _all_shown(numbers):
        return _HIDDEN
    visits = {each.group: n for each, n in zip(seen.ages, numbers, strict=True)}
    every = sum(numbers)
    unknown = visits.pop(NOT_ASKED) + visits.pop(PREFERS_NOT_TO_SAY)
    if every < _FEWEST_VISITS:
        return _EARLY
    if 100 * unknown > _HALF * every:
        return Headline("unknown")
    first, second = sorted(visits, key=lambda group: -visits[group])[:2]
    share = round(100 * visits[first] / every)
    if share > _HALF:
        return Headline("most", n=share, group=first)
    if 4 * visits[first] > 5 * visits[second]:
        return Headline("more", n=share, group=first)
    return Headline("alike")


def _stayed(seen: Insights) -> Headline:
    """How many of those who were new came again."""
    stayed, new = seen.stayed
    if new == HIDDEN or stayed == HIDDEN:  # noqa: PLR1714 - mypy follows this one
        return _HIDDEN
    if new <= LARGEST_HIDDEN:
        return _EARLY
    return Headline("share", n=stayed, of=new)


def _passed_on(seen: Insights) -> Headline:
    """How many were passed on, and how many of them took it up so far."""
    if not seen.passed_on:
        return _NOTHING
    taken, made = seen.taken_up
    if made == HIDDEN or taken == HIDDEN:  # noqa: PLR1714 - mypy follows this one
        return _HIDDEN
    return Headline("so_far", n=taken, of=made)


def _wellbeing(seen: Insights) -> Headline:
    """How many answered twice; what changed is told by each measure for itself."""
    found = seen.wellbeing
    if not found.began:
        return _NOTHING
    if found.began == HIDDEN or found.twice == HIDDEN:  # noqa: PLR1714 - mypy follows this one
        return _HIDDEN
    if not found.measures:
        return _EARLY
    return Headline("twice", n=found.twice, of=found.began)


def _all_shown(numbers: Iterable[Shown]) -> TypeGuard[list[int]]:
    return HIDDEN not in list(numbers)


def _visits(day: Weekday) -> int:
    return 0 if day.visits == HIDDEN else day.visits


def _mean(day: Weekday) -> float:
    return _visits(day) / day.days
