"""People written down on two laptops who may be one."""

import pytest

from hublog.domain.people import Person
from hublog.domain.twins import likely_twins


def person(row_id: str, known_as: str, full_name: str = "", **more: str | int) -> Person:
    return Person(id=row_id, known_as=known_as, full_name=full_name, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("there", "here", "alike"),
    [
        (person("a", "Kit Sample"), person("b", "Kit Sample"), True),
        (person("a", "Kit Sample"), person("b", "Kit Sampel"), True),
        (person("a", "Kit Sampel"), person("b", "Kit Sample"), True),
        (person("a", "Kit Sample"), person("b", "Ann Other"), False),
        (person("a", "Kit"), person("b", "Kit"), True),
        (person("a", "Kit"), person("b", "Kat"), False),
        (person("a", "Kit"), person("b", "Kit", "Kit Sample"), True),
        (person("a", "Kit", "Kit Sample"), person("b", "Kit"), True),
        (person("a", "Kit", "Kit Sample"), person("b", "Kit", "Kit Other"), False),
        (person("a", "Kit", birth_year=2015), person("b", "Kit", birth_year=2016), False),
        (person("a", "Kit", birth_year=2015), person("b", "Kit"), True),
        (person("a", "Kit", outward="CA15"), person("b", "Kit", outward="CA14"), False),
        (person("a", "Kit", phone="1"), person("b", "Kit", phone="2"), False),
    ],
)
def test_alike_by_name_and_parted_by_nothing(there: Person, here: Person, alike: bool) -> None:
    assert likely_twins([there], [here]) == ([("a", "b")] if alike else [])


def test_nobody_is_held_against_people_of_the_same_laptop() -> None:
    assert likely_twins([person("a", "Kit"), person("b", "Kit")], []) == []
