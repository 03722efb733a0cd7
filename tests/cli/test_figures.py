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


def test_show_prints_every_figure_in_plain_words(example) -> None:
    """A02, A05, A06, B06: rates as percents with what they come from, hours, blanks as a dash."""
    result = example("show", "2026-05")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Ewanrigg Hub, May 2026"
    rows = {line.split()[0]: " ".join(line.split()[1:]) for line in lines[2:] if line}
    assert rows["A02.rate"] == "Part of sessions cancelled 25% 1 of 4"
    assert rows["A04"] == "Footfall per session, mean 5.67"
    assert rows["A05"] == "Coverage 70.6% 12 of 17"
    assert rows["A06"] == "Open hours 6 h"
    assert rows["B04"] == "First visits 3 [2]"
    assert rows["B10"] == "From the most deprived fifth \u2013"
    assert rows["[2]"].startswith("Not certain yet: ")


def test_show_answers_in_json_with_exactly_the_agreed_keys(example) -> None:
    answer = example.json("show", "2026-05")
    assert answer.keys() == {"hub", "month", "indicators"}
    assert (answer["hub"], answer["month"]) == ("CUM-EWA", "2026-05")
    rows = {row["id"]: row for row in answer["indicators"]}
    assert rows["A03"] == {
        "id": "A03",
        "value": 17,
        "numerator": None,
        "denominator": None,
        "note": "",
    }
    assert isinstance(rows["B01"]["value"], int)
    assert (rows["B06"]["numerator"], rows["B06"]["denominator"]) == (4, 7)
    assert rows["B06"]["value"] == pytest.approx(4 / 7)
    assert rows["B08"]["value"] is None
    assert rows["B04"]["note"].startswith("Not certain yet")


def test_a_month_with_nothing_in_it_has_nothing_to_explain(terminal) -> None:
    terminal("hub", "--records-complete-from", "2026-01-01")
    lines = terminal("show", "2026-05").stdout.splitlines()
    assert lines[-1].startswith("Q01.late ")


def test_what_is_no_month_is_refused_in_words(terminal) -> None:
    result = terminal("show", "May")
    assert result.exit_code == 1
    assert result.stderr == (
        "NOT_A_MONTH May: “May” is not a month. Write the year and the month like this: 2026-05.\n"
    )
