"""What the pictures of the insights say: a sentence above, and each point as a person would say it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hublog.domain.codes import CodeLists
from hublog.domain.insight_headlines import CARDS, headline
from hublog.domain.insights import Insights, four_weeks
from hublog.domain.months import Month
from hublog.domain.suppression import HIDDEN, Shown
from hublog.domain.words import Words

Drawn = float | Shown | None
"""A number that is drawn: ``*`` where it is hidden, ``None`` where there is none."""

_A_YEAR = 366


class Point(NamedTuple):
    """One point: what it is of, its numbers in the order of the series, and how it is said.

    ``place`` is the weekday and the hour in the picture of hours; ``short`` stands below a bar. One that
    is ``so_far`` is not over yet.
    """

    name: str
    values: tuple[Drawn, ...]
    said: str
    short: str = ""
    place: tuple[int, int] = (0, 0)
    so_far: bool = False


class Picture(NamedTuple):
    """One card: its title, its sentence, what is drawn, and what has to be known to read it."""

    card: str
    title: str
    headline: str
    of: str
    series: tuple[str, ...]
    points: tuple[Point, ...]
    note: str


def pictures(seen: Insights, words: Words, lists: CodeLists) -> tuple[Picture, ...]:
    """Every card in the order of the page; what changed for people only where they were asked."""
    said = _Said(words, lists)
    points = {
        "attendance": said.weeks,
        "newcomers": said.months,
        "hours": said.hours,
        "ages": said.ages,
        "stayed": said.cohorts,
        "passed_on": said.passed_on,
        "wellbeing": said.wellbeing,
    }
    return tuple(
        Picture(
            card,
            words(f"insight.{card}.title"),
            said.headline(seen, card),
            words(f"insight.{card}.of"),
            said.series(card),
            drawn,
            words(f"insight.{card}.{'note' if drawn else 'empty'}"),
        )
        for card in CARDS
        if card != "wellbeing" or seen.wellbeing.began
        for drawn in [tuple(points[card](seen)) if shows(seen, card) else ()]
    )


def shows(seen: Insights, card: str) -> bool:
    """Whether there is anything to draw."""
    return card != "ages" or any(each.visits for each in seen.ages)


def span_said(seen: Insights, words: Words) -> str:
    """From when to when, such as ``1 June 2025 to 12 May 2026``."""
    first, last = (_dated(day, words) for day in seen.span)
    return words("insight.span", first=first, last=last)


def number_said(value: Drawn, words: Words) -> str:
    """A number as it stands on a picture or in a table: whole, or hidden, or not there."""
    if value is None:
        return words("insight.none")
    return words("publishing.hidden") if isinstance(value, str) else f"{round(value):,}"


class _Said:
    def __init__(self, words: Words, lists: CodeLists) -> None:
        self._words = words
        self._lists = lists

    def headline(self, seen: Insights, card: str) -> str:
        found = headline(seen, card)
        return self._words(
            f"insight.{card}.{found.kind}",
            n=found.n,
            of=found.of,
            day=self._words(f"insight.days.{found.weekday}"),
            group=self._group(found.group) if found.group else "",
        )

    def series(self, card: str) -> tuple[str, ...]:
        names = {
            "attendance": ("visits", "line"),
            "newcomers": ("first", "back"),
            "hours": ("mean",),
            "ages": ("visits",),
            "stayed": ("new", "stayed"),
            "passed_on": ("made", "taken"),
            "wellbeing": ("better", "same", "worse"),
        }[card]
        return tuple(self._words(f"insight.series.{name}") for name in names)

    def weeks(self, seen: Insights) -> Iterator[Point]:
        words = self._words
        for week, line in zip(seen.weeks, four_weeks(seen.weeks), strict=True):
            day = self._day(week.monday, seen)
            held = words("insight.sessions", n=week.sessions)
            visits_said = self._counted("visits", week.visits)
            said = [words("insight.attendance.point", visits=visits_said, sessions=held)]
            if not week.sessions:
                said = [words("insight.attendance.no_session")]
            if not week.whole:
                said.append(words("insight.so_far"))
            if line is not None:
                said.append(words("insight.attendance.on_line", n=f"{round(line)}"))
            name = words("insight.attendance.week", day=day)
            visits = week.visits if week.sessions else None
            point = self._point(name, (visits, line), said, self._label(week.monday, seen))
            yield point._replace(so_far=not week.whole)

    def months(self, seen: Insights) -> Iterator[Point]:
        for month, first, back in seen.months:
            said, so_far = self._two("newcomers", first, back), month.last > seen.span.last
            if so_far:
                said.append(self._words("insight.so_far"))
            label = self._label(month.first, seen)
            yield self._point(self._month(month), (first, back), said, label)._replace(
                so_far=so_far
            )

    def hours(self, seen: Insights) -> Iterator[Point]:
        words = self._words
        for weekday, hour, visits, days in seen.hours:
            times = {"first": f"{hour}:00", "last": f"{hour + 1}:00"}
            name = words("insight.hours.hour", day=words(f"date.weekday.{weekday}"), **times)
            mean: float | Shown = HIDDEN if visits == HIDDEN else visits / days
            said = words(
                "insight.hours.point",
                people=self._counted("people", mean),
                days=words("insight.days_ran", n=days),
            )
            yield self._point(name, (mean,), [said], "", (weekday, hour))

    def ages(self, seen: Insights) -> Iterator[Point]:
        for group, visits in seen.ages:
            said = self._counted("visits", visits)
            yield self._point(self._group(group), (visits,), [said], self._group(group))

    def cohorts(self, seen: Insights) -> Iterator[Point]:
        for month, new, stayed in seen.cohorts:
            said, label = self._two("stayed", new, stayed), self._label(month.first, seen)
            yield self._point(self._month(month), (new, stayed), said, label)

    def passed_on(self, seen: Insights) -> Iterator[Point]:
        for month, made, taken in seen.passed_on:
            said, label = self._two("passed_on", made, taken), self._label(month.first, seen)
            yield self._point(self._month(month), (made, taken), said, label)

    def wellbeing(self, seen: Insights) -> Iterator[Point]:
        for measure, *numbers in seen.wellbeing.measures:
            better, same, worse = map(self._number, numbers)
            said = self._words("insight.wellbeing.point", better=better, same=same, worse=worse)
            yield self._point(self._words(f"insight.measure.{measure}"), tuple(numbers), [said], "")

    def _two(self, card: str, first: Shown, second: Shown) -> list[str]:
        gaps = {"first": self._number(first), "second": self._number(second)}
        return [self._words(f"insight.{card}.point", **gaps)]

    def _point(
        self,
        name: str,
        values: tuple[Drawn, ...],
        said: list[str],
        short: str,
        place: tuple[int, int] = (0, 0),
    ) -> Point:
        whole = self._words("insight.said", name=name, what=self._words("insight.comma").join(said))
        return Point(name, values, whole, short, place)

    def _counted(self, what: str, value: float | Shown) -> str:
        """A number with what it counts, such as ``1 visit``."""
        if isinstance(value, str):
            return self._words(f"insight.few_{what}")
        return self._words(f"insight.{what}", n=round(value))

    def _number(self, value: Drawn) -> str:
        if value == HIDDEN:
            return self._words("insight.few")
        return number_said(value, self._words)

    def _group(self, group: str) -> str:
        return self._lists["age_group"][group].label(self._words.language)

    def _month(self, month: Month) -> str:
        return self._words(f"returns.month.{month.number}", year=month.year)

    def _label(self, day: date, seen: Insights) -> str:
        """What stands below a bar: the month, or the year where there are more than two."""
        if _long(seen):
            return str(day.year)
        return self._words(f"date.month_short.{day.month}")

    def _day(self, day: date, seen: Insights) -> str:
        month = self._words(f"date.month_short.{day.month}")
        if _long(seen):
            return self._words("date.no_weekday_year", day=day.day, month=month, year=str(day.year))
        return self._words("date.no_weekday", day=day.day, month=month)


def _long(seen: Insights) -> bool:
    """Whether a day without its year could be one of two."""
    return (seen.span.last - seen.span.first).days > _A_YEAR


def _dated(day: date, words: Words) -> str:
    month = words(f"date.month.{day.month}")
    return words("date.no_weekday_year", day=day.day, month=month, year=str(day.year))
