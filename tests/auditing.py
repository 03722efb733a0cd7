"""The audit of a page for everybody: a reader tries every set of counts that agrees with all of it."""

import datetime as dt
import itertools
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from hublog.domain.facts import Facts
from hublog.domain.months import Month
from hublog.domain.publishing import Publication
from hublog.domain.suppression import HIDDEN, Shown, behind, percent, shown
from hublog.domain.trend import BANDS
from made_facts import HUB, MadeRegister

MAY = Month(2026, 5)
Values = Mapping[str, float | str | None]
Page = dict[str, Shown]
"""Everything counted that stands on one page, the months of the trend by their names."""
_WEIGHTS = (1, 3, 6, 12)


def counts_behind(page: Values, id_: str) -> Iterable[int]:
    least, most = behind(page[id_])
    return range(least, most + 1)


def agreeing(page: Values) -> list[dict[str, int]]:
    """Every footfall, named, different, first and returning that the page leaves possible."""
    found = []
    for footfall, people in itertools.product(
        counts_behind(page, "A03"), counts_behind(page, "B01")
    ):
        for named in range(people, footfall + 1) if people else [0]:
            if not fits(page, footfall, named, people):
                continue
            found += [
                {"A03": footfall, "B01": people, "B04": first, "B05": people - first}
                for first in counts_behind(page, "B04")
                if people - first in counts_behind(page, "B05")
            ]
    return found


def fits(page: Values, footfall: int, named: int, people: int) -> bool:
    """Whether the means and rates beside the counts agree."""

    def rate(part: int, whole: int) -> float | str | None:
        whole_percent = percent(part, whole)
        return whole_percent / 100 if isinstance(whole_percent, int) else whole_percent

    often = range(int(named > people), min(people, named - people) + 1)
    return (
        same(page["A05"], rate(named, footfall), named, footfall)
        and same(page["A04"], mean(shown(footfall), page["A01"]), footfall, page["A01"])
        and same(page["B07"], mean(shown(named), shown(people)), named, people)
        and any(same(page["B06"], rate(repeat, people), repeat, people) for repeat in often)
    )


def same(on_page: object, as_published: object, part: object, whole: object) -> bool:
    """A figure agrees as it is published; one that is marked as exact, exactly."""
    if isinstance(on_page, Exact):
        return bool(whole) and on_page == part / whole
    return on_page == as_published


class Exact(float):
    """A figure that a careless page shows as it is."""


def mean(total: object, parts: object) -> object:
    if parts == 0:
        return None
    return HIDDEN if HIDDEN in (total, parts) else round(total / parts, 1)


def told_on(page: Values, ids: Iterable[str]) -> list[str]:
    possible = agreeing(page)
    assert possible
    return [
        id_ for id_ in ids if page[id_] == HIDDEN and len({counts[id_] for counts in possible}) == 1
    ]


def told_lines(publication_: Publication) -> list[tuple[str, str]]:
    """Lines of the breakdown that the different people or the footfall beside them give away."""
    possible = agreeing({each.id: each.value for each in publication_.figures})
    found = []
    for dimension in {row.dimension for row in publication_.breakdown}:
        rows = [row for row in publication_.breakdown if row.dimension == dimension]
        if tells([row.people_display for row in rows], {each["B01"] for each in possible}):
            found.append((dimension, "people"))
        visits = [row.attendances_display for row in rows]
        if dimension == "age" and tells(visits, {each["A03"] for each in possible}):
            found.append((dimension, "attendances"))
    return found


def tells(lines: list[object], totals: set[int]) -> bool:
    """Whether a hidden line has one value only; all hidden means withheld, which may be any."""
    if all(line == HIDDEN for line in lines):
        return False
    for n, line in enumerate(lines):
        if line == HIDDEN:
            others = {0}
            for other in (*lines[:n], *lines[n + 1 :]):
                least, most = behind(other)
                others = {a + b for a in others for b in range(least, most + 1)}
            if sum(any(v + rest in totals for rest in others) for v in range(1, 8)) < 2:
                return True
    return False


def counted_on(made: Publication) -> Page:
    figures = {each.id: each.value for each in made.figures}
    people = {id_: figures[id_] for id_ in ("A03", "B01", "B02", "B03", *BANDS)}
    months = {str(month): n or 0 for month, n in made.trend if month != MAY}
    return people | months


# The months: whoever came earlier in the quarter or the year came in another month of it, and
# twelve months hold at least the visits that the bands speak of.


def told_months(page: Page) -> list[str]:
    """The hidden counts of which the page leaves one value only; withheld ones may be any."""
    open_ends = _withheld(page)
    possible = {key: list(_counts(page, key, anything=key in open_ends)) for key in page}
    return [
        key
        for key, value in page.items()
        if value == HIDDEN
        and key not in open_ends
        and len(list(itertools.islice(_values(possible, key), 2))) < 2
    ]


def _withheld(page: Page) -> set[str]:
    months = [key for key in page if key[0] == "2"]
    families = [family for family in (months, ["B03", *BANDS]) if len(family) > 1]
    return {key for family in families if {page[k] for k in family} == {HIDDEN} for key in family}


def _counts(page: Page, key: str, *, anything: bool) -> Iterable[int]:
    least, most = (0, 40) if anything else behind(page[key])
    return range(least, most + 1)


def _values(possible: dict[str, list[int]], key: str) -> Iterator[int]:
    for value in possible[key]:
        if any(True for _ in _worlds({**possible, key: [value]})):
            yield value


def _worlds(possible: dict[str, list[int]]) -> Iterator[bool]:
    months = [key for key in possible if key[0] == "2"]
    sums = {
        (sum(in_year), sum(in_year) + sum(before))
        for in_year, before in itertools.product(
            _few(possible, [m for m in months if m >= "2026-04"]),
            _few(possible, [m for m in months if m < "2026-04"]),
        )
    }
    bands = {
        (sum(ns), sum(n * w for n, w in zip(ns, _WEIGHTS, strict=True)))
        for ns in _few(possible, BANDS)
    }
    for (year, visits), (reach, rolling), footfall in itertools.product(
        sorted(bands), sorted(sums, reverse=True), possible["A03"]
    ):
        if visits > footfall + rolling:
            continue
        for people in possible["B01"]:
            quarter = [n for n in possible["B02"] if people <= n <= people + reach]
            so_far = [n for n in possible["B03"] if n <= min(year, people + reach)]
            fits = people <= footfall and year <= people + rolling
            if fits and quarter and so_far and min(quarter) <= max(so_far):
                yield True


def _few(possible: dict[str, list[int]], keys: Iterable[str]) -> Iterator[tuple[int, ...]]:
    """Every choice; of a wide range its ends are enough, since each sum between them is one too."""
    ends = [
        c if len(c) < 10 else [c[0], *range(c[0] + 1, c[0] + 4), c[-1]]
        for c in (possible[key] for key in keys)
    ]
    return itertools.product(*ends)


def made_up_may(seed: int, people: int, sessions: int, counted: int) -> Facts:
    """A register with about so many people; few or many of one kind, by chance."""
    chance = random.Random(seed)  # noqa: S311 - made-up people need no secret dice
    register = MadeRegister(hub=replace(HUB, records_complete_from=dt.date(2026, 4, 1)))
    names = [f"p{n}" for n in range(people)]
    keen = chance.random()
    for n in range(sessions):
        who = [name for name in names if chance.random() < keen]
        register.session(dt.date(2026, 5, n * 3 + 1), who, {"65+": chance.randint(0, counted)})
    register.session(dt.date(2026, 4, 7), [name for name in names if chance.random() < 0.5])
    for name in names:
        register.person(
            name,
            sex=chance.choices(["F", "M", "NS", "NK"], [12, chance.randint(0, 8), 1, 2])[0],
            birth_year=chance.choice([None, 1940, 1960, 1980, 2012]),
            disability=chance.choices(["DL", "DA", "DN", "NK"], [1, 2, 6, 1])[0],
            imd_decile=chance.choice([None, 1, 2, 3, 9]),
            ethnic_group=chance.choices(["W1", "A2", "O9", "NS", "NK"], [9, 2, 1, 1, 1])[0],
        )
    return register.facts()
