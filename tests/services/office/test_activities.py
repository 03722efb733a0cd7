"""The activities that the office asks its hubs to use, on every kind of store it has."""

from dataclasses import replace

import pytest

from at_the_office import code
from hublog.domain.hub_packs import PackActivity

WARM = PackActivity(short_code="WARM", name="Warm space", type="DROPIN")
GARDEN = PackActivity(short_code="GARD", name="Community “gardén”", type="GARDEN")


def test_activities_are_listed_by_code_until_they_are_taken_off(office) -> None:
    activities = office.services.activities
    assert activities.all() == ()
    assert activities.add(replace(WARM, short_code=" warm ", type="dropin")) == WARM
    assert activities.add(GARDEN) == GARDEN
    assert activities.all() == office.services.hubs.office().activities == (GARDEN, WARM)
    assert activities.remove("gard ") == GARDEN
    assert activities.all() == (WARM,)
    assert code(activities.remove("GARD")) == "OFFICE_NO_SUCH_ACTIVITY"
    assert activities.all() == (WARM,)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"short_code": "W_RM"}, "OFFICE_ACTIVITY_CODE"),
        ({"type": "SPACE"}, "UNKNOWN_CODE"),
        ({"name": "Another"}, "OFFICE_ACTIVITY_CODE_TAKEN"),
        ({"short_code": "WS"}, "OFFICE_ACTIVITY_NAME_TAKEN"),
    ],
)
def test_an_activity_that_no_pack_could_carry_is_not_kept(office, changed, expected) -> None:
    activities = office.services.activities
    activities.add(WARM)
    assert code(activities.add(replace(WARM, **changed))) == expected
    assert activities.all() == (WARM,)


def test_an_office_that_gets_another_name_keeps_its_activities(office) -> None:
    office.services.activities.add(WARM)
    assert office.services.hubs.name_office("Our Office") is None
    assert office.services.activities.all() == (WARM,)
