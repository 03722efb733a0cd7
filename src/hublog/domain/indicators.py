"""The figures of a month, each with one definition (domain.md, Indicators)."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from hublog.domain import childrens_figures
from hublog.domain.facts import Facts
from hublog.domain.ledger import Ledger, ledger
from hublog.domain.matched_pairs import by_person, change
from hublog.domain.months import Month, Window
from hublog.domain.outcomes import MEASURES
from hublog.domain.people import ASKED, Person
from hublog.domain.referrals import IN, OUT, SIGNPOST, TAKEN_UP, days_to_take_up, ended_in, made_in
from hublog.domain.suppression import HIDDEN, percent

RETENTION_DAYS = 90
MOST_DEPRIVED_DECILES = 2
ENGAGEMENT = {"newbie": 1, "settling": 3, "core": 6, "dedicated": 12}
"""The bands of B09 and the fewest visits in twelve months for each."""

_NAMED_ONLY, _PROVISIONAL, _UNFINISHED = "named_only", "provisional", "unfinished"
HOURS = frozenset({"A06", "A07", "C02"})
"""The figures that are times, in hours."""
CHANGES = frozenset(measure.id for measure in MEASURES)
"""The figures that are changes; their numerator and denominator are the n of N who answered twice."""
_HOURS_MISSING, _MINUTES_MISSING, _COHORT_OPEN = "hours_missing", "minutes_missing", "cohort_open"
_MEALS_MISSING, _FEW_CHILDREN = "meals_missing", "few_children"
_ANSWERED_TWICE, _TOO_FEW = "answered_twice", "too_few_pairs"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure: rates as fractions, times in hours, ``None`` for what does not apply.

    ``id`` is the indicator's, parts with a dot (``A02.rate``); ``note`` is the key of a sentence
    below ``figures.note`` in the catalogue, empty where there is nothing to add.
    """

    id: str
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A month's figure beside its value in other times; ``None`` also before the register began."""

    indicator: Indicator
    last_month: float | None
    same_month_last_year: float | None
    year_to_date: float | None

    @property
    def difference(self) -> float | None:
        """How much more it is than last month; ``None`` where either is not known."""
        if self.indicator.value is None or self.last_month is None:
            return None
        return self.indicator.value - self.last_month


def indicators(facts: Facts, month: Month) -> tuple[Indicator, ...]:
    """Every figure of the month, in the order of their ids."""
    return figures(ledger(facts), month.window)


def figures(book: Ledger, window: Window) -> tuple[Indicator, ...]:
    """Every figure of any run of days.

    Figures that look further back (B02, B03, B09, E08) end with the window's last day. Counts of what
    did not happen are 0; rates, means and hours of what is not known are ``None``.
    """
    return (
        *_sessions(book, window),
        *_people(book, window),
        *_newcomers(book, window),
        *_engagement(book, window),
        *_about_people(book, window),
        *_volunteers(book, window),
        *_referrals(book, window),
        *_wellbeing(book, window),
        *_children(book, window),
        *_timeliness(book, window),
    )


def compared(book: Ledger, month: Month) -> tuple[Comparison, ...]:
    """Every figure of the month beside last month, the same month last year and the year to date.

    The year to date is worked out over all its days (April to March), never added up.
    """
    windows = month.plus(-1).window, month.plus(-12).window, month.year_to_date
    others = [
        {} if window.last < book.began else {f.id: f.value for f in figures(book, window)}
        for window in windows
    ]
    return tuple(
        Comparison(each, *(other.get(each.id) for other in others))
        for each in figures(book, month.window)
    )


def engagement_band(visits: int) -> str:
    """The band of B09 for one or more visits in twelve months."""
    return next(band for band, fewest in reversed(ENGAGEMENT.items()) if visits >= fewest)


def cohort_before(window: Window) -> Window:
    """The days three months earlier whose newcomers B08 is about."""
    return Window(
        _three_months_before(window.first),
        _three_months_before(window.last + timedelta(days=1)) - timedelta(days=1),
    )


def _sessions(book: Ledger, window: Window) -> Iterable[Indicator]:
    held = book.held_in(window)
    statuses = Counter(s.status for s in book.facts.sessions.values() if s.date in window)
    cancelled = statuses["cancelled"]
    unfinished = _UNFINISHED if statuses["planned"] or statuses["open"] else ""
    turnouts = [book.turnout(session) for session in held]
    each = [turnout.footfall for turnout in turnouts]
    named = sum(turnout.named for turnout in turnouts)
    times = [session.hours for session in held]
    yield Indicator("A01", len(held), note=unfinished)
    yield Indicator("A02", cancelled)
    yield _share("A02.rate", cancelled, len(held) + cancelled)
    yield Indicator("A03", sum(each), note=unfinished)
    yield _share("A04", sum(each), len(held))
    yield Indicator("A04.median", median(each) if each else None)
    yield _share("A05", named, sum(each))
    yield _total("A06", times, _HOURS_MISSING)
    person_hours = [None if t is None else t * n for t, n in zip(times, each, strict=True)]
    yield _total("A07", person_hours, _HOURS_MISSING)


def _people(book: Ledger, window: Window) -> Iterable[Indicator]:
    month = Month.of(window.last)
    for id_, first in (
        ("B01", window.first),
        ("B02", month.quarter_to_date.first),
        ("B03", month.year_to_date.first),
    ):
        period = Window(first, window.last)
        turnouts = [book.turnout(session) for session in book.held_in(period)]
        unnamed = any(turnout.footfall > turnout.named for turnout in turnouts)
        note = _NAMED_ONLY if unnamed else ""
        yield Indicator(id_, len(book.visits_in(period)), note=note)


def _newcomers(book: Ledger, window: Window) -> Iterable[Indicator]:
    note = _provisional(book, window)
    visits = book.visits_in(window)
    first = sum(book.first_visit[who] in window for who in visits)
    yield Indicator("B04", first, note=note)
    yield Indicator("B05", len(visits) - first, note=note)
    yield _share("B06", sum(n > 1 for n in visits.values()), len(visits))
    yield _share("B07", visits.total(), len(visits))
    cohort = cohort_before(window)
    newcomers = {who: day for who, day in book.first_visit.items() if day in cohort}
    latest = max(newcomers.values(), default=cohort.first)
    if latest + timedelta(days=RETENTION_DAYS) > window.last:
        yield Indicator("B08", None, note=_COHORT_OPEN)
        return
    stayed = book.came_back(newcomers, RETENTION_DAYS)
    yield _share("B08", stayed, len(newcomers), _provisional(book, cohort))


def _engagement(book: Ledger, window: Window) -> Iterable[Indicator]:
    year = Window(Month.of(window.last).rolling_year.first, window.last)
    bands: Counter[str] = Counter()
    for visits, people in Counter(book.visits_in(year).values()).items():
        bands[engagement_band(visits)] += people
    for band in ENGAGEMENT:
        yield Indicator(f"B09.{band}", bands[band])


def _about_people(book: Ledger, window: Window) -> Iterable[Indicator]:
    people = [book.facts.people[who] for who in book.visits_in(window)]
    deciles = [p.imd_decile for p in people if p.imd_decile is not None]
    most_deprived = sum(decile <= MOST_DEPRIVED_DECILES for decile in deciles)
    yield _share("B10", most_deprived, len(deciles))
    yield _share("B10.known", len(deciles), len(people))
    for field, answered in ANSWERED.items():
        yield _share(f"B11.{field}", sum(map(answered, people)), len(people))


def _volunteers(book: Ledger, window: Window) -> Iterable[Indicator]:
    given = [t for t in book.facts.volunteer_times if t.date in window]
    new = {who: day for who, day in book.first_help.items() if day in window}
    participants = sum(book.first_visit.get(who, date.max) <= day for who, day in new.items())
    hours = [None if t.minutes is None else t.minutes / 60 for t in given]
    note = _provisional(book, window)
    yield Indicator("C01", len({t.person_id for t in given} & book.first_help.keys()))
    yield _total("C02", hours, _MINUTES_MISSING)
    yield Indicator("C03", len(new), note=note)
    yield Indicator("C03.participants", participants, note=note)


def _referrals(book: Ledger, window: Window) -> Iterable[Indicator]:
    """D01 goes by the day of the referral, D02-D04 by the day on which the outcome came.

    So an outcome that comes later belongs to its own month and changes no earlier one. D02-D04 are
    about people passed on alone: whether somebody sent to us came, the other service knows.
    """
    referrals = book.facts.referrals
    for direction in (IN, OUT, SIGNPOST):
        yield Indicator(f"D01.{direction}", len(made_in(referrals, window, direction)))
    ended = ended_in(referrals, window)
    taken_up = sum(each.status == TAKEN_UP for each in ended)
    days = days_to_take_up(ended)
    yield Indicator("D02", taken_up)
    yield _share("D03", taken_up, len(ended))
    yield Indicator("D04", median(days) if days else None)


def _wellbeing(book: Ledger, window: Window) -> Iterable[Indicator]:
    """E01-E07 go by the day of the later answer; beside the change stand the n of N who answered twice."""
    pairs = book.answers.pairs(window)
    for measure in MEASURES:
        found = change(by_person(pairs, measure))
        began = len(book.answers.started(window, measure))
        told = _ANSWERED_TWICE if found.mean_change is not None else _TOO_FEW
        note = told if found.pairs else ""
        yield Indicator(measure.id, found.mean_change, found.pairs, began, note)
    yield _share("E08", *book.answers.followed_up(window.last))


def _children(book: Ledger, window: Window) -> Iterable[Indicator]:
    given = childrens_figures.meals(book, window)
    yield Indicator("F01", len(childrens_figures.children_in(book, window)))
    yield Indicator("F01.days", childrens_figures.camp_days(book, window))
    for family in childrens_figures.shares(book, window):
        # What is told of children is told of no few, not even to the office.
        shown = [percent(part, whole) for _, part, whole in family]
        note = _FEW_CHILDREN if HIDDEN in shown else ""
        for (id_, *_), each in zip(family, shown, strict=True):
            told = each / 100 if isinstance(each, int) and not note else None
            yield Indicator(id_, told, note=note)
    yield _total("F03", list(given), _MEALS_MISSING)


def _timeliness(book: Ledger, window: Window) -> Iterable[Indicator]:
    held = book.held_in(window)
    late = [(s.entered_on - s.date).days for s in held if s.entered_on is not None]
    yield Indicator("Q01", median(late) if late else None)
    yield Indicator("Q01.late", sum(n > 0 for n in late) if late or not held else None)


def _share(id_: str, part: int, whole: int, note: str = "") -> Indicator:
    return Indicator(id_, part / whole if whole else None, part, whole, note)


def _total(id_: str, amounts: list[float | None], note_where_missing: str) -> Indicator:
    """The sum of what is known: nothing at all is 0, nothing known of something is ``None``."""
    known = [amount for amount in amounts if amount is not None]
    note = note_where_missing if len(known) < len(amounts) else ""
    return Indicator(id_, sum(known, 0.0) if known or not amounts else None, note=note)


def _provisional(book: Ledger, window: Window) -> str:
    complete_from = book.facts.hub.records_complete_from
    return "" if complete_from is not None and complete_from < window.first else _PROVISIONAL


def _three_months_before(day: date) -> date:
    month = Month.of(day).plus(-3)
    return min(month.first + timedelta(days=day.day - 1), month.last)


def _told(field: str) -> Callable[[Person], bool]:
    return lambda person: person.told(field)


ANSWERED: dict[str, Callable[[Person], bool]] = {field: _told(field) for field in ASKED}
"""For each field of B11 whether a person answered; to prefer not to say is an answer."""
