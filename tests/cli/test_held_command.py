"""What would be lost with the laptop, by command line."""


def test_held_says_numbers_and_kinds_and_no_name(terminal) -> None:
    terminal.desk("Ann Example", "Bea Sample", more=("--new-people",))
    shown = terminal("held").stdout
    assert "2 people" in shown
    assert "Of 2 nobody knows the age" in shown
    assert "- names: 2" in shown
    assert "- when they came, and to what: 2" in shown
    assert "phone" not in shown
    assert "Ann" not in shown
    told = terminal.json("held")
    assert (told["people"], told["children"], told["hub"]) == (2, 0, "CUM-EWA")
    assert told["how_many"]["names"] == 2
    assert told["latest"] <= told["as_of"]
