"""F01 to F03: children, days of camp, what is known of them, and meals."""

import datetime as dt
from dataclasses import replace

from hublog.domain.behind import rows_behind
from hublog.domain.care import Care
from hublog.domain.indicators import Indicator, indicators
from hublog.domain.ledger import ledger
from hublog.domain.months import Month
from hublog.domain.publishing import publication
from hublog.domain.suppression import HIDDEN
from look import TUESDAY, MonthRegister

MAY = Month(2026, 5)
NEXT = TUESDAY + dt.timedelta(1)


def camp(**meals: int | None) -> MonthRegister:
    """Ada (8) and Bo (turns 18 on the second day) at two days of camp, Cy (40) and somebody untold."""
    register = MonthRegister()
    register.person("A", birth_year=2018)
    register.person("B", birth_year=2008, birth_month=5, birth_day=6)
    register.person("C", birth_year=1986)
    register.activity("camp", age_group="child", type="CAMP")
    register.of(TUESDAY, "ABCD", activity_id="camp", type="CAMP", meals=meals.get("first"))
    register.of(NEXT, "ABC", activity_id="camp", type="CAMP", meals=meals.get("second"))
    register.of(TUESDAY, "A", start=dt.time(16), end=dt.time(17))
    return register


def figures(register: MonthRegister) -> dict[str, Indicator]:
    return {each.id: each for each in indicators(register.facts(), MAY)}


def test_children_are_counted_once_and_their_days_at_camp_each() -> None:
    """F01: whoever turns 18 on the second day was a child on the first; who is untold is none."""
    found = figures(camp())
    assert (found["F01"].value, found["F01.days"].value) == (2, 3)


def test_a_second_session_on_one_day_of_camp_is_the_same_day() -> None:
    register = camp()
    more = {"start": dt.time(18), "end": dt.time(19)}
    register.of(TUESDAY, "A", activity_id="camp", type="CAMP", **more)
    assert figures(register)["F01.days"].value == 3


def test_what_is_known_of_them_is_told_of_no_few() -> None:
    """F02: a share of the children of whom it is known, where both sides are none or eight and more."""
    register = camp()
    children = [f"k{n}" for n in range(20)]
    for each in children:
        register.person(each, birth_year=2018)
        register.present.append((register.sessions[0].id, each, f"visit-{each}"))
    care = [
        *(Care(id=c, person_id=c, fsm="Y", school_phase="PRIM") for c in children[:9]),
        *(Care(id=c, person_id=c, fsm="N", send="SUP") for c in children[9:18]),
        Care(id="c", person_id="C", fsm="Y"),
        Care(id="b", person_id="B", fsm="NS", send="N"),
    ]
    register.beside = replace(register.beside, care=care)
    found = figures(register)
    assert found["F01"].value == 22
    assert found["F02.fsm"] == Indicator("F02.fsm", 0.5)
    assert found["F02.PRIM"] == Indicator("F02.PRIM", 1)
    assert found["F02.SEC"] == Indicator("F02.SEC", 0)
    assert found["F02.send"] == Indicator("F02.send", None, note="few_children")
    register.beside = replace(register.beside, care=())
    assert figures(register)["F02.fsm"] == Indicator("F02.fsm", None)


def test_a_phase_of_few_is_not_what_the_others_leave() -> None:
    """F02: where one phase is of few, nothing is said of any; other shares stand by themselves."""
    register = camp()
    phases = ["PRIM"] * 10 + ["SEC"] * 8 + ["POST"] * 2
    for n, _ in enumerate(phases):
        register.person(f"k{n}", birth_year=2018)
        register.present.append((register.sessions[0].id, f"k{n}", f"visit-{n}"))
    care = [
        Care(id=f"k{n}", person_id=f"k{n}", fsm="Y", school_phase=each)
        for n, each in enumerate(phases)
    ]
    register.beside = replace(register.beside, care=care)
    found = figures(register)
    for phase in ("PRE", "PRIM", "SEC", "POST", "NONE"):
        assert found[f"F02.{phase}"] == Indicator(f"F02.{phase}", None, note="few_children")
    assert found["F02.fsm"] == Indicator("F02.fsm", 1)
    register.beside = replace(register.beside, care=care[:18])
    found = figures(register)
    assert (found["F02.SEC"].value, found["F02.POST"].value) == (0.5, 0)


def test_meals_are_added_up_and_what_nobody_counted_is_said() -> None:
    """F03."""
    assert figures(camp(first=20, second=0))["F03"] == Indicator("F03", 20)
    assert figures(camp(first=20))["F03"] == Indicator("F03", 20, note="meals_missing")
    assert figures(camp())["F03"] == Indicator("F03", None, note="meals_missing")
    none = MonthRegister()
    none.session(TUESDAY, "A")
    assert figures(none)["F03"] == Indicator("F03", 0)
    none.sessions[-1] = replace(none.sessions[-1], meals=9)
    assert figures(none)["F03"] == Indicator("F03", 9)


def test_behind_a_part_of_f02_stand_all_children_and_not_what_is_known_of_whom() -> None:
    book = ledger(camp(first=20).facts())
    for id_ in ("F01", "F02.fsm", "F02.PRIM"):
        rows = rows_behind(book, MAY, id_)
        assert [(row.person_id, row.counts) for row in rows.rows] == [("A", True), ("B", True)]
    for id_ in ("F01.days", "F03"):
        assert [row.counts for row in rows_behind(book, MAY, id_).rows] == [True, False, True]


def test_the_page_for_everybody_says_meals_as_people_and_nothing_of_children() -> None:
    shown = publication(camp(first=20, second=11).facts(), MAY)
    assert (shown["F03"], shown["F01"], shown["F02.fsm"]) == (30, HIDDEN, HIDDEN)
    assert publication(camp(first=3, second=1).facts(), MAY)["F03"] == HIDDEN
    assert publication(camp().facts(), MAY)["F03"] is None


def test_the_page_for_everybody_says_that_no_child_came_and_nothing_of_few() -> None:
    """F01, F02: hidden as soon as there is one."""
    register = camp()
    one = publication(register.facts(), MAY)
    for name in "AB":
        register.person(name, birth_year=1986)
    none = publication(register.facts(), MAY)
    assert [none[id_] for id_ in ("F01", "F01.days", "F02.fsm")] == [0, 0, None]
    assert [one[id_] for id_ in ("F01", "F01.days", "F02.fsm")] == [HIDDEN] * 3
