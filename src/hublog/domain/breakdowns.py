"""Who came, by one personal dimension at a time, as it may be displayed (domain.md, Small numbers)."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import NamedTuple

from hublog.domain.ages import GROUPS, age_band, age_group
from hublog.domain.facts import Facts
from hublog.domain.ledger import Ledger, ledger
from hublog.domain.months import Month, Window
from hublog.domain.people import NOT_ASKED, PREFERS_NOT_TO_SAY, Person
from hublog.domain.suppression import Range, Relations, Shown, conceal

_UNKNOWN = (PREFERS_NOT_TO_SAY, NOT_ASKED)
_FIFTHS = ("1", "2", "3", "4", "5")

CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "age": GROUPS,
    "sex": ("F", "M", *_UNKNOWN),
    "ethnic_broad": ("W", "M", "A", "B", "O", *_UNKNOWN),
    "disability": ("DL", "DA", "DN", *_UNKNOWN),
    "imd_fifth": (*_FIFTHS, *_UNKNOWN),
}
"""The dimensions, never crossed with each other, and their categories (code list ``dimension``)."""


class BreakdownRow(NamedTuple):
    """One category with what may be displayed of its different people and their attendances."""

    dimension: str
    category: str
    people_display: Shown
    attendances_display: Shown


class Numbers(NamedTuple):
    """The true numbers of one category; of its attendances ``counted`` ones have no name."""

    people: int
    attendances: int
    counted: int


Breakdown = Mapping[str, Mapping[str, Numbers]]


def breakdown(facts: Facts, month: Month) -> tuple[BreakdownRow, ...]:
    """The month by dimension and category, with what may be displayed.

    It stands in one workbook with the true totals and with how many answered (B11, B10) and are children (F01), so a
    dimension is withheld where these together with the lines shown would tell a hidden line. Lines
    that those figures state as they are, such as who was not asked, cannot be protected there.
    """
    lines = broken_down(ledger(facts), month.window)
    return rows(lines, conceal(flat(lines), beside_true_totals(lines), families()))


def broken_down(book: Ledger, window: Window) -> Breakdown:
    """The true numbers by dimension and category.

    Attendances by age hold the people counted without a name, by door group, and visits of people
    who were forgotten as not asked; those of the other dimensions are attendances with a name.
    """
    found = {d: {c: [0, 0, 0] for c in categories} for d, categories in CATEGORIES.items()}
    for who, visits in book.visits_in(window).items():
        person = book.facts.people[who]
        for dimension, category_of in _CATEGORY_OF.items():
            category = category_of(person, window.last)
            known = found[dimension]
            line = known[category if category in known else NOT_ASKED]
            line[0] += 1
            line[1] += visits
    for session in book.held_in(window):
        turnout = book.turnout(session)
        for band, n in ((NOT_ASKED, turnout.forgotten), *(turnout.tallies or {}).items()):
            line = found["age"][age_group(band)]
            line[1] += n
            line[2] += n
    return {
        dimension: {category: Numbers(*line) for category, line in lines.items()}
        for dimension, lines in found.items()
    }


def flat(lines: Breakdown) -> dict[str, int]:
    """Every number of a breakdown by its key."""
    return {
        key: n
        for dimension, categories in lines.items()
        for category, numbers in categories.items()
        for key, n in zip(keys(dimension, category), numbers[:2], strict=True)
    }


def rows(lines: Breakdown, page: Mapping[str, Shown]) -> tuple[BreakdownRow, ...]:
    """The lines as they are displayed on that page."""
    found = []
    for dimension, categories in lines.items():
        for category in categories:
            people, attendances = keys(dimension, category)
            found.append(BreakdownRow(dimension, category, page[people], page[attendances]))
    return tuple(found)


def keys(dimension: str, category: str) -> tuple[str, str]:
    """The keys of the people and the attendances of one line."""
    return f"{dimension}/{category}/people", f"{dimension}/{category}/attendances"


def families() -> tuple[tuple[str, ...], ...]:
    """The lines of each dimension, which are withheld together."""
    return tuple((*_people(dimension), *_attendances(dimension)) for dimension in CATEGORIES)


def answered(dimension: str) -> tuple[str, ...]:
    """The keys of the people who count as answered (B11), or as known (B10.known)."""
    apart: Collection[str] = _UNKNOWN if dimension == "imd_fifth" else (NOT_ASKED,)
    return tuple(keys(dimension, c)[0] for c in CATEGORIES[dimension] if c not in apart)


def relations() -> Relations:
    """What adds up: ``B01`` and the people, ``named`` and ``A03`` and the attendances.

    In every line and in all, named attendances are the people and their further visits, of which
    everybody who came again made one or more; by age, attendances are the named and the counted.
    """
    sums: list[tuple[str, tuple[str, ...]]] = [
        ("A03", _attendances("age")),
        ("named", ("B01", "further")),
    ]
    for dimension in CATEGORIES:
        people, attendances = _people(dimension), _attendances(dimension)
        named = _with("named", people) if dimension == "age" else attendances
        further = _with("further", people)
        sums += [("B01", people), ("named", named), (f"{dimension}/answered", answered(dimension))]
        sums += [("further", further)]
        sums += [(n, (p, f)) for n, p, f in zip(named, people, further, strict=True)]
        if dimension == "age":
            counted = _with("counted", people)
            sums += [(a, (n, c)) for a, n, c in zip(attendances, named, counted, strict=True)]
    return Relations(sums, (("named", "A03"), ("repeat", "further")))


def beside_true_totals(lines: Breakdown) -> Relations:
    """What is known beside the true totals, as in the workbook that goes to the office.

    Its sessions also tell how many were counted by age band. Who was not asked, or lives where no
    area is known, is no secret there, and neither is how many children came (F01).
    """
    numbers = flat(lines)
    most_deprived = keys("imd_fifth", _FIFTHS[0])[0]
    children = keys("age", "U18")[0]
    not_asked = [key for d in CATEGORIES for key in _people(d) if key not in answered(d)]
    counted = _with("counted", _people("age"))
    exact = {
        "B01": sum(numbers[key] for key in _people("sex")),
        "named": sum(numbers[key] for key in _attendances("sex")),
        "A03": sum(numbers[key] for key in _attendances("age")),
        **{key: numbers[key] for key in (most_deprived, children, *not_asked)},
        **dict(zip(counted, (line.counted for line in lines["age"].values()), strict=True)),
    }
    for dimension in CATEGORIES:
        exact[f"{dimension}/answered"] = sum(numbers[key] for key in answered(dimension))
    always = relations()
    known = {key: Range(n, n) for key, n in exact.items()}
    return Relations(always.sums, always.orders, known)


def _people(dimension: str) -> tuple[str, ...]:
    return tuple(keys(dimension, category)[0] for category in CATEGORIES[dimension])


def _attendances(dimension: str) -> tuple[str, ...]:
    return tuple(keys(dimension, category)[1] for category in CATEGORIES[dimension])


def _with(what: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{line}/{what}" for line in lines)


def _fifth(person: Person, _: date) -> str:
    if person.imd_decile is not None:
        return str((person.imd_decile + 1) // 2)
    return PREFERS_NOT_TO_SAY if person.postcode == PREFERS_NOT_TO_SAY else NOT_ASKED


def _broad_group(person: Person, _: date) -> str:
    # The first letter of an ethnic group's code is its broad group, in both countries' lists.
    group = person.ethnic_group
    return group if group in _UNKNOWN else group[:1]


_CATEGORY_OF: Mapping[str, Callable[[Person, date], str]] = {
    "age": lambda person, day: age_group(age_band(person, day)),
    "sex": lambda person, _: person.sex,
    "ethnic_broad": _broad_group,
    "disability": lambda person, _: person.disability,
    "imd_fifth": _fifth,
}
