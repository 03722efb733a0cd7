import datetime as dt
import itertools
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hublog.domain.facts import Facts
from hublog.domain.indicators import indicators
from hublog.domain.months import Month
from hublog.domain.publishing import Letterhead, Publication, publication
from hublog.domain.suppression import HIDDEN, behind, percent, shown
from made_facts import HUB, MadeRegister, worked_example

MAY = Month(2026, 5)
BANDS = ("B09.newbie", "B09.settling", "B09.core", "B09.dedicated")
Values = Mapping[str, float | str | None]


def may(day: int) -> dt.date:
    return dt.date(2026, 5, day)


def page_of(facts: Facts) -> dict[str, float | str | None]:
    return {each.id: each.value for each in publication(facts, MAY).figures}


def test_the_worked_example_is_published_number_for_number() -> None:
    """domain.md: footfall 15, different people and first visits hidden; the rest follows."""
    page = page_of(worked_example())
    assert (page["A03"], page["B01"], page["B04"]) == (15, "*", "*")
    assert (page["A01"], page["A02"], page["A02.rate"], page["A06"]) == (3, 1, 0.25, 6.0)
    assert (page["A04"], page["A04.median"], page["A05"], page["A07"]) == (5.0, "*", "*", "*")
    assert (page["B05"], page["B06"], page["B07"], page["B11.sex"]) == ("*", "*", "*", "*")
    assert (page["C01"], page["C02"], page["B10"]) == (0, 0.0, None)


def test_everything_that_is_figured_is_published_in_the_same_order() -> None:
    figures = publication(worked_example(), MAY).figures
    assert [f.id for f in figures] == [f.id for f in indicators(worked_example(), MAY)]


def a_large_month() -> MadeRegister:
    register = MadeRegister()
    people = [f"p{n}" for n in range(23)]
    for day in (5, 12):
        register.session(may(day), people[: 23 if day == 5 else 9], 9)
    for n, who in enumerate(people):
        register.person(who, sex="F" if n < 13 else "M", imd_decile=1 if n < 9 else 6)
        register.helped(who, may(5), 50)
    return register


def test_means_hours_and_rates_come_from_the_displayed_counts() -> None:
    """True: footfall 50, per session 32 and 18; 23 people, 32 named; 9 came twice; 19.2 hours."""
    page = page_of(a_large_month().facts())
    assert (page["A03"], page["B01"], page["A04"], page["A04.median"]) == (50, 25, 25.0, 25.0)
    assert (page["A05"], page["A07"]) == (0.6, 2.0 * 30 + 2.0 * 20)
    assert (page["B06"], page["B07"], page["B10"]) == (0.4, 1.2, 0.4)
    assert (page["B11.sex"], page["B11.disability"]) == (1.0, 0.0)
    assert (page["C01"], page["C02"], page["C03"]) == (25, 19, 25)


def test_a_session_with_few_people_hides_what_comes_from_single_sessions() -> None:
    register = a_large_month()
    register.session(may(19), "AB")
    page = page_of(register.facts())
    assert (page["A03"], page["A04.median"], page["A07"]) == (50, "*", "*")


def test_hours_that_are_not_known_stay_blank() -> None:
    register = MadeRegister()
    register.session(may(5), (), 12, end=None)
    register.helped("A", may(5), None)
    page = page_of(register.facts())
    assert (page["A07"], page["C01"], page["C02"]) == (None, "*", None)


def test_the_hours_of_few_volunteers_are_hidden_and_those_of_forgotten_ones_too() -> None:
    register = MadeRegister()
    register.helped("A", may(5), 90)
    assert page_of(register.facts())["C02"] == "*"
    register.person("A", status="forgotten")
    page = page_of(register.facts())
    assert (page["C01"], page["C02"]) == (0, "*")


def test_twelve_month_bands_are_withheld_where_the_year_to_date_would_tell_them() -> None:
    """7, 7, 7 and 7 are all there is to 28 people, which the year to date would show as 30."""
    register = MadeRegister()
    day = may(1)
    for band, often in enumerate((1, 3, 6, 12)):
        for n in range(7):
            for k in range(often):
                register.session(day + dt.timedelta(days=k), [f"p{band}-{n}"])
    page = page_of(register.facts())
    assert [page[id_] for id_ in (*BANDS, "B03")] == ["*"] * 5
    assert page["B01"] == 30


def test_conditions_of_sessions_held_are_named_the_most_frequent_first() -> None:
    facts = worked_example()
    held = {"05": ("PEER",), "12": ("FREEFOOD", "PEER"), "19": ("GPSITE",), "26": ("QUIET",)}
    sessions = {
        id_: replace(each, conditions=held.get(f"{each.date.day:02}", ("LINKW",)))
        for id_, each in facts.sessions.items()
    }
    page = publication(replace(facts, sessions=sessions), MAY)
    assert page.conditions == ("PEER", "FREEFOOD", "GPSITE")


def test_a_page_knows_its_figures_by_id_and_its_file_by_hub_and_month() -> None:
    page = publication(worked_example(), MAY)
    assert page["A03"] == 15
    with pytest.raises(KeyError):
        page["A99"]
    head = Letterhead(hub=HUB, month=MAY, drawn_on=dt.date(2026, 6, 2), complete=True)
    assert head.file_name("pdf") == "CUM-EWA_2026-05_summary.pdf"


# The audit: a reader with the page in hand tries every set of counts that agrees with all of it.


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


def made_up(seed: int, people: int, sessions: int, counted: int) -> Facts:
    """A register with about so many people; few or many of one kind, by chance."""
    chance = random.Random(seed)  # noqa: S311 - made-up people need no secret dice
    register = MadeRegister(hub=replace(HUB, records_complete_from=dt.date(2026, 4, 1)))
    names = [f"p{n}" for n in range(people)]
    keen = chance.random()
    for n in range(sessions):
        who = [name for name in names if chance.random() < keen]
        register.session(may(n * 3 + 1), who, {"65+": chance.randint(0, counted)})
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


@settings(max_examples=60)
@example(0, 0, 0, 0)
@example(1, 7, 2, 0)
@given(st.integers(0, 10**6), st.integers(0, 40), st.integers(0, 6), st.integers(0, 12))
def test_nothing_published_lets_a_small_count_be_told(seed, people, sessions, counted) -> None:
    """Directly, or from the rates, means, hours and totals beside it."""
    made = publication(made_up(seed, people, sessions, counted), MAY)
    page = {each.id: each.value for each in made.figures}
    assert told_on(page, ["A03", "B01", "B04", "B05"]) == []
    assert told_lines(made) == []


def careless(facts: Facts, id_: str, part: Callable[[Values], float]) -> dict[str, object]:
    true = {each.id: each.value for each in indicators(facts, MAY)}
    return {**page_of(facts), id_: Exact(part(true))}


def test_the_audit_catches_an_exact_mean_and_an_exact_rate() -> None:
    """Control: 5 people at 2 sessions are 2.5 per session; of 7 people 4 came again."""
    register = MadeRegister()
    register.session(may(5), "ABC")
    register.session(may(6), "DE")
    few = register.facts()
    assert told_on(page_of(few), ["A03", "B01"]) == []
    assert told_on(careless(few, "A04", lambda true: true["A04"]), ["A03", "B01"]) == ["A03"]
    seven = worked_example()
    assert told_on(page_of(seven), ["B01"]) == []
    assert told_on(careless(seven, "B06", lambda true: true["B06"]), ["B01"]) == ["B01"]
