"""Two laptops at a camp, through the real program in processes of its own (domain.md, scenario 2)."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import program

SECRET = "made up for journeys"  # noqa: S105 - it locks nothing real


@dataclass(frozen=True)
class Laptop:
    """The program over one home folder."""

    home: Path

    def run(self, *words: str, typed: str = "", exit_code: int = 0) -> str:
        """What a command says."""
        env = {
            **os.environ,
            "HUBLOG_HOME": str(self.home),
            "HUBLOG_PASSPHRASE": SECRET,
            "HUBLOG_KEY_SECONDS": "0",
            "HUBLOG_WHO": "Sam",
        }
        done = program.run([*words], env, typed)
        assert done.returncode == exit_code, done.stdout + done.stderr
        return done.stdout if exit_code == 0 else done.stderr

    def json(self, *words: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        """What a command answers."""
        return json.loads(self.run("--json", *words))

    def desk(self, *lines: str) -> None:
        """Type these lines at the desk."""
        self.run("desk", "--activity", "camp", typed="".join(f"{line}\n" for line in lines))

    def transfer(self, stick: Path) -> tuple[str, str]:
        """A transfer file and, beside it, one with its words."""
        made = self.json("laptop", "transfer", str(stick))
        words = Path(f"{made['file']}.words")
        words.write_text(made["words"], encoding="utf-8")
        return made["file"], str(words)

    def bring_in(self, file: tuple[str, str], *more: str) -> Any:  # noqa: ANN401 - as above
        """What bringing that file in answers."""
        return self.json("laptop", "bring-in", file[0], "--words-file", file[1], *more)


@pytest.fixture
def laptops(tmp_path: Path) -> tuple[Laptop, Laptop, Path]:
    """Two laptops of one hub that know one child, and a stick."""
    first, second = Laptop(tmp_path / "first"), Laptop(tmp_path / "second")
    stick = tmp_path / "stick"
    stick.mkdir()
    first.run("init", "--code", "CUM-EWA", "--name", "Ewanrigg Hub")
    first.run("activity", "add", "Camp Day", "--type", "CAMP")
    first.run("people", "add", "Wren Sample")
    first.run("laptop", "name", "Front desk")
    born, words = first.transfer(stick)
    begun = second.json("laptop", "begin", born, "--name", "Camp laptop", "--words-file", words)
    assert begun["name"] == "Camp laptop"
    return first, second, stick


def test_both_sign_in_the_same_child_and_count(laptops: tuple[Laptop, Laptop, Path]) -> None:
    """P8: one attendance, tallies add, edits of one field side by side, twice changes nothing."""
    first, second, stick = laptops
    first.desk("wren", "+65+")
    second.desk("wren", "+65+", "+65+", "Robin Made-Up, new")
    first.run("hub", "--contact-line", "Ring the front desk")
    second.run("hub", "--contact-line", "Ring the camp")
    file = second.transfer(stick)
    looked = first.bring_in(file)
    assert (looked["joins"], looked["brought_in"]) == (1, False)
    before = first.json("status")["tallies"]
    assert first.json("laptop", "questions")["questions"] == []
    brought = first.bring_in(file, "--yes")
    assert (brought["brought_in"], brought["counted"], brought["laptop"]) == (
        True,
        2,
        "Camp laptop",
    )
    tallies = first.json("status")["tallies"]
    assert tallies["count"] == before["count"] + looked["adds"]["count"]
    assert tallies["attendance"] == before["attendance"] + looked["adds"].get("attendance", 0)
    assert first.bring_in(file, "--yes")["nothing_new"]
    assert first.json("status")["tallies"] == tallies
    (question,) = first.json("laptop", "questions")["questions"]
    assert question["fields"] == ["contact_line"]
    shown = {question["counts"]["shown"][0], question["other"]["shown"][0]}
    assert shown == {"Ring the front desk", "Ring the camp"}
    first.run("laptop", "settle", question["key"], "--text", "Ring either of us")
    assert first.json("hub")["contact_line"] == "Ring either of us"
    assert first.json("check")["problems"] == []


def test_what_was_brought_is_taken_back_whole_and_comes_again(
    laptops: tuple[Laptop, Laptop, Path],
) -> None:
    first, second, stick = laptops
    second.desk("wren", "+65+")
    before = first.json("status")["tallies"]
    file = second.transfer(stick)
    first.bring_in(file, "--yes")
    assert first.json("status")["tallies"] != before
    assert first.json("undo")["action"] == "brought_together"
    assert first.json("status")["tallies"] == before
    first.bring_in(file, "--yes")
    back = first.transfer(stick)
    second.bring_in(back, "--yes")
    assert first.json("status")["tallies"] == second.json("status")["tallies"]
    assert second.json("laptop", "questions")["questions"] == []


def test_one_laptop_sends_the_returns_until_that_is_moved(
    laptops: tuple[Laptop, Laptop, Path],
) -> None:
    _, second, _ = laptops
    refused = second.run("sign-off", "2026-05", "--nil", exit_code=1)
    assert refused.startswith("RETURNS_ELSEWHERE")
    assert "Front desk" in refused
    second.run("laptop", "sends-returns")
    listed = second.json("laptop", "list")["laptops"]
    assert [each["name"] for each in listed if each["sends_returns"]] == ["Camp laptop"]


def test_whoever_is_forgotten_on_one_is_forgotten_on_both(
    laptops: tuple[Laptop, Laptop, Path],
) -> None:
    """P14: with a laptop that had not heard, whichever way the file goes."""
    first, second, stick = laptops
    second.desk("wren")
    unheard = second.transfer(stick)
    first.run("forget", "Wren Sample", "--yes")
    assert first.bring_in(unheard, "--yes")["brought_in"]
    assert first.run("people", "find", "wren").startswith("Nobody")
    heard = first.transfer(stick)
    assert second.bring_in(heard)["forgets"] == 1
    second.bring_in(heard, "--yes")
    assert second.run("people", "find", "wren").startswith("Nobody")
    assert second.json("status")["tallies"] == first.json("status")["tallies"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "TRANSFER_NOT_ONE"), (b"PK\x03\x04 and so on", "TRANSFER_NOT_ONE")],
)
def test_other_files_are_refused_in_a_sentence(
    laptops: tuple[Laptop, Laptop, Path], content: bytes, code: str
) -> None:
    first, _, stick = laptops
    strange = stick / "strange.hublog-transfer"
    strange.write_bytes(content)
    assert first.run("laptop", "bring-in", str(strange), exit_code=1).startswith(code)
