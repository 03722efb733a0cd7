from dataclasses import replace

import pytest

from hublog.domain.codes import Code, CodeList
from hublog.domain.hub_packs import PackActivity
from hublog.domain.names import LONGEST_NAME
from hublog.domain.office.activities import fault, tidied

TYPES = CodeList("activity_type", (Code("DROPIN", "Drop-in"), Code("GARDEN", "Gardening")))
WARM = PackActivity(short_code="WARM", name="Warm space", type="DROPIN")
GARDEN = PackActivity(short_code="GARD", name="Community garden", type="GARDEN")


def test_an_activity_is_kept_in_capitals_and_single_blanks() -> None:
    typed = PackActivity(short_code=" warm ", name=" Warm   space", type="dropin ")
    assert tidied(typed) == WARM


def test_an_activity_that_is_told_well_has_no_fault() -> None:
    assert fault(WARM, (), TYPES) is None
    assert fault(replace(WARM, name="x" * LONGEST_NAME), (GARDEN,), TYPES) is None


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"short_code": ""}, "OFFICE_ACTIVITY_CODE"),
        ({"short_code": "W:RM"}, "OFFICE_ACTIVITY_CODE"),
        ({"short_code": "W" * 13}, "OFFICE_ACTIVITY_CODE"),
        ({"name": "—"}, "OFFICE_ACTIVITY_NAME"),
        ({"name": "x" * (LONGEST_NAME + 1)}, "OFFICE_ACTIVITY_NAME"),
        ({"type": "SPACE"}, "UNKNOWN_CODE"),
        ({"short_code": "GARD"}, "OFFICE_ACTIVITY_CODE_TAKEN"),
        ({"name": "COMMUNITY  Gárden"}, "OFFICE_ACTIVITY_NAME_TAKEN"),
    ],
)
def test_an_activity_that_no_pack_could_carry_has_a_fault(changed, code) -> None:
    found = fault(replace(WARM, **changed), (GARDEN,), TYPES)
    assert found is not None
    assert found.code == code
