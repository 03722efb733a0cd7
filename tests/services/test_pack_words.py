from dataclasses import replace

from hublog import resources
from hublog.domain.hub_packs import PackActivity
from hublog.services.pack_words import said
from hublog.services.packs import SAME_KEY, OtherCode, PackPreview, Setting
from made_packs import made_pack

NOTHING = PackPreview(
    pack=made_pack(),
    settings=(),
    activities=(),
    other_codes=(),
    people=0,
    new_areas=False,
    key=SAME_KEY,
    office_words="",
)


def lines(preview: PackPreview) -> list[str]:
    codes = resources.code_lists()
    return list(said(preview, resources.words(), lambda name, code: codes[name][code].label()))


def test_everything_that_changes_has_its_sentence() -> None:
    preview = replace(
        NOTHING,
        settings=(
            Setting("area_name", "", "Maryport"),
            Setting("country", "E", "W"),
            Setting("contact_line", "", "Ask at the desk"),
            Setting("due_day", 6, 8),
        ),
        activities=(PackActivity(short_code="WARM", name="Warm space", type="DROPIN"),),
        other_codes=(OtherCode("Garden club", "GARDEN", "ALLOT"),),
        people=1,
        new_areas=True,
    )
    assert lines(preview) == [
        "Area: Maryport",
        "Country: Wales",
        "Who the office can ask: Ask at the desk",
        "Returns are due on day 8 of the next month.",
        "New activity: Warm space (WARM). It has no times yet.",
        "Garden club keeps its code GARDEN. The office calls it ALLOT.",
        "A list of 3 postcodes and the areas they lie in.",
        "Where 1 person lives is filled in from it.",
    ]


def test_a_pack_that_changes_nothing_says_so() -> None:
    assert lines(NOTHING) == ["Your hub knows all of it already, so nothing changes."]
    assert lines(replace(NOTHING, key="first")) == []
