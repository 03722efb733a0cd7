import datetime as dt
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.checks.finding import ASKS
from hublog.domain.people import Person
from hublog.domain.slips import one_slip
from look import TUESDAY, MonthRegister, found, said

ADA = {"full_name": "Ada Madeup", "birth_year": 1980}


def pairs(first: dict, second: dict, *, came: str = "A") -> list:
    register = MonthRegister()
    register.person("A", **{"known_as": "Ada", **first})
    register.person("B", **{"known_as": "Bo", **second})
    register.session(TUESDAY, came)
    return found(register, "DQ13")


def test_two_people_with_like_names_who_share_something_are_asked_about() -> None:
    """DQ13: one question, that names them on the hub's own screen only."""
    (one,) = pairs(ADA, {**ADA, "full_name": "Ada Maedup"})
    assert (one.severity, one.subject, one.values) == (ASKS, "A+B", {})
    assert one.rows == (("person", "A"), ("person", "B"))
    assert said(one) == "These may be one person: Ada Madeup, Ada Maedup."
    assert "Ada" not in said(one, here=False) + one.evidence


@pytest.mark.parametrize("came", ["A", "B", "AB"])
def test_it_is_enough_that_one_of_them_came(came) -> None:
    """DQ13."""
    assert len(pairs(ADA, ADA, came=came)) == 1


def test_people_who_did_not_come_wait_for_a_month_in_which_they_do() -> None:
    """DQ13."""
    assert pairs(ADA, ADA, came="C") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"full_name": "Ada Madeup"}, {"full_name": "Ada Madup"}),
        ({"full_name": "Ada Madeup"}, {"full_name": "Eda Madeup"}),
        ({"full_name": "Ada Made-Up"}, {"full_name": "ADA MADEUP"}),
        (
            {"full_name": "Ada Madeup"},
            {"full_name": "Bo Elsewise", "also_known_as": ("Ada Madeup",)},
        ),
        ({"full_name": "Adelaide Madeup"}, {"full_name": "Ada Madeup"}),
        ({"full_name": "", "known_as": "Petronella"}, {"full_name": "", "known_as": "Petronela"}),
        ({"full_name": "", "known_as": "Meg"}, {"full_name": "Margaret Madeup", "known_as": "Meg"}),
        ({"full_name": "Ŵyn Madeup"}, {"full_name": "Wyn Madeup"}),
    ],
)
def test_names_within_one_slip_are_alike(first, second) -> None:
    """DQ13: whole names, the nickname before the family name, and single ones of the nameless."""
    assert len(pairs({"birth_year": 1980, **first}, {"birth_year": 1980, **second})) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"full_name": "Ada Madeup"}, {"full_name": "Ida Madup"}),
        ({"full_name": "Ada Madeup"}, {"full_name": "Bo Elsewise"}),
        ({"full_name": "Ada Madeup"}, {"full_name": "Ada Elsewise", "known_as": "Ada"}),
        ({"full_name": "", "known_as": "Meg"}, {"full_name": "", "known_as": "Peg"}),
    ],
)
def test_other_names_are_not(first, second) -> None:
    """DQ13: two people with full names are not one because their first names are the same."""
    assert pairs({"birth_year": 1980, **first}, {"birth_year": 1980, **second}) == []


@pytest.mark.parametrize(
    "shared",
    [
        ({"birth_year": 1980}, {"birth_year": 1980}),
        ({"outward": "CA28"}, {"postcode": "CA28 7AA"}),
        ({"phone": "01946 555123"}, {"phone": "+44 (0)1946 555 123"}),
        ({"phone": "ask 1"}, {"phone": "1"}),
        ({"birth_year": 1980, "phone": "01946 555123"}, {"birth_year": 1980, "outward": "CA28"}),
    ],
)
def test_birth_year_phone_or_district_speak_for_it(shared) -> None:
    """DQ13: phones are compared as they are dialled."""
    first, second = ({"full_name": "Ada Madeup", **told} for told in shared)
    assert len(pairs(first, second)) == 1


@pytest.mark.parametrize(
    "told",
    [
        ({}, {}),
        ({"birth_year": 1980}, {}),
        ({"birth_year": 1980}, {"outward": "CA28"}),
        ({"birth_year": 1980, "outward": "CA28"}, {"birth_year": 1981, "outward": "CA28"}),
        ({"birth_year": 1980, "outward": "CA28"}, {"birth_year": 1980, "outward": "CA27"}),
        (
            {"birth_year": 1980, "phone": "01946 555123"},
            {"birth_year": 1980, "phone": "01946 555124"},
        ),
        ({"postcode": "nonsense"}, {"postcode": "nonsense"}),
    ],
)
def test_nothing_shared_or_anything_that_parts_them_speaks_against_it(told) -> None:
    """DQ13."""
    first, second = ({"full_name": "Ada Madeup", **each} for each in told)
    assert pairs(first, second) == []


def test_a_district_is_not_enough_for_single_names() -> None:
    """DQ13: there is more than one Mary in a postcode district."""
    mary = {"known_as": "Mary", "outward": "CA28"}
    assert pairs(mary, mary) == []
    assert len(pairs({**mary, "birth_year": 1980}, {**mary, "birth_year": 1980})) == 1


def test_a_single_name_may_be_anybody_of_that_name_but_they_are_not_each_other() -> None:
    """DQ13."""
    register = MonthRegister()
    for who, full in [("A", "Ada Madeup"), ("B", "Ada Elsewise"), ("C", "")]:
        register.person(who, known_as="Ada", full_name=full, birth_year=1980)
    register.session(TUESDAY, "ABC")
    assert [each.subject for each in found(register, "DQ13")] == ["A+C", "B+C"]


def test_whoever_was_merged_or_forgotten_is_nobody_else() -> None:
    """DQ13."""
    assert pairs(ADA, {**ADA, "status": "merged", "merged_into": "A"}) == []
    assert pairs(ADA, {**ADA, "status": "forgotten"}) == []


def test_another_name_asks_again() -> None:
    """DQ13."""
    (one,) = pairs(ADA, ADA)
    (other,) = pairs(ADA, {**ADA, "full_name": "Ada Madeupp"})
    assert (one.subject, one.evidence != other.evidence) == (other.subject, True)


@given(st.lists(st.text("ab ", min_size=3, max_size=8), min_size=2, max_size=8, unique=True))
def test_looking_by_forms_finds_what_comparing_everybody_would(names) -> None:
    """DQ13: nobody is held against everybody, and nobody is missed."""
    register = MonthRegister()
    day = dt.date(2026, 5, 5)
    for n, name in enumerate(names):
        register.people[str(n)] = Person(
            id=str(n), known_as="x", full_name=f"{name.replace(' ', '')}a b", birth_year=1980
        )
        register.session(day, [str(n)])
    look = register.look()
    expected = {
        f"{a}+{b}"
        for (a, one), (b, other) in combinations(sorted(look.naming.items()), 2)
        if any(one_slip(x, y) for x in one.whole for y in other.whole)
    }
    assert {each.subject for each in found(look, "DQ13")} == expected
