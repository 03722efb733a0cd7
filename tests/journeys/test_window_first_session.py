"""Somebody who has never seen it sets up a hub and runs a drop-in, by keyboard alone."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

REGULARS = ("Megan Birch", "Robin Ash", "Dale Maple")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def tell(home: Path, passphrase: str, *words: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What the command line says about the same home folder."""
    done = subprocess.run(
        [sys.executable, "-m", "hublog", "--json", *words],
        env={**os.environ, "HUBLOG_HOME": str(home), "HUBLOG_PASSPHRASE": passphrase},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def set_up_a_hub(window, weekday: str) -> str:
    """Through the pages of the first run; the passphrase as it is shown."""
    window.until_focus("Set up this laptop for our hub")
    window.press("Return")
    window.until_focus("The name of your hub")
    window.write("Riverside Made-Up Hub")
    window.tab_to("The code of your hub")
    window.write("RIV-HUB")
    window.press("Return")
    window.until_focus("Name of an activity")
    window.write("Warm Welcome")
    window.tab_to("On which day: ")
    for day in WEEKDAYS[1 : WEEKDAYS.index(weekday) + 1]:
        window.press("Right")
        window.until_focus(f"On which day: {day}")
    window.press("space")
    window.tab_to("Add another one")
    window.press("Return")
    window.until_focus("Name of an activity")
    window.press("Return")
    window.until_focus("First names")
    window.write("Robin")
    window.press("Return")
    shown = window.until_shown("Passphrase: ")
    passphrase: str = shown.removeprefix("Passphrase: ")
    window.tab_to("Type the last word")
    window.write(passphrase.rsplit(maxsplit=1)[-1])
    window.press("Return")
    window.until_focus("Choose a stick or folder")
    window.tab_to("Later, in Settings")
    window.press("Return")
    window.until_focus("Begin")
    window.press("Return")
    window.until_shown("1 session today")
    return passphrase


def sign_in(window, typed: str, name: str, here: int) -> None:
    window.write(typed)
    window.until_shown(name)
    window.press("Return")
    window.until_shown(f"signed in, {here} here")


def run_a_drop_in(window) -> None:
    """Three regulars, two newcomers, four counts, one undo, one piece of advice, finish."""
    for number, name in enumerate(REGULARS, start=1):
        sign_in(window, name[:3], name.split()[0], number)
    for number, name in enumerate(("Ali Fern", "Kim Cherry"), start=4):
        window.write(name)
        window.press("ctrl+n")
        window.until_focus("What shall we call you?")
        window.press("Return")
        window.until_shown(f"signed in, {number} here")
        window.until_focus("Find a person")
    for number, key in enumerate(("F2", "F3", "F6", "F6"), start=6):
        window.press(key)
        window.until_shown(f", {number} here")
    window.press("ctrl+z")
    window.until_shown("Took back")
    window.until_shown("8 people here so far")
    window.press("ctrl+g")
    window.until_focus("What kind of place?: GP")
    window.press("p", "Return")
    window.until_shown("Logged: told about Pharmacy")
    window.until_focus("Find a person")
    window.press("ctrl+Return")
    window.until_focus("Count the heads")
    window.write("8")
    window.press("Return")
    window.until_shown("is finished, 8 came")


def test_a_first_session_from_set_up_to_its_figures(start, tmp_path) -> None:
    """Three regulars, two newcomers, four counts, one undo, finish; then the command line agrees."""
    home, today = tmp_path / "home", date.today()  # noqa: DTZ011 - the laptop's own day
    window = start(home)
    passphrase = set_up_a_hub(window, WEEKDAYS[today.weekday()])
    window.lock()
    for name in REGULARS:
        tell(home, passphrase, "people", "add", name)

    window = start(home)
    window.unlock(passphrase)
    window.until_focus("Robin")
    window.press("Return")
    window.until_focus("Start: Warm Welcome")
    window.press("Return")
    window.until_focus("Find a person")
    run_a_drop_in(window)
    window.lock()

    tallies = tell(home, passphrase, "status")["tallies"]
    assert (tallies["session"], tallies["person"], tallies["attendance"]) == (1, 5, 5)
    figures = tell(home, passphrase, "show", f"{today:%Y-%m}")["indicators"]
    values = {each["id"]: each["value"] for each in figures}
    assert (values["A01"], values["A03"], values["B01"]) == (1, 8, 5)
    assert values["D01.signpost"] == 1
    assert tell(home, passphrase, "check")["sound"]
