"""What is known about a person."""

import pytest

from hublog.domain.people import ASKED, Person


def test_a_person_with_only_a_name_is_unfinished() -> None:
    assert Person(
        id="p", known_as="Megan", full_name="Megan Birch", phone="01632 960123"
    ).unfinished


@pytest.mark.parametrize("field", ASKED)
def test_any_answer_finishes_a_person_and_not_saying_is_one(field) -> None:
    assert not Person(id="p", known_as="Megan", **{field: "NS"}).unfinished
    assert Person(id="p", known_as="Megan", **{field: ""}).unfinished


def test_a_birth_year_tells_the_age() -> None:
    person = Person(id="p", known_as="Megan", birth_year=1957)
    assert person.told("age_band")
    assert not person.told("sex")
    assert not person.unfinished


def test_a_person_goes_by_the_fullest_name() -> None:
    assert Person(id="p", known_as="Megan", full_name="Megan Birch").name == "Megan Birch"
    assert Person(id="p", known_as="Megan").name == "Megan"
