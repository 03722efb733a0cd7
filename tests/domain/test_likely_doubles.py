"""Who may be in the register twice, whoever came, and what people said of them."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.acceptances import Acceptance, acceptance_id
from hublog.domain.checks.doubles import evidence_of, parted
from hublog.domain.checks.naming import naming
from hublog.domain.laptops import SAME_OR_NOT
from hublog.domain.likely_doubles import DIFFERENT, NOT_SURE, PUT_OFF_DAYS, Double, likely
from hublog.domain.people import Person

TODAY = dt.date(2026, 5, 5)
ADA = Person(id="a", known_as="Ada", full_name="Ada Madeup", birth_year=1980)
ADDA = replace(ADA, id="b", full_name="Ada Maedup")


def found(
    *people: Person, said: tuple[Acceptance, ...] = (), today: dt.date = TODAY
) -> list[Double]:
    return list(likely({each.id: each for each in people}, said, today))


def word(rule: str, evidence: str = "", day: dt.date = TODAY) -> Acceptance:
    return Acceptance(
        id=acceptance_id(rule, "a+b"),
        rule=rule,
        subject="a+b",
        evidence=evidence,
        reason="",
        accepted_by="Sam",
        accepted_on=day,
    )


def test_names_within_a_slip_who_share_a_birth_year_may_be_one() -> None:
    """DQ13: nobody needs to have come."""
    (one,) = found(ADDA, ADA)
    assert one == Double("a", "b", by_more=True)
    assert one.subject == "a+b"


def test_the_same_whole_name_is_enough_where_nothing_parts_them() -> None:
    bare = replace(ADA, id="c", birth_year=None)
    assert found(ADA, bare) == [Double("a", "c", by_more=False)]
    assert found(ADA, replace(ADA, id="c", birth_year=1981)) == []


@pytest.mark.parametrize("more", [{"phone": "01946 555123"}, {"outward": "CA28"}])
def test_what_both_told_and_differs_parts_them(more) -> None:
    (field,) = more
    other = {"phone": "01946 555999", "outward": "CA14"}[field]
    assert parted(replace(ADA, **more), replace(ADDA, **{field: other}))
    assert not parted(replace(ADA, **more), ADDA)


def test_a_name_that_many_go_by_says_nothing() -> None:
    many = [replace(ADA, id=f"p{n}", birth_year=None) for n in range(9)]
    assert found(*many) == []
    assert len(found(*many[:3])) == 3


def test_what_more_than_the_name_says_comes_first() -> None:
    bare = Person(id="0", known_as="Bo", full_name="Bo Elsewise")
    pairs = found(ADA, ADDA, bare, replace(bare, id="1"))
    assert [each.by_more for each in pairs] == [True, False]


def test_two_people_are_two_until_one_is_called_otherwise() -> None:
    """DQ13: the word is the same that the check of a month takes."""
    different = word(DIFFERENT, evidence_of(naming(ADA), naming(ADDA)))
    assert found(ADA, ADDA, said=(different,)) == []
    renamed = replace(ADDA, also_known_as=("Addy",))
    assert len(found(ADA, renamed, said=(different,))) == 1


def test_who_was_told_apart_after_two_laptops_met_is_not_asked_about() -> None:
    assert found(ADA, ADDA, said=(word(SAME_OR_NOT["person"]),)) == []


def test_not_sure_is_asked_again_after_thirty_days() -> None:
    later = TODAY + dt.timedelta(days=PUT_OFF_DAYS)
    put_off = (word(NOT_SURE),)
    assert found(ADA, ADDA, said=put_off) == []
    assert found(ADA, ADDA, said=put_off, today=later - dt.timedelta(days=1)) == []
    assert len(found(ADA, ADDA, said=put_off, today=later)) == 1
