"""Who came over a chosen run of days: by week, month, hour and age, and who stayed."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, sqrt
from statistics import mean, variance
from typing import NamedTuple

from hublog.domain.ages import GROUPS, age_band, age_group
from hublog.domain.indicators import RETENTION_DAYS
from hublog.domain.insight_wellbeing import Wellbeing, wellbeing
from hublog.domain.ledger import Ledger
from hublog.domain.months import Month, Window
from hublog.domain.people import NOT_ASKED
from hublog.domain.referrals import OUT, TAKEN_UP, made_in
from hublog.domain.sessions import Session
from hublog.domain.suppression import HIDDEN, Shown

COHORT_MONTHS = 3
"""So many months after their first visit it is known of newcomers who stayed (B08)."""
_LINE, _FEWEST_ON_LINE = 4, 3
_A_WEEK, _HOURS = timedelta(days=7), 24


class Week(NamedTuple):
    """Visits of the seven days from ``monday`` on; ``whole`` unless the span ends inside them."""

    monday: date
    visits: Shown
    sessions: int
    whole: bool


class MonthOfPeople(NamedTuple):
    """People known by name who came in a month, for the first time ever or again (B04, B05)."""

    month: Month
    first: Shown
    returning: Shown


class Hour(NamedTuple):
    """Visits of the sessions that ran in one hour of the week, over ``days`` days on which any did."""

    weekday: int
    hour: int
    visits: Shown
    days: int


class Weekday(NamedTuple):
    """Visits on one day of the week; ``spread`` is the standard error of their mean by day."""

    weekday: int
    visits: Shown
    days: int
    spread: float


class Run(NamedTuple):
    """Visits of all sessions that ran in exactly these hours of the week."""

    hours: tuple[tuple[int, int], ...]
    visits: int


class AgeVisits(NamedTuple):
    """Visits of a door group, named and counted."""

    group: str
    visits: Shown


class Cohort(NamedTuple):
    """People first seen in a month, and how many of them came again within 90 days (B08)."""

    month: Month
    new: Shown
    stayed: Shown


class PassedOn(NamedTuple):
    """Referrals out that were made in a month, and how many of them were taken up so far."""

    month: Month
    made: Shown
    taken_up: Shown


class Part(NamedTuple):
    """So many ``of`` all, over the whole span."""

    n: Shown
    of: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Insights:
    """Everything the page shows, in true numbers or as it may leave the laptop.

    ``people`` came under a name, ``first`` of them for the first time ever; ``named`` of the
    ``visits`` have a name. ``provisional`` says that somebody may have come before the register
    knew of it. ``runs`` are what the hours are made from; they are shown to nobody.
    """

    span: Window
    weeks: tuple[Week, ...]
    months: tuple[MonthOfPeople, ...]
    people: Shown
    first: Shown
    visits: int
    named: int
    provisional: bool
    hours: tuple[Hour, ...]
    weekdays: tuple[Weekday, ...]
    untimed: int
    runs: tuple[Run, ...]
    ages: tuple[AgeVisits, ...]
    cohorts: tuple[Cohort, ...]
    stayed: Part
    passed_on: tuple[PassedOn, ...]
    taken_up: Part
    wellbeing: Wellbeing


def insights(book: Ledger, span: Window) -> Insights:
    """What can be shown of these days; nothing from before the first session that was held."""
    held = book.held_in(span)
    turnouts = [book.turnout(session) for session in held]
    came = book.visits_in(span)
    complete_from = book.facts.hub.records_complete_from
    runs = _runs(book, held)
    cohorts, passed_on = tuple(_cohorts(book, span)), tuple(_passed_on(book, span))
    return Insights(
        span=span,
        weeks=tuple(_weeks(book, span)),
        months=tuple(_months(book, span)),
        people=len(came),
        first=sum(book.first_visit[who] in span for who in came),
        visits=sum(turnout.footfall for turnout in turnouts),
        named=sum(turnout.named for turnout in turnouts),
        provisional=complete_from is None or complete_from >= span.first,
        hours=tuple(_hours(book, held)),
        weekdays=tuple(_weekdays(book, held)),
        untimed=sum(session.start is None for session in held),
        runs=tuple(Run(hours, n) for hours, n in sorted(runs.items())),
        ages=_ages(book, span),
        cohorts=cohorts,
        stayed=Part(sum(int(c.stayed) for c in cohorts), sum(int(c.new) for c in cohorts)),
        passed_on=passed_on,
        taken_up=Part(sum(int(p.taken_up) for p in passed_on), sum(int(p.made) for p in passed_on)),
        wellbeing=wellbeing(book, span),
    )


def four_weeks(weeks: tuple[Week, ...]) -> tuple[float | None, ...]:
    """For each week the mean of it and the three before, from what is shown of them.

    Weeks without a session are left out, as is one that is not over; ``None`` where fewer than
    three are left, or one of them is hidden.
    """
    line: list[float | None] = []
    for place, week in enumerate(weeks):
        ran = [w.visits for w in weeks[max(place + 1 - _LINE, 0) : place + 1] if w.sessions]
        known = [n for n in ran if n != HIDDEN]
        enough = week.whole and len(ran) >= _FEWEST_ON_LINE and len(known) == len(ran)
        line.append(mean(known) if enough else None)
    return tuple(line)


def hours_of(session: Session) -> tuple[tuple[int, int], ...]:
    """The hours of the week in which it ran, as (weekday, hour); the first alone without an end.

    None where its start is not known; an hour after midnight belongs to the next day.
    """
    if session.start is None:
        return ()
    begins = session.start.hour
    ends = begins + 1
    if session.end is not None:
        over = _HOURS * (session.end < session.start)
        ends = max(ends, over + ceil(session.end.hour + session.end.minute / 60))
    weekday = session.date.weekday()
    return tuple(((weekday + h // _HOURS) % 7, h % _HOURS) for h in range(begins, ends))


def _since(book: Ledger, span: Window) -> date:
    """The first day of the span on which the register can tell anything."""
    return max(span.first, book.dates[0]) if book.dates else span.last + timedelta(days=1)


def _weeks(book: Ledger, span: Window) -> Iterator[Week]:
    """Whole weeks from the first Monday on, and the one that is running.

    The week of the very first session is whole, whatever day that was.
    """
    since = _since(book, span)
    if since > span.last:
        return
    begins_inside = book.dates[:1] == (since,)
    monday = since - timedelta(days=since.weekday())
    if monday < span.first and not begins_inside:
        monday += _A_WEEK
    while monday <= span.last:
        sunday = monday + timedelta(days=6)
        held = book.held_in(Window(monday, min(sunday, span.last)))
        visits = sum(book.turnout(session).footfall for session in held)
        yield Week(monday, visits, len(held), sunday <= span.last)
        monday += _A_WEEK


def _months_of(span: Window, since: date) -> Iterator[Month]:
    month = Month.of(since)
    while since <= span.last and month.first <= span.last:
        yield month
        month = month.plus(1)


def _months(book: Ledger, span: Window) -> Iterator[MonthOfPeople]:
    for month in _months_of(span, _since(book, span)):
        window = Window(max(month.first, span.first), min(month.last, span.last))
        came = book.visits_in(window)
        first = sum(book.first_visit[who] in window for who in came)
        yield MonthOfPeople(month, first, len(came) - first)


def _runs(book: Ledger, held: tuple[Session, ...]) -> dict[tuple[tuple[int, int], ...], int]:
    runs: Counter[tuple[tuple[int, int], ...]] = Counter()
    for session in held:
        runs[hours_of(session)] += book.turnout(session).footfall
    runs.pop((), None)
    return dict(runs)


def _hours(book: Ledger, held: tuple[Session, ...]) -> Iterator[Hour]:
    visits: Counter[tuple[int, int]] = Counter()
    days: dict[tuple[int, int], set[date]] = defaultdict(set)
    for session in held:
        for at in hours_of(session):
            visits[at] += book.turnout(session).footfall
            days[at].add(session.date)
    for weekday, hour in sorted(days):
        at = weekday, hour
        yield Hour(weekday, hour, visits[at], len(days[at]))


def _weekdays(book: Ledger, held: tuple[Session, ...]) -> Iterator[Weekday]:
    by_day: Counter[date] = Counter()
    for session in held:
        by_day[session.date] += book.turnout(session).footfall
    for weekday in range(7):
        each = [n for day, n in by_day.items() if day.weekday() == weekday]
        if each:
            spread = sqrt(variance(each) / len(each)) if len(each) > 1 else 0.0
            yield Weekday(weekday, sum(each), len(each), spread)


def _ages(book: Ledger, span: Window) -> tuple[AgeVisits, ...]:
    """Ages are those on the last day of the span; whose age nobody knows stand last."""
    visits: Counter[str] = Counter()
    for who, n in book.visits_in(span).items():
        visits[age_group(age_band(book.facts.people[who], span.last))] += n
    for session in book.held_in(span):
        turnout = book.turnout(session)
        for band, n in (turnout.tallies or {}).items():
            visits[age_group(band)] += n
        visits[NOT_ASKED] += turnout.forgotten
    return tuple(AgeVisits(group, visits[group]) for group in GROUPS)


def _cohorts(book: Ledger, span: Window) -> Iterator[Cohort]:
    """Of whom it became known in the span whether they stayed, from the first month with anybody new."""
    by_month: dict[Month, dict[str, date]] = defaultdict(dict)
    for who, day in book.first_visit.items():
        by_month[Month.of(day)][who] = day
    earliest = Month.of(span.first).plus(-COHORT_MONTHS)
    month = min((each for each in by_month if each >= earliest), default=Month.of(span.last))
    while month.plus(COHORT_MONTHS).first <= span.last:
        newcomers = by_month.get(month, {})
        latest = max(newcomers.values(), default=month.first)
        if latest + timedelta(days=RETENTION_DAYS) <= span.last:
            yield Cohort(month, len(newcomers), book.came_back(newcomers, RETENTION_DAYS))
        month = month.plus(1)


def _passed_on(book: Ledger, span: Window) -> Iterator[PassedOn]:
    made = made_in(book.facts.referrals, span, OUT)
    if not made:
        return
    for month in _months_of(span, min(each.date for each in made)):
        inside = made_in(made, month.window, OUT)
        yield PassedOn(month, len(inside), sum(each.status == TAKEN_UP for each in inside))
