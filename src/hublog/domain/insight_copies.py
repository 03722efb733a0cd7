"""What of the insights may leave the laptop: small numbers hidden, the rest rounded (domain.md)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hublog.domain.insight_wellbeing import Answered, Wellbeing
from hublog.domain.insights import Insights, Part
from hublog.domain.suppression import Range, Relations, Shown, behind, conceal, shown

_BEGAN, _TWICE, _ONCE = "began", "twice", "once"
_KINDS = ("better", "same", "worse")
_STAYED, _TAKEN = ("new", "stayed", "gone"), ("made", "taken", "open")
"""A whole and what it falls into, by month and over all of them."""
_ALL, _PEOPLE, _FIRST, _BEFORE = "all", "people", "first", "before"
Sum = tuple[str, tuple[str, ...]]


def for_everybody(seen: Insights) -> Insights:
    """The same as everybody may see it.

    Numbers that add up to each other are concealed together, so that no reader of the pictures, nor
    of the months' own summaries beside them, works a hidden one out.
    """
    page = conceal(_counts(seen), _relations(seen), _families(seen))
    return replace(
        seen,
        weeks=tuple(each._replace(visits=page[f"week/{each.monday}"]) for each in seen.weeks),
        months=tuple(
            each._replace(first=page[f"first/{each.month}"], returning=page[f"back/{each.month}"])
            for each in seen.months
        ),
        people=page[_PEOPLE],
        first=page[_FIRST],
        hours=tuple(
            each._replace(visits=page[_hour(each.weekday, each.hour)]) for each in seen.hours
        ),
        weekdays=tuple(each._replace(visits=page[_day(each.weekday)]) for each in seen.weekdays),
        ages=tuple(each._replace(visits=page[f"age/{each.group}"]) for each in seen.ages),
        cohorts=tuple(
            each._replace(new=page[f"new/{each.month}"], stayed=page[f"stayed/{each.month}"])
            for each in seen.cohorts
        ),
        stayed=Part(page["stayed"], page["new"]),
        taken_up=Part(page["taken"], page["made"]),
        passed_on=tuple(
            each._replace(made=page[f"made/{each.month}"], taken_up=page[f"taken/{each.month}"])
            for each in seen.passed_on
        ),
        wellbeing=_wellbeing(seen, page),
    )


def _wellbeing(seen: Insights, page: Mapping[str, Shown]) -> Wellbeing:
    measures = (measure for measure, *_ in seen.wellbeing.measures)
    return Wellbeing(
        page[_BEGAN],
        page[_TWICE],
        tuple(Answered(each, *(page[f"{kind}/{each}"] for kind in _KINDS)) for each in measures),
    )


def _counts(seen: Insights) -> dict[str, int]:
    """Every true number that is shown, and those that anybody could take from two of them."""
    true: dict[str, Shown] = {_PEOPLE: seen.people, _FIRST: seen.first}
    true |= {f"week/{each.monday}": each.visits for each in seen.weeks}
    true |= {_hour(each.weekday, each.hour): each.visits for each in seen.hours}
    true |= {_day(each.weekday): each.visits for each in seen.weekdays}
    true |= {f"age/{each.group}": each.visits for each in seen.ages}
    for month, first, back in seen.months:
        true |= {f"first/{month}": first, f"back/{month}": back}
    for month, new, stayed in seen.cohorts:
        true |= {f"new/{month}": new, f"stayed/{month}": stayed}
    for month, made, taken in seen.passed_on:
        true |= {f"made/{month}": made, f"taken/{month}": taken}
    true |= {_BEGAN: seen.wellbeing.began, _TWICE: seen.wellbeing.twice}
    for measure, *numbers in seen.wellbeing.measures:
        true |= {f"{kind}/{measure}": n for kind, n in zip(_KINDS, numbers, strict=True)}
    true |= {"stayed": seen.stayed.n, "new": seen.stayed.of}
    true |= {"taken": seen.taken_up.n, "made": seen.taken_up.of}
    counts = {key: int(n) for key, n in true.items()}
    counts["gone"] = counts["new"] - counts["stayed"]
    counts["open"] = counts["made"] - counts["taken"]
    counts[_ONCE] = counts[_BEGAN] - counts[_TWICE]
    counts[_BEFORE] = counts[_PEOPLE] - counts[_FIRST]
    for month, *_ in seen.cohorts:
        counts[f"gone/{month}"] = counts[f"new/{month}"] - counts[f"stayed/{month}"]
    for month, *_ in seen.passed_on:
        counts[f"open/{month}"] = counts[f"made/{month}"] - counts[f"taken/{month}"]
    return counts


def _families(seen: Insights) -> Iterator[tuple[str, ...]]:
    """What is withheld together: a picture, or a day of the week."""
    yield _PEOPLE, _FIRST, _BEFORE
    yield tuple(f"{kind}/{each.month}" for each in seen.months for kind in ("first", "back"))
    began = {each.weekday for each in seen.weekdays}
    for day in sorted(began | {each.weekday for each in seen.hours}):
        hours = (each.hour for each in seen.hours if each.weekday == day)
        yield (*(_day(day) for _ in began & {day}), *(_hour(day, hour) for hour in hours))
    yield tuple(f"age/{each.group}" for each in seen.ages)
    for kinds, months in ((_STAYED, seen.cohorts), (_TAKEN, seen.passed_on)):
        yield tuple(f"{kind}/{each.month}" for each in months for kind in kinds)
        yield kinds
    yield _BEGAN, _TWICE, _ONCE
    for measure, *_ in seen.wellbeing.measures:
        yield tuple(f"{kind}/{measure}" for kind in _KINDS)


def _relations(seen: Insights) -> Relations:
    came = {f"came/{month}": int(first) + int(back) for month, first, back in seen.months}
    pairs = {f"pairs/{name}": sum(map(int, n)) for name, *n in seen.wellbeing.measures}
    totals = {_ALL: seen.visits, **came, **pairs}
    known = {key: behind(shown(n)) for key, n in totals.items()}
    if not seen.untimed:
        known |= {f"untimed/{each.weekday}": Range(0, 0) for each in seen.weekdays}
    return Relations(
        (*_sums_of_people(seen), *_sums_of_answers(seen), *_sums_of_visits(seen)),
        (
            (_PEOPLE, _ALL),
            *((key, _PEOPLE) for key in came),
            *((key, _TWICE) for key in pairs),
            *((f"first/{each.month}", f"new/{each.month}") for each in seen.cohorts),
        ),
        known,
    )


def _sums_of_people(seen: Insights) -> Iterator[Sum]:
    """The summary of a month tells how many came; the others go by what is shown here."""
    yield _PEOPLE, (_FIRST, _BEFORE)
    yield _FIRST, (*(f"first/{each.month}" for each in seen.months), "first/told")
    for each in seen.months:
        yield f"came/{each.month}", (f"first/{each.month}", f"back/{each.month}")
    for kinds, months in ((_STAYED, seen.cohorts), (_TAKEN, seen.passed_on)):
        for kind in kinds:
            yield kind, tuple(f"{kind}/{each.month}" for each in months)
        for end in ("", *(f"/{each.month}" for each in months)):
            whole, *parts = (f"{kind}{end}" for kind in kinds)
            yield whole, tuple(parts)


def _sums_of_answers(seen: Insights) -> Iterator[Sum]:
    """The return tells how many pairs there are of each measure."""
    yield _BEGAN, (_TWICE, _ONCE)
    for measure, *_ in seen.wellbeing.measures:
        yield f"pairs/{measure}", tuple(f"{kind}/{measure}" for kind in _KINDS)


def _sums_of_visits(seen: Insights) -> Iterator[Sum]:
    """An hour, and a day, is the sum of the sessions that ran in it; all days are the sum of all ages."""
    yield _ALL, tuple(_day(each.weekday) for each in seen.weekdays)
    yield _ALL, tuple(f"age/{each.group}" for each in seen.ages)
    runs = [(f"run/{place}", run.hours) for place, run in enumerate(seen.runs)]
    for each in seen.hours:
        at = each.weekday, each.hour
        yield _hour(*at), tuple(key for key, hours in runs if at in hours)
    for day in seen.weekdays:
        began = (key for key, hours in runs if hours[0][0] == day.weekday)
        yield _day(day.weekday), (*began, f"untimed/{day.weekday}")


def _hour(weekday: int, hour: int) -> str:
    return f"hour/{weekday}/{hour}"


def _day(weekday: int) -> str:
    return f"day/{weekday}"
