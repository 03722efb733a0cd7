"""DQ18: a child at an activity for children without a yes to taking part, or without contacts."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.care import Care, Contact
from hublog.domain.checks.finding import BLOCKS
from hublog.domain.consents import TAKE_PART, Consent
from look import TUESDAY, MonthRegister, found, messages, said

NEXT = TUESDAY + dt.timedelta(1)
TWO = (Contact(name="Jo", phone="1"), Contact(name="Kim", phone="2"))
BOTH = ["DQ18.consent", "DQ18.contacts"]


def camp(**told: object) -> MonthRegister:
    """Ada, born in 2018 if nothing else is told, came to two days for children."""
    register = MonthRegister()
    register.person("A", full_name="Ada Made-Up", **({"birth_year": 2018} | told))
    register.activity("camp", age_group="child")
    for day in (TUESDAY, NEXT):
        register.of(day, "A", activity_id="camp")
    return register


def yes(day: dt.date = TUESDAY, **more: object) -> Consent:
    at = dt.datetime.combine(day, dt.time(9))
    told = {"id": f"{day}{more}", "person_id": "A", "purpose": TAKE_PART, "decision": "yes", **more}
    return Consent(at=at, **told)  # type: ignore[arg-type]


def with_care(register: MonthRegister, *care: Care) -> MonthRegister:
    register.beside = replace(register.beside, care=care)
    return register


def test_it_blocks_once_for_each_child_and_each_of_the_two() -> None:
    first, second = found(camp(), "DQ18")
    assert (first.message, second.message) == tuple(BOTH)
    assert (first.severity, first.rows[0], first.day) == (BLOCKS, ("person", "A"), TUESDAY)
    assert len(first.rows) == 3
    assert said(first) == (
        "Ada Made-Up came on 2 days to an activity for children, and no grown-up said yes."
    )
    assert said(first, here=False) == (
        "A child came on 2 days to an activity for children, and no grown-up said yes."
    )


def test_a_yes_and_two_who_can_be_called_are_enough() -> None:
    register = with_care(camp(), Care(id="c", person_id="A", contacts=TWO))
    register.consents = [yes()]
    assert messages(register, "DQ18") == []


def test_a_spoken_yes_holds_for_its_day_and_the_return_waits_for_the_form() -> None:
    """Scenario 8."""
    register = with_care(camp(), Care(id="c", person_id="A", contacts=TWO))
    register.consents = [yes(expires_on=TUESDAY)]
    (one,) = found(register, "DQ18")
    assert (one.message, one.day, one.values["n"]) == ("DQ18.consent", NEXT, 1)
    register.consents.append(yes(TUESDAY + dt.timedelta(9), method="paper"))
    assert messages(register, "DQ18") == []


def test_what_was_deleted_on_its_date_is_not_asked_for_again() -> None:
    gone = Care(id="c", person_id="A", contacts=TWO).deleted(dt.date(2026, 6, 1))
    register = with_care(camp(), gone)
    register.consents = [yes()]
    assert messages(register, "DQ18") == []


@pytest.mark.parametrize(("today", "expected"), [("2026-06-01", BOTH[1:]), ("2026-07-02", [])])
def test_notes_that_only_were_emptied_are_not_taken_for_deleted_ones(today, expected) -> None:
    """As where a yes to notes about health was taken back: whom to call was never written down."""
    emptied = Care(id="c", person_id="A", delete_on=dt.date(2026, 7, 1))
    register = with_care(camp(), emptied)
    register.consents = [yes()]
    now = dt.datetime.fromisoformat(f"{today} 10:00")
    assert messages(register, "DQ18", now=now) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"birth_year": 1980}, []),
        ({"birth_year": 2009}, BOTH[1:]),
        ({"birth_year": 2008, "birth_month": 5, "birth_day": 6}, BOTH[1:]),
        ({"birth_year": None}, BOTH),
        ({"birth_year": None, "age_band": "18-24"}, []),
    ],
)
def test_age_counts_on_the_day(told, expected) -> None:
    """Somebody turns 18 on the second day; whose age nobody knows may be a child."""
    assert messages(camp(**told), "DQ18") == expected


def test_activities_for_everybody_ask_for_neither() -> None:
    register = MonthRegister()
    register.person("A", birth_year=2018)
    register.session(TUESDAY, "A")
    assert messages(register, "DQ18") == []
