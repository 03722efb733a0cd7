"""Which answer counts, on which day it holds, and who is asked what."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.ages import youngest
from hublog.domain.care import Care
from hublog.domain.consents import (
    MEDICAL,
    NEWS,
    NO,
    PHOTO,
    PURPOSES,
    REFERRAL,
    REGISTER,
    SHARE_ROWS,
    TAKE_PART,
    WELLBEING,
    Consent,
    Held,
    fitting,
    holds,
    latest,
    latest_of_survivors,
    needs_grown_up,
)
from hublog.domain.facts import Facts
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person
from hublog.domain.records import is_final
from hublog.domain.rights import Request
from hublog.domain.sessions import Attendance
from made_facts import HUB, LONG_AGO, MadeRegister, sharing
from made_return import DROP_IN, MAY, content

DAY = dt.date(2026, 5, 5)
LATER = LONG_AGO + dt.timedelta(days=1)


def facts_of(register: MadeRegister) -> Facts:
    return replace(register.facts(), activities={DROP_IN.id: DROP_IN})


def test_the_latest_living_answer_counts_and_of_two_at_once_the_stricter() -> None:
    """domain.md, Consent."""
    yes, no = sharing("A"), sharing("A", NO, LATER)
    assert latest([no, yes])["A", SHARE_ROWS] is no
    assert latest([yes, replace(no, alive=False)])["A", SHARE_ROWS] is yes
    at_once = replace(no, at=LONG_AGO)
    for both in ([yes, at_once], [at_once, yes]):
        assert latest(both)["A", SHARE_ROWS] is at_once


def test_merged_people_have_one_answer_and_the_forgotten_none() -> None:
    """domain.md, Consent: the surviving person's answers are those of all merged records."""
    answers = [sharing("A"), sharing("B", NO, LATER), sharing("F"), sharing("gone")]
    found = latest_of_survivors(answers, {"A": "A", "B": "A", "F": None})
    assert {key: each.decision for key, each in found.items()} == {("A", SHARE_ROWS): NO}


@pytest.mark.parametrize(
    ("expires_on", "held"),
    [
        (None, Held.YES),
        (DAY, Held.YES),
        (DAY - dt.timedelta(days=1), Held.EXPIRED),
    ],
)
def test_a_yes_holds_to_its_last_day(expires_on, held) -> None:
    assert holds(replace(sharing("A"), expires_on=expires_on), DAY) is held
    assert holds(None, DAY) is Held.UNASKED
    assert holds(replace(sharing("A", NO), expires_on=expires_on), DAY) is Held.NO


@pytest.mark.parametrize(
    ("told", "age"),
    [
        ({"birth_year": 2010}, 15),
        ({"birth_year": 2010, "birth_month": 5}, 15),
        ({"birth_year": 2010, "birth_month": 5, "birth_day": 5}, 16),
        ({"birth_year": 2027}, 0),
        ({"age_band": "11-15"}, 11),
        ({"age_band": "U18"}, 0),
        ({"age_band": "65+"}, 65),
        ({"age_band": "NS"}, None),
        ({}, None),
    ],
)
def test_the_youngest_they_can_be_decides_who_has_to_answer(told, age) -> None:
    person = Person(id="A", known_as="A", **told)
    assert youngest(person, DAY) == age
    assert needs_grown_up(person, HUB, DAY) is (age is not None and age < 16)
    assert needs_grown_up(person, HUB, DAY, PHOTO) is needs_grown_up(person, HUB, DAY)
    assert needs_grown_up(person, replace(HUB, consent_age=10), DAY) is (age == 0)
    for purpose in (TAKE_PART, MEDICAL):
        assert needs_grown_up(person, HUB, DAY, purpose) is (age is None or age < 16)


def test_who_is_asked_what_depends_on_their_age_and_on_the_hub() -> None:
    grown, child = Person(id="A", known_as="A"), Person(id="B", known_as="B", birth_year=2015)
    usual = (REGISTER, PHOTO, REFERRAL, NEWS)
    assert fitting(grown, HUB, DAY) == usual
    everything = replace(HUB, asks_wellbeing=True, share_rows=True)
    assert fitting(grown, everything, DAY) == (
        REGISTER,
        PHOTO,
        WELLBEING,
        REFERRAL,
        NEWS,
        SHARE_ROWS,
    )
    assert fitting(replace(grown, keep_here=True), everything, DAY)[-1] == NEWS
    left = (REGISTER, TAKE_PART, PHOTO, MEDICAL, REFERRAL, NEWS, SHARE_ROWS)
    assert fitting(child, everything, DAY) == left
    assert {*fitting(child, everything, DAY)} | {WELLBEING} == {*PURPOSES}


def test_whose_age_nobody_knows_is_a_child_for_everything_where_they_are_met_as_one() -> None:
    everything = replace(HUB, asks_wellbeing=True, share_rows=True)
    unknown = Person(id="A", known_as="A")
    child, grown = replace(unknown, birth_year=2015), replace(unknown, birth_year=1980)
    assert fitting(unknown, everything, DAY, met_as_child=True) == fitting(child, everything, DAY)
    assert needs_grown_up(unknown, HUB, DAY, PHOTO, met_as_child=True)
    assert fitting(grown, everything, DAY, met_as_child=True) == fitting(grown, everything, DAY)
    assert not needs_grown_up(grown, HUB, DAY, PHOTO, met_as_child=True)


def test_rows_travel_only_of_those_whose_yes_holds_on_the_day_it_is_drawn_up() -> None:
    """B: rows about people; keep here forbids them whatever they agreed to."""
    register = MadeRegister(replace(HUB, share_rows=True))
    register.session(DAY, "ABCDE")
    for name in "ABCD":
        register.shares(name)
    register.consents.append(sharing("B", NO, LATER))
    register.person("C", keep_here=True)
    register.consents[-2] = replace(register.consents[-2], expires_on=dt.date(2026, 6, 1))
    assert [row.person_ref for row in content(facts_of(register)).people] == ["refA"]
    before = content(facts_of(register), drawn_on=dt.date(2026, 6, 1)).people
    assert [row.person_ref for row in before] == ["refA", "refD"]
    assert {row.person_ref for row in content(facts_of(register)).attendance} == {"refA"}
    assert content(facts_of(register), MAY).cover.rows_shared


def test_health_words_are_told_from_the_rest_of_care() -> None:
    care = Care(id="c", person_id="A", collect_by="Gran", own_way_home=True)
    assert not care.about_health
    assert replace(care, allergies="Nuts").about_health
    assert replace(care, none_known=True).about_health


@pytest.mark.parametrize(
    ("record", "final"),
    [
        (Person(id="A", known_as="A"), False),
        (Person(id="A", known_as="", status="forgotten"), True),
        (Attendance(id="t", session_id="s", person_id="A", alive=False), False),
        (Outcome(id="o", person_id="A", instrument="ONS4", stage="end", date=DAY), False),
        (Outcome(id="o", person_id="A", instrument="", stage="", date=DAY, alive=False), True),
        (replace(sharing("A"), alive=False), False),
        (Consent(id="c", person_id="A", purpose="", decision="", at=LONG_AGO, alive=False), True),
        (Consent(id="c", person_id="A", purpose="", decision="", at=LONG_AGO), False),
        (Care(id="c", person_id="A", alive=False), True),
        (Care(id="c", person_id="A", needs="Quiet", alive=False), False),
        (Request(id="r", kind="", received_on=DAY, person_id="A", alive=False), True),
        (Request(id="r", kind="copy", received_on=DAY, person_id="A", alive=False), False),
    ],
)
def test_what_was_emptied_stays_so(record, final) -> None:
    """P14: taking back what emptied it brings nothing back."""
    assert is_final(record) is final
