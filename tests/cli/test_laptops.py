"""``laptop``: what is said of laptops, of a file, and of what is open."""

import dataclasses
from datetime import date, time
from pathlib import Path

import pytest

from cli.conftest import PASSPHRASE, Terminal
from hublog.bootstrap import HomeDoor
from hublog.cli.context import Context
from hublog.domain.activities import Activity
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.sessions import Count, Session
from hublog.domain.versions import ReturnVersion
from hublog.services.api import Services
from hublog.services.people import PersonChanges

DAY = date(2026, 5, 5)
WREN = Person(id="p1", known_as="Wren", local_no=1)
HELD = Session(id="s1", activity_id="a1", date=DAY, status="open")


def opened(home: Path) -> Services:
    services = HomeDoor(home, 0).open(PASSPHRASE)
    assert not isinstance(services, Problem)
    return services


def version(device: str) -> ReturnVersion:
    return ReturnVersion(
        id=f"v{device}",
        month="2026-04",
        version=1,
        signed_by="Sam",
        signed_on=DAY,
        device=device,
        digest="0",
    )


@dataclasses.dataclass
class Pair:
    """The first laptop at its terminal, and a file of the second one with its words beside it."""

    terminal: Terminal
    file: str
    words: str


@pytest.fixture
def pair(terminal, tmp_path) -> Pair:
    """Two laptops on which everything was written down twice."""
    first = opened(terminal.home)
    with first.store.writing("Sam", "test") as work:
        work.put(Activity(id="a1", name="Garden", type="GARDEN"), WREN, HELD)
        work.put(Count(id="c1", session_id="s1", age_band="65+", n=1))
        work.commit()
    born = first.laptops.make_transfer("Sam", tmp_path)
    second = HomeDoor(tmp_path / "second", 0).begin_from(born.path, born.words, "Kim", "Camp")
    assert not isinstance(second, Problem)
    for n, each in enumerate((first, second)):
        with each.store.writing("Sam", "test") as work:
            work.put(
                Count(id=f"less{n}", session_id="s1", age_band="65+", n=-1),
                Person(id=f"kit{n}", known_as="Kit", local_no=2),
                dataclasses.replace(HELD, id=f"twice{n}", start=time(10 + n)),
                version(each.store.device),
            )
            work.commit()
        each.people.amend("Sam", "p1", PersonChanges(note=f"note {n}"))
    made = second.laptops.make_transfer("Kim", tmp_path / "stick")
    words = tmp_path / "words.txt"
    words.write_text(f"{made.words}\n", encoding="utf-8")
    first.store.close()
    second.store.close()
    return Pair(terminal, str(made.path), str(words))


def test_a_file_is_looked_at_before_it_is_brought_in(pair) -> None:
    bring = ("laptop", "bring-in", pair.file, "--words-file", pair.words)
    seen = pair.terminal(*bring).stdout.splitlines()
    assert seen[0] == "The file of Camp."
    assert "New here:" in seen
    assert "  5 May 2026: sessions 1, signed in 0, counted -1" in seen
    assert seen[-1] == "Nothing was written. To bring it in, say --yes."
    assert pair.terminal.json("laptop", "questions") == {"questions": []}
    done = pair.terminal(*bring, "--yes").stdout.splitlines()
    assert done[-2:] == [
        "Brought in from Camp. To take it back: hublog undo.",
        "6 questions are open. See: hublog laptop questions.",
    ]
    again = pair.terminal(*bring, "--yes").stdout.splitlines()
    assert again[-1] == "Everything in this file is here already. Nothing was changed."


def test_every_question_is_told_with_what_may_be_chosen_and_settled(pair) -> None:
    terminal = pair.terminal
    terminal("laptop", "bring-in", pair.file, "--words-file", pair.words, "--yes")
    lines = terminal("laptop", "questions").stdout.splitlines()
    told = "\n".join(lines)
    assert "two answers for note of Wren. Counts now: note 1 (Sam, " in told
    assert "Kit and Kit were written down on two laptops. Choose: same or two." in told
    assert "Garden on 5 May 2026 was written down twice" in told
    assert "card 2 was given to Kit, Kit" in told
    assert "version 1 of 2026-04 was signed off on two laptops" in told
    assert "65+ at Garden on 5 May 2026 fell to -1. Choose: zero." in told
    found = {q["kind"]: q["key"] for q in terminal.json("laptop", "questions")["questions"]}
    choices = {
        "TwoAnswers": ("other",),
        "TwoSessions": ("same",),
        "CardTwice": ("kit0",),
        "TwoPeople": ("two",),
        "BelowZero": ("zero",),
    }
    refused = terminal("laptop", "settle", found["TwoPeople"], "perhaps")
    assert refused.stderr.startswith("LAPTOP_CHOICE perhaps: perhaps is no answer")
    for kind, choice in choices.items():
        assert terminal.json("laptop", "settle", found[kind], *choice) == {"settled": found[kind]}
    (left,) = terminal.json("laptop", "questions")["questions"]
    assert left["kind"] == "VersionsTwice"
    terminal("laptop", "settle", left["key"], left["versions"][0]["id"])
    assert terminal("laptop", "questions").stdout == "Nothing is open.\n"
    gone = terminal("laptop", "settle", left["key"], "same")
    assert (gone.exit_code, gone.stderr.split()[0]) == (1, "NO_SUCH_QUESTION")


def test_another_answer_may_be_typed(pair) -> None:
    terminal = pair.terminal
    terminal("laptop", "bring-in", pair.file, "--words-file", pair.words, "--yes")
    questions = terminal.json("laptop", "questions")["questions"]
    (key,) = [each["key"] for each in questions if each["kind"] == "TwoAnswers"]
    assert terminal("laptop", "settle", key, "--text", "both").exit_code == 0
    keys = [each["key"] for each in terminal.json("laptop", "questions")["questions"]]
    assert key not in keys


def test_laptops_are_listed_named_and_one_sends_the_returns(terminal) -> None:
    assert terminal("laptop", "list").stdout.startswith("no name (")
    assert (
        terminal("laptop", "name", "Front desk").stdout == "This laptop is called Front desk now.\n"
    )
    line, *_ = terminal("laptop", "list").stdout.splitlines()
    assert line.startswith("Front desk (")
    assert line.endswith(", this laptop, sends the returns")
    assert "sends the returns from now on" in terminal("laptop", "sends-returns").stdout
    refused = terminal("laptop", "sends-returns", "--laptop", "NOBODY")
    assert refused.stderr.startswith("NO_SUCH_LAPTOP NOBODY")


def test_the_words_are_typed_or_are_the_hubs_own(terminal, tmp_path, monkeypatch) -> None:
    made = terminal.json("laptop", "transfer", str(tmp_path / "stick"))
    second = ("--home", str(tmp_path / "second"))
    missing = terminal("laptop", "begin", made["file"], "--name", "Camp", "--words-file", "none")
    assert missing.stderr.startswith("NO_PASSPHRASE_FILE")
    unnamed = terminal("laptop", "begin", made["file"], "--name", "-", *second)
    assert unnamed.stderr.startswith("LAPTOP_NAME")
    assert terminal("laptop", "begin", made["file"], "--name", "Camp", *second).exit_code == 0
    refused = terminal("laptop", "begin", made["file"], "--name", "Camp", *second)
    assert refused.stderr.startswith("REGISTER_EXISTS")
    monkeypatch.setattr(Context, "at_a_keyboard", lambda self: True)
    seen = terminal("laptop", "bring-in", made["file"], typed=f"{made['words']}\n")
    assert "Everything in this file is here already." in seen.stdout


def test_a_second_laptop_of_the_same_name_is_told_apart(terminal, tmp_path) -> None:
    terminal("laptop", "name", "Desk")
    made = terminal.json("laptop", "transfer", str(tmp_path))
    second = ("--home", str(tmp_path / "second"))
    begun = terminal.json("laptop", "begin", made["file"], "--name", "Desk", *second)
    assert begun["name"] == "Desk 2"
    lines = terminal("laptop", "list", *second).stdout.splitlines()
    assert [line.split(" (")[0] for line in lines][:2] == ["Desk 2", "Desk"]


def test_a_restored_register_is_another_laptop_and_may_take_over_sending(
    terminal, tmp_path
) -> None:
    terminal("laptop", "name", "Desk")
    terminal("laptop", "transfer", str(tmp_path))
    copy = terminal.json("backup", str(tmp_path / "copies"))["backup"]
    terminal("restore", copy)
    refused = terminal("sign-off", "2026-04", "--nil")
    assert refused.stderr.startswith("RETURNS_ELSEWHERE")
    assert "the laptop Desk" in refused.stderr
    assert terminal("laptop", "sends-returns").exit_code == 0
    assert terminal("sign-off", "2026-04", "--nil").exit_code == 0
