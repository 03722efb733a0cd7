import datetime as dt

import pytest

from hublog.domain.ages import BANDS, GROUPS, age_band, age_group, age_on
from hublog.domain.people import Person
from hublog.resources import code_lists

DAY = dt.date(2026, 5, 31)


def person(**more: object) -> Person:
    return Person(id="p", known_as="P", **more)


@pytest.mark.parametrize(
    ("birth", "age"),
    [
        ((2008, 5, 31), 18),
        ((2008, 6, 1), 17),
        ((2008, 5, None), 18),
        ((2008, 6, None), 17),
        ((2008, None, None), 17),
        ((None, 5, 31), None),
        ((2027, None, None), None),
    ],
)
def test_an_age_is_in_full_years_with_what_is_known_of_the_birthday(birth, age) -> None:
    year, month, day = birth
    someone = person(birth_year=year, birth_month=month, birth_day=day)
    assert age_on(someone, DAY) == age


def test_the_birth_year_goes_before_the_band_that_was_told() -> None:
    assert age_band(person(birth_year=1930, age_band="65-74"), DAY) == "85+"
    assert age_band(person(age_band="65-74"), DAY) == "65-74"
    assert age_band(person(), DAY) == "NK"


def test_every_age_has_the_band_that_names_it() -> None:
    for row in code_lists()["age_band"]:
        if row.more["from_age"]:
            for age in (int(row.more["from_age"]), int(row.more["to_age"] or 110)):
                assert age_band(person(birth_year=2026 - age, birth_month=1), DAY) == row.code


def test_bands_and_door_groups_are_those_of_the_code_lists() -> None:
    lists = code_lists()
    assert [*BANDS, "NS", "NK"] == [row.code for row in lists["age_band"]]
    assert list(GROUPS) == [row.code for row in lists["age_group"]]
    assert {row.code: row.more["group"] for row in lists["age_band"]} == {
        row.code: age_group(row.code) for row in lists["age_band"]
    }
    united = {b: row.code for row in lists["age_group"] for b in row.more["bands"].split(";")}
    assert united == {row.code: row.more["group"] for row in lists["age_band"]}


def test_a_group_is_its_own_group_and_any_other_text_is_not_known() -> None:
    assert [age_group(each) for each in ("U18", "65+", "", "old")] == ["U18", "65+", "NK", "NK"]
