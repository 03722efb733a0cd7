"""The desk answers each line with one line, after the commit is durable."""

import json
from datetime import date, timedelta

import pytest

from hublog.bootstrap import HomeDoor
from hublog.cli.desk_lines import (
    Counted,
    Finish,
    Nothing,
    SomebodyHere,
    Unclear,
    Undo,
    Volunteered,
    understood,
)
from hublog.domain.problems import Problem

NEW = ("--new-people",)


def test_lines_mean_what_people_mean() -> None:
    assert understood("+65+\n") == Counted("65+", 1)
    assert understood("-65+") == Counted("65+", -1)
    assert understood("+u18") == Counted("U18", 1)
    assert understood("- 18-24") == Counted("18-24", -1)
    assert understood("Volunteer Tom Made-Up 120") == Volunteered("Tom Made-Up", 120)
    assert understood(" UNDO ") == Undo()
    assert understood("finish") == Finish()
    assert understood(" \t\n") == Nothing()
    assert understood("volunteer Tom -5") == Volunteered("Tom", -5)
    assert understood("Ann\u00a0 Example\n") == SomebodyHere("Ann Example")
    assert understood("Finisha Example") == SomebodyHere("Finisha Example")


@pytest.mark.parametrize(
    "line", ["volunteer Tom", "Volunteer", "+25-44 3", "-", "finish now", "undo 2"]
)
def test_a_line_that_begins_like_a_command_is_never_a_name(terminal, line) -> None:
    assert understood(line) == Unclear(line)
    (answer,) = terminal.desk(line, more=NEW)
    assert answer.startswith(f"problem LINE_UNCLEAR {line}: ")
    assert json.loads(terminal("status", "--json").stdout)["tallies"]["person"] == 0


def test_every_line_gets_one_answer(terminal) -> None:
    answers = terminal.desk(
        "Margaret Example",
        "Bea Sample",
        "+65+",
        "margaret example",
        "2",
        "",
        "volunteer Bea Sample 120",
        "volunteer Tom Made-Up 90",
        "volunteer Bea Sample 90",
        "finish",
        more=NEW,
    )
    assert answers[0] == "saved Margaret Example signed in, 1 here"
    assert answers[1] == "saved Bea Sample signed in, 2 here"
    assert answers[2] == "saved counted 65+, 3 here"
    assert answers[3].startswith("saved Margaret Example was already here since ")
    assert answers[4].startswith("saved Bea Sample was already here since ")
    assert answers[5].startswith("problem EMPTY_LINE: ")
    assert answers[6:] == [
        "saved Bea Sample helped 120 minutes",
        "saved Tom Made-Up helped 90 minutes",
        "saved Bea Sample helped 90 minutes, instead of 120",
        "saved Warm Tuesday is finished, 3 here",
    ]


def test_nobody_is_signed_in_by_guessing(terminal) -> None:
    terminal.desk("Margaret Hughes", "Margaret Hill", more=NEW)
    answers = terminal.desk("marg", "Margarte Hill", "Zoe", "99", "hugh", "margaret hill", "+65+")
    today = date.today()  # noqa: DTZ011 - the desk's own day
    seen = f"last here {today.day} {today:%b} {today.year}"
    assert answers[0] == f"choose Margaret Hill, card 2, {seen}; Margaret Hughes, card 1, {seen}"
    assert answers[1] == f"choose Margaret Hill, card 2, {seen}"
    assert answers[2].startswith("unknown Zoe: ")
    assert answers[3].startswith("unknown 99: ")
    assert answers[4].startswith("saved Margaret Hughes was already here since ")
    assert answers[5].startswith("saved Margaret Hill was already here since ")


def test_with_new_people_only_a_whole_name_is_somebody_known(terminal) -> None:
    answers = terminal.desk("Margaret Hughes", "Margaret", "margaret HUGHES", "99", "?", more=NEW)
    assert answers[1] == "saved Margaret signed in, 2 here"
    assert answers[2].startswith("saved Margaret Hughes was already here")
    assert answers[3].startswith("unknown 99: ")
    assert answers[4].startswith("problem PERSON_NAME ?: ")
    with_two = terminal.desk("Ann", "volunteer ? 60", "undo", "undo", more=NEW)
    assert with_two[1].startswith("problem PERSON_NAME")


def test_two_people_of_one_name_are_told_apart_by_their_cards(terminal) -> None:
    for _ in range(2):
        assert terminal("people", "add", "Ann Example").exit_code == 0
    answers = terminal.desk("Ann Example", "2", more=NEW)
    assert answers == [
        "choose Ann Example, card 1, never here; Ann Example, card 2, never here",
        "saved Ann Example signed in, 1 here",
    ]


def test_undo_names_what_it_took_back(terminal) -> None:
    answers = terminal.desk("Ann Example", "+65+", "undo", "undo", "undo", "undo", more=NEW)
    assert answers[2].startswith("saved took back: counting 65+ (1) at Warm Tuesday on ")
    assert answers[2].endswith(", 1 here")
    assert answers[3].startswith("saved took back: adding and signing in Ann Example at Warm")
    assert answers[4].startswith("saved took back: opening Warm Tuesday on ")
    assert answers[5].startswith("problem NOTHING_TO_UNDO: ")
    assert terminal.desk("Ann Example")[0].startswith("unknown ")
    assert terminal.desk("Ann Example", more=NEW) == ["saved Ann Example signed in, 1 here"]


def test_a_band_never_falls_below_zero(terminal) -> None:
    answers = terminal.desk("+65+", "-65+", "-65+", "+90+", "volunteer Ann 0", more=NEW)
    assert answers[1] == "saved took one off 65+, 0 here"
    assert answers[2].startswith("problem COUNT_ZERO 65+: ")
    assert answers[3].startswith("problem UNKNOWN_CODE 90+: ")
    assert answers[4].startswith("problem MINUTES_RANGE 0: ")


def test_after_a_start_anew_the_desk_says_who_was_last(terminal) -> None:
    """Scenario 1 of domain.md."""
    terminal.desk("Ann Example", "Bea Sample", more=NEW)
    again = terminal("desk", "--activity", "Warm Tuesday", typed="")
    assert again.exit_code == 0
    assert again.stdout == ""
    assert "2 people here so far." in again.stderr
    assert "The last to sign in was Bea Sample at " in again.stderr


def test_a_finished_session_opens_again_and_says_so(terminal) -> None:
    terminal.desk("Ann Example", "finish", more=NEW)
    again = terminal("desk", "--activity", "warm", typed="Ann Example\nfinish\nundo\n+65+\n")
    assert again.stdout.splitlines()[0].startswith("saved Ann Example was already here")
    assert "it is open again" in again.stderr
    assert again.stdout.splitlines()[2].startswith("saved took back: finishing Warm Tuesday")


def test_a_line_that_does_nothing_leaves_the_session_as_it_found_it(terminal) -> None:
    assert terminal.desk("-65+", "+65+", "finish")[1:] == [
        "saved counted 65+, 1 here",
        "saved Warm Tuesday is finished, 1 here",
    ]
    terminal.desk("Ann Example", "finish", more=NEW)
    before = terminal.json("status")["running_sessions"]
    answers = terminal.desk("ann example", "-U18", "volunteer Ann Example 0", more=NEW)
    assert answers[0].startswith("saved Ann Example was already here")
    assert terminal.json("status")["running_sessions"] == before == []


def test_a_paper_sheet_of_last_week_is_typed_in_and_tomorrow_is_not(terminal) -> None:
    today = date.today()  # noqa: DTZ011 - the desk's own day
    last_week, tomorrow = today - timedelta(days=7), today + timedelta(days=1)
    more = ("--date", last_week.isoformat(), *NEW)
    assert terminal.desk("Ann Example", more=more) == ["saved Ann Example signed in, 1 here"]
    refused = terminal("desk", "--activity", "warm", "--date", tomorrow.isoformat(), typed="Ann\n")
    assert refused.exit_code == 1
    assert refused.stderr.startswith(f"SESSION_IN_FUTURE {tomorrow.isoformat()}: ")


def test_a_session_noted_as_not_run_opens_all_the_same_and_says_so(terminal) -> None:
    cancelled = terminal("session", "cancel", "--activity", "warm", "--reason", "weather")
    assert cancelled.exit_code == 0, cancelled.output
    ran = terminal("desk", "--activity", "warm", typed="+65+\n")
    assert "it is open now" in ran.stderr
    refused = terminal("session", "cancel", "--activity", "warm", "--reason", "NOVOL")
    assert refused.stderr.startswith("SESSION_HAS_PEOPLE ")


def test_the_day_and_times_of_a_session_are_put_right(terminal) -> None:
    """DQ03 and DQ04: it stays the same session, and is found where it is now."""
    today = date.today()  # noqa: DTZ011 - the desk's own day
    yesterday = (today - timedelta(days=1)).isoformat()
    terminal.desk("Ann Example", more=NEW)
    moved = ("session", "amend", "--activity", "warm", "--to-date", yesterday)
    told = terminal.json(*moved, "--to-start", "9:30", "--to-end", "11:00")
    assert told == {
        "activity": "Warm Tuesday",
        "date": yesterday,
        "start": "09:30",
        "end": "11:00",
        "changed": True,
    }
    same = terminal("session", "amend", "--activity", "warm", "--date", yesterday)
    assert same.exit_code == 0, same.output
    assert same.stdout.endswith("now, 09:30 \u2013 11:00.\n")
    (here,) = terminal.desk("Ann Example", more=("--date", yesterday))
    assert here.startswith("saved Ann Example was already here")
    gone = terminal("session", "amend", "--activity", "warm", "--to-end", "11:00")
    assert gone.stderr.startswith("NO_SUCH_SESSION: ")


def test_answers_in_json_are_one_object_a_line(terminal) -> None:
    result = terminal(
        "desk", "--json", "--activity", "warm", "--new-people", typed="Ann Example\n+65+\nundo\n9\n"
    )
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [each["answer"] for each in told] == ["saved", "saved", "saved", "unknown"]
    assert (told[0]["name"], told[0]["card"], told[0]["here"]) == ("Ann Example", 1, 1)
    assert told[1]["band"] == "65+"
    assert told[2]["undid"] == "counted"
    terminal.desk("Anna Sample", more=NEW)
    chosen = terminal("desk", "--activity", "warm", "--json", typed="ann\n")
    candidates = json.loads(chosen.stdout)["candidates"]
    assert {each["name"] for each in candidates} == {"Ann Example", "Anna Sample"}


def test_whoever_is_forgotten_is_not_named_at_the_desk(terminal) -> None:
    terminal.desk("Ann Example", more=NEW)
    assert terminal("forget", "Ann Example", "--yes").exit_code == 0
    again = terminal("desk", "--activity", "warm", typed="undo\n")
    assert "The last to sign in" not in again.stderr
    assert "Ann" not in again.output


def test_somebody_put_away_is_back_by_a_whole_name_and_never_added_twice(terminal) -> None:
    terminal("people", "add", "Megan Birch")
    opened = HomeDoor(terminal.home, 0).open("made up for tests")
    assert not isinstance(opened, Problem)
    (megan,) = opened.people.directory().exact("Megan Birch")
    opened.people.archive("Sam", megan.id)
    opened.store.close()
    assert terminal.desk("Megan")[0].startswith("unknown ")
    result = terminal("desk", "--activity", "warm", *NEW, typed="Megan Birch\nundo\nMegan Birch\n")
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["saved", "saved", "saved"]
    assert "Megan Birch was put away, and is back now." in result.stderr
    assert terminal.json("status")["tallies"]["person"] == 1
