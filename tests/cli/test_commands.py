"""Commands answer in words and in JSON, and end with the exit code that was promised."""

from datetime import UTC, datetime

import pytest

from hublog.cli.context import Context
from hublog.domain.problems import Problem


def test_init_shows_the_secrets_once_and_either_opens_the_register(empty_home, monkeypatch) -> None:
    """P5, by command line: the paper key opens it."""
    monkeypatch.delenv("HUBLOG_PASSPHRASE")
    made = empty_home.json("init", "--code", "dem-hub", "--name", "Demo", "--country", "w")
    assert made["hub"] == "DEM-HUB"
    for secret in (made["passphrase"], made["recovery_key"].lower().replace("-", " ")):
        monkeypatch.setenv("HUBLOG_PASSPHRASE", secret)
        assert empty_home.json("status")["hub"] == "DEM-HUB"
    monkeypatch.setenv("HUBLOG_PASSPHRASE", "something else")
    refused = empty_home("status")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("WRONG_PASSPHRASE")


def test_init_uses_the_passphrase_it_is_given_and_does_not_show_it(empty_home, tmp_path) -> None:
    file = tmp_path / "passphrase"
    file.write_text("made up for tests\n", encoding="utf-8")
    made = empty_home("init", "--code", "CUM-EWA", "--name", "Demo", "--passphrase-file", str(file))
    assert made.exit_code == 0
    assert "made up for tests" not in made.output
    assert "Recovery key: " in made.output
    assert empty_home.json("status", "--passphrase-file", str(file))["name"] == "Demo"


def test_init_draws_a_passphrase_and_prints_it(empty_home, monkeypatch) -> None:
    monkeypatch.delenv("HUBLOG_PASSPHRASE")
    made = empty_home("init", "--code", "CUM-EWA", "--name", "Demo")
    assert "Passphrase: " in made.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--code", "wrong", "--name", "Demo"), "HUB_CODE wrong: "),
        (("--code", "CUM-EWA", "--name", " "), "HUB_NAME: "),
        (("--code", "CUM-EWA", "--name", "Demo", "--country", "X"), "HUB_COUNTRY X: "),
    ],
)
def test_init_refuses_what_cannot_be_right_and_leaves_nothing(empty_home, words, code) -> None:
    refused = empty_home("init", *words)
    assert refused.exit_code == 1
    assert refused.stderr.startswith(code)
    assert not empty_home.home.exists()


def test_init_never_replaces_a_hub(terminal) -> None:
    refused = terminal("init", "--code", "CUM-TWO", "--name", "Two")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("REGISTER_EXISTS ")
    assert terminal.json("status")["hub"] == "CUM-EWA"


def test_a_folder_that_a_cloud_keeps_is_refused(empty_home, tmp_path) -> None:
    cloud = tmp_path / "Dropbox" / "hublog"
    refused = empty_home("--home", str(cloud), "init", "--code", "CUM-EWA", "--name", "Demo")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("CLOUD_FOLDER ")


def test_settings_are_shown_and_changed(terminal) -> None:
    shown = terminal("hub", "--share-rows", "on", "--records-complete-from", "01/04/2026")
    assert "travel in the return: on" in shown.stdout
    assert "Records are complete from: 2026-04-01" in shown.stdout
    told = terminal.json("hub", "--contact-line", "Ask Sam")
    assert (told["share_rows"], told["contact_line"]) == (True, "Ask Sam")
    assert "travel in the return: off" in terminal("hub", "--share-rows", "off").stdout


def test_activities_are_added_with_a_timetable_and_listed(terminal) -> None:
    words = [
        "--type",
        "garden",
        "--weekday",
        "thu",
        "--weekday",
        "tue",
        "--start",
        "13:30",
        "--end",
        "15:00",
    ]
    added = terminal.json("activity", "add", "Garden", *words, "--condition", "peer")
    assert [slot["weekday"] for slot in added["schedule"]] == [1, 3]
    listed = terminal("activity", "list").stdout.splitlines()
    assert listed[0].startswith("Garden · ")
    assert "Tuesday 13:30 to 15:00" in listed[0]
    assert len(terminal.json("activity", "list")["activities"]) == 2
    half = terminal("activity", "add", "Half", "--type", "DROPIN", "--weekday", "mon")
    assert half.stderr.startswith("TIMETABLE_INCOMPLETE: ")
    assert half.stderr.endswith(" Use --weekday, --start and --end together.\n")


def test_a_hub_without_activities_says_so(empty_home) -> None:
    empty_home("init", "--code", "CUM-EWA", "--name", "Demo")
    assert empty_home("activity", "list").stdout == "There is no activity yet.\n"


def test_people_are_added_found_shared_and_merged(terminal) -> None:
    assert terminal.json("people", "add", "Ann Example")["card"] == 1
    assert "card 2" in terminal("people", "add", "Annie Example").stdout
    found = terminal("people", "find", "ann").stdout.splitlines()
    assert found == ["Ann Example, card 1, never here", "Annie Example, card 2, never here"]
    assert "close to what you typed" in terminal("people", "find", "exmaple").stdout
    assert terminal("people", "find", "zoe").stdout == "Nobody here fits zoe.\n"
    assert terminal.json("people", "share", "1", "on")["share_rows"] is True
    assert "no rows" in terminal("people", "share", "ann example", "off").stdout
    assert terminal("people", "merge", "1", "2").exit_code == 0
    assert [each["name"] for each in terminal.json("people", "find", "annie")["people"]] == [
        "Ann Example"
    ]
    assert terminal.desk("2") == ["saved Ann Example signed in, 1 here"]
    assert terminal("people", "share", "ex", "on").exit_code == 0
    assert terminal("people", "share", "zoe", "on").stderr.startswith("NO_PERSON zoe: ")


def test_undo_and_redo_say_what_they_did(terminal) -> None:
    terminal("people", "add", "Ann Example")
    assert terminal("undo").stdout == "Took back: adding Ann Example.\n"
    assert terminal("redo").stdout == "Did again: adding Ann Example.\n"
    assert terminal("redo").stderr.startswith("NOTHING_TO_REDO: ")
    told = terminal.json("undo")
    assert (told["action"], told["rows"]) == ("added_person", {"person": 1})
    assert terminal("undo").stdout == "Took back: adding Warm Tuesday.\n"
    assert terminal("undo").stderr.startswith("NOTHING_TO_UNDO: ")


def test_undo_says_what_stays(terminal) -> None:
    terminal("hub", "--area", "First", "--contact-line", "Ask")
    terminal("hub", "--area", "Second")
    terminal("undo")
    assert terminal("undo").stdout == "Took back: changing the hub's settings.\n"


def test_forgetting_shows_first_and_asks(terminal, monkeypatch) -> None:
    terminal.desk("Ann Example", more=("--new-people",))
    with monkeypatch.context() as keyboard:
        keyboard.setattr(Context, "at_a_keyboard", lambda self: True)
        asked = terminal("forget", "Ann Example", typed="n\n")
    assert asked.exit_code == 1
    assert "Stays, without a name: attendances: 1." in asked.stderr
    assert terminal.json("people", "find", "ann")["people"]
    part = terminal("forget", "ann", "--yes")
    assert part.stderr.startswith("WHOLE_NAME ann: ")
    done = terminal("forget", "Ann Example", "--yes")
    assert done.stdout.startswith("Forgotten.")
    assert terminal.json("people", "find", "ann")["people"] == []


def test_status_and_check_say_how_the_register_stands(terminal) -> None:
    terminal.desk("Ann Example", more=("--new-people",))
    shown = terminal("status").stdout
    assert shown.startswith("Ewanrigg Hub (CUM-EWA)\n")
    assert "1 activity, 1 session, 1 person, 1 attendance, 0 volunteer times" in shown
    assert "1 session is still open." in shown
    assert terminal.json("status")["latest"]["kind"] == "signed_in_new"
    assert "All is well" in terminal("check").stdout
    assert terminal.json("check")["sound"] is True


def test_check_names_every_problem(terminal, monkeypatch) -> None:
    backups = "hublog.services.backup.Backups.check"
    monkeypatch.setattr(backups, lambda self: [Problem("COUNT_ZERO", "65+")])
    found = terminal("check")
    assert found.exit_code == 1
    assert found.stderr.startswith("COUNT_ZERO 65+: ")


def test_a_backup_comes_back_without_whoever_was_forgotten_since(terminal, tmp_path) -> None:
    """P7 and P14, by command line."""
    terminal.desk("Ann Example", "Bea Sample", more=("--new-people",))
    copy = terminal.json("backup", str(tmp_path / "copies"))["backup"]
    assert terminal("forget", "Ann Example", "--yes").exit_code == 0
    terminal("people", "add", "Cy Later")
    restored = terminal("restore", copy)
    assert restored.exit_code == 0, restored.output
    assert "Ewanrigg Hub (CUM-EWA) is back" in restored.stdout
    names = [each["name"] for each in terminal.json("people", "find", "e")["people"]]
    assert names == []
    found = [terminal.json("people", "find", name)["people"] for name in ("ann", "bea", "cy")]
    assert [len(each) for each in found] == [0, 1, 0]
    assert terminal.json("status")["tallies"]["attendance"] == 2
    assert terminal("check").exit_code == 0


def test_a_backup_that_is_not_there_is_a_problem(terminal, tmp_path) -> None:
    missing = terminal("restore", str(tmp_path / "none.db"))
    assert (missing.exit_code, missing.stderr.split()[0]) == (1, "BACKUP_MISSING")
    assert "backed" not in terminal("backup", str(tmp_path / "to")).stderr


def test_the_demo_draws_a_return_and_leaves_no_other_trace(
    empty_home, tmp_path, monkeypatch
) -> None:
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    told = empty_home.json("demo")
    last_month = datetime.now(UTC).astimezone().replace(day=1)
    assert told["path"].endswith("_v1_draft.xlsx")
    assert told["month"] < f"{last_month:%Y-%m}"
    assert told["figures"]["A01"] > 0
    assert [each.name for each in (tmp_path / "temp").iterdir()] == ["hublog-demo"]
    assert not empty_home.home.exists()
    assert "The return for " in empty_home("demo", "--out", str(tmp_path / "out")).stdout
