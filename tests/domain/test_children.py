"""What a child needs at an activity for children, day by day."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.ages import youngest_on
from hublog.domain.care import Care, Contact, tells_more_of_health, together
from hublog.domain.children import (
    Looked,
    Missing,
    looked_after,
    missing,
    missing_then,
    taking_part,
    under,
)
from hublog.domain.consents import PHOTO, TAKE_PART, Consent, Held
from hublog.domain.hubs import Hub
from hublog.domain.people import Person

HUB = Hub(id="h", code="CUM-EWA", name="Ewanrigg Hub")
DAY = dt.date(2026, 8, 5)
TWO = (Contact(name="Jo", phone="1"), Contact(name="Kim", phone="2"))
TWO_CALLED = Looked(2)


def person(**told: object) -> Person:
    return Person(id="p", known_as="Ann", **told)  # type: ignore[arg-type]


def yes(day: dt.date, **more: object) -> Consent:
    at = dt.datetime.combine(day, dt.time(9))
    told = {"id": f"{day}{more}", "person_id": "p", "purpose": TAKE_PART, "decision": "yes", **more}
    return Consent(at=at, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "age"),
    [
        ({}, None),
        ({"age_band": "NS"}, None),
        ({"age_band": "U18"}, 0),
        ({"age_band": "11-15"}, 11),
        ({"age_band": "85+"}, 85),
        ({"birth_year": 2010}, 15),
        ({"birth_year": 2010, "birth_month": 8}, 15),
        ({"birth_year": 2010, "birth_month": 8, "birth_day": 5}, 16),
        ({"birth_year": 2010, "birth_month": 8, "birth_day": 6}, 15),
        ({"birth_year": 2026}, 0),
        ({"birth_year": 2027, "age_band": "5-10"}, 5),
    ],
)
def test_who_may_be_younger_counts_as_younger(told, age) -> None:
    assert youngest_on(person(**told), DAY) == age
    assert under(person(**told), 16, DAY) is (age is None or age < 16)


def test_at_16_they_speak_for_themselves_and_at_18_nobody_need_be_called() -> None:
    """Somebody turns 18 on the second day of a camp."""
    ann = person(birth_year=2008, birth_month=8, birth_day=5)
    eve = DAY - dt.timedelta(days=1)
    assert missing(ann, HUB, eve, [], 0) == Missing(None, 2)
    assert not missing(ann, HUB, DAY, [], 0)
    child = person(birth_year=2018)
    assert missing(child, HUB, DAY, [], 0) == Missing(Held.UNASKED, 2)
    assert missing(child, HUB, DAY, [yes(eve)], 1) == Missing(None, 1)
    assert not missing(child, HUB, DAY, [yes(eve)], 3)


@pytest.mark.parametrize(
    ("answers", "held"),
    [
        ([yes(DAY, purpose=PHOTO)], Held.UNASKED),
        ([yes(DAY, decision="no")], Held.NO),
        ([yes(DAY), yes(DAY + dt.timedelta(days=1), decision="withdrawn")], Held.WITHDRAWN),
        ([yes(DAY - dt.timedelta(days=1), expires_on=DAY - dt.timedelta(days=1))], Held.EXPIRED),
        ([yes(DAY), yes(DAY, alive=False, decision="no")], None),
    ],
)
def test_what_was_said_last_to_taking_part_is_what_holds(answers, held) -> None:
    assert missing(person(birth_year=2018), HUB, DAY, answers, 2).consent is held


def test_a_return_waits_until_a_form_comes_and_not_for_what_was_rightly_deleted() -> None:
    child, later = person(birth_year=2018), DAY + dt.timedelta(days=3)
    tonight = yes(DAY, expires_on=DAY)
    assert not missing_then(child, HUB, DAY, [tonight], TWO_CALLED)
    next_day = DAY + dt.timedelta(days=1)
    assert missing_then(child, HUB, next_day, [tonight], TWO_CALLED).consent is Held.EXPIRED
    assert not missing_then(child, HUB, next_day, [tonight, yes(later)], TWO_CALLED)
    for_the_summer = yes(later, expires_on=later + dt.timedelta(days=20))
    assert not missing_then(child, HUB, next_day, [tonight, for_the_summer], TWO_CALLED)
    for not_a_form in (
        yes(later, expires_on=later),
        yes(later, expires_on=later + dt.timedelta(days=1)),
        yes(later, decision="no"),
        yes(later, purpose=PHOTO),
        yes(later, alive=False),
    ):
        assert missing_then(child, HUB, next_day, [tonight, not_a_form], TWO_CALLED).consent
    taken_back = [yes(DAY), yes(later, decision="withdrawn")]
    assert not missing_then(child, HUB, DAY, taken_back, TWO_CALLED)
    that_evening = [yes(DAY - dt.timedelta(days=1)), yes(DAY, decision="withdrawn")]
    assert not missing_then(child, HUB, DAY, that_evening, TWO_CALLED)
    assert missing_then(child, HUB, next_day, that_evening, TWO_CALLED).consent is Held.WITHDRAWN
    assert missing_then(child, HUB, DAY, that_evening[1:], TWO_CALLED).consent is Held.UNASKED
    gone = Looked(0, dt.date(2026, 9, 16))
    assert not missing_then(child, HUB, DAY, [yes(DAY)], gone)
    assert not missing_then(child, HUB, dt.date(2026, 9, 16), [yes(DAY)], gone)
    assert missing_then(child, HUB, dt.date(2026, 9, 17), [yes(DAY)], gone).contacts == 2
    assert missing_then(child, HUB, DAY, [yes(DAY)], Looked()).contacts == 2


def test_two_records_of_one_child_say_more_together_and_nothing_less() -> None:
    first = Care(id="a", person_id="p", allergies="nuts", own_way_home=True, contacts=TWO[:1])
    other = Care(
        id="b", person_id="q", allergies="milk", own_way_home=False, contacts=TWO, fsm="Y",
        delete_on=DAY,
    )  # fmt: skip
    both = together([first, other])
    assert both == Care(
        id="a",
        person_id="p",
        allergies="nuts / milk",
        own_way_home=False,
        contacts=TWO,
        fsm="Y",
        delete_on=DAY,
    )
    nothing, asked = Care(id="c", person_id="r", delete_on=DAY), Care(id="d", person_id="s")
    assert together([nothing, first]) == first
    assert together([nothing]) == nothing
    assert together([]) is None
    none_known = Care(id="e", person_id="t", none_known=True)
    joined = together([none_known, Care(id="f", person_id="u", needs="quiet")])
    assert joined is not None
    assert (joined.none_known, joined.own_way_home, asked.says_nothing) == (True, None, True)


def test_that_nothing_is_known_is_never_told_beside_what_is() -> None:
    said = Care(id="a", person_id="p", none_known=True)
    for told in (replace(said, allergies="nuts"), replace(said, medical="asthma")):
        assert together([told]) == replace(told, none_known=False)
    assert together([said]) == said
    assert together([replace(said, needs="quiet")]) == replace(said, needs="quiet")


@pytest.mark.parametrize(
    ("now", "more"),
    [
        ({"allergies": "nuts"}, False),
        ({"allergies": "eggs, nuts"}, False),
        ({"allergies": ""}, False),
        ({"send": "NK", "none_known": False}, False),
        ({"allergies": "nuts, eggs and milk"}, True),
        ({"medical": "nuts"}, True),
        ({"send": "EHCP"}, True),
        ({"collect_by": "Bo", "fsm": "Y"}, False),
    ],
)
def test_less_about_health_is_no_more(now, more) -> None:
    was = Care(id="a", person_id="p", allergies="nuts / eggs; Nuts", send="SUP", none_known=True)
    assert tells_more_of_health(was, replace(was, **now)) is more


def test_whoever_may_collect_is_named_once() -> None:
    care = Care(
        id="c",
        person_id="p",
        contacts=(*TWO, Contact(name="Bo", may_collect=False)),
        collect_by="Kim, Aunt Bee,",
    )
    assert care.collectors == ("Jo", "Kim", "Aunt Bee")
    assert care.barred == ("Bo",)
    told_twice = replace(care, contacts=(*care.contacts, Contact(name="Bo")), collect_by="Bo")
    assert told_twice.collectors == ("Jo", "Kim"), "two records, or two people, may say both"


def test_what_may_be_counted_of_care_is_numbers_and_codes_alone() -> None:
    """Merges resolved, without the forgotten; a deleted record says when it went, and nothing else."""
    stands = {"p": "p", "q": "p", "r": "r", "s": None}
    care = [
        Care(id="a", person_id="p", contacts=TWO[:1], fsm="Y", allergies="nuts"),
        Care(id="b", person_id="q", contacts=(*TWO, Contact(name="Bo")), send="SUP"),
        Care(id="c", person_id="r", contacts=TWO, school_phase="PRIM").deleted(DAY),
        Care(id="d", person_id="s", fsm="Y"),
        Care(id="e", person_id="unknown", fsm="Y"),
    ]
    assert looked_after(care, stands) == {
        "p": Looked(2, None, "Y", "SUP"),
        "r": Looked(0, DAY),
    }
    answers = [yes(DAY), yes(DAY, person_id="q"), yes(DAY, purpose=PHOTO), yes(DAY, person_id="s")]
    assert taking_part(answers, stands) == {"p": (answers[0], answers[1])}
