import pytest

from hublog import resources
from hublog.domain.hub_packs import PackActivity, pack_fault
from hublog.domain.problems import Detail, Problem
from made_packs import made_pack

WARM = PackActivity(short_code="WARM", name="Warm space", type="DROPIN")


def fault(**more: object) -> Problem | None:
    return pack_fault(made_pack(**more), resources.code_lists(), "pack.xlsx")


def test_a_pack_that_is_right_has_no_fault() -> None:
    assert fault() is None
    assert fault(activities=(), areas=(), area_name="", contact_line="") is None


@pytest.mark.parametrize(
    ("more", "code", "values"),
    [
        ({"hub_code": "ewanrigg"}, "PACK_HUB_CODE", {"code": "ewanrigg"}),
        ({"hub_name": ""}, "PACK_HUB_NAME", {}),
        ({"country": "F"}, "PACK_COUNTRY", {"country": "F"}),
        ({"due_day": 0}, "PACK_DUE_DAY", {"day": 0}),
        ({"due_day": 32}, "PACK_DUE_DAY", {"day": 32}),
        ({"office_name": ""}, "PACK_OFFICE_NAME", {}),
        ({"hub_name": "x" * 101}, "PACK_TEXT_TOO_LONG", {"text": "x" * 100, "most": 100}),
        ({"area_name": "x" * 101}, "PACK_TEXT_TOO_LONG", {"text": "x" * 100, "most": 100}),
        ({"office_name": "x" * 101}, "PACK_TEXT_TOO_LONG", {"text": "x" * 100, "most": 100}),
        ({"contact_line": "x" * 281}, "PACK_TEXT_TOO_LONG", {"text": "x" * 100, "most": 280}),
    ],
)
def test_each_wrong_setting_has_a_sentence_of_its_own(
    more: dict[str, object], code: str, values: dict[str, Detail]
) -> None:
    found = fault(**more)
    assert found == Problem(code, "pack.xlsx", values)
    assert resources.words().problem(found)


@pytest.mark.parametrize(
    ("activities", "code", "values"),
    [
        ([("warm", "Warm", "DROPIN")], "PACK_ACTIVITY_CODE", {"code": "warm"}),
        ([("W" * 13, "Warm", "DROPIN")], "PACK_ACTIVITY_CODE", {"code": "W" * 13}),
        ([("WARM", " - ", "DROPIN")], "PACK_ACTIVITY_NAME", {"code": "WARM", "most": 100}),
        ([("WARM", "x" * 101, "DROPIN")], "PACK_ACTIVITY_NAME", {"code": "WARM", "most": 100}),
        (
            [("WARM", "Warm", "DROPIN"), ("WARM", "Other", "DROPIN")],
            "PACK_ACTIVITY_TWICE",
            {"code": "WARM"},
        ),
        (
            [("WARM", "Warm space", "DROPIN"), ("WARM2", "WARM SPACE", "DROPIN")],
            "PACK_ACTIVITY_TWICE",
            {"code": "WARM2"},
        ),
        ([("WARM", "Warm", "NEWKIND")], "PACK_TYPE_UNKNOWN", {"code": "WARM", "type": "NEWKIND"}),
    ],
)
def test_each_wrong_activity_has_a_sentence_of_its_own(
    activities: list[tuple[str, str, str]], code: str, values: dict[str, Detail]
) -> None:
    given = tuple(PackActivity(short_code=c, name=n, type=t) for c, n, t in activities)
    found = fault(activities=given)
    assert found == Problem(code, "pack.xlsx", values)
    assert resources.words().problem(found)
