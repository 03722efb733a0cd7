"""A register that was damaged between two starts is back by keyboard alone, and a restore is undone."""

import datetime as dt
from pathlib import Path

import pytest

from hublog.bootstrap import HomeDoor
from hublog.domain.activities import Slot
from hublog.domain.problems import Problem
from hublog.services.activities import ActivityDetails
from hublog.services.hub import HubDetails

PASSPHRASE = "made up for windows"  # noqa: S105 - it locks nothing real
IN_PLACE = "is in place. What was there before is kept."
TODAY = dt.date.today()  # noqa: DTZ011 - the laptop's own day


@pytest.fixture
def home(tmp_path) -> Path:
    """A hub with a session that runs today; two people are known."""
    made = HomeDoor(tmp_path / "home", 0).set_up(
        "Sam", HubDetails(code="RIV-HUB", name="Made-Up"), PASSPHRASE
    )
    assert not isinstance(made, Problem)
    services = made.services
    slot = Slot(weekday=TODAY.weekday(), start=dt.time(0, 1), end=dt.time(23, 58))
    services.activities.add(
        "Sam", ActivityDetails(name="Warm Welcome", type="DROPIN", schedule=(slot,))
    )
    (activity,) = services.activities.everything()
    for name in ("Megan Birch", "Robin Ash"):
        services.people.add("Sam", name)
    assert not isinstance(services.sessions.open("Sam", activity.id, TODAY), Problem)
    services.store.close()
    return tmp_path / "home"


def unlock(window) -> None:
    window.until_focus("Passphrase")
    window.write(PASSPHRASE)
    window.press("Return")


def sign_in(window, typed: str, name: str, here: int) -> None:
    window.press("alt+2")
    window.until_focus("Find a person")
    window.write(typed)
    window.until_shown(name)
    window.press("Return")
    window.until_shown(f"signed in, {here} here")


def to_copies(window) -> None:
    window.press("alt+7")
    window.tab_to("More about copies")
    window.press("Return")
    window.until_focus("Make a copy now")


def damage(file: Path) -> None:
    """As a disk does that fails: nothing but zeros where the register was."""
    file.write_bytes(bytes(file.stat().st_size))


def look_into(window) -> None:
    """Type the passphrase of the copy; what is in it is shown."""
    window.until_focus("Passphrase of the copy")
    window.write(PASSPHRASE)
    window.press("Return")
    window.until_focus("Leave things as they are")


def put(window, words) -> None:
    window.press("shift+Tab")
    window.until_focus(words)
    window.press("Return")


def with_a_copy(start, home) -> None:
    """Megan is in the copy, Robin came after it; then the power goes."""
    window = start(home)
    unlock(window)
    sign_in(window, "meg", "Megan B.", 1)
    to_copies(window)
    window.press("Return")
    window.until_shown("A copy was made and read back")
    sign_in(window, "rob", "Robin A.", 2)
    window.kill()


def test_the_last_copy_opens_in_place_of_a_damaged_register_and_a_restore_is_undone(
    start, home
) -> None:
    """P6, P7: nothing is deleted on the way, and there is a way back from each step."""
    with_a_copy(start, home)
    damage(home / "hub.db")
    window = start(home)
    unlock(window)
    window.until_shown("The register cannot be opened")
    window.until_shown("Nothing was deleted")
    window.until_focus("Open the copy of today")
    window.press("Return")
    window.until_shown(IN_PLACE)
    window.until_shown("1 person here so far")

    sign_in(window, "rob", "Robin A.", 2)
    to_copies(window)
    window.tab_to("Restore from it")
    window.press("Return")
    look_into(window)
    window.until_shown("1 thing that was done after the copy")
    put(window, "Put this copy in place")
    window.until_shown(IN_PLACE)
    window.until_shown("1 person here so far")

    window.tab_to("How to go back")
    window.press("Return")
    window.until_focus("Put it back")
    window.press("Return")
    look_into(window)
    put(window, "Put it back in place")
    window.until_shown("What was in place before is back")
    window.until_shown("2 people here so far")
    window.kill()
    assert list((home / "backups").glob("damaged-*.db"))
