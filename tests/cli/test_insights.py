"""``insights`` says what the page Insights shows, in words and as data."""

import pytest

from hublog.bootstrap import HomeDoor
from hublog.services.api import Services
from made_facts import stored_example


@pytest.fixture
def example(terminal) -> object:
    """A terminal whose register holds the worked example."""
    services = HomeDoor(terminal.home, key_seconds=0).open("made up for tests")
    assert isinstance(services, Services)
    stored_example(services.store, hub=services.hub.this())
    services.store.close()
    return terminal


def test_each_card_is_a_sentence_and_a_table(example) -> None:
    lines = example("insights", "--span", "all").stdout.splitlines()
    assert lines[0].startswith("Ewanrigg Hub: 28 April 2026 to ")
    assert "About 5 visits in a usual week" in lines
    week = next(line.split() for line in lines if "Week of 4 May" in line)
    assert week[-2:] == ["7", "\u2013"]
    assert "Nobody was passed on in this time." in lines


def test_what_is_for_everybody_hides_small_numbers_and_says_so(example) -> None:
    lines = example("insights", "--span", "all", "--for-everybody").stdout.splitlines()
    assert lines[1].startswith("Small numbers are hidden")
    week = next(line.split() for line in lines if "Week of 4 May" in line)
    assert week[-2] == "*"


def test_programs_get_the_numbers_and_the_rule_behind_each_sentence(example) -> None:
    answer = example.json("insights", "--span", "all")
    assert answer.keys() == {"hub", "span", "first", "last", "for_everybody", "cards"}
    assert (answer["hub"], answer["first"], answer["for_everybody"]) == (
        "CUM-EWA",
        "2026-04-28",
        False,
    )
    cards = {card["card"]: card for card in answer["cards"]}
    assert cards["attendance"].keys() == {"card", "kind", "headline", "series", "points"}
    assert cards["attendance"]["kind"] == "steady"
    assert cards["attendance"]["points"][1] == {"name": "Week of 4 May", "values": [7, None]}
    assert cards["ages"]["points"][-1]["values"] == [21]
