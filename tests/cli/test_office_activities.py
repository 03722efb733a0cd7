"""The activities that the office asks its hubs to use, on the command line, as far as a hub that gets them."""

import shutil


def test_activities_are_listed_added_and_taken_off(office) -> None:
    assert "office activity add" in office("office", "activity", "list").stdout
    words = ("office", "activity", "add", "warm", "Warm space", "--type", "dropin")
    added = office.json(*words)
    assert added == {"code": "WARM", "name": "Warm space", "type": "DROPIN"}
    assert office(*words).stderr.startswith("OFFICE_ACTIVITY_CODE_TAKEN WARM")
    assert office("office", "activity", "add", "GARD", "Garden").exit_code == 2
    assert office("office", "activity", "list").stdout.splitlines() == [
        "WARM: Warm space · Warm or social drop-in"
    ]
    assert office.json("office", "activity", "list") == {"activities": [added]}
    assert "off the list" in office("office", "activity", "remove", "Warm").stdout
    gone = office("office", "activity", "remove", "WARM")
    assert gone.stderr.startswith("OFFICE_NO_SUCH_ACTIVITY WARM")


def test_a_hub_that_takes_the_pack_gets_the_activity(
    office, made_home, tmp_path, monkeypatch
) -> None:
    office("office", "activity", "add", "WARM-1", "Warm space", "--type", "DROPIN")
    made = office.json("office", "pack", "CUM-EWA", "--out", str(tmp_path))
    home = tmp_path / "hub"
    shutil.copytree(made_home, home)
    monkeypatch.setenv("HUBLOG_HOME", str(home))
    words = ("hub", "--pack", made["path"], "--office-words", made["office_words"])
    assert "New activity: Warm space (WARM-1)" in office(*words).stdout
    kept = {each["short_code"]: each for each in office.json("activity", "list")["activities"]}
    assert (kept["WARM-1"]["name"], kept["WARM-1"]["type"]) == ("Warm space", "DROPIN")
