import datetime as dt

import pytest

from hublog.domain.codes import parse
from hublog.domain.indicators import ANSWERED, ENGAGEMENT, indicators
from hublog.domain.months import Month
from hublog.resources import code_list_version, code_lists, words
from made_facts import worked_example

COLOURS = parse(
    "colour",
    "code,en,cy,valid_from,valid_to,hex\nR,Red,Coch,,2025-12-31,f00\nB,Blue,,2026-01-01,,00f\n",
)


def test_a_label_falls_back_on_english_and_a_retired_code_keeps_its_own() -> None:
    assert [COLOURS[c].label("cy") for c in "RB"] == ["Coch", "Blue"]
    assert COLOURS["R"].label() == "Red"
    assert COLOURS["B"].more == {"hex": "00f"}


def test_only_codes_in_force_may_be_chosen() -> None:
    assert [c.code for c in COLOURS.on(dt.date(2025, 12, 31))] == ["R"]
    assert [c.code for c in COLOURS.on(dt.date(2026, 1, 1))] == ["B"]


def test_a_code_that_does_not_exist_is_no_code() -> None:
    assert "X" not in COLOURS
    with pytest.raises(KeyError):
        COLOURS["X"]


def test_every_code_is_in_its_list_once_and_has_a_label() -> None:
    for codes in code_lists().values():
        assert len({c.code for c in codes}) == len(codes.codes)
        assert all(c.en and c.code for c in codes)


def test_the_lists_about_people_tell_not_saying_from_not_asking() -> None:
    for name in (
        *("age_band", "age_group", "sex", "ethnic_group", "ethnic_group_ni", "disability"),
        *("first_language", "heard_from"),
    ):
        assert {"NS", "NK"} <= {c.code for c in code_lists()[name]}


def test_the_broad_group_of_an_ethnic_group_is_its_first_letter() -> None:
    broad = code_lists()["ethnic_broad"]
    for name in ("ethnic_group", "ethnic_group_ni"):
        for code in code_lists()[name]:
            assert code.more["broad"] in broad
            assert code.code in {"NS", "NK"} or code.more["broad"] == code.code[0]
    assert len(code_lists()["ethnic_group"].codes) == 19 + 2


def test_the_version_of_the_lists_is_known() -> None:
    assert code_list_version() == "2026.1"


def test_every_indicator_and_every_term_has_a_name_and_a_meaning() -> None:
    say = words()
    for each in indicators(worked_example(), Month(2026, 5)):
        assert say(f"indicator.{each.id}.name")
        assert say(f"indicator.{each.id}.meaning").endswith(".")
    terms = {key.split(".")[1] for key in say.catalogue if key.startswith("term.")}
    assert {f"term.{term}.{part}" for term in terms for part in ("name", "meaning")} <= set(
        say.catalogue
    )


def test_figures_and_code_lists_speak_of_the_same_things() -> None:
    assert [c.code for c in code_lists()["engagement_band"]] == list(ENGAGEMENT)
    fewest = [int(c.more["from_visits"]) for c in code_lists()["engagement_band"]]
    assert fewest == list(ENGAGEMENT.values())
    assert {"age_band", "sex", "ethnic_group", "disability", "heard_from"} <= set(ANSWERED)
