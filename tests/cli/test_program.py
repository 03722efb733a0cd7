"""What holds for every command: options, exit codes, the passphrase, help, and quick starts."""

import json
import os
import subprocess
import sys

import click
import pytest

from hublog import bootstrap
from hublog.cli.context import Context
from hublog.cli.main import MODULES, hublog
from hublog.domain.problems import Problem
from hublog.services.hub import Hubs
from hublog.services.unavailable import StorageUnavailable


def test_options_are_taken_before_and_after_the_command(terminal, tmp_path) -> None:
    before = json.loads(terminal("--json", "status").stdout)
    after = json.loads(terminal("status", "--json").stdout)
    assert before == after
    other = str(tmp_path / "other")
    assert terminal("status", "--home", other).exit_code == 3
    assert terminal("--home", other, "status").exit_code == 3


def test_who_did_it_is_remembered(terminal, monkeypatch) -> None:
    terminal("people", "add", "Ann Example", "--who", "Kim")
    assert terminal.json("status")["latest"]["who"] == "Kim"
    terminal("people", "add", "Bea Sample")
    assert terminal.json("status")["latest"]["who"] == "Sam"
    monkeypatch.delenv("HUBLOG_WHO")
    monkeypatch.setattr("hublog.cli.context.getuser", lambda: "login")
    terminal("people", "add", "Cy Pretend")
    assert terminal.json("status")["latest"]["who"] == "login"


def test_a_computer_without_logins_still_works(terminal, monkeypatch) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.delenv("HUBLOG_WHO")
    monkeypatch.setattr("hublog.cli.context.getuser", nobody)
    terminal("people", "add", "Ann Example")
    assert terminal.json("status")["latest"]["who"] == "hublog"


def test_a_locked_register_needs_its_passphrase(terminal, monkeypatch, tmp_path) -> None:
    monkeypatch.delenv("HUBLOG_PASSPHRASE")
    locked = terminal("status")
    assert (locked.exit_code, locked.stderr.split(":")[0]) == (1, "PASSPHRASE_NEEDED")
    missing = terminal("status", "--passphrase-file", str(tmp_path / "none"))
    assert missing.stderr.startswith("NO_PASSPHRASE_FILE ")


def test_at_a_keyboard_the_passphrase_is_asked_for(terminal, monkeypatch) -> None:
    monkeypatch.delenv("HUBLOG_PASSPHRASE")
    monkeypatch.setattr(Context, "at_a_keyboard", lambda self: True)
    opened = terminal("status", typed="made up for tests\n")
    assert opened.exit_code == 0
    assert "made up for tests" not in opened.output
    sure = terminal("people", "add", "Ann Example", typed="made up for tests\n")
    assert sure.exit_code == 0
    kept = terminal("forget", "Ann Example", typed="made up for tests\nn\n")
    assert kept.exit_code == 1
    gone = terminal("forget", "Ann Example", typed="made up for tests\ny\n")
    assert "Forgotten." in gone.stdout


@pytest.mark.parametrize(
    "words",
    [("nothing",), ("init",), ("activity", "add", "X", "--type", "A", "--start", "noon"),
     ("desk", "--activity", "warm", "--date", "someday"), ("status", "--nothing")],
)  # fmt: skip
def test_wrong_usage_is_exit_code_two(terminal, words) -> None:
    assert terminal(*words).exit_code == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("desk", "--activity", "warm", "--date", "2026-02-30"), "2026-02-30 is not a date."),
        (("desk", "--activity", "warm", "--start", "25:00"), "25:00 is not a time."),
        (("bring-in", "x.csv", "--answer", "dmy"), "dmy is not an answer."),
    ],
)
def test_wrong_usage_says_how_it_is_written(terminal, words, sentence) -> None:
    assert sentence in terminal(*words).stderr


def test_a_timetable_that_ends_when_it_starts_is_refused(terminal) -> None:
    times = ("--weekday", "mon", "--start", "10:00", "--end", "10:00")
    refused = terminal("activity", "add", "Tea", "--type", "FOOD", *times)
    assert (refused.exit_code, refused.stderr.split()[0]) == (1, "TIMETABLE_NO_TIME")


def test_a_name_of_odd_bytes_does_not_stop_who_did_it(terminal) -> None:
    assert terminal("--who", "Sam\udcff", "people", "add", "Ann").exit_code == 0
    assert terminal.json("--who", "\udcff", "status")["latest"]["who"] == "Sam"


def test_a_failing_disk_is_exit_code_three_and_a_sentence(terminal, monkeypatch) -> None:
    def fails(self: Hubs) -> None:
        raise StorageUnavailable(Problem("STORE_IN_USE", str(terminal.home)))

    monkeypatch.setattr(Hubs, "status", fails)
    failed = terminal("status")
    assert failed.exit_code == 3
    assert failed.stderr.startswith("STORE_IN_USE ")


def test_a_bug_of_ours_is_one_sentence_and_a_log_without_names(terminal, monkeypatch) -> None:
    """P4, for logs: no personal data in them."""

    def bug(self: Hubs) -> None:
        raise ValueError("Margaret Example")

    monkeypatch.setattr(Hubs, "status", bug)
    failed = terminal("status")
    assert failed.exit_code == 70
    assert failed.stderr.startswith("OUR_BUG: ")
    assert "Traceback" not in failed.output
    log = (terminal.home / "logs" / "errors.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "Margaret" not in log


def test_a_bug_is_told_even_where_no_log_can_be_written(terminal, monkeypatch) -> None:
    def bug(self: Hubs) -> None:
        raise ValueError

    monkeypatch.setattr(Hubs, "status", bug)
    (terminal.home / "logs").write_text("in the way", encoding="utf-8")
    assert terminal("status").exit_code == 70


def test_the_help_names_every_command_and_option(terminal) -> None:
    shown = terminal("--help")
    assert shown.exit_code == 0
    for name in MODULES:
        assert name in shown.stdout
        of_command = terminal(name, "--help")
        assert of_command.exit_code == 0, of_command.output
    context = bootstrap.context()
    assert context.words("help.every.json") in shown.stdout
    assert "Add an activity." in terminal("activity", "--help").stdout


def test_every_command_and_option_has_words_for_its_help() -> None:
    context = bootstrap.context()

    def missing(command: click.Command, key: str) -> list[str]:
        own = [key] if f"{key}.text" not in context.words else []
        if isinstance(command, click.Group):
            inner = [
                missing(each, f"{key}_{name.replace('-', '_')}")
                for name in command.list_commands(top)
                if (each := command.get_command(top, name)) is not None
            ]
            return own + [each for found in inner for each in found]
        options = [each for each in command.params if isinstance(each, click.Option)]
        return own + [
            f"{key}.{each.name}"
            for each in options
            if f"{key}.{each.name}" not in context.words
            and f"help.every.{each.name}" not in context.words
        ]

    with click.Context(hublog) as top:
        found = {
            name: missing(command, f"help.{name.replace('-', '_')}")
            for name in MODULES
            if (command := hublog.get_command(top, name)) is not None
        }
    assert {name: gaps for name, gaps in found.items() if gaps} == {}


def test_the_real_program_says_its_status_without_loading_what_it_does_not_need(terminal) -> None:
    seldom = {"openpyxl", "python_calamine", "alembic", "rapidfuzz", "dateutil", "PySide6"}
    code = """
import atexit, sys
from hublog.app import main
atexit.register(lambda: print(*{name.partition('.')[0] for name in sys.modules}))
sys.argv = ["hublog", "status"]
sys.exit(main())
"""
    ran = subprocess.run(
        (sys.executable, "-c", code), capture_output=True, encoding="utf-8", check=False
    )
    *told, loaded = ran.stdout.splitlines()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert told[0] == "Ewanrigg Hub (CUM-EWA)"
    assert set(loaded.split()) & seldom == set()


def test_the_real_desk_reads_and_answers_in_utf8_whatever_the_locale(terminal) -> None:
    words = (sys.executable, "-m", "hublog", "desk", "--activity", "warm", "--new-people")
    ran = subprocess.run(
        words,
        input="Si\u00e2n \u0174yn\n".encode() + b"\xff\n",
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"},
    )
    assert ran.returncode == 0, ran.stderr
    first, second = ran.stdout.decode().splitlines()
    assert first == "saved Si\u00e2n \u0174yn signed in, 1 here"
    assert second.startswith("problem PERSON_NAME ")


def test_a_reader_that_went_away_is_no_traceback(terminal) -> None:
    words = (sys.executable, "-m", "hublog", "desk", "--activity", "warm", "--new-people")
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as desk:
        assert desk.stdin is not None
        assert desk.stdout is not None
        assert desk.stderr is not None
        desk.stdin.write(b"Ann Example\n")
        desk.stdin.flush()
        desk.stdout.readline()
        desk.stdout.close()
        desk.stdin.write(b"Bea Sample\n")
        desk.stdin.close()
        assert b"Traceback" not in desk.stderr.read()
    assert terminal.json("status")["tallies"]["person"] == 2


def test_a_second_program_is_refused_while_the_first_has_the_register(terminal) -> None:
    words = (sys.executable, "-m", "hublog", "desk", "--activity", "warm")
    with subprocess.Popen(words, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as desk:
        assert desk.stderr is not None
        desk.stderr.readline()
        refused = terminal("status")
        desk.communicate(b"")
    assert (refused.exit_code, refused.stderr.split()[0]) == (3, "STORE_IN_USE")
    assert desk.returncode == 0
