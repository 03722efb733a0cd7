import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from auditing import MAY, Exact, Values, made_up_may, told_lines, told_on
from hublog.domain.breakdowns import CATEGORIES, breakdown
from hublog.domain.facts import Facts
from hublog.domain.indicators import indicators
from hublog.domain.publishing import Letterhead, publication
from hublog.domain.suppression import HIDDEN
from made_facts import HUB, MadeRegister, worked_example

BANDS = ("B09.newbie", "B09.settling", "B09.core", "B09.dedicated")


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


@settings(max_examples=60)
@example(0, 0, 0, 0)
@example(1, 7, 2, 0)
@given(st.integers(0, 10**6), st.integers(0, 40), st.integers(0, 6), st.integers(0, 12))
def test_nothing_published_lets_a_small_count_be_told(seed, people, sessions, counted) -> None:
    """Directly, or from the rates, means, hours and totals beside it."""
    made = publication(made_up_may(seed, people, sessions, counted), MAY)
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


def test_what_the_office_does_not_see_nobody_sees() -> None:
    """Whoever holds both pages learns nothing from the difference (decision 9)."""
    withheld = 0
    for seed in range(60):
        facts = made_up_may(seed, 4 + seed % 40, 3, seed % 7)
        office, page = breakdown(facts, MAY), publication(facts, MAY).breakdown
        for dimension in CATEGORIES:
            theirs, ours = (
                [each[2:] for each in rows if each.dimension == dimension]
                for rows in (office, page)
            )
            if all(each == (HIDDEN, HIDDEN) for each in theirs):
                withheld += 1
                assert all(each == (HIDDEN, HIDDEN) for each in ours), (seed, dimension)
    assert withheld > 5
