import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fake_time import FakeClock
from hublog.bootstrap import HomeDoor, context
from hublog.cli.main import hublog

RESET = datetime(2020, 1, 1, 0, 7)  # noqa: DTZ001 - local wall time


@dataclass
class Laptop:
    """A laptop whose clock is told what to say."""

    home: Path
    clock: FakeClock

    def __call__(self, *words: str, typed: str | None = None) -> Result:
        obj = replace(
            context(),
            door_to=lambda home, seconds: HomeDoor(home or self.home, seconds or 0, self.clock),
        )
        return CliRunner().invoke(hublog, list(words), input=typed, obj=obj)

    def said(self, *words: str) -> str:
        result = self(*words)
        assert result.exit_code == 0, result.output
        return result.stdout.strip()


@pytest.fixture
def laptop(empty_home) -> Laptop:
    """A hub that was set up on Tuesday 5 May 2026 at ten."""
    made = Laptop(empty_home.home, FakeClock())
    made.said("init", "--code", "CUM-EWA", "--name", "Ewanrigg Hub")
    made.said("activity", "add", "Warm Tuesday", "--type", "DROPIN")
    return made


def test_a_laptop_that_says_2020_is_asked_and_remembered(laptop) -> None:
    """Scenario 3 and DQ02, through the real store and the real command line."""
    laptop.clock.at = RESET
    for words in (("status",), ("people", "add", "Wren"), ("desk", "--activity", "warm")):
        refused = laptop(*words)
        assert refused.exit_code == 1
        assert refused.stderr == (
            "CLOCK_BEHIND: The laptop's clock says 2020-01-01, but something was written down on "
            "2026-05-05. Nothing new is kept until you say what day it is. "
            "For instance: hublog clock --set 2026-11-24 10:15\n"
        )
    assert laptop.said("clock").startswith("CLOCK_BEHIND: ")
    assert laptop.said("clock", "--set", "2026-05-12", "10:15") == (
        "It is 12 May 2026, 10:15. hublog goes by a clock 2,323 days ahead of the laptop's. "
        "That was told on 12 May 2026."
    )
    laptop.clock.advance(minutes=5)
    at_the_desk = laptop("desk", "--activity", "warm", "--new-people", typed="Wren\n")
    assert at_the_desk.exit_code == 0, at_the_desk.output
    latest = json.loads(laptop.said("--json", "status"))["latest"]
    stamped = int(latest["stamp"].split("-")[0], 16)
    assert laptop.clock.local(stamped) == datetime(2026, 5, 12, 10, 20)  # noqa: DTZ001 - local wall time
    assert laptop.said("check")


def test_a_clock_that_was_put_right_is_gone_by_again(laptop) -> None:
    laptop.clock.at = RESET
    laptop.said("clock", "--set", "2026-05-12", "10:15")
    laptop.clock.at = datetime(2026, 5, 19, 10, 0)  # noqa: DTZ001 - local wall time
    assert laptop.said("clock") == "It is 19 May 2026, 10:00. hublog goes by the laptop's clock."


def test_months_of_rest_are_right_at_one_word(laptop) -> None:
    """DQ02."""
    laptop.clock.advance(days=120)
    refused = laptop("people", "add", "Wren")
    assert refused.stderr.startswith("CLOCK_AHEAD: The laptop's clock says 2026-09-02")
    assert laptop.said("clock", "--right").startswith("It is 2 Sep 2026, 10:00.")
    laptop.clock.advance(days=1)
    laptop.said("people", "add", "Wren")


@pytest.mark.parametrize(
    ("days", "said"), [(-40, "a clock 40 days behind the laptop's"), (0, "some hours away from")]
)
def test_other_offsets_are_told_too(laptop, days, said) -> None:
    laptop.clock.advance(days=36)
    day = (laptop.clock.now() + timedelta(days=days)).date()
    assert said in laptop.said("clock", "--set", day.isoformat(), "14:00" if days == 0 else "10:00")


def test_it_is_asked_which_is_right_where_nobody_can_tell(laptop) -> None:
    laptop.clock.advance(days=-2)
    laptop.said("clock", "--set", "2026-05-05", "11:00")
    laptop.clock.advance(days=9)
    refused = laptop("status")
    assert refused.stderr.startswith(
        "CLOCK_EITHER: The laptop's clock says 2026-05-12, and hublog reckons that it is 2026-05-14."
    )


def test_a_slip_in_the_year_is_refused(laptop) -> None:
    refused = laptop("clock", "--set", "2062-05-05", "10:00")
    assert refused.stderr.startswith("CLOCK_UNBELIEVABLE 2062-05-05: ")
    assert laptop("clock", "--set", "2026-05-05", "10:00", "--right").exit_code == 2


def test_no_hub_is_set_up_while_the_clock_says_2020(laptop, tmp_path) -> None:
    """Scenario 3: what was stamped then would stand before everything for ever."""
    laptop.clock.at = RESET
    new = tmp_path / "new"
    refused = laptop("--home", str(new), "init", "--code", "CUM-EWA", "--name", "Ewanrigg Hub")
    assert refused.stderr.startswith("CLOCK_IMPOSSIBLE: The laptop's clock says 2020-01-01")
    assert not new.exists()


def test_a_restore_works_while_the_clock_is_in_doubt(laptop, tmp_path) -> None:
    """Whoever was forgotten since is forgotten again, before anybody can be asked for the day."""
    laptop.said("people", "add", "Wren")
    laptop.said("backup", str(tmp_path / "stick"))
    (copy,) = (tmp_path / "stick").glob("*.db")
    laptop.said("forget", "Wren", "--yes")
    laptop.clock.at = RESET
    restored = laptop("restore", str(copy))
    assert restored.exit_code == 0, restored.output
    laptop.clock.at = datetime(2026, 5, 6, 10, 0)  # noqa: DTZ001 - local wall time
    assert json.loads(laptop.said("--json", "people", "find", "Wren"))["people"] == []


def test_a_second_laptop_that_says_2029_is_made_and_then_asked(laptop, tmp_path) -> None:
    made = json.loads(laptop.said("--json", "laptop", "transfer", str(tmp_path / "stick")))
    laptop.clock.at = datetime(2029, 5, 5, 10, 0)  # noqa: DTZ001 - local wall time
    second = ("--home", str(tmp_path / "second"))
    begun = laptop.said("laptop", "begin", made["file"], "--name", "Camp", *second)
    assert "Camp" in begun
    assert laptop("status", *second).stderr.startswith("CLOCK_AHEAD: ")
    assert laptop.said("clock", "--set", "2026-05-05", "10:30", *second)
    assert laptop.said("status", *second)
