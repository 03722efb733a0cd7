import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.checks.finding import ASKS, BLOCKS, HINTS
from hublog.domain.people import Tombstone
from look import TUESDAY, MonthRegister, found, messages, said

WEEK = dt.timedelta(7)


def came(**told: object) -> MonthRegister:
    """Ada came on a Tuesday and told this."""
    register = MonthRegister()
    register.person("A", full_name="Ada Made-Up", **told)
    register.session(TUESDAY, "A")
    register.session(TUESDAY + WEEK, "A")
    return register


def test_a_visit_before_the_first_one_that_was_told_blocks() -> None:
    """DQ14."""
    (one,) = found(came(first_seen_on=TUESDAY + dt.timedelta(1)), "DQ14")
    assert (one.message, one.severity) == ("DQ14.first", BLOCKS)
    assert one.rows[0] == ("person", "A")
    assert "Ada Made-Up came on 2026-05-05" in said(one)


@pytest.mark.parametrize(
    "told",
    [
        {"birth_year": 2027},
        {"birth_year": 2026, "birth_month": 6},
        {"birth_year": 2026, "birth_month": 5, "birth_day": 6},
    ],
)
def test_a_visit_before_birth_blocks(told) -> None:
    """DQ14."""
    assert messages(came(**told), "DQ14") == ["DQ14.birth"]


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"first_seen_on": TUESDAY},
        {"birth_year": 2026},
        {"birth_year": 2026, "birth_month": 5, "birth_day": 5},
        {"birth_year": 1980, "first_seen_on": dt.date(2020, 1, 1)},
    ],
)
def test_visits_in_their_time_are_right(told) -> None:
    """DQ14."""
    assert found(came(**told), "DQ14") == []


def test_whoever_only_said_that_they_came_before_may_have_come_on_any_earlier_day() -> None:
    """DQ14: that answer is kept as the last day of a month; a late paper sheet contradicts nobody."""
    register = came(first_seen_on=dt.date(2026, 5, 31))
    register.session(dt.date(2026, 6, 9), "A")
    assert found(register, "DQ14") == []


def test_what_somebody_merged_into_them_told_counts_too() -> None:
    """DQ14: the earlier first day stands."""
    register = came(first_seen_on=TUESDAY + WEEK)
    register.person("B", first_seen_on=TUESDAY, status="merged", merged_into="A")
    assert found(register, "DQ14") == []


def forgotten(on: dt.date) -> MonthRegister:
    register = MonthRegister()
    register.person("A", known_as="", status="forgotten")
    register.session(TUESDAY, "AB")
    register.tombstones.append(Tombstone(id="A", forgotten_on=on))
    return register


def test_a_visit_of_somebody_forgotten_before_blocks() -> None:
    """DQ14: a laptop that had not heard signed them in."""
    (one,) = found(forgotten(TUESDAY - dt.timedelta(1)), "DQ14")
    assert (one.message, one.severity, one.people) == ("DQ14.forgotten", BLOCKS, ())


def test_visits_until_the_day_of_being_forgotten_stand() -> None:
    """DQ14."""
    assert found(forgotten(TUESDAY), "DQ14") == []


def test_an_age_beyond_all_people_is_asked_about() -> None:
    """DQ15."""
    (one,) = found(came(birth_year=1910), "DQ15")
    assert (one.message, one.severity) == ("DQ15.old", ASKS)
    assert "Ada Made-Up" in said(one)
    assert "1910" not in one.evidence


@pytest.mark.parametrize("year", [None, 1915, 1916, 1900, 2026])
def test_an_age_that_somebody_may_have_is_not(year) -> None:
    """DQ15: a birth in 1900 is found by DQ16."""
    assert found(came(birth_year=year), "DQ15") == []


@pytest.mark.parametrize(
    ("group", "told", "message"),
    [
        ("adult", {"birth_year": 2016}, "DQ15.children"),
        ("adult", {"age_band": "11-15"}, "DQ15.children"),
        ("child", {"birth_year": 1980}, "DQ15.adults"),
        ("child", {"age_band": "25-34"}, "DQ15.adults"),
    ],
)
def test_another_age_than_the_activity_is_for_is_asked_about(group, told, message) -> None:
    """DQ15: one question for each activity, whoever came."""
    register = came(**told)
    register.activity(age_group=group)
    (one,) = found(register, "DQ15")
    assert one.message == message
    assert one.rows == (("activity", "drop-in"), ("person", "A"))
    assert one.values == {"n": 1, "activity": "Warm Tuesday"}


@pytest.mark.parametrize(
    ("group", "told"),
    [
        ("all", {"birth_year": 2016}),
        ("child", {"birth_year": 2016}),
        ("adult", {"birth_year": 1980}),
        ("adult", {}),
        ("adult", {"birth_year": 2008}),
        ("child", {"birth_year": 2008}),
        ("child", {"age_band": "NS"}),
    ],
)
def test_the_right_age_or_one_that_is_not_certain_is_not(group, told) -> None:
    """DQ15."""
    register = came(**told)
    register.activity(age_group=group)
    assert found(register, "DQ15") == []


@pytest.mark.parametrize("group", ["adult", "child"])
def test_whoever_turns_eighteen_in_the_month_belongs_to_both(group) -> None:
    """DQ15: eighteen between two visits of a camp."""
    register = came(birth_year=2008, birth_month=5, birth_day=8)
    register.activity(age_group=group)
    assert found(register, "DQ15") == []


@pytest.mark.parametrize(
    "told",
    [
        {"birth_year": 1980, "birth_month": 1, "birth_day": 1},
        {"birth_year": 1900},
        {"birth_year": 1899, "birth_month": 12, "birth_day": 30},
    ],
)
def test_a_birth_date_that_stands_for_not_known_is_asked_about(told) -> None:
    """DQ16."""
    (one,) = found(came(**told), "DQ16")
    assert one.severity == ASKS
    assert one.values == {}
    assert one.reference == "refA"


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"birth_year": 1980},
        {"birth_year": 1980, "birth_month": 1},
        {"birth_year": 1980, "birth_month": 1, "birth_day": 2},
        {"birth_year": 1901},
    ],
)
def test_a_birth_date_as_people_have_them_is_not(told) -> None:
    """DQ16."""
    assert found(came(**told), "DQ16") == []


def test_a_postcode_that_cannot_be_one_is_asked_about() -> None:
    """DQ17."""
    (one,) = found(came(postcode="CA28 7"), "DQ17")
    assert (one.message, one.severity, one.values) == ("DQ17.form", ASKS, {})


@pytest.mark.parametrize("postcode", ["CA28 7AA", "NFA", "NS", "NK", ""])
def test_postcodes_and_answers_are_not_and_areas_are_not_missed_without_a_pack(postcode) -> None:
    """DQ17."""
    register = came(postcode=postcode)
    register.person("C", postcode="nonsense")
    assert found(register, "DQ17") == []


def test_postcodes_without_an_area_are_one_hint_where_the_hub_has_a_list_of_areas() -> None:
    """DQ17."""
    register = came(postcode="CA28 7AA")
    assert found(register, "DQ17") == []
    register.hub = replace(register.hub, area_list="from the office")
    register.person("B", postcode="CA28 7AB", lsoa="E01000001")
    register.session(TUESDAY, "AB")
    (one,) = found(register, "DQ17")
    assert (one.message, one.severity, one.values) == ("DQ17.area", HINTS, {"n": 1})
    assert one.rows == (("person", "A"),)
