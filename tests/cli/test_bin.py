"""The bin on the command line."""


def test_what_was_taken_off_is_listed_searched_and_put_back(terminal) -> None:
    """Bin."""
    assert terminal("bin", "list").stdout == "There is nothing like that in the bin.\n"
    terminal.desk("Megan Birch", "undo", "+65+", "-65+", more=("--new-people",))
    everything = terminal("bin", "list").stdout.splitlines()
    assert len(everything) == 2
    assert everything[0].startswith("1. ")
    assert "· Sam · counting 65+ (-1) at Warm Tuesday" in everything[0]
    (megan,) = terminal("bin", "list", "megan").stdout.splitlines()
    assert megan.startswith("2. ")
    assert "taken back: adding and signing in Megan Birch" in megan
    back = terminal("bin", "put-back", "2")
    assert back.stdout.startswith("Did again: adding and signing in Megan Birch")
    assert len(terminal.json("bin", "list")["bin"]) == 1
    refused = terminal("bin", "put-back", "7")
    assert refused.stderr.startswith("BIN_NUMBER 7: There is no number 7 in the bin: it holds 1.")
